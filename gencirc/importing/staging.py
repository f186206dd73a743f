"""Headings of phases that end with their time, and run into the text: 动员准备3月1日至3月31日各乡镇……"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gencirc.importing.headings import TIME
from gencirc.importing.ordinals import PHASE, Line, Ordinal
from gencirc.patterns import holds, later

SPAN = rf"({TIME.pattern})(?<=[日号旬底月初末止\d])"
STAGE = later(
    rf"[^\s\d，。；：（）〖〗]{{2,14}}?(?<![于在从自至到的为即年将要按])(?:[（〖](?:时间[为：]?)?{SPAN}[）〗]|[：，]?{SPAN})"
)
LONE = later(
    rf"第[一二三四五六](?:个)?阶段[：、，\s]*[\u4e00-\u9fff]{{2,10}}\s*（?{TIME.pattern}）?[：。]?"
    rf"|(?![^（]*(?:方案|计划|要点|讲话|通知|稿)（)[\u4e00-\u9fff]{{2,10}}（{TIME.pattern}）[：。]?"
)
DASHES, DOTS = "至到—–－～~-", "./-"
GOES_ON = later("阶段|期|[为是的内共历前后之间起止。：]")
TIMED = later(r"月|\d[./-]\d")
NAME = 12  # characters of a name behind the time
LONGEST = 36  # characters that hold a heading with its time
FEWEST = 2


def staged(lines: Sequence[Line]) -> list[Line]:
    """The lines; phases that count on one after the other know how long their headings are."""
    lines = _unnumbered(lines)
    heads = {n: head for run in _runs(lines) for n, head in _heads(lines, run).items()}
    return [x._replace(head=heads[n]) if n in heads else x for n, x in enumerate(lines)]


def _unnumbered(lines: Sequence[Line]) -> list[Line]:
    """The lines; names with their times, each on a line of its own, head what is below them."""
    places = [n for n, x in enumerate(lines) if x.ordinal is None and _alone(x.text)]
    apart = all(b - a > 1 for a, b in pairwise([*places, len(lines)]))
    if len(places) < FEWEST or not apart:
        return list(lines)
    return [
        x._replace(ordinal=Ordinal(PHASE, 0, 0)) if n in places else x for n, x in enumerate(lines)
    ]


def _alone(text: str) -> bool:
    """Whether a line is a name with its time in brackets: 动员部署（2023年3月）"""
    named = "月" in text and len(text) <= LONGEST and not text[0].isdigit()
    return named and bool(LONE.fullmatch(text))


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lines that count on in one form, each run from its first number on."""
    runs: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if o := line.ordinal:
            if o.number == 1 and o.form in runs:
                yield runs.pop(o.form)
            runs.setdefault(o.form, []).append(place)
    yield from runs.values()


def _spans(time: str) -> bool:
    """Whether a time has a beginning and an end: 3月1日至3月31日, 2024.9.10—2024.9.25, 3月1日3月31日."""
    ends = time.count("月") > 1 or any(c in DASHES for c in time)
    return ends and ("月" in time or sum(c in DOTS for c in time) > 1)


def _heads(lines: Sequence[Line], run: Sequence[int]) -> dict[int, int]:
    """Where the headings of a run are over that run into their text; most of the run are phases."""
    found = (
        (n, STAGE.match(lines[n].rest)) for n in run if TIMED.search(lines[n].rest, 0, LONGEST)
    )
    ends = {n: m.end() for n, m in found if m and _spans(m[1] or m[2])}
    if len(ends) < FEWEST or len(ends) * 2 <= len(run):
        return {}
    return {
        n: end for n, end in ends.items()
        if _runs_on(lines[n].rest[end:]) and not lines[n].head and not GOES_ON.match(lines[n].rest, end)
    }  # fmt: skip


def _runs_on(rest: str) -> bool:
    """Whether a text follows: a few words without a sign are the name of the phase."""
    return len(rest) > NAME or holds(rest, "。；，：")
