"""Tables of attachments, drawn from the plan's groups, tasks and phases."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from gencirc.blocks.tree import Band, Table
from gencirc.kind.columns import SETS, Cell
from gencirc.kind.duties import label_value
from gencirc.kind.rounds import spread
from gencirc.kind.totals import total
from gencirc.likeness import nearest
from gencirc.plan.attachments import NUMBERS, Attachment, Column
from gencirc.plan.groups import Groups
from gencirc.plan.parting import as_typed, is_plain
from gencirc.plan.scope import Scope
from gencirc.reuse import by_identity
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

Row = tuple[Words, ...]
Counting = tuple[int, Words] | None  # where a row has its number, and the number


def table(attachment: Attachment, scope: Scope, thing: Any = None) -> Table | None:
    """The table of an attachment; ``None`` and a problem when it cannot be drawn.

    ``thing`` is what it is drawn from when that is at hand.
    """
    names = tuple(c.name for c in attachment.columns)
    if attachment.rows:
        return built(attachment, *_typed(attachment, names, scope), scope)
    made = _drawn(attachment, names, scope, thing)
    return built(attachment, *made, scope) if made else None


def built(attachment: Attachment, columns: Row, rows: tuple[Row, ...], scope: Scope) -> Table:
    """A table of these rows, merged and summed as the attachment asks."""
    places = {str(words): n for n, words in enumerate(columns)}
    merged, summed = (
        [place for name in asked if (place := _place(name, places, scope)) is not None]
        for asked in (attachment.merged, attachment.summed)
    )
    for name in attachment.summed:
        if name in attachment.merged:
            scope.report("P157", name, name=name)
    return Table(
        columns,
        rows,
        attachment.wide,
        bands=_bands(attachment.columns, scope),
        merged=tuple(merged),
        total=total(attachment, rows, summed, scope),
    )


def without_empty(made: Table) -> Table:
    """A table without the columns that nothing stands in; for headers of one level."""
    kept = [n for n in range(len(made.columns)) if any(row[n] for row in made.rows)]

    def cut(row: Row) -> Row:
        return tuple(row[n] for n in kept if n < len(row))

    merged = tuple(kept.index(n) for n in made.merged if n in kept)
    rows = tuple(map(cut, made.rows))
    return made._replace(columns=cut(made.columns), rows=rows, merged=merged, total=cut(made.total))


def _place(name: Text, places: dict[str, int], scope: Scope) -> int | None:
    """The column that 合并 or 合计 names."""
    if name not in places:
        near = nearest(name, places, 0.3) or next(iter(places), "")
        scope.report("P130", name, column=name, near=near, all="、".join(places))
    return places.get(str(name))


def _bands(columns: tuple[Column, ...], scope: Scope) -> tuple[Band, ...]:
    """What stands over several columns; the same words side by side are one heading."""
    out: list[Band] = []
    for place, column in enumerate(columns):
        if column.over is None:
            continue
        last = out[-1] if out else None
        if last and str(last.words) == column.over and last.first + last.across == place:
            out[-1] = last._replace(across=last.across + 1)
        else:
            out.append(Band(scope.words(column.over), place, 1))
    return tuple(out)


def _typed(
    attachment: Attachment, columns: tuple[Text, ...], scope: Scope
) -> tuple[Row, tuple[Row, ...]]:
    """A table whose rows stand in the plan or in a file; rows without a 序号 are counted."""
    place = columns.index(NUMBERS) if NUMBERS in columns else None
    counted = place is not None and all(len(r) == len(columns) - 1 for r in attachment.rows)
    want = len(columns) - counted
    rows = []
    for number, row in enumerate(attachment.rows, 1):
        if want and len(row) != want:
            scope.report("P131", row[0] if row else attachment.mark, have=len(row), want=want)
        counting = (place or 0, say(attachment.mark, str(number))) if counted else None
        rows.append(_same_row(row, counting) or _cells(row, counting, scope.words))
    return tuple(map(scope.words, columns)), tuple(rows)


@by_identity
def _same_row(row: tuple[Text, ...], counting: Counting) -> Row | None:
    """A row that says the same in every paper; ``None`` for one that names something."""
    return _cells(row, counting, as_typed) if all(map(is_plain, row)) else None


def _cells(row: tuple[Text, ...], counting: Counting, said: Callable[[Text], Words]) -> Row:
    """The cells of a row, its number among them where it is counted."""
    cells = [_paragraphs(cell, said) for cell in row]
    if counting:
        cells.insert(*counting)
    return tuple(cells)


def _paragraphs(cell: Text, said: Callable[[Text], Words]) -> Words:
    """A cell as typed: a line break in it begins a new paragraph."""
    if "\n" not in cell:
        return said(cell if cell == cell.strip() else cell.trimmed())
    edges = [-1, *(n for n, char in enumerate(cell) if char == "\n"), len(cell)]
    lines = (cell.part(a + 1, b).trimmed() for a, b in pairwise(edges))
    return listed(cell.mark, (said(line) for line in lines if line), "\n")


def _drawn(
    attachment: Attachment, columns: tuple[Text, ...], scope: Scope, thing: Any
) -> tuple[Row, tuple[Row, ...]] | None:
    """A table of groups, tasks, phases or people, a column for every name of 列."""
    what = attachment.what or attachment.name
    thing = spread(scope.find(what) if thing is None else thing, scope)
    found = SETS.get(type(thing))
    if found is None:
        lacking = thing is None and scope.plan.find(what)
        scope.report("R108" if lacking else "P129", what, path=what, head=what, what=what)
        return None
    members, cells = found
    columns = columns or tuple(Text(c, attachment.mark) for c in list(cells)[:5])
    makers = [_maker(column, cells, thing, scope) for column in columns]
    rows = tuple(
        tuple(
            _number(n, attachment) if column == NUMBERS else make(member, scope)
            for column, make in zip(columns, makers, strict=True)
        )
        for n, member in enumerate(members(thing), 1)
    )
    return tuple(say(c.mark, c) for c in columns), rows


def _number(number: int, attachment: Attachment) -> Words:
    return say(attachment.mark, str(number))


def _maker(column: Text, cells: dict[str, Cell], thing: Any, scope: Scope) -> Cell:
    if column == NUMBERS:
        return lambda x, s: Words()
    found = cells.get(str(column))
    if found:
        return found
    if isinstance(thing, Groups) and any(column in g.order for g in thing.groups):
        return lambda g, s: label_value(g, str(column), s)
    near = nearest(column, [NUMBERS, *cells], 0.3)
    scope.report(
        "P130", column, column=column, near=near or NUMBERS, all="、".join([NUMBERS, *cells])
    )
    return lambda x, s: Words()
