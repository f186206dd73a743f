"""Numbers in the cells of a table: 12, 1,200.5, 85％, 3 万元."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from gencirc.patterns import later

FIGURE = later(r"([-−+]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( ?[^\d\s.,:：/、，。（(-]{0,4})$")
BLANKS = frozenset(["", "—", "——", "-", "－", "/", "／", "无"])


class Figure(NamedTuple):
    """A number as typed, cut where the digits of a column meet."""

    head: str  # sign and whole digits
    tail: str  # decimals and unit
    unit: str
    number: Decimal

    @property
    def places(self) -> int:
        """Digits after the point."""
        return max(0, -int(self.number.as_tuple().exponent))


def figure(text: str) -> Figure | None:
    """The number that a cell holds and nothing else."""
    found = FIGURE.match(text.strip())
    if not found:
        return None
    sign, whole, part, unit = found.groups(default="")
    number = Decimal((sign + whole + part).replace(",", "").replace("−", "-"))
    return Figure(sign + whole, part + unit, unit.strip(), number)


def figures(cells: Iterable[str]) -> list[Figure] | None:
    """The numbers of a column, ``None`` when it holds anything else; blanks are left out."""
    known: list[Figure] = []
    for cell in cells:
        if cell.strip() not in BLANKS:
            found = figure(cell)
            if found is None:
                return None
            known.append(found)
    return known or None


def ordinals(cells: Sequence[str]) -> bool:
    """Whether a column only counts its rows: 1, 2, 3."""
    return list(cells) == [str(n) for n in range(1, len(cells) + 1)]
