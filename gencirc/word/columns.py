"""Columns of a table: their widths, what is centred, where the digits of numbers meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from gencirc.afresh import MANY
from gencirc.blocks.figures import BLANKS, Figure, figure
from gencirc.blocks.grid import columns, paragraphs
from gencirc.blocks.lines import BESIDE, GAP, HALF, Cells
from gencirc.blocks.shaping import width
from gencirc.blocks.tree import Table
from gencirc.patterns import later
from gencirc.reuse import by_identity, of_few, of_like_tables
from gencirc.words import Words

MARGIN = 57  # twips left and right in a cell
LOOSE = 0.6  # 字 more than the text takes
LEAST = (9, 7, 6)  # 字: a column with a longer text may wrap, but no closer; the first is best
LONGEST = 72  # 字: a longer text asks for no more width
SHORT = 7  # 字: columns with no longer entry are centred
UNSURE = later(r"[\n\u0080-\u00b6\u00b8-\u2000]")  # perhaps a full cell, or another paragraph
CENTRE = '<w:jc w:val="center"/>'


class Look(NamedTuple):
    """How the cells of a column stand; of a column of numbers, how wide they are.

    The numbers of a column are one block in its middle, their points below each other:
    ``head`` and ``tail`` are the widest before and after the point, in 字.
    """

    centred: bool = False
    numbers: bool = False
    head: float = 0.0
    tail: float = 0.0

    def properties(self, words: Words, room: float, pitch: float) -> tuple[str, ...]:
        """The paragraph properties of a cell whose column leaves ``room`` twips for text."""
        number = figure(str(words)) if self.numbers else None
        if number is None:
            return (CENTRE,) if self.centred else ()
        beside = max(0.0, room / pitch - self.head - self.tail) / 2
        right = round((beside + self.tail - width(number.tail)) * pitch)
        return (f'<w:ind w:right="{right}"/>', '<w:jc w:val="right"/>')


class Measure(NamedTuple):
    """What a cell asks for, in 字."""

    text: str
    width: float
    parts: tuple[float, ...]  # its paragraphs, with the room that LibreOffice leaves around digits
    needed: float  # of its longest paragraph
    sure: bool  # it is one paragraph, of characters as wide in any face


def _measured(table: Table) -> Iterator[tuple[Measure, ...]]:
    """The measures of the cells of every row; of those of a long table none is remembered."""
    return map(_anew if len(table.rows) > MANY else _known, table.rows)


def _anew(row: tuple[Words, ...]) -> tuple[Measure, ...]:
    return tuple([_measure(str(words)) for words in row])


_known = by_identity(_anew)


@lru_cache(maxsize=256)
def _measure(text: str) -> Measure:
    parts = tuple(map(_needed, text.split("\n")))
    return Measure(text, width(text), parts, max(parts), not UNSURE.search(text))


class Column:
    """What the cells of a column come to, one after the other."""

    __slots__ = ("count", "figures", "head", "last", "needed", "ordinals", "sure", "tail", "width")

    def __init__(self) -> None:
        self.last: Measure | None = None
        self.count = 0
        self.width = 0.0  # of the widest entry, in 字
        self.needed = 0.0  # of the longest paragraph
        self.sure = True  # every cell is
        self.ordinals = True  # it only counts its rows: 1, 2, 3
        self.figures = True  # it holds nothing else
        self.head = self.tail = -1.0  # the widest before and after the point

    def take(self, cell: Measure) -> None:
        """Reckon with a cell."""
        self.count += 1
        if cell is self.last and not self.ordinals:
            return
        self.last = cell
        if self.ordinals and cell.text != str(self.count):
            self.ordinals = False
            if self.count > 1:  # 1, 2, 3 until here: nothing behind a point
                self.head, self.tail = self.width, 0.0
        if cell.width > self.width:
            self.width = cell.width
        if cell.needed > self.needed:
            self.needed = cell.needed
        self.sure = self.sure and cell.sure
        if self.figures and not self.ordinals and cell.text.strip() not in BLANKS:
            self.add(figure(cell.text))

    def add(self, found: Figure | None) -> None:
        """Reckon with a number; ``None`` is none."""
        if found is None:
            self.figures = False
        else:
            self.head = max(self.head, width(found.head))
            self.tail = max(self.tail, width(found.tail))


@of_few
def _columns(table: Table) -> list[Column]:
    """What the cells of every column come to."""
    made = [Column() for _ in range(columns(table))]
    for row in _measured(table):
        for column, cell in zip(made, row, strict=False):
            column.take(cell)
    return made


def sure(table: Table, widths: Sequence[int], pitch: float, cells: Cells) -> frozenset[int]:
    """The columns whose cells of data certainly take a line each, so wide as they are."""
    if cells.edge or cells.half > HALF or cells.gap > GAP:  # wider than they were measured
        return frozenset()
    return frozenset(
        place
        for place, (column, wide) in enumerate(zip(_columns(table), widths, strict=True))
        if column.sure and (column.needed + 2 * GAP) * pitch <= wide - 2 * MARGIN
    )


@of_like_tables
def looks(table: Table) -> tuple[Look, ...]:
    """How every column stands: numbers, other short entries, or text."""
    return tuple(_look(table, place, found) for place, found in enumerate(_columns(table)))


def _look(table: Table, place: int, column: Column) -> Look:
    if column.ordinals or not column.figures or column.head < 0:
        return Look(centred=column.width <= SHORT)
    total = figure(str(table.total[place])) if place < len(table.total) else None
    widest = [column.head, *([width(total.head)] if total else [])]
    after = [column.tail, *([width(total.tail)] if total else [])]
    return Look(True, True, max(widest), max(after))


@of_like_tables
def column_widths(table: Table, room: int, pitch: float) -> tuple[int, ...]:
    """Widths in twips by what the columns hold; together exactly ``room``.

    Short columns never wrap; the room that is left is shared among the long ones by
    what they still lack, so that the longest text wraps into the fewest lines. Where many
    columns leave it too little, columns of names may be narrower, if that saves lines.
    """
    cells = [_widest(table, place) for place in range(columns(table))]
    found = [_shared(cells, least, room, pitch) for least in LEAST]
    if len({tuple(f) for f in found}) == 1:
        return tuple(found[0])
    taken = _lines(table, found, pitch)
    return tuple(found[taken.index(min(taken))])


def _lines(table: Table, found: Sequence[Iterable[int]], pitch: float) -> list[int]:
    """About how many lines all rows take with each of some widths of the columns.

    A name or a date that is broken counts as a line more.
    """
    each = [[max(1.0, (w - 2 * MARGIN) / pitch) for w in widths] for widths in found]
    taken = [0] * len(each)
    for measured in _measured(table):
        row = [cell.parts for cell in measured]
        for n, rooms in enumerate(each):
            taken[n] += _high(row, rooms) + _broken(row, rooms)
    return taken


def _high(row: list[tuple[float, ...]], rooms: list[float]) -> int:
    """The lines of the highest cell."""
    cells = zip(row, rooms, strict=False)
    return max((sum(max(1, ceil(p / room)) for p in cell) for cell, room in cells), default=1)


def _broken(row: list[tuple[float, ...]], rooms: list[float]) -> int:
    """How many short entries do not fit on their line."""
    return sum(room < p <= LEAST[0] for cell, room in zip(row, rooms, strict=False) for p in cell)


def _shared(cells: list[float], closest: int, room: int, pitch: float) -> list[int]:
    """The room shared among columns; ``closest`` is what a long one has at least, in 字."""
    most = [(c + LOOSE) * pitch + 2 * MARGIN for c in cells]
    least = [(min(c, closest) + LOOSE) * pitch + 2 * MARGIN for c in cells]
    left = room - sum(least)
    lack = [m - x for m, x in zip(most, least, strict=True)]
    if left > sum(lack):  # all fits on one line: what remains goes to the long ones
        least, left = most, left - sum(lack)
        lack = [m if c > SHORT else 0.0 for m, c in zip(most, cells, strict=True)]
    elif left < 0:  # too many columns
        least, left = _fair(least, room), 0.0
    lack = lack if any(lack) else most
    out = [int(x + left * share / sum(lack)) for x, share in zip(least, lack, strict=True)]
    out[lack.index(max(lack))] += room - sum(out)
    return out


def _fair(wanted: list[float], room: float) -> list[float]:
    """Short columns get what they want, the others an equal share of the rest."""
    out = dict.fromkeys(range(len(wanted)), 0.0)
    for done, place in enumerate(sorted(out, key=lambda n: wanted[n])):
        out[place] = min(wanted[place], room / (len(wanted) - done))
        room -= out[place]
    return list(out.values())


def _widest(table: Table, place: int) -> float:
    """The longest paragraph of a column in 字; numbers count from point to point."""
    rows: Sequence[tuple[Words, ...]] = [table.columns, *_labels(table)]
    cells = [_needed(str(p)) for row in rows if place < len(row) for p in paragraphs(row[place])]
    cells.append(_columns(table)[place].needed)
    over = [width(str(b.words)) / b.across for b in table.bands if 0 <= place - b.first < b.across]
    look = looks(table)[place]
    return max(2.0, min(max([*cells, *over, look.head + look.tail]), LONGEST))


def _needed(text: str) -> float:
    """Width in 字 with the room that LibreOffice leaves around digits."""
    size = width(text)
    if text.isascii() or size == len(text):  # no hanzi, or no digits
        return size
    return size + GAP * max(0, len(BESIDE.findall(text)) - 2)  # two are in LOOSE


def _labels(table: Table) -> list[tuple[Words, ...]]:
    return [(Words(), *table.total[1:])] if table.total else []
