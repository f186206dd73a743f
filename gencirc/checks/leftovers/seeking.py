"""What papers were searched for so far, and by whom: who finds nothing of it need not read a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain
from types import ModuleType

from gencirc.patterns import later, needed


@lru_cache(maxsize=1024)
def in_lines(pattern: str) -> re.Pattern[str]:
    """A pattern as lines are searched for it, one by one and all together."""
    return later(pattern, re.MULTILINE)


class Patterns:
    """Patterns that texts are searched for, as far as they are known by now."""

    def __init__(self, patterns: Collection[str]) -> None:
        """``patterns``: more may come while papers are read."""
        self.patterns = patterns
        self.count = 0
        self.always: list[re.Pattern[str]] = []
        self.where: dict[str, list[re.Pattern[str]]] = {}  # there is a character
        self.more()

    def more(self) -> bool:
        """Take in what has come since; whether there was any."""
        if len(self.patterns) == self.count:
            return False
        self.count, self.always, self.where = len(self.patterns), [], {}
        for text in self.patterns:
            pattern, chars = in_lines(text), needed(text)
            for char in chars:
                self.where.setdefault(char, []).append(pattern)
            if not chars:
                self.always.append(pattern)
        return True

    def within(self, text: str) -> bool:
        """Whether any of them is in a text."""
        near = (p for char in {*text} & self.where.keys() for p in self.where[char])
        return any(p.search(text) for p in chain(self.always, near))


class Sought:
    """The patterns that papers were searched for, by the family of leftovers that asked."""

    def __init__(self, patterns: set[str]) -> None:
        """``patterns``: of all families, for others to see (gencirc.mould)."""
        self.patterns = patterns
        self.asking: ModuleType | None = None
        self.by: dict[ModuleType | None, set[str]] = {}
        self.ready: dict[ModuleType, Patterns] = {}

    def add(self, *patterns: str) -> None:
        """Note what is looked for."""
        self.patterns.update(patterns)
        self.by.setdefault(self.asking, set()).update(patterns)

    def concerned(self, family: ModuleType, texts: Iterable[str]) -> bool:
        """Whether anything that a family looked for so far is in texts."""
        if family not in self.ready:
            self.ready[family] = Patterns(self.by.setdefault(family, set()))
        self.ready[family].more()
        return any(map(self.ready[family].within, texts))
