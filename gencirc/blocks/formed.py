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

    @property
    def end(self) -> int:
        """The first column behind it."""
        return self.column + self.across


def laid(form: Form) -> list[list[Placed]]:
    """The cells of every row from left to right; they fill the row to its right edge."""
    rows = _placed(form)
    count = _columns(rows)
    return [_filled(row, count) for row in rows]


def columns(form: Form) -> int:
    """How many columns the fullest row takes."""
    return _columns(_placed(form))


def _columns(rows: list[list[Placed]]) -> int:
    return max((placed.end for row in rows for placed in row), default=1)


def _placed(form: Form) -> list[list[Placed]]:
    """Every cell in the first place of its row that is wide enough."""
    out: list[list[Placed]] = [[] for _ in form.rows]
    for number, row in enumerate(form.rows):
        column = 0
        for box in row:
            column = _free(column, box.across, out[number])
            down = min(box.down, len(form.rows) - number)
            for below in range(down):
                out[number + below].append(Placed(box, column, box.across, 0 if below else down))
            column += box.across
    return [sorted(row, key=lambda p: p.column) for row in out]


def _free(column: int, across: int, row: list[Placed]) -> int:
    """The first place from ``column`` on that meets nothing in the row."""
    for placed in sorted(row, key=lambda p: p.column):
        if placed.column < column + across and column < placed.end:
            column = placed.end
    return column


def _filled(row: list[Placed], count: int) -> list[Placed]:
    """A row without gaps: the cell before one is widened, unless it hangs down."""
    out: list[Placed] = []
    for placed in [*row, Placed(Box(), count, 0, 1)]:
        start = out[-1].end if out else 0
        gap = placed.column - start
        if gap and out and out[-1].down == 1:
            out[-1] = out[-1]._replace(across=out[-1].across + gap)
        elif gap:
            out.append(Placed(Box(), start, gap, 1))
        if placed.across:
            out.append(placed)
    return out
