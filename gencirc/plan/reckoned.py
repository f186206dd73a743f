"""The calendar of a plan with everything that its expressions count from."""

from __future__ import annotations

from gencirc.plan.anchors import CAMPAIGN, SIGNED
from gencirc.plan.calendar import Calendar, calendar
from gencirc.plan.dates import OPEN, Period
from gencirc.plan.daysoff import days_of, grain_of, shift_of
from gencirc.plan.reckoning import Reckoning, Terms, Trouble
from gencirc.plan.timing import Find, Finder
from gencirc.plan.workdays import Workdays
from gencirc.source.nodes import Mapping


def reckoned(top: Mapping, base: Calendar, workdays: Workdays) -> Calendar:
    """The calendar that a plan's dates are read by; ``workdays`` are those of the office."""
    own = workdays.over(
        days_of(top.get("休假", "days_off"), base), days_of(top.get("上班", "days_on"), base)
    )
    terms = Terms(own, shift_of(top), grain_of(top))

    def read(typed: str, find: Find) -> Period | Trouble | None:
        plain = seen.plain(typed)
        made = plain or seen.reckon(typed, find=find)
        return made.period if isinstance(made, Reckoning) else made

    seen = base._replace(anchors=base.anchors._replace(terms=terms))
    found = Finder(top, terms, read).anchors()
    span = found.times.get(CAMPAIGN)
    span = span if isinstance(span, Period) else OPEN
    known = calendar(span, base.years[0] if base.years else None) if span != OPEN else base
    signed = found.times.get(SIGNED)
    terms = terms._replace(home=_home(span, signed if isinstance(signed, Period) else OPEN, known))
    return known._replace(anchors=found._replace(terms=terms))


def _home(span: Period, signed: Period, known: Calendar) -> int | None:
    """The one year of a campaign, which its dates need not name."""
    first = span.start or (signed.start if span.end else None)
    years = {d.year for d in (first, span.end) if d} or set(known.years)
    return years.pop() if len(years) == 1 else None
