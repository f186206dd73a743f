"""What papers were searched for so far, and by whom: who finds nothing of it need not read a line."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

from gencirc.patterns import later, needed


class Seeker(NamedTuple):
    """A pattern, and characters one of which any match of it holds or touches; none if unknown."""

    pattern: re.Pattern[str]
    chars: frozenset[str]


@lru_cache(maxsize=1024)
def in_lines(pattern: str) -> re.Pattern[str]:
    """A pattern as lines are searched for it, one by one and all together."""
    return later(pattern, re.MULTILINE)


class Sought:
    """The patterns that papers were searched for, by the family of leftovers that asked."""

    def __init__(self, patterns: set[str]) -> None:
        """``patterns``: of all families, for others to see (gencirc.mould)."""
        self.patterns = patterns
        self.asking: ModuleType | None = None
        self.by: dict[ModuleType | None, set[str]] = {}
        self.seekers: dict[ModuleType | None, list[Seeker]] = {}

    def add(self, *patterns: str) -> None:
        """Note what is looked for."""
        self.patterns.update(patterns)
        self.by.setdefault(self.asking, set()).update(patterns)

    def concerned(self, family: ModuleType, texts: Collection[str], chars: frozenset[str]) -> bool:
        """Whether anything that a family looked for so far is in texts of some characters."""
        mine, known = self.by.get(family, set()), self.seekers.get(family, [])
        if len(mine) != len(known):
            known = self.seekers[family] = [Seeker(in_lines(p), needed(p)) for p in mine]
        near = (p for p, its in known if not its or not its.isdisjoint(chars))
        return any(p.search(text) for p in near for text in texts)
