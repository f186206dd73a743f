"""CSV text → rows of cells, every cell a text with its line and column."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
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

    def __init__(self, sheet: _Sheet, starts: array[int], used: int) -> None:
        """``used``: the columns that hold something, without those Excel leaves at the right."""
        self._sheet, self._starts, self._used = sheet, starts, used
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
            row = self._sheet.row(at, self._used)
            self._last = (at, row)
        return row


def cells(source: Source) -> tuple[Rows, list[Problem]]:
    """The rows that hold something, and what is wrong with them."""
    starts, used, wrong = array("Q"), 0, list[Problem]()
    sheet, at = _Sheet(source), 0
    while at <= len(source.text):
        line = sheet.plain(at)
        quoted = sheet.found(at) if line is None else []
        values = list(map(_value, quoted)) if line is None else line.split(sheet.sign)
        last = next((n for n in range(len(values), 0, -1) if values[n - 1].strip()), 0)
        if last:
            starts.append(at)
            used = max(used, last)
        open_ = (m for m in quoted if m[1] is None and m[0].startswith('"'))
        wrong += [problem("P151", Mark(source, *m.span(), verbatim=True)) for m in open_]
        at = (quoted[-1].end() if line is None else at + len(line)) + 1
    return Reread(sheet, starts, used), wrong


class _Sheet:
    """A source by what its cells are parted by."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.sign = _separator(source.line(1))
        self.cell = re.compile(rf' *"((?:[^"]|"")*)" *(?=[{self.sign}\n]|\Z)|[^{self.sign}\n]*')

    def row(self, at: int, used: int) -> Row:
        """The first cells of the row at a place."""
        line = self.plain(at)
        if line is None:
            return tuple([_cell(m, self.source) for m in self.found(at)[:used]])
        row, source = [], self.source
        for value in line.split(self.sign)[:used]:
            cell = str.__new__(Text, value)  # quicker than by Text, for so many
            cell.mark = Mark(source, at, end := at + len(value), 0, True)
            row.append(cell if value == value.strip() else cell.trimmed())
            at = end + 1
        return tuple(row)

    def plain(self, at: int) -> str | None:
        """The line at a place if it is a row without quotation marks."""
        end = self.source.text.find("\n", at)
        line = self.source.text[at:] if end < 0 else self.source.text[at:end]
        return None if '"' in line else line

    def found(self, at: int) -> Found:
        """The cells of the row at a place, where some may be quoted."""
        row, text = Found(), self.source.text
        while not row or text[at - 1 : at] == self.sign:
            found = self.cell.match(text, at)
            assert found
            row.append(found)
            at = found.end() + 1
        return row


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
