"""Ordinals that lost their brackets: 一排查建账阶段…。二集中攻坚阶段…, glued or not."""

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
    rf"(?P<count>{HANZI})(?=[\u4e00-\u9fff“][^。；：！？，\n]{{1,15}}(?:[。：\n]|$|\d))",
    re.M,
)
SIGNED = later(rf"(?:^|[。；：\n])[ \t\u3000]*[（(][ ]*{HANZI}[ ]*[）)]", re.M)
CHAPTER = later(rf"{HANZI}、")
FEWEST = 2


class Bare(NamedTuple):
    """An ordinal without its brackets: its place in the text, its end, its number."""

    start: int
    end: int
    number: int


def lost(text: str) -> dict[int, Bare]:
    """The ordinals 一, 二… of a text that has none in brackets, by their places.

    They count on from one under a chapter; one alone is a word like any other.
    """
    if SIGNED.search(text):
        return {}
    runs: list[list[Bare]] = [[]]
    at = 0
    for one in _candidates(text):
        if one.number == 1 or CHAPTER.search(text, at, one.start):
            runs.append([])
        at = one.start
        if one.number == len(runs[-1]) + 1:
            runs[-1].append(one)
    return {one.start: one for run in runs if len(run) >= FEWEST for one in run}


def _candidates(text: str) -> Iterator[Bare]:
    at = 0
    while found := ITEM.search(text, at):
        start, end = found.span("count")
        at = end
        if not NO_COUNT.match(text, start) and text[end] not in "、．.是要":
            yield Bare(start, end, value(found["count"]) or 0)
