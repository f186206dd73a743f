"""A strip: the rows of one block, with their heights in twips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Row(NamedTuple):
    """A line of text, a blank line, or a row of a table."""

    height: float  # twips
    texts: tuple[str, ...] = ()  # what stands in it; of a table row, cell after cell


@dataclass(eq=False)
class Strip:
    """The rows of one block."""

    rows: Sequence[Row]
    keep: bool = False  # stays with the next strip
    whole: bool = False  # its rows stay on one page
    fresh: bool = False  # begins a new page
    room: float = 0.0  # height of its page when not the ordinary one
    again: Row | None = None  # a header row, repeated at the top of every further page
    top: float = 0.0  # twips above its rows on every page: the first rule of a table

    @cached_property
    def height(self) -> float:
        """Of all its rows, in twips."""
        return sum(r.height for r in self.rows)

    @cached_property
    def tall(self) -> float:
        """What it takes of a page that holds all of it, in twips."""
        return self.top + self.height
