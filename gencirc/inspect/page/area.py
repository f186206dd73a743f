"""The type area in millimetres from the sheet's top left, and what shows where it lies."""

from __future__ import annotations

from itertools import pairwise

from gencirc.inspect import forms
from gencirc.inspect.pdf import Row, Sheet
from gencirc.standard.table import mm

TOP, BOTTOM = 37.0, 262.0
WIDTH = 156.0
CELL = WIDTH / 28
PITCH = 225 / 22
LEFT, RIGHT = mm("订口"), mm("订口") + WIDTH
LYING_LEFT, LYING_WIDTH = 35.0, 225.0  # of a page that lies
MIDDLE = (LEFT + RIGHT) / 2
LARGE = 20  # pt; a mark is larger than any text
SMALLEST = 11  # pt, of a mark with many names


def has_number(row: Row) -> bool:
    """Whether a row holds a number, in whatever form."""
    return any(forms.LOOKS_LIKE_NUMBER.match(p.text) for p in row.pieces)


def lefts(sheet: Sheet) -> list[float]:
    """Where the type area of a page seems to begin: by its flush rows and its long rules."""
    rows = [r for r in sheet.rows if TOP < r.baseline < BOTTOM and r.right - r.left > 100]
    rules = [r.left for r in sheet.rules if abs(r.length - WIDTH) < 1]
    return [*rules, *([min(r.left for r in rows)] if len(rows) > 2 else [])]


def indented(off: float) -> bool:
    """Whether what lies so many mm off the left edge may be a first line, two 字 in."""
    return abs(off - 2 * CELL) < 1


def usual_pitch(rows: list[Row]) -> float:
    """Line pitch of most rows of a page: lines may be tightened where a paper is signed (7.3.5.5)."""
    gaps = sorted(b.baseline - a.baseline for a, b in pairwise(rows))
    usual = [g for g in gaps if 8.5 < g < 14.2]
    return usual[len(usual) // 2] if usual else PITCH
