"""Problems as one run leaves them to the next, with the line that each stood in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gencirc import near
from gencirc.plan.paths import shown
from gencirc.problem import Problem
from gencirc.source.marks import Mark, Source


class Line(Source):
    """The line that a remembered problem stood in."""

    __slots__ = ("at",)

    def __init__(self, name: str, text: str, at: tuple[int, int, int]) -> None:
        super().__init__(name, text)
        self.at = at

    def __reduce__(self) -> tuple[object, ...]:
        return Line, (self.name, self.text, self.at)

    def place(self, index: int) -> tuple[int, int]:
        return self.at[:2]

    def column(self, index: int) -> int:
        return self.at[2]

    def line(self, number: int) -> str:
        return self.text


def told(found: Problem, known: near.Bases) -> list[Any]:
    """A problem as it can be kept."""
    file, line, column = found.place
    source = found.mark.source if found.mark else None
    text = source.line(line) if source else ""
    caret = source.column(found.mark.at) if source and found.mark and text else 1
    at = file and (near.named(Path(file), known) or Path(file).name)
    return [found.code, found.severity, found.words, found.remedy, at, line, column, caret, text]


def remark(facts: list[Any], known: near.Bases) -> Problem:
    """The problem that was kept."""
    code, severity, words, remedy, at, line, column, caret, text = facts
    file = at and shown(near.found(at, known))
    place = (line, column, caret)
    mark = Mark(Line(file, text, place), 0, 0, verbatim=True) if file else None
    return Problem(code, severity, mark, words, remedy)
