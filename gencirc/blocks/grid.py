"""How the cells of a table lie: header of one or two levels, merged cells, the sum row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gencirc.afresh import MANY, Afresh
from gencirc.blocks.tree import Table
from gencirc.reuse import carried_on, of_few
from gencirc.words import Words


class Cell(NamedTuple):
    """A cell and what it spans; ``down`` is 0 where a cell goes on from the row above."""

    words: Words
    column: int
    across: int = 1
    down: int = 1


class Line(NamedTuple):
    """A row of cells, of the header (``head``), of the data or of the sum (``total``)."""

    cells: tuple[Cell, ...]
    head: bool = False
    total: bool = False


def grid(table: Table) -> Collection[Line]:
    """The rows of a table, each as wide as the widest; those of a long one made anew."""
    return _grid(table) if len(table.rows) <= MANY else _afresh(table)


@of_few
def _grid(table: Table) -> list[Line]:
    return list(_lines(table))


@of_few
def _afresh(table: Table) -> Afresh[Line]:
    around = len(header(table)) + len(total(table))
    return Afresh(len(table.rows) + around, lambda: _lines(table))


def _lines(table: Table) -> Iterator[Line]:
    yield from header(table)
    yield from _data(table)
    yield from total(table)


@of_few
def columns(table: Table) -> int:
    """How many columns a table has."""
    widest = max(map(len, table.rows), default=0)
    return max(len(table.columns), len(table.total), widest) or 1


def paragraphs(words: Words) -> list[Words]:
    """The paragraphs of a cell."""
    bare, out, at = str(words), [], 0
    if "\n" not in bare:
        return [words]
    for line in bare.split("\n"):
        out.append(words.cut(at, at + len(line)))
        at += len(line) + 1
    return out


@of_few
def header(table: Table) -> tuple[Line, ...]:
    """One row, or two where headings stand over others."""
    if not table.columns:
        return ()
    names = _padded(table.columns, columns(table))
    if not table.bands:
        return (_unmerged(names)._replace(head=True),)
    under = {n for b in table.bands for n in range(b.first, b.first + b.across)}
    top = [Cell(b.words, b.first, across=b.across) for b in table.bands]
    top += [Cell(words, n, down=2) for n, words in enumerate(names) if n not in under]
    below = [Cell(words, n, down=int(n in under)) for n, words in enumerate(names)]
    top.sort(key=lambda c: c.column)
    return Line(tuple(top), head=True), Line(tuple(below), head=True)


def _unmerged(row: tuple[Words, ...]) -> Line:
    """A row of which nothing is merged."""
    return Line(tuple(map(Cell, row, range(len(row)))))


@carried_on
def _plain(row: tuple[Words, ...], count: int) -> Line:
    """A row of data of which nothing is merged."""
    return _unmerged(_padded(row, count))


def _data(table: Table) -> Iterator[Line]:
    """The rows of data; of those of a long table none is remembered."""
    if table.merged:
        return _merged(table)
    if len(table.rows) > MANY:
        return map(_unmerged, _wide(table))
    count = columns(table)
    return (_plain(row, count) for row in table.rows)


def _merged(table: Table) -> Iterator[Line]:
    """The data with equal neighbours of the merged columns made one cell."""
    texts = zip(*([str(row[p]) for p in table.merged] for row in _wide(table)), strict=True)
    spans = dict(zip(table.merged, map(_spans, texts), strict=False))
    for number, row in enumerate(_wide(table)):
        yield Line(
            tuple(
                Cell(words, place, down=spans[place][number] if place in spans else 1)
                for place, words in enumerate(row)
            )
        )


def _wide(table: Table) -> Iterator[tuple[Words, ...]]:
    """The rows of data, each as wide as the widest."""
    count = columns(table)
    return (_padded(row, count) for row in table.rows)


def _spans(texts: Iterable[str]) -> list[int]:
    """Of every row, how many rows its cell spans: 3, 0, 0 for three equal neighbours."""
    out: list[int] = []
    for text, same in groupby(texts):
        count = len(list(same))
        out += [count, *[0] * (count - 1)] if text else [1] * count
    return out


@of_few
def total(table: Table) -> tuple[Line, ...]:
    """合计 over the columns before the first sum."""
    if not table.total:
        return ()
    words = _padded(table.total, columns(table))
    first = next((n for n, w in enumerate(words) if n and w), 1)
    label = Cell(words[0], 0, across=first)
    sums = (Cell(w, n) for n, w in enumerate(words) if n >= first)
    return (Line((label, *sums), total=True),)


def _padded(row: tuple[Words, ...], count: int) -> tuple[Words, ...]:
    return row if len(row) == count else (*row, *[Words()] * (count - len(row)))
