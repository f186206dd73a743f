"""Lines of a paragraph on the grid that the standard declares: equal cells, kinsoku."""

from __future__ import annotations

import re
from functools import lru_cache

from gencirc.blocks.shaping import width

NO_START = frozenset("。，、；：？！）》”’】〕〉」』%％…—·℃")
NO_END = frozenset("（《“‘【〔〈「『")
BESIDE = re.compile(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")
GAP = 0.2  # 字 that LibreOffice leaves there, whatever the file says (``w:autoSpaceDN``)
LATIN = re.compile(r"[0-9A-Za-z.,:/+\-%]+")


def broken(text: str, room: float, first: float = 0.0, gap: float = 0.0) -> list[int]:
    """Where the lines of a paragraph begin; ``room`` and ``first`` (indent) in 字.

    ``gap`` is left between hanzi and digits within a line.
    """
    beside = {m.start() for m in BESIDE.finditer(text)} if gap else set()

    def taken(start: int, stop: int) -> float:
        return width(text[start:stop]) + gap * sum(start < b < stop for b in beside)

    starts = [0]
    left = room - first
    pieces = _pieces(text)
    for place, piece in pieces:
        size = width(piece) + gap * (place in beside and place > starts[-1])
        if size <= left + 1e-6:
            left -= size
            continue
        start = _start_of_next(text, place, starts[-1])
        starts.append(start)
        left = room - taken(start, place + len(piece))
        while left < -1e-6:  # a Latin run longer than a line
            start += max(1, int(room * 2))
            starts.append(start)
            left = room - taken(start, place + len(piece))
    return starts


def _pieces(text: str) -> list[tuple[int, str]]:
    """Characters, with runs of digits and letters in one piece."""
    out, at = [], 0
    while at < len(text):
        run = LATIN.match(text, at)
        stop = run.end() if run else at + 1
        out.append((at, text[at:stop]))
        at = stop
    return out


def _start_of_next(text: str, place: int, line: int) -> int:
    """The line break before ``place`` that leaves no mark alone at a line's start or end."""
    start = place
    while start > line + 1 and (text[start] in NO_START or text[start - 1] in NO_END):
        start -= 1
        run = LATIN.search(text[line:start])
        while run and run.end() < start - line:
            run = LATIN.search(text[line:start], run.end())
        if run and text[start].isascii() and text[start].isalnum():
            start = line + run.start()
    return start if start > line else place


@lru_cache(maxsize=4096)
def count(text: str, room: float, first: float = 0.0) -> int:
    """How many lines a paragraph takes."""
    return len(broken(text, room, first)) if text else 1


@lru_cache(maxsize=4096)
def loosest(text: str, room: float, first: float = 0.0) -> int:
    """The lines a paragraph takes where digits beside hanzi are set off by ``GAP``."""
    return len(broken(text, room, first, GAP)) if text else 1
