"""Lines of a paragraph on the grid that the standard declares: equal cells, kinsoku.

What may end a line is Word's way with simplified Chinese, and GB/T 15834 for the marks
that must not be torn; LibreOffice's own is written down in ``benchmarks/逐行对照.md``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

# Word's tables for simplified Chinese (the marks that occur in official papers)
NO_START = frozenset("!%),.:;?]}°·’”…‰′″›℃、。〃〉》」』】〕〗！＂％＇），．：；？］｀｜｝～")
NO_END = frozenset("$([{·‘“〈《「『【〔〖〝＄（．［｛￥")
LATIN = "!-~\u00a1-\u00ff"  # a run of them is one word: numbers, dates, addresses
WEAK = " \u2010-\u2030\u2100-\u218f"  # of the script that goes before
BLANK = " \u3000"  # hangs over at a line's end
HALF = 0.5


def _any(marks: frozenset[str]) -> str:
    return re.escape("".join(sorted(marks)))


BREAK = re.compile(
    rf"(?<=[^{_any(NO_END)}])(?=[^{BLANK}{_any(NO_START)}])"
    rf"(?<![!-~](?=[!-~]))(?<!—(?=—))(?<!…(?=…))(?<![±×](?=\d))(?<!\d(?=×))"
    r"|(?<=[A-Za-z0-9]-)(?=[A-Za-z0-9])|(?:(?<=://)|(?<=[a-z.]{4}/))(?=[A-Za-z])"
)
BESIDE = re.compile(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")
RUN = re.compile(rf"[{LATIN}][{LATIN}{WEAK}]*")


class Cells(NamedTuple):
    """How wide characters are, in 字."""

    half: float = HALF  # a digit or a Latin letter
    gap: float = 0.0  # set between digits and hanzi
    edge: float = 0.0  # set where the script changes


PLAIN = Cells()


class Manner(NamedTuple):
    """How a program sets characters beside each other."""

    gap: float = 0.0  # em between hanzi and digits or letters
    edges: bool = False  # the last character before a change of script is not tightened


GAP = 0.2  # em that LibreOffice leaves beside digits, whatever the file says (w:autoSpaceDN)
WORD = Manner()
GAPLESS = Manner(0.0, True)  # LibreOffice
OFFICE = Manner(GAP, True)  # LibreOffice reading a .docx


@lru_cache(maxsize=8192)
def _full(char: str) -> bool:
    """Whether a character takes a full cell in a Chinese face."""
    return unicodedata.east_asian_width(char) in "WFA"


def broken(text: str, room: float, first: float = 0.0, cells: Cells = PLAIN) -> list[int]:
    """Where the lines of a paragraph begin; ``room`` and ``first`` (indent) in 字."""
    between = _between(text, cells)
    widths = ((1.0 if _full(c) else cells.half) + between.get(n, 0.0) for n, c in enumerate(text))
    reach = list(accumulate(widths, initial=0.0))
    ends = [m.start() for m in BREAK.finditer(text)]
    starts, left = [0], room - first - cells.edge
    while True:
        start = starts[-1]
        before = reach[start] + between.get(start, 0.0)
        fits = bisect_right(reach, before + left + 1e-6) - 1
        while fits < len(text) and text[fits] in BLANK:
            fits += 1
        if fits >= len(text):
            return starts
        place = bisect_right(ends, fits)
        end = ends[place - 1] if place else 0
        starts.append(end if end > start else max(fits, start + 1))
        left = room - cells.edge


def _between(text: str, cells: Cells) -> dict[int, float]:
    """What is set before a character beside the cells."""
    out: dict[int, float] = {}
    if cells.edge:
        out = {n: cells.edge for m in RUN.finditer(text) for n in m.span()}
    if cells.gap:
        out |= {m.start(): out.get(m.start(), 0.0) + cells.gap for m in BESIDE.finditer(text)}
    return out


@lru_cache(maxsize=8192)
def lines(text: str, room: float, first: float = 0.0, cells: Cells = PLAIN) -> tuple[str, ...]:
    """The lines of a paragraph."""
    starts = [*broken(text, room, first, cells), len(text)]
    return tuple(text[a:b] for a, b in pairwise(starts))


def count(text: str, room: float, first: float = 0.0) -> int:
    """How many lines a paragraph takes."""
    return len(lines(text, room, first))
