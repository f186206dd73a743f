"""What papers are searched for, as far as it is known by now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from itertools import chain

from gencirc.patterns import later, needed


class Seekers:
    """Patterns that a line is searched for; more may come while papers are read."""

    def __init__(self, patterns: Collection[str], forms: Callable[[str], Iterable[str]]) -> None:
        """``forms``: a line in every form in which it is read."""
        self.patterns = patterns
        self.forms = forms
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
            pattern, chars = later(text, re.MULTILINE), needed(text)
            for char in chars:
                self.where.setdefault(char, []).append(pattern)
            if not chars:
                self.always.append(pattern)
        return True

    def find(self, line: str) -> bool:
        """Whether any of them is in a line; where nothing is known it may be."""
        return not self.count or any(map(self._find, self.forms(line)))

    def _find(self, text: str) -> bool:
        near = (p for char in {*text} & self.where.keys() for p in self.where[char])
        return any(p.search(text) for p in chain(self.always, near))
