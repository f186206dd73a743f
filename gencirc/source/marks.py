"""Where something was typed: sources, marks, and texts that carry their mark."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from gencirc.source.scalars import decode


class Source:
    """A text that was read, under the name its user knows it by."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Index of the first character of every line."""
        if self._starts is None:
            self._starts = [0]
            self._starts += [i + 1 for i, c in enumerate(self.text) if c == "\n"]
        return self._starts

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``index``."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def column(self, index: int) -> int:
        """The character of its line (from 1) that stands at ``index``."""
        return index - self.starts[bisect_right(self.starts, index) - 1] + 1

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1) without its line break."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        stop = self.text.find("\n", start)
        return self.text[start:] if stop < 0 else self.text[start:stop]


class Mark(NamedTuple):
    """A place in a source: where a value stands, and how far into the value."""

    source: Source
    start: int
    end: int
    offset: int = 0
    verbatim: bool = False  # the value is the source text itself, no YAML spelling

    def shift(self, count: int) -> Mark:
        """The mark ``count`` characters further into the same value."""
        return self._replace(offset=self.offset + count) if count else self

    def same(self, other: Mark) -> bool:
        """Whether both stand in the same value."""
        return self.source is other.source and self.start == other.start

    @property
    def at(self) -> int:
        """Index in the source of the character this mark points at."""
        if self.verbatim:
            return min(self.start + self.offset, self.end)
        raw = self.source.text[self.start : self.end]
        if self.offset == 0 and raw[:1] not in ("|", ">"):
            return self.start
        indices = decode(raw)[1]
        if not indices:
            return self.start
        return self.start + indices[min(self.offset, len(indices) - 1)]

    @property
    def place(self) -> tuple[str, int, int]:
        """File name, line and column (from 1)."""
        return (self.source.name, *self.source.place(self.at))


class Text(str):
    """A string with the mark of its first character."""

    __slots__ = ("mark",)
    mark: Mark

    def __new__(cls, value: str, mark: Mark) -> Text:
        self = super().__new__(cls, value)
        self.mark = mark
        return self

    def __getnewargs__(self) -> tuple[str, Mark]:  # type: ignore[override]
        return str(self), self.mark

    def part(self, start: int, stop: int) -> Text:
        """The slice from ``start`` to ``stop`` with its own mark."""
        return Text(self[start:stop], self.mark.shift(start))

    def trimmed(self) -> Text:
        """The text without blanks at both ends, the mark moved along."""
        start = len(self) - len(self.lstrip())
        return self.part(start, max(start, len(self.rstrip())))
