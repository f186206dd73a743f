"""Headings behind signs, ★环境整治组。……: a run of them is counted by depth, as others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.importing.headings import BRACKET, headed
from gencirc.importing.ordinals import BULLET, LEVELS, Line, Ordinal
from gencirc.patterns import later

SIGN = later(r"([★☆◆◇■□●○▲△►▶※◎•·➢✓√])[ \u3000]*(?=[\u4e00-\u9fff“《])")
LONGEST = 16  # characters of a heading behind a sign
INNER = later("[，、]")
FEWEST = 2


def bulleted(lines: Sequence[Line]) -> list[Line]:
    """The lines with headings behind signs; signs before sentences stay in the text."""
    headed_ones = (run for run in _runs(lines) if all(_heads(lines, n) for n in run))
    heads = {n for run in headed_ones for n in run}
    return [_headed(line) if n in heads else line for n, line in enumerate(lines)]


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lines with the same sign under one heading of the standard's."""
    runs: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if line.ordinal and line.ordinal.form in LEVELS:
            yield from (run for run in runs.values() if len(run) >= FEWEST)
            runs = {}
        elif found := SIGN.match(line.text):
            runs.setdefault(found[1], []).append(place)
    yield from (run for run in runs.values() if len(run) >= FEWEST)


def _heads(lines: Sequence[Line], place: int) -> bool:
    """Whether a line has a short heading, with text behind or below it."""
    title, text = headed(_headed(lines[place]).rest, leads=False)
    if (
        title is None
        or len(BRACKET.sub("", title)) > LONGEST
        or (text is None and INNER.search(title))
    ):
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    return bool(text) or bool(below and not SIGN.match(below.text) and not below.ordinal)


def _headed(line: Line) -> Line:
    found = SIGN.match(line.text)
    return line._replace(ordinal=Ordinal(BULLET, 0, found.end())) if found else line
