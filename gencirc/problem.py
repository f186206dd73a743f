"""A problem is a value: code, place, words and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gencirc.messages import MESSAGES, Severity
from gencirc.patterns import later
from gencirc.source.marks import Mark, Text

REFUSED = frozenset(("D101", "D105", "D300", "D301", "D302", "D303", "D304", "D310", "R104"))
OLD_DATES = frozenset(("T201", "T202", "T203", "T204"))
GONE = frozenset(("N211", "N314", "N325"))  # somebody who has left, in a place of his own
UNSURE = "D307"  # a year whose working days are not settled yet
YEAR = later(r" (\d{4}) 年")
SUCCEEDED, SEATS = frozenset(("N310", "N311")), "行）："  # who follows whom, and where
FORMER = frozenset(("T210", "T211", "T213"))


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
    """The problems sorted by place, each said once.

    Of two plans with one base a succession is told once, with the seats of both.
    """
    seen: dict[tuple[object, ...], Problem] = {}
    for p in problems:
        key = (*p.place, p.code, _head(p))
        seen[key] = _joined(seen[key], p) if key in seen else p
    return [seen[key] for key in sorted(seen, key=lambda k: tuple(map(_order, k)))]


def _head(p: Problem) -> str:
    """What is said before the seats of a succession; of other problems everything."""
    return p.words.partition(SEATS)[0] if p.code in SUCCEEDED else p.words


def _joined(told: Problem, again: Problem) -> Problem:
    """A problem that is told already, with the seats that it was told of again."""
    if told.words == again.words:
        return told
    seats = [s for p in (told, again) for s in p.words.partition(SEATS)[2].split("、")]
    return told._replace(words=_head(told) + SEATS + "、".join(dict.fromkeys(seats)))


def _order(part: object) -> tuple[int, str]:
    return (part, "") if isinstance(part, int) else (0, str(part))


def once(problems: list[Problem]) -> list[Problem]:
    """A mistake is said once.

    A reference that led nowhere is not reported again as left over in the text, nor
    what stands in a date or a passage that was refused already, nor a date that is wrong
    in the plan as one of another year, nor a date left over as one of another phase, nor somebody who has left by two rules, nor a year
    whose working days are not settled yet, nor what a plan lacks whose base is not there.
    """
    said = {p.code for p in problems if p.code.startswith("R") and p.code != "R107"} | REFUSED
    known = {p.place for p in problems if p.code in said}
    refused = [p.mark for p in problems if p.code in REFUSED and p.mark]
    places = {p.place for p in problems if re.match("D(?!204)|K216", p.code)}
    old = {p.place for p in problems if p.code in OLD_DATES}
    windows = [p.mark for p in problems if p.code in ("D202", "D203", "D208") and p.mark]
    gone = {p.place for p in problems if p.code in GONE}
    former = {p.place for p in problems if p.code in FORMER} - gone
    baseless = [p for p in problems if p.code in ("P200", "P201")]
    years = {_year(p): p for p in reversed(tidy(problems)) if p.code == UNSURE}

    def again(p: Problem) -> bool:
        if p.code in OLD_DATES:
            return p.place in places or any(p.mark and p.mark.same(w) for w in windows)
        if p.code == "D204":
            return p.place in old
        if p.code == "R107":
            return p.place in known
        if p.code in FORMER:
            return p.place in gone
        if p.code == "N312":
            return p.place in former
        if p.code == "P105":
            return bool(baseless)
        if p.code == UNSURE:
            return years[_year(p)].place != p.place
        in_date = p.code in ("D210", "D211", "T105", "T119", "T124") and p.mark
        return bool(in_date and any(in_date.same(r) for r in refused))

    return [p for p in problems if not again(p)]


def _year(problem: Problem) -> str:
    found = YEAR.search(problem.words)
    return found[1] if found else ""


def failed(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is an error."""
    return any(p.severity == "错误" for p in problems)


def softened(problems: Iterable[Problem], codes: frozenset[str]) -> list[Problem]:
    """The problems with the errors among ``codes`` turned into reminders (for drafts)."""
    return [p._replace(severity="提醒") if p.code in codes else p for p in problems]
