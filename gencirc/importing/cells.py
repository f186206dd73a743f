"""Tables: rows of cells between tabs, or between bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gencirc.importing.ordinals import Line
from gencirc.patterns import later
from gencirc.source.marks import Text

CELLS = later(r"\t| \| |^\||\|[^|]*\|")  # the edges of cells
DITTO = "〃"  # a cell that is one with the cell above


@dataclass
class Cells:
    """Rows of a table; one that stands in a text is fetched by its name."""

    rows: tuple[tuple[Text, ...], ...]
    name: str = ""


def rows_of(lines: Sequence[Line], place: int) -> int:
    """How many lines from here on are rows of one table."""
    count = 0
    for line in lines[place:]:
        if not CELLS.search(line.text):
            break
        count += 1
    return count if count > 1 else 0


def cells_of(row: Text) -> tuple[Text, ...]:
    """The cells of a row."""
    return tuple(_between(row))


def _between(row: Text) -> Iterator[Text]:
    """The cells between tabs, or between bars as the light text and Markdown have them."""
    spaced = " | " in row or row.startswith("|")
    bars = re.compile(r"\t" if "\t" in row else r"(?<!\S)\|(?!\S)|^\||\|$" if spaced else r"\|")
    at = 0
    edges = list(bars.finditer(row))
    outer = bool(edges) and edges[0].start() == 0 and edges[0][0] == "|"
    for edge in edges[outer:]:
        yield row.part(edges[0].end() if at == 0 and outer else at, edge.start()).trimmed()
        at = edge.end()
    if at < len(row) or not outer:
        yield row.part(at, len(row)).trimmed()
