"""Ordinals that lost their signs: 一排查建账阶段…。二集中攻坚阶段…, glued or not, one level or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gencirc.importing.ordinals import HANZI, NO_COUNT
from gencirc.numerals import value
from gencirc.patterns import later

STOCK = later(  # headings that papers share
    r"(?:(?:总体|工作|主要|重点|整治|活动|攻坚|行动|实施|方法|时间|进度|保障|组织|基本|有关|具体|指导|责任|职责|任务|创建|目标|检查|治理)"
    r"(?:要求|目标|任务|重点|内容|范围|步骤|安排|措施|领导|机构|架构|原则|思想|分工|落实|纪律|时间|主题|对象|方法|保障|成效|做法|情况|问题)"
    r"|存在的?(?:主要)?问题|下一?步(?:工作)?(?:打算|安排|计划|措施|工作)|取得的?成效|下一?步工作)"
)
LEAD = r"(?:^|(?<=[。；：！\n])|(?<=专班)|(?<=工作组)|(?<=小组))[ \t\u3000]*"
ITEM = later(
    rf"(?:{LEAD}|(?P<stock>[一二三四五六七八九十]{{1,2}}、{STOCK.pattern}))"
    rf"(?P<count>{HANZI})(?=[\u4e00-\u9fff“][^。；：！？，\n]{{1,15}}(?:[。：\n]|$|\d))"
    rf"|^[ \t\u3000]*(?P<loose>{HANZI}|\d{{1,2}})(?=[\u4e00-\u9fff“]{{4}})",
    re.M,
)
SIGNED = later(rf"(?:^|[。；：\n])[ \t\u3000]*[（(][ ]*{HANZI}[ ]*[）)]", re.M)
CHAPTER = later(rf"(?:^|[。；：\n])[ \t\u3000]*{HANZI}、", re.M)
DIGITS = "1."
FORMS = ("一、", "（一）", DIGITS)
FEWEST, SEVERAL = 2, 3


class Bare(NamedTuple):
    """An ordinal without its sign: its place in the text, its end, its number, its form."""

    start: int
    end: int
    number: int
    form: str = "（一）"
    sure: bool = True  # a heading follows that is over
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
    """Whether numbers that go on are ordinals: two with headings, or three at all."""
    return len(run) >= (FEWEST if all(o.sure for o in run) else SEVERAL)


def _under_chapters(text: str) -> list[list[Bare]]:
    runs: list[list[Bare]] = [[]]
    at = 0
    for one in _candidates(text):
        if one.form == DIGITS:
            continue
        if one.number == 1 or CHAPTER.search(text, at, one.start):
            runs.append([])
        at = one.start
        if one.number == len(runs[-1]) + 1:
            runs[-1].append(one)
    return runs


def _nested(text: str, below: str) -> list[list[Bare]]:
    """Runs with those inside them; ``below`` is the form of the second level, "" when it has signs."""
    top: list[Bare] = []
    inner: list[Bare] = []
    runs = [top]
    for one in _candidates(text):
        down = DIGITS if one.form == DIGITS else below
        goes_on = one.number == len(top) + 1 and one.form != DIGITS
        inside = inner and one.number == len(inner) + 1 and down == inner[0].form
        if goes_on and (not inside or _like(one, top[-1], inner[-1])):
            top.append(one._replace(form="一、"))
            inner = []
        elif inside:
            inner.append(one._replace(form=down))
        elif one.number == 1 and top and down:
            inner = [one._replace(form=down)]
            runs.append(inner)
    return runs


def _like(one: Bare, above: Bare, before: Bare) -> bool:
    """Whether an ordinal that could be of two runs looks as the upper one's do."""
    return one.alone == above.alone and one.alone != before.alone


def _candidates(text: str) -> Iterator[Bare]:
    at = 0
    while found := ITEM.search(text, at):
        start, end = found.span("count" if found["count"] else "loose")
        at = end
        if NO_COUNT.match(text, start) or text[end] in "、．.是要":
            continue
        form = DIGITS if text[start].isdigit() else "（一）"
        line = text[end : text.find("\n", end) % (len(text) + 1)]
        alone = len(line) <= 12 and not re.search("[。；，]", line)
        yield Bare(start, end, value(text[start:end]) or 0, form, bool(found["count"]), alone)
