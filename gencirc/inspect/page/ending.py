"""What a paper ends with, as it was found on its pages."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.inspect.pdf import Row, Rule


class Signed(NamedTuple):
    """Where a paper is signed."""

    page: int
    date: Row
    above: list[Row]  # rows of the type area before the date, nearest first


class Imprint(NamedTuple):
    """The imprint: its page, rows and rules."""

    page: int
    rows: list[Row]
    rules: list[Rule]
