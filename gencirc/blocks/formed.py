"""How the cells of a form lie: places, spans, and what goes on from the row above."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.blocks.tree import Box, Form


class Placed(NamedTuple):
    """A cell in its place; ``down`` is 0 where it goes on from the row above."""

    box: Box
    column: int
    across: int
    down: int


def laid(form: Form) -> list[list[Placed]]:
    """The cells of every row from left to right; the last of a row reaches the right edge."""
    count = columns(form)
    taken: dict[int, set[int]] = {}
    out: list[list[Placed]] = [[] for _ in form.rows]
    for number, row in enumerate(form.rows):
        column = 0
        for place, box in enumerate(row):
            column = _free(column, taken.get(number, set()))
            across = box.across
            if place == len(row) - 1:
                across = _until(column, count, taken.get(number, set()))
            down = min(box.down, len(form.rows) - number)
            for below in range(down):
                _take(taken, number + below, column, across)
                out[number + below].append(Placed(box, column, across, 0 if below else down))
            column += across
    return [sorted(row, key=lambda p: p.column) for row in out]


def columns(form: Form) -> int:
    """How many columns the fullest row takes."""
    ends = [1]
    taken: dict[int, set[int]] = {}
    for number, row in enumerate(form.rows):
        column = 0
        for box in row:
            column = _free(column, taken.get(number, set()))
            for below in range(box.down):
                _take(taken, number + below, column, box.across)
            column += box.across
        ends.append(max([column, *(c + 1 for c in taken.get(number, set()))]))
    return max(ends)


def _free(column: int, taken: set[int]) -> int:
    while column in taken:
        column += 1
    return column


def _until(column: int, count: int, taken: set[int]) -> int:
    """Columns from ``column`` to the edge, or to what hangs down from above."""
    end = column + 1
    while end < count and end not in taken:
        end += 1
    return end - column


def _take(taken: dict[int, set[int]], row: int, column: int, across: int) -> None:
    taken.setdefault(row, set()).update(range(column, column + across))
