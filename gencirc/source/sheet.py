"""The lines of a YAML text, mended in memory so that reading can go on after a mistake."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source

DAMAGED = "\ue0ff"  # stands for a value that could not be read; never in a clean source

DASHES = later(r"(?:-(?:[ \t]+|$))*")
QUOTED_KEY = later(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?=\s|$)""")
PLAIN_KEY = later(r"""[^\s#&*!|>'"%@`\[\]{},][^#]*?\s*:(?=\s|$)""")


class Shape(NamedTuple):
    """How a line is built: columns (from 0) of its parts."""

    indent: int
    content: int  # after the dashes of list items
    value: int  # after "key:" and blanks; equals content without a key
    has_key: bool
    is_item: bool


class Sheet:
    """The lines of a source, with edits, and the way back to the columns as typed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.text.split("\n")
        self.problems: list[Problem] = []
        self._columns: dict[int, list[int]] = {}

    def text(self) -> str:
        """The mended text."""
        return "\n".join(self.lines)

    def index(self, line: int, column: int) -> int:
        """Index in the source of a place (from 0) in the mended text."""
        if line >= len(self.lines):
            return len(self.source.text)
        columns = self._columns.get(line)
        if columns is not None:
            column = columns[min(column, len(columns) - 1)]
        return self.source.starts[line] + column

    def mark(self, line: int, column: int) -> Mark:
        """A mark at a place (from 0) in the mended text."""
        start = self.index(line, column)
        return Mark(self.source, start, start, verbatim=True)

    def report(self, code: str, line: int, column: int, /, **facts: object) -> None:
        """Note a problem at a place of the mended text."""
        self.problems.append(problem(code, self.mark(line, column), **facts))

    def replace(self, line: int, start: int, stop: int, new: str) -> None:
        """Put ``new`` for columns ``start`` to ``stop`` of a line."""
        old = self.lines[line]
        columns = self._columns.setdefault(line, list(range(len(old) + 1)))
        columns[start:stop] = [columns[start]] * len(new)
        self.lines[line] = old[:start] + new + old[stop:]

    def quote(self, line: int, start: int) -> None:
        """Read everything from column ``start`` on as text."""
        value = self.lines[line][start:]
        self.replace(line, len(self.lines[line]), len(self.lines[line]), "'")
        for place in reversed([i for i, c in enumerate(value) if c == "'"]):
            self.replace(line, start + place, start + place, "'")
        self.replace(line, start, start, "'")

    def damage(self, line: int, start: int) -> None:
        """Give up on what stands from column ``start`` on."""
        self.replace(line, start, len(self.lines[line]), DAMAGED)

    def blank(self, line: int) -> None:
        """Leave a line out."""
        self.replace(line, 0, len(self.lines[line]), "")

    def shape(self, line: int) -> Shape:
        """The parts of a line that holds something."""
        text = self.lines[line]
        indent = len(text) - len(text.lstrip(" \t"))
        dashes = DASHES.match(text, indent)
        content = dashes.end() if dashes else indent
        key = QUOTED_KEY.match(text, content) or PLAIN_KEY.match(text, content)
        value = key.end() if key else content
        value += len(text[value:]) - len(text[value:].lstrip(" \t"))
        return Shape(indent, content, value, key is not None, content > indent)
