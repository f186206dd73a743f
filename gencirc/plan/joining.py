"""A typed text as words: its lines joined, its derived parts pinned to a place."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.patterns import later
from gencirc.source.marks import Mark, Text
from gencirc.source.scalars import wide
from gencirc.words import Span, Words


def joined(text: Text) -> Iterator[Span]:
    """A text as spans, line breaks inside a paragraph closed up."""
    at = 0
    for gap in BREAK.finditer(text):
        if gap.start() > at:
            yield Span(str(text[at : gap.start()]), text.mark.shift(at))
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        if before and after and not (wide(before) or wide(after)):
            yield Span(" ", text.mark.shift(gap.start()), exact=False)
        at = gap.end()
    if at < len(text):
        yield Span(str(text[at:]), text.mark.shift(at))


def pinned(words: Words, mark: Mark) -> Words:
    """Words whose derived parts point at ``mark``; typed parts keep their own place."""
    return Words(s if s.exact else s._replace(mark=mark) for s in words)


BREAK = later(r"[ \t\u3000]*\n[ \t\u3000]*")
