"""Heights of the rows of a table, for what may split and for counting pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from gencirc.blocks.grid import Cell, Line, columns, grid, header, paragraphs, total
from gencirc.blocks.lines import OFFICE, Cells
from gencirc.blocks.lines import lines as set_lines
from gencirc.blocks.tree import Table
from gencirc.reuse import by_identity, by_size, of_like_tables
from gencirc.standard.table import whole
from gencirc.word.columns import MARGIN, sure
from gencirc.word.styles import Metrics
from gencirc.words import Words

BELOW = 58  # twips below: in an exact line the ink stands low
BORDER = whole("表格线") * 2.5  # twips of a rule between rows
WHOLE = 0.8  # of a page: a taller row is allowed to split


@of_like_tables
def lines(block: Table, widths: tuple[int, ...], metrics: Metrics, cells: Cells) -> tuple[int, ...]:
    """Lines of text that every row takes; a merged cell stretches the last row it spans."""
    above, below = (_stretched(f(block), widths, metrics, cells) for f in (header, total))
    known = sure(block, widths, metrics.pitch, cells)
    if len(known) == columns(block):
        return (*above, *[1] * len(block.rows), *below)
    data = islice(grid(block), len(above), len(above) + len(block.rows))
    return (*above, *_stretched(data, widths, metrics, cells, known), *below)


def _stretched(
    rows: Iterable[Line],
    widths: tuple[int, ...],
    metrics: Metrics,
    cells: Cells,
    known: frozenset[int] = frozenset(),
) -> list[int]:
    """The lines of rows from which no cell goes on; in ``known`` columns every cell takes one."""
    out: list[int] = []
    merged: list[tuple[int, Cell]] = []
    for number, row in enumerate(rows):
        out.append(_taken(row, widths, metrics, cells, known))
        merged += [(number, cell) for cell in row.cells if cell.down > 1]
    for number, cell in merged:
        last = number + cell.down - 1
        lack = len(texts(cell, widths, metrics, cells)) - sum(out[number : last + 1])
        out[last] += max(0, lack)
    return out


@by_identity
def _taken(
    row: Line, widths: tuple[int, ...], metrics: Metrics, cells: Cells, known: frozenset[int]
) -> int:
    """The lines of the cells that stand in one row."""
    asked = (c for c in row.cells if c.down == 1 and c.column not in known)
    alone = (len(texts(c, widths, metrics, cells)) for c in asked)
    return max(alone, default=1)


def texts(cell: Cell, widths: Sequence[int], metrics: Metrics, cells: Cells) -> tuple[str, ...]:
    """The lines of a cell."""
    taken = sum(widths[cell.column : cell.column + cell.across]) - 2 * MARGIN
    return _lines(cell.words, taken / metrics.pitch, cells)


@by_size
def _lines(words: Words, room: float, cells: Cells) -> tuple[str, ...]:
    return tuple(x for part in paragraphs(words) for x in set_lines(str(part), room, 0.0, cells))


def height(text_lines: int, line: float) -> float:
    """Height of a row in twips."""
    return BELOW + BORDER + text_lines * line


@of_like_tables
def tall(block: Table, widths: tuple[int, ...], metrics: Metrics, page: int) -> set[int]:
    """The rows that no page can hold whole under the header; ``page`` is its height in twips.

    Counted as LibreOffice sets them, with room around digits: Word takes no more.
    """
    made = lines(block, widths, metrics, metrics.cells(OFFICE))
    heads = len(header(block))
    room = WHOLE * page - sum(height(n, metrics.line) for n in made[:heads])
    high = {taken for taken in set(made) if height(taken, metrics.line) > room}
    if not high:
        return set()
    return {number for number, taken in enumerate(made) if number >= heads and taken in high}
