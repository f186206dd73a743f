"""Small matters of Chinese phrasing: ends of sentences and headings."""

from __future__ import annotations

from gencirc.words import Span, Words

STOPS = "。！？；：…"
LOOSE = "。；：，、 "


def ended(words: Words) -> Words:
    """The words with a full stop, unless a sentence ends there already."""
    words = words.trimmed()
    bare = str(words)
    if not bare or bare.rstrip("”’）》")[-1:] in tuple("。！？"):
        return words
    last = words[-1]
    if bare[-1] in "；，、：":
        words = words.cut(0, len(bare) - 1)
    return words.then(Span("。", last.mark, exact=False, look=last.look))


def closed(words: Words) -> Words:
    """The words without punctuation at the end: a heading on its own line has none."""
    bare = str(words)
    return words.cut(0, len(bare.rstrip(LOOSE)))
