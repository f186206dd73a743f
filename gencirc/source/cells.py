"""CSV text → rows of cells, every cell a text with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source, Text

Row = tuple[Text, ...]


def cells(source: Source) -> tuple[list[Row], list[Problem]]:
    """The rows that hold something, without the empty columns that Excel leaves at the right."""
    found = list(_found(source))
    rows = [row for matches in found if any(row := tuple(_cell(m, source) for m in matches))]
    used = max((n for row in rows for n, cell in enumerate(row, 1) if cell), default=0)
    open_ = [m for matches in found for m in matches if m[1] is None and m[0].startswith('"')]
    wrong = [problem("P151", Mark(source, *m.span(), verbatim=True)) for m in open_]
    return [row[:used] for row in rows], wrong


def _found(source: Source) -> Iterator[list[re.Match[str]]]:
    """The cells of every row, quoted ones with what stands between the marks as group 1."""
    sign = _separator(source.line(1))
    cell = re.compile(rf' *"((?:[^"]|"")*)" *(?=[{sign}\n]|\Z)|[^{sign}\n]*')
    row: list[re.Match[str]] = []
    at = 0
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


def _cell(found: re.Match[str], source: Source) -> Text:
    """A cell; one with doubled quotation marks has only its beginning for a place."""
    group = 0 if found[1] is None else 1
    start, end = found.span(group)
    doubled = group and '""' in found[1]
    value = found[1].replace('""', '"') if doubled else found[group]
    return Text(value, Mark(source, start, start if doubled else end, verbatim=True)).trimmed()
