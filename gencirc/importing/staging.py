"""Headings of phases that end with their time, and run into the text: 动员准备3月1日至3月31日各乡镇……"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.importing.ordinals import Line
from gencirc.patterns import later

NUMBER = r"[\dXxＸ×某一二三四五六七八九十]{1,3}"
DAY = rf"(?:[\dXxＸ×某]{{4}}[年./-])?{NUMBER}(?:月(?:{NUMBER}[日号]|[上中下]旬|[底初末])?|[./-]\d{{1,2}}|[日号])"
SPAN = rf"(?:从|自)?(?:即日|{DAY})起?(?:[至到—–－～~-]{{1,2}}|(?=\d)){DAY}止?"
STAGE = later(
    rf"[\u4e00-\u9fff“”、]{{2,14}}?(?<![于在从自至到的为即年将要按])(?:（(?:时间[为：]?)?{SPAN}）|[：，]?{SPAN})"
)
GOES_ON = later("阶段|期|[为是的内共历前后之间起止。：]")
FEWEST = 2


def staged(lines: Sequence[Line]) -> list[Line]:
    """The lines; phases that count on one after the other know how long their headings are."""
    heads = {n: head for run in _runs(lines) for n, head in _heads(lines, run).items()}
    return [x._replace(head=heads[n]) if n in heads else x for n, x in enumerate(lines)]


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lines that count on in one form, each run from its first number on."""
    runs: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if o := line.ordinal:
            if o.number == 1 and o.form in runs:
                yield runs.pop(o.form)
            runs.setdefault(o.form, []).append(place)
    yield from runs.values()


def _heads(lines: Sequence[Line], run: Sequence[int]) -> dict[int, int]:
    """Where the headings of a run are over that run into their text; most of the run are phases."""
    ends = {n: m.end() for n in run if (m := STAGE.match(lines[n].rest))}
    if len(ends) < FEWEST or len(ends) * 2 <= len(run):
        return {}
    return {
        n: end for n, end in ends.items()
        if end < len(lines[n].rest) and not lines[n].head and not GOES_ON.match(lines[n].rest, end)
    }  # fmt: skip
