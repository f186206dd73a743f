"""合计: the sum row of a table, reckoned by the machine; a typed one is reckoned again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gencirc.blocks.figures import BLANKS, Figure, figure, figures, ordinals
from gencirc.plan.attachments import Attachment
from gencirc.plan.scope import Scope
from gencirc.words import Words, say

Row = tuple[Words, ...]

LABELS, PART = ("合计", "总计"), "小计"
SHARES = frozenset("%％‰")


def total(
    attachment: Attachment, rows: tuple[Row, ...], summed: Sequence[int], scope: Scope
) -> Row:
    """The sum row: 合计 and the sums of the columns ``summed``; empty when none is asked for."""
    label = next((c for c in rows[-1] if str(c) in LABELS), None) if rows else None
    if not summed:
        if label:
            _check(rows, scope)
        return ()
    if label:
        scope.report("P155", label.mark_at(0), label=label)
        return ()
    if 0 in summed:
        scope.report("P153", attachment.summed[0], name=attachment.summed[0])
        return ()
    row = [Words()] * (max(summed) + 1)
    row[0] = say(attachment.mark, LABELS[0])
    for place in summed:
        found = _added([r[place] for r in rows if place < len(r)], scope)
        row[place] = say(attachment.mark, _said(found))
    return tuple(row)


def _added(cells: Iterable[Words], scope: Scope) -> list[Figure]:
    """The numbers of a column; what cannot be added is reported, one unit only."""
    found: list[Figure] = []
    for cell in cells:
        made = figure(str(cell))
        if str(cell).strip() in BLANKS:
            continue
        if made is None or made.unit in SHARES:
            scope.report("P154", cell.mark_at(0), text=cell)
        elif found and made.unit != found[0].unit:
            known = found[0].unit or "没有单位"
            scope.report("P156", cell.mark_at(0), text=cell, unit=known)
        else:
            found.append(made)
    return found


def _sum(found: Sequence[Figure]) -> Decimal:
    return sum((f.number for f in found), Decimal(0))


def _said(found: Sequence[Figure]) -> str:
    """The sum as its column writes numbers: thousands, decimals, unit."""
    if not found:
        return ""
    sign = "," if any("," in f.head for f in found) else ""
    space = " " if any(" " in f.tail for f in found) else ""
    places = {f.places for f in found}
    total = f"{_sum(found):{sign}.{max(places)}f}"
    if len(places) > 1:  # 12 and 1.5 side by side: no more digits than needed
        total = total.rstrip("0").rstrip(".")
    return f"{total}{space}{found[0].unit}"


def _check(rows: tuple[Row, ...], scope: Scope) -> None:
    """A sum that was typed agrees with the numbers above it, where all of them are numbers."""
    *above, last = rows
    if any(str(cell) == PART for row in above for cell in row):
        return
    for place, cell in enumerate(last):
        said = figure(str(cell))
        found = figures(str(row[place]) for row in above if place < len(row))
        alike = (
            said and found and {f.unit for f in found} == {said.unit} and said.unit not in SHARES
        )
        if said and found and alike and not ordinals([f.head for f in found]):
            if said.number != _sum(found):
                scope.report("C120", cell.mark_at(0), said=cell, total=_said(found))
