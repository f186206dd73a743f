"""Words: runs of text that know where they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, SupportsIndex

from gencirc.source.marks import Mark, Reckoned, Text

LOOKS = ("强调", "按语")  # that have a style of the same name: 黑体, 楷体


class Span(NamedTuple):
    """A run of text with one origin and one look.

    ``exact`` says that character *i* of the text is character *i* of the origin;
    else the whole span (a count, a date) points at the mark itself.
    """

    text: str
    mark: Mark
    exact: bool = True
    look: str = ""  # "" | one of LOOKS | "待定"

    def at(self, index: int) -> Mark:
        return self.mark.shift(index) if self.exact else self.mark


class Words(tuple[Span, ...]):
    """A line of text as spans; ``str()`` gives the bare text, put together once."""

    _bare: str

    def __str__(self) -> str:
        if len(self) == 1:
            return self[0].text
        try:
            return self._bare
        except AttributeError:
            self._bare = "".join([s.text for s in self])
            return self._bare

    def __add__(self, other: tuple[Span, ...]) -> Words:  # type: ignore[override]
        return Words((*self, *other))

    def then(self, *spans: Span) -> Words:
        """The words followed by more spans."""
        return Words((*self, *spans))

    def mark_at(self, index: int) -> Mark:
        """The mark of the character at ``index`` of the bare text."""
        last = None
        for span in self:
            last = span
            if index < len(span.text):
                return span.at(index)
            index -= len(span.text)
        if last is None:
            raise IndexError("no words, no mark")
        return last.at(len(last.text))

    def cut(self, start: int, stop: SupportsIndex | None = None) -> Words:
        """The words from character ``start`` to ``stop``."""
        end = len(str(self)) if stop is None else int(stop)
        return Words(_slices(self, start, end))

    def trimmed(self) -> Words:
        """The words without blanks at both ends."""
        bare = str(self)
        if bare == bare.strip():
            return self
        start = len(bare) - len(bare.lstrip())
        return self.cut(start, max(start, len(bare.rstrip())))


def _slices(spans: Iterable[Span], start: int, stop: int) -> Iterator[Span]:
    place = 0
    for span in spans:
        size = len(span.text)
        first, last = max(start - place, 0), min(stop - place, size)
        if first < last:
            mark = span.mark.shift(first) if span.exact else span.mark
            yield Span(span.text[first:last], mark, span.exact, span.look)
        place += size


def say(mark: Mark, *parts: str | Text | Words) -> Words:
    """Words put together from texts, words and plain strings.

    Plain strings have no place of their own and point at ``mark``; of a reckoned text
    the words it stands for are said.
    """
    out: list[Span] = []
    for part in parts:
        if isinstance(part, Words):
            out += part
        elif isinstance(part, Reckoned):
            out.append(Span(part.printed, part.mark, exact=False))
        elif part:
            typed = isinstance(part, Text)
            out.append(Span(str(part), part.mark if isinstance(part, Text) else mark, typed))
    return Words(out)


def unstopped(words: Words) -> Words:
    """The words without a full stop at the end."""
    bare = str(words)
    kept = bare.rstrip("。；")
    return words if kept == bare else words.cut(0, len(kept))


def pending(mark: Mark, what: str = "") -> Words:
    """〔待定：what〕, to be highlighted: a fact that is not settled yet."""
    return Words([Span(f"〔待定：{what}〕" if what else "〔待定〕", mark, False, "待定")])


def listed(mark: Mark, parts: Iterable[str | Text | Words], sign: str = "、") -> Words:
    """The parts as words with ``sign`` between them."""
    out: list[str | Text | Words] = []
    for part in parts:
        out += [sign, part] if out else [part]
    return say(mark, *out)
