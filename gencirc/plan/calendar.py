"""The years of a campaign: which day a date without a year means.

A winter campaign begins in one year and ends in the next; 2月10日 in its phases is
the one that lies in it, or nearest to it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gencirc.plan import dates
from gencirc.plan.dates import OPEN, Period

USUAL = 183  # days that a campaign is taken to last when one end is open (即日起)


class Calendar(NamedTuple):
    """A campaign's span of days and the years that its dates may mean."""

    span: Period = OPEN
    years: tuple[int, ...] = ()

    def period(self, typed: str) -> Period | None:
        """The period that a date or span stands for; ``None`` when it is none.

        Impossible days (2月30日) give ``None``.
        """
        typed = typed.strip()
        found = self.match(typed, 0)
        return found[0] if found and found[1] == len(typed) else None

    def match(self, text: str, at: int) -> tuple[Period, int] | None:
        """The longest date that begins at ``at``, in the nearest year, and where it ends."""
        readings = [m for y in self.years or (None,) if (m := dates.match(text, at, y))]
        return min(readings, key=lambda m: (-m[1], m[0].distance(self.span)), default=None)

    def scan(self, text: str) -> list[tuple[int, int, Period]]:
        """Every date in a prose text: start, stop and period."""
        out = []
        at = 0
        while at < len(text):
            if not (text[at].isdigit() or text.startswith("即日", at)):
                at += 1
                continue
            found = None if text[at - 1 : at].isdigit() else self.match(text, at)
            if found and found[1] > at:
                out.append((at, found[1], found[0]))
                at = found[1]
            else:
                at += 1
        return out


def calendar(span: Period, year: int | None) -> Calendar:
    """The calendar of a campaign; ``year`` is taken where the span has none.

    An open end (即日起) is taken to be half a year from the other one. Early in the
    year the year before, late in the year the next one is near enough to be meant.
    """
    if span.start is None and span.end is None:
        return Calendar(span, (year,) if year else ())
    first = span.start or _moved(span.end, -USUAL)
    last = span.end or _moved(span.start, USUAL)
    if first > last:
        first, last = last, first
    years = list(range(first.year, last.year + 1))
    if last.month >= 10:
        years.append(last.year + 1)
    if first.month <= 3:
        years.append(first.year - 1)
    return Calendar(Period(first, last), tuple(years))


def _moved(day: date | None, days: int) -> date:
    assert day is not None  # one end of the span is known
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + days)))
