"""What papers are searched for, as far as it is known by now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from gencirc.patterns import later, needed

Seeker = tuple[frozenset[str], re.Pattern[str]]  # characters that a match needs, the pattern


class Seekers:
    """Patterns that a line is searched for; more may come while papers are read."""

    def __init__(self, patterns: Collection[str], forms: Callable[[str], Iterable[str]]) -> None:
        """``forms``: a line in every form in which it is read."""
        self.patterns = patterns
        self.forms = forms
        self.each: list[Seeker] = []
        self.more()

    def more(self) -> bool:
        """Take in what has come since; whether there was any."""
        if len(self.patterns) == len(self.each):
            return False
        self.each = [(needed(p), later(p, re.MULTILINE)) for p in self.patterns]
        return True

    def find(self, line: str) -> bool:
        """Whether any of them is in a line; where nothing is known it may be."""
        return not self.each or any(map(self._find, self.forms(line)))

    def _find(self, text: str) -> bool:
        held = frozenset(text)
        near = (s for chars, s in self.each if not chars or not chars.isdisjoint(held))
        return any(s.search(text) for s in near)
