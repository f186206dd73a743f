"""The calendar of a plan with everything that its expressions count from."""

from __future__ import annotations

from gencirc.plan.anchors import CAMPAIGN, SIGNED, Anchors
from gencirc.plan.calendar import Calendar, calendar
from gencirc.plan.dates import OPEN, Period
from gencirc.plan.daysoff import days_of, grain_of, shift_of
from gencirc.plan.reckoning import Reckoning, Terms, Trouble
from gencirc.plan.timing import NO_DAYS, Days, Find, Finder, phases_of
from gencirc.plan.workdays import Workdays
from gencirc.source.nodes import Mapping


def reckoned(top: Mapping, base: Calendar, workdays: Workdays, days: Days = NO_DAYS) -> Calendar:
    """The calendar that a plan's dates are read by; ``workdays`` are those of the office.

    ``days`` are the dates that papers have from the register.
    """
    own = workdays.over(
        days_of(top.get("休假", "days_off"), base), days_of(top.get("上班", "days_on"), base)
    )
    terms = Terms(own, shift_of(top), grain_of(top))

    found = _anchors(top, base, terms, days)
    span = _period(found, CAMPAIGN)
    known = base if span == OPEN else calendar(span, base.years[0] if base.years else None)
    if known.years != base.years:  # 时间 is reckoned: only now the years of the others are known
        found = _anchors(top, known, terms, days)
    terms = terms._replace(home=_home(span, _period(found, SIGNED), known))
    return known._replace(anchors=found._replace(terms=terms))


def _anchors(top: Mapping, known: Calendar, terms: Terms, days: Days) -> Anchors:
    """What expressions count from, days without a year read by ``known``."""
    seen = known._replace(anchors=Anchors(phases=tuple(n for n, _ in phases_of(top)), terms=terms))

    def read(typed: str, find: Find) -> Period | Trouble | None:
        made = seen.plain(typed) or seen.reckon(typed, find=find)
        return made.period if isinstance(made, Reckoning) else made

    return Finder(top, terms, read, days).anchors()


def _period(anchors: Anchors, name: str) -> Period:
    found = anchors.times.get(name)
    return found if isinstance(found, Period) else OPEN


def _home(span: Period, signed: Period, known: Calendar) -> int | None:
    """The one year of a campaign, which its dates need not name."""
    first = span.start or signed.start  # 即日起
    years = {d.year for d in (first, span.end) if d} or set(known.years)
    return years.pop() if len(years) == 1 else None
