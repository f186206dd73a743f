"""CSV text → rows of cells, every cell a text with its line and column."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source, Text

Row = tuple[Text, ...]
Rows = Sequence[Row]
Found = list[re.Match[str]]  # the cells of a row, quoted ones with what they hold as group 1


class Reread(Sequence[Row]):
    """The rows of a source, read again when asked for: of each only its beginning is kept.

    The one that was asked for last is at hand, for a paper asks for one many times.
    """

    def __init__(self, source: Source, starts: array[int], used: int) -> None:
        """``used``: the columns that hold something, without those Excel leaves at the right."""
        self._source, self._starts, self._used = source, starts, used
        self._last: tuple[int, Row] = (-1, ())

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        at, row = self._last
        if at != self._starts[place]:
            at = self._starts[place]
            found = next(_found(self._source, at))
            row = tuple([_cell(m, self._source) for m in found[: self._used]])
            self._last = (at, row)
        return row


def cells(source: Source) -> tuple[Rows, list[Problem]]:
    """The rows that hold something, and what is wrong with them."""
    starts, used, wrong = array("Q"), 0, list[Problem]()
    for row in _found(source):
        last = next((n for n in range(len(row), 0, -1) if _value(row[n - 1]).strip()), 0)
        if last:
            starts.append(row[0].start())
            used = max(used, last)
        open_ = (m for m in row if m[1] is None and m[0].startswith('"'))
        wrong += [problem("P151", Mark(source, *m.span(), verbatim=True)) for m in open_]
    return Reread(source, starts, used), wrong


def _found(source: Source, at: int = 0) -> Iterator[Found]:
    """The cells of every row from a place on."""
    sign = _separator(source.line(1))
    cell = re.compile(rf' *"((?:[^"]|"")*)" *(?=[{sign}\n]|\Z)|[^{sign}\n]*')
    row: Found = []
    while at <= len(source.text):
        found = cell.match(source.text, at)
        assert found
        row.append(found)
        at = found.end() + 1
        if source.text[at - 1 : at] != sign:
            yield row
            row = []


def _separator(line: str) -> str:
    """A comma, or the tab of a table that was copied out of a sheet."""
    return "\t" if "\t" in line and "," not in line else ","


def _value(found: re.Match[str]) -> str:
    """What a cell holds, as it stands there."""
    return found[0] if found[1] is None else found[1]


def _cell(found: re.Match[str], source: Source) -> Text:
    """A cell; one with doubled quotation marks has only its beginning for a place."""
    group = 0 if found[1] is None else 1
    start, end = found.span(group)
    doubled = group and '""' in found[1]
    value = found[1].replace('""', '"') if doubled else found[group]
    return Text(value, Mark(source, start, start if doubled else end, verbatim=True)).trimmed()
