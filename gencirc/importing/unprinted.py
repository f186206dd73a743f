"""Letterheads that nothing is printed on: what they print is known without compiling them."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from gencirc.engine.preparing import SAID, joined
from gencirc.kind.elements import FEEDS
from gencirc.letterheads import Letterheads
from gencirc.source.marks import Text
from gencirc.word import package

TAGGED = ("word/document.xml", "word/header", "word/footer")  # parts that may have tags


class Unprinted(Letterheads):
    """The letterheads of a plan that is worded, not printed."""

    def elements(self, typed: Text) -> Collection[str]:
        """What the letterhead of a name prints, and words of its tags that are no elements."""
        path = self.library.letterhead(str(typed))
        try:
            return words_of_tags(path) if path else super().elements(typed)
        except (package.BadPackage, ValueError):
            return super().elements(typed)  # which says what is wrong with it


def words_of_tags(path: Path) -> frozenset[str]:
    """Every word in the tags of a letterhead."""
    words: set[str] = set()
    for name, part in package.read(path).items():
        if b"{" in part and name.startswith(TAGGED):
            tags = SAID.findall(joined(part.decode("utf-8")))
            words.update(word for tag in tags for word in re.findall(r"\w+", tag))
    return frozenset(words.union(*(names for tag, names in FEEDS.items() if tag in words)))
