"""Fences: private-use characters around every printed value.

Jinja2 only knows strings. A value is therefore printed between two characters that
no input may hold, with a third that says which value it is; the markup parser takes
what lies between as literal text and knows where it was typed. Blocks (tables,
headings made from data) never become text: a single character stands for them.
"""

from __future__ import annotations

import re
from typing import Any

from gencirc.patterns import later
from gencirc.source.marks import Mark, Source
from gencirc.words import Span, Words

OPEN, CLOSE, LINE, BLOCK = "\ue000", "\ue001", "\ue002", "\ue003"
BASE = 0xF0000  # private planes 15 and 16
FENCED = later(f"{OPEN}(.)([^{CLOSE}]*){CLOSE}", re.S)
ROOM = 0x10FFFD - BASE


class Fences:
    """The values and blocks printed in one rendering."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.blocks: list[list[Any]] = []

    def words(self, words: Words) -> Fenced:
        """The words as fenced text."""
        out = []
        for span in words:
            out.append(f"{OPEN}{chr(BASE + len(self.spans) % ROOM)}{span.text}{CLOSE}")
            self.spans.append(span)
        return Fenced("".join(out))

    def read(self, text: Fenced) -> Words:
        """The words that were fenced, as a filter gives them to a function."""
        return Words(
            self.spans[ord(found[1]) - BASE]._replace(text=found[2])
            for found in FENCED.finditer(text)
        )

    def block(self, blocks: list[Any]) -> Fenced:
        """A character that stands for blocks."""
        self.blocks.append(blocks)
        return Fenced(BLOCK + chr(BASE + len(self.blocks) - 1))


class Fenced(str):
    """Text that has its fences already."""

    __slots__ = ()


class Lines:
    """Which line of which template a piece of literal text came from."""

    def __init__(self) -> None:
        self.places: list[tuple[Source, int]] = []
        self._ids: dict[tuple[str, int], int] = {}

    def sign(self, source: Source, line: int) -> str:
        """The two characters that say: from here on, this line."""
        key = (source.name, line)
        if key not in self._ids:
            self._ids[key] = len(self.places)
            self.places.append((source, line))
        return LINE + chr(BASE + self._ids[key])

    def mark(self, sign: str) -> Mark:
        """The mark of a line's beginning."""
        source, line = self.places[ord(sign) - BASE]
        starts = source.starts
        start = starts[min(line, len(starts)) - 1]
        return Mark(source, start, start + len(source.line(line)), verbatim=True)
