"""Lines of a paragraph on the grid that the standard declares: equal cells, kinsoku.

What may end a line is Word's way with simplified Chinese, and GB/T 15834 for the marks
that must not be torn; LibreOffice's own is written down in ``benchmarks/逐行对照.md``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from gencirc.patterns import later

# Word's tables for simplified Chinese (the marks that occur in official papers)
NO_START = frozenset("!%),.:;?]}°·’”…‰′″›℃、。〃〉》」』】〕〗！＂％＇），．：；？］｀｜｝～")
NO_END = frozenset("$([{·‘“〈《「『【〔〖〝＄（．［｛￥")
LATIN = "!-~\u00a1-\u00ff"  # a run of them is one word: numbers, dates, addresses
WEAK = " \u2010-\u2030\u2100-\u218f"  # of the script that goes before
BLANK = " \u3000"  # hangs over at a line's end
HALF = 0.5


def _any(marks: frozenset[str]) -> str:
    return re.escape("".join(sorted(marks)))


BREAK = later(
    rf"(?<=[^{_any(NO_END)}])(?=[^{BLANK}{_any(NO_START)}])"
    rf"(?<![!-~](?=[!-~]))(?<!—(?=—))(?<!…(?=…))(?<![±×](?=\d))(?<!\d(?=×))"
    r"|(?<=[A-Za-z0-9]-)(?=[A-Za-z0-9])|(?:(?<=://)|(?<=[a-z.]{4}/))(?=[A-Za-z])"
)
BESIDE = later(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")
RUN = later(rf"[{LATIN}][{LATIN}{WEAK}]*")


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


@lru_cache(maxsize=2048)
def _full(char: str) -> bool:
    """Whether a character takes a full cell in a Chinese face."""
    return unicodedata.east_asian_width(char) in "WFA"


def broken(text: str, room: float, first: float = 0.0, cells: Cells = PLAIN) -> list[int]:
    """Where the lines of a paragraph begin; ``room`` and ``first`` (indent) in 字."""
    between = _between(text, cells)
    widths: Iterable[float] = map(_widths(cells.half).__getitem__, text)
    if between:
        widths = (w + between.get(n, 0.0) for n, w in enumerate(widths))
    reach = list(accumulate(widths, initial=0.0))
    starts, left = [0], room - first - cells.edge
    while True:
        start = starts[-1]
        before = reach[start] + between.get(start, 0.0)
        fits = _hung(text, bisect_right(reach, before + left + 1e-6) - 1)
        if fits >= len(text):
            return starts
        starts.append(_end(text, start, fits))
        left = room - cells.edge


def _hung(text: str, fits: int) -> int:
    """Where a line ends with the blanks that hang over."""
    while fits < len(text) and text[fits] in BLANK:
        fits += 1
    return fits


def _end(text: str, start: int, fits: int) -> int:
    """Where a line ends that has room up to ``fits``."""
    end = fits
    while end > start and not BREAK.match(text, end):
        end -= 1
    return end if end > start else max(fits, start + 1)


class _Widths(dict[str, float]):
    """Widths of characters in 字, looked up once."""

    def __init__(self, half: float) -> None:
        super().__init__()
        self.half = half

    def __missing__(self, char: str) -> float:
        self[char] = 1.0 if _full(char) else self.half
        return self[char]


_widths = lru_cache(maxsize=64)(_Widths)


def _between(text: str, cells: Cells) -> dict[int, float]:
    """What is set before a character beside the cells."""
    out: dict[int, float] = {}
    if not cells.edge and not cells.gap:
        return out
    if cells.edge:
        out = {n: cells.edge for m in RUN.finditer(text) for n in m.span()}
    if cells.gap:
        out |= {m.start(): out.get(m.start(), 0.0) + cells.gap for m in BESIDE.finditer(text)}
    return out


@lru_cache(maxsize=2048)
def lines(text: str, room: float, first: float = 0.0, cells: Cells = PLAIN) -> tuple[str, ...]:
    """The lines of a paragraph."""
    if _all_full(text):
        most, then = (int(room - cells.edge - x + 1e-6) for x in (first, 0.0))
        if then > 0 and most > 0:
            return _even(text, most, then)
    starts = [*broken(text, room, first, cells), len(text)]
    return tuple(text[a:b] for a, b in pairwise(starts))


_FULL: set[str] = set()  # characters known to take a full cell


def _all_full(text: str) -> bool:
    """Whether every character takes a full cell; such lines are alike in all manners."""
    if _FULL.issuperset(text):
        return True
    found = set(text) - _FULL
    _FULL.update(filter(_full, found))
    return _FULL.issuperset(found)


@lru_cache(maxsize=2048)
def _even(text: str, most: int, then: int) -> tuple[str, ...]:
    """The lines of full characters: so many in the first, so many in the others."""
    starts = [0]
    while True:
        start = starts[-1]
        fits = _hung(text, start + (then if start else most))
        if fits >= len(text):
            break
        starts.append(_end(text, start, fits))
    starts.append(len(text))
    return tuple(text[a:b] for a, b in pairwise(starts))


def count(text: str, room: float, first: float = 0.0) -> int:
    """How many lines a paragraph takes."""
    return len(lines(text, room, first))
