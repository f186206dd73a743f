"""Where something was typed: sources, marks, and texts that carry their mark."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple, Self
from weakref import WeakValueDictionary

from gencirc.patterns import later
from gencirc.source.scalars import decode

BREAK = later("\n")


class Source:
    """A text that was read, under the name its user knows it by.

    One that comes from another process is the same as the one that came before it.
    """

    __slots__ = ("__weakref__", "_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return _come, (type(self), self.name, self.text)

    @property
    def starts(self) -> list[int]:
        """Index of the first character of every line."""
        if self._starts is None:
            self._starts = [0, *(m.end() for m in BREAK.finditer(self.text))]
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


COME: WeakValueDictionary[tuple[type[Source], str, str], Source] = WeakValueDictionary()


def _come(kind: type[Source], name: str, text: str) -> Source:
    """The source that came from another process."""
    found = COME.get(key := (kind, name, text))
    if found is None:
        found = COME[key] = kind(name, text)
    return found


class Piece(NamedTuple):
    """A stretch of a text into which variables were put: where it begins, here and as typed.

    ``step`` 1 when it stands as typed, 0 when all of it stands for one place.
    """

    start: int
    typed: int
    step: int
    value: Mark | None = None  # where the variable that stands here was typed


class Mark(NamedTuple):
    """A place in a source: where a value stands, and how far into the value."""

    source: Source
    start: int
    end: int
    offset: int = 0
    verbatim: bool = False  # the value is the source text itself, no YAML spelling
    pieces: tuple[Piece, ...] = ()  # the way from the text's characters to those typed

    def shift(self, count: int) -> Mark:
        """The mark ``count`` characters further into the same value."""
        if not count:
            return self
        return Mark(
            self.source, self.start, self.end, self.offset + count, self.verbatim, self.pieces
        )

    def same(self, other: Mark) -> bool:
        """Whether both stand in the same value."""
        one, another = self.source, other.source
        same = one is another or bool(one.name and one.name == another.name)
        return same and self.start == other.start

    def pieced(self, pieces: tuple[Piece, ...]) -> Mark:
        """The mark of the same value after variables were put in; offsets are those typed."""
        moved = (p._replace(typed=p.typed + self.offset) for p in pieces)
        return self._replace(offset=0, pieces=tuple(moved))

    @property
    def piece(self) -> Piece:
        """The stretch that this mark points into."""
        place = bisect_right(self.pieces, self.offset, key=lambda p: p.start) - 1
        return self.pieces[max(place, 0)] if self.pieces else Piece(0, 0, 1)

    @property
    def home(self) -> Mark:
        """The mark itself; inside a variable the place where its value was typed."""
        start, _, _, value = self.piece
        return value.shift(self.offset - start).home if value else self

    @property
    def at(self) -> int:
        """Index in the source of the character this mark points at."""
        start, typed, step, _ = self.piece
        offset = typed + (self.offset - start) * step
        if self.verbatim:
            return min(self.start + offset, self.end)
        raw = self.source.text[self.start : self.end]
        if offset == 0 and raw[:1] not in ("|", ">"):
            return self.start
        indices = decode(raw)[1]
        if not indices:
            return self.start
        return self.start + indices[min(offset, len(indices) - 1)]

    @property
    def place(self) -> tuple[str, int, int]:
        """File name, line and column (from 1)."""
        home = self.home
        return (home.source.name, *home.source.place(home.at))


class Text(str):
    """A string with the mark of its first character."""

    __slots__ = ("mark",)
    mark: Mark

    def __new__(cls, value: str, mark: Mark) -> Self:
        self = str.__new__(cls, value)
        self.mark = mark
        return self

    def __getnewargs__(self) -> tuple[str, Mark]:  # type: ignore[override]
        return str(self), self.mark

    def part(self, start: int, stop: int) -> Text:
        """The slice from ``start`` to ``stop`` with its own mark."""
        return Text(self[start:stop], self.mark.shift(start))

    def trimmed(self) -> Text:
        """The text without blanks at both ends, the mark moved along."""
        if len(self.strip()) == len(self) and type(self) is Text:
            return self
        start, stop = len(self) - len(self.lstrip()), len(self.rstrip())
        return self.part(start, max(start, stop))


class Reckoned(Text):
    """A typed text that stands for other words: 起+27天, for which 2月25日 is printed."""

    __slots__ = ("printed",)
    printed: str

    def __new__(cls, value: Text, printed: str) -> Self:
        self = super().__new__(cls, value, value.mark)
        self.printed = printed
        return self

    def __getnewargs__(self) -> tuple[Text, str]:  # type: ignore[override]
        return Text(str(self), self.mark), self.printed
