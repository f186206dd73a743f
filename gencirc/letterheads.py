"""The letterheads that the papers of a plan are printed on, each compiled once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from gencirc.kind.elements import HEAD
from gencirc.kind.library import Library
from gencirc.plan.paths import shown
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

if TYPE_CHECKING:
    from gencirc.word.letterhead import Letterhead


class Letterheads:
    """Letterheads by name; what is wrong with those asked for goes to ``told``."""

    def __init__(self, library: Library, told: list[Problem]) -> None:
        self.library = library
        self.told = told
        self._found: dict[str, Letterhead | None] = {}

    def __call__(self, typed: Text) -> Letterhead | None:
        """The letterhead of a name; None when there is none, which is said once."""
        name = str(typed)
        if name not in self._found:
            self._found[name] = self._looked_up(name, typed)
        return self._found[name]

    def _looked_up(self, name: str, typed: Text) -> Letterhead | None:
        from gencirc.word.letterhead import compiled  # not wanted where papers are only worded

        path = self.library.letterhead(name)
        if path is None:
            known = "、".join(self.library.letterheads())
            self.told.append(problem("L106", typed, name=name, all=known))
            return None
        found, problems = compiled(path, shown(path))
        self.told += problems
        return found

    def elements(self, typed: Text) -> Collection[str]:
        """What the letterhead of a name prints."""
        found = self(typed)
        return found.elements if found else HEAD

    @property
    def paths(self) -> list[Path]:
        """The files of those in use."""
        return [found.path for found in self._found.values() if found]
