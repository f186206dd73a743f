"""【定期】 as a table: every day on which a recurring duty of the campaign falls due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from gencirc.kind.phrases import closed
from gencirc.plan.dates import Period
from gencirc.plan.offsets import Anchor
from gencirc.plan.reckoning import Lost, said_day
from gencirc.plan.recurring import WEEK, Rule, due, rule
from gencirc.plan.scope import Scope
from gencirc.plan.timetable import Duties, Duty
from gencirc.words import Words, say

MOST = 2000  # rows of a table: a daily duty of five years

Cell = Callable[[Any, Scope], Words]


class Turn(NamedTuple):
    """A day on which a duty falls due."""

    day: date
    duty: Duty
    clock: str


class Turns(NamedTuple):
    """Such days in order."""

    turns: tuple[Turn, ...] = ()


def spread(thing: Any, scope: Scope) -> Any:
    """Duties laid out by days; anything else as it is."""
    duties = (
        (thing,)
        if isinstance(thing, Duty)
        else thing.values()
        if isinstance(thing, Duties)
        else None
    )
    if duties is None:
        return thing
    return Turns(tuple(sorted((t for d in duties for t in _turns(d, scope)), key=lambda t: t.day)))


def _turns(duty: Duty, scope: Scope) -> Iterable[Turn]:
    at, often = duty.often or duty.name, str(duty.often or duty.text)
    made = rule(duty.often)
    if made is None:
        scope.report("D311", at, often=often)
        return
    days: list[date] = []
    for first, last in _spans(made, scope):
        if not first or not last:
            if not scope.plan.unsettled:
                scope.report("D312", at, often=often)
            return
        terms = scope.calendar.anchors.terms
        found = due(made, first, last, terms.workdays, terms.shift)
        days += found.days
        scope.unsure(found.unsure, at, often)
    if len(days) > MOST:
        scope.report("D316", at, often=often, have=len(days), most=MOST)
        return
    yield from (Turn(day, duty, made.clock) for day in days)


def _spans(made: Rule, scope: Scope) -> list[Period]:
    """The days a duty is spread over: the campaign, from a phase on, or a phase."""
    known = scope.calendar
    inside = made.within.removesuffix("阶段")
    for phase in scope.plan.phases.phases:
        if phase.windows and inside and inside == phase.name.removesuffix("阶段"):
            return [w.period for w in phase.windows]
    first, last = _day("", "起", scope), _day("", "止", scope)
    if made.since:
        typed = known.period(made.since)
        first = typed.start if typed else _day(made.since.removesuffix("阶段"), "起", scope)
    return [Period(first, last)]


def _day(thing: str, edge: str, scope: Scope) -> date | None:
    try:
        return scope.calendar.anchors.find(Anchor(thing, edge))
    except Lost:
        return None


DUTY: dict[str, Cell] = {
    "日期": lambda t, s: say(
        t.duty.often.mark, said_day(t.day, home=s.calendar.anchors.terms.home)
    ),
    "星期": lambda t, s: say(t.duty.often.mark, f"星期{WEEK[t.day.weekday()]}"),
    "事项": lambda t, s: closed(s.words(t.duty.text)),
    "时限": lambda t, s: say(t.duty.often.mark, t.clock),
    "名称": lambda t, s: s.words(t.duty.name),
    "频次": lambda t, s: s.words(t.duty.often),
}
