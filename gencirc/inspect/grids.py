"""Ruled grids of a page: what stands in the cells of a table or form is no running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

MM = 25.4 / 72
THIN = 4  # pt; a filled box as thin as this is a line
SHORT = 2.0  # mm; no cell is lower
APART = 1.0  # mm between pieces of one grid, and between lines that are two
COLUMNS = 2  # fewer make a frame round a text


class Grid(NamedTuple):
    """Where a grid lies, mm from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it or on its edge."""
        aside, along = self.left - APART < x < self.right + APART, self.top - APART < y
        return aside and along and y < self.bottom + APART


class Upright(NamedTuple):
    """A line down the page, mm."""

    top: float
    bottom: float
    x: float


def grids(page: Any) -> list[Grid]:
    """The grids of a page of pdfplumber, from the top: groups of upright lines side by side."""
    return [_around(g) for g in _groups(sorted(_uprights(page))) if _columns(g) >= COLUMNS]


def _uprights(page: Any) -> Iterator[Upright]:
    """Upright lines, however the program drew them: as lines, thin boxes or sides of a box."""
    for shape in [*page.lines, *page.rects, *page.curves]:
        if (shape["bottom"] - shape["top"]) * MM < SHORT:
            continue
        top, bottom = shape["top"] * MM, shape["bottom"] * MM
        if shape["x1"] - shape["x0"] < THIN:
            yield Upright(top, bottom, (shape["x0"] + shape["x1"]) / 2 * MM)
        elif shape["object_type"] == "rect" and shape["stroke"]:
            yield Upright(top, bottom, shape["x0"] * MM)
            yield Upright(top, bottom, shape["x1"] * MM)


def _groups(lines: Iterable[Upright]) -> list[list[Upright]]:
    """Lines put together that follow one another down the page without a gap."""
    out: list[list[Upright]] = []
    low = 0.0
    for line in lines:
        if not out or line.top > low + APART:
            out.append([])
            low = line.bottom
        out[-1].append(line)
        low = max(low, line.bottom)
    return out


def _columns(group: list[Upright]) -> int:
    """How many columns the lines of a group part."""
    places = sorted(line.x for line in group)
    return sum(b - a > APART for a, b in pairwise(places))


def _around(group: list[Upright]) -> Grid:
    places = [line.x for line in group]
    return Grid(min(places), min(g.top for g in group), max(places), max(g.bottom for g in group))
