"""References in the place of words that became data: 下设【工作组.名单】三个组."""

from __future__ import annotations

from collections.abc import Mapping

from gencirc.importing.draft import Node, Word, reworded
from gencirc.source.marks import Text

Stretch = tuple[int, int]  # first place in the cleaned text, and behind the last


def stretch(text: Text) -> Stretch:
    """The place of words in the cleaned text."""
    start = text.mark.start + text.mark.offset
    return start, start + len(text)


def woven(node: Node, places: Mapping[Stretch, str]) -> Node:
    """A value with references in the place of stretches of its text."""
    if not places:
        return node
    return reworded(node, lambda word: _parted(word, places))


def _parted(word: Word, places: Mapping[Stretch, str]) -> list[Word]:
    if not isinstance(word, Text):
        return [word]
    first, last = stretch(word)
    out: list[Word] = []
    at = first
    for (start, stop), reference in sorted(places.items()):
        if at <= start and stop <= last:
            out += [word.part(at - first, start - first), reference]
            at = stop
    return [w for w in [*out, word.part(at - first, len(word))] if w]
