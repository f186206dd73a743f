"""What papers are searched for, as far as it is known by now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from gencirc.checks.leftovers.seeking import Patterns


class Seekers(Patterns):
    """Patterns that lines are searched for as they are read."""

    def __init__(self, patterns: Collection[str], forms: Callable[[str], Iterable[str]]) -> None:
        """``forms``: a line in every form in which it is read."""
        super().__init__(patterns)
        self.forms = forms

    def find(self, line: str) -> bool:
        """Whether any of them is in a line; where nothing is known it may be."""
        return not self.count or any(map(self.within, self.forms(line)))
