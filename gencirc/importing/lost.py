"""Ordinals that lost their signs: 一排查建账阶段…。二集中攻坚阶段…, glued or not, one level or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gencirc.importing.ordinals import HANZI, NO_COUNT
from gencirc.numerals import value
from gencirc.patterns import holds, later

STOCK = later(  # headings that papers share
    r"(?:(?:总体|工作|主要|重点|整治|活动|攻坚|行动|实施|方法|时间|进度|保障|组织|基本|有关|具体|指导|责任|职责|任务|创建|目标|检查|治理)"
    r"(?:要求|目标|任务|重点|内容|范围|步骤|安排|措施|领导|机构|架构|原则|思想|分工|落实|纪律|时间|主题|对象|方法|保障|成效|做法|情况|问题)"
    r"|存在的?(?:主要)?问题|下一?步(?:工作)?(?:打算|安排|计划|措施|工作)|取得的?成效|下一?步工作)"
)
LEAD = r"(?:^|(?<=[。；：！\n])|(?<=专班)|(?<=工作组)|(?<=小组))[ \t\u3000]*"
ITEM = later(
    rf"(?:{LEAD}|(?P<stock>[一二三四五六七八九十]{{1,2}}、{STOCK.pattern}))(?P<count>{HANZI})(?=[\u4e00-\u9fff“\d])"
    r"|^[ \t\u3000]*(?P<digits>\d{1,2})(?=[\u4e00-\u9fff“])",
    re.M,
)
OVER = later(
    r"[^。；：！？，\n]{2,16}(?:[。：\n]|$|\d)|[^。；：！？\n]{2,26}(?:[。\n]|$)"
    r"|[^。；：！？，（\n]{2,20}（[^（）\n]*）"
)  # a heading is
STARTS = later(r"(?:^|\n)[ \t\u3000]*$")
SIGNED = later(rf"(?:^|[。；：\n])[ \t\u3000]*[（(][ ]*{HANZI}[ ]*[）)]", re.M)
CHAPTER = later(rf"(?:^|[。；：\n])[ \t\u3000]*{HANZI}、", re.M)
DIGITS = "1."
FEWEST, SEVERAL = 2, 3
ALONE = 30  # characters of a heading on a line of its own


class Bare(NamedTuple):
    """An ordinal without its sign: its place in the text, its end, its number, its form."""

    start: int
    end: int
    number: int
    form: str = "（一）"
    sure: bool = True  # a heading follows that is over
    word: bool = False  # it may be a count: 三年, 一项
    alone: bool = False  # on a line of its own


def lost(text: str) -> dict[int, Bare]:
    """The ordinals 一, 二… of a text that have no signs, by their places.

    Where chapters have theirs they count on from one under a chapter; where none has, a run
    inside another one is the level below. One alone is a word like any other.
    """
    chapters, signed = CHAPTER.search(text), SIGNED.search(text)
    if chapters and signed:
        return {}
    runs = _under_chapters(text) if chapters else _nested(text, "（一）" if not signed else "")
    return {one.start: one for run in runs if _is_run(run) for one in run}


def _is_run(run: list[Bare]) -> bool:
    """Whether numbers that go on are ordinals: two with headings, or three of which most have."""
    if all(o.sure for o in run):
        return len(run) >= FEWEST
    return len(run) >= SEVERAL and sum(o.word for o in run) * 2 < len(run)


def _under_chapters(text: str) -> list[list[Bare]]:
    """Runs that begin anew under every chapter, but for 1, 2… which may count on."""
    runs: dict[str, list[list[Bare]]] = {"（一）": [[]], DIGITS: [[]]}
    at = 0
    for one in _candidates(text):
        held = runs[one.form]
        chapter = CHAPTER.search(text, at, one.start)
        if one.number == 1 or (chapter and one.form != DIGITS):
            held.append([])
        if one.number == len(held[-1]) + 1:
            held[-1].append(one)
        at = one.start
    return [run for held in runs.values() for run in held]


def _nested(text: str, below: str) -> list[list[Bare]]:
    """Runs with those inside them; ``below`` is the form of the second level, "" when it has signs."""
    top: list[Bare] = []
    inner: list[Bare] = []
    digits: list[Bare] = []
    runs = [top]
    found = list(_candidates(text))
    following = dict(pairwise(o for o in found if o.form != DIGITS))
    for one in found:
        if one.form == DIGITS:
            if one.number == 1:
                digits = [one]
                runs.append(digits)
            elif digits and one.number == digits[-1].number + 1:
                digits.append(one)
            continue
        goes_on = one.number == len(top) + 1
        inside = bool(inner) and one.number == len(inner) + 1
        if goes_on and not (inside and _is_inner(one, following.get(one), top[-1], inner[-1])):
            top.append(one._replace(form="一、"))
            inner = []
        elif inside:
            inner.append(one._replace(form=below))
        elif one.number == 1 and top and below:
            inner = [one._replace(form=below)]
            runs.append(inner)
    return runs


def _is_inner(one: Bare, after: Bare | None, above: Bare, before: Bare) -> bool:
    """Whether an ordinal that could be of two runs is of the inner one: by what follows, or its looks."""
    if after and after.number in (1, one.number):
        return after.number == one.number
    return not (one.alone == above.alone and one.alone != before.alone)


def _candidates(text: str) -> Iterator[Bare]:
    at = 0
    while found := ITEM.search(text, at):
        start, end = found.span("count" if found["count"] else "digits")
        at = end
        over = OVER.match(text, end)
        begins = STARTS.search(text, max(0, start - 9), start)
        if text[end] in "、．.是要" or not (over or begins):
            continue
        word = bool(NO_COUNT.match(text, start))
        if word and not (begins and over and not over[0][-1].isdigit()):
            continue
        line = text[end : text.find("\n", end) % (len(text) + 1)]
        alone = len(line) <= ALONE and not holds(line, "。；")
        form = DIGITS if found["digits"] else "（一）"
        yield Bare(
            start, end, value(text[start:end]) or 0, form, bool(over) and not word, word, alone
        )
