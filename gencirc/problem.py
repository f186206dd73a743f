"""A problem is a value: code, place, words and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gencirc.messages import MESSAGES, Severity
from gencirc.source.marks import Mark, Text


class Problem(NamedTuple):
    """Something wrong in a plan, a template or an output, for a person to mend."""

    code: str
    severity: Severity
    mark: Mark | None
    words: str
    remedy: str

    @property
    def place(self) -> tuple[str, int, int]:
        return self.mark.place if self.mark else ("", 0, 0)


def problem(code: str, at: Mark | Text | None, /, **facts: object) -> Problem:
    """The problem ``code`` at a place, its sentences filled with ``facts``."""
    severity, words, remedy = MESSAGES[code]
    mark = at.mark if isinstance(at, Text) else at
    mark = mark.home if mark else None
    return Problem(code, severity, mark, words.format(**facts), remedy.format(**facts))


def tidy(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by place, each said once."""
    seen: dict[tuple[object, ...], Problem] = {}
    for p in problems:
        seen.setdefault((*p.place, p.code, p.words), p)
    return [seen[key] for key in sorted(seen, key=lambda k: tuple(map(_order, k)))]


def _order(part: object) -> tuple[int, str]:
    return (part, "") if isinstance(part, int) else (0, str(part))


def once(problems: list[Problem]) -> list[Problem]:
    """A mistake is said once.

    A reference that led nowhere is not reported again as left over in the text, nor
    what stands in a date or a passage that was refused already.
    """
    known = {p.place for p in problems if p.code.startswith("R") and p.code != "R107"}
    refused = [p.mark for p in problems if p.code in ("D101", "D105", "R104") and p.mark]

    def again(p: Problem) -> bool:
        if p.code == "R107":
            return p.place in known
        in_date = p.code in ("D210", "D211", "T119", "T124") and p.mark
        return bool(in_date and any(in_date.same(r) for r in refused))

    return [p for p in problems if not again(p)]


def failed(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is an error."""
    return any(p.severity == "错误" for p in problems)


def softened(problems: Iterable[Problem], codes: frozenset[str]) -> list[Problem]:
    """The problems with the errors among ``codes`` turned into reminders (for drafts)."""
    return [p._replace(severity="提醒") if p.code in codes else p for p in problems]
