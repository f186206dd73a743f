"""Working days: weekends, public holidays and their swaps, the office's own days on top.

The State Council settles the swaps of a year (调休) late in the year before; until then
only the holidays by law are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

LATER, EARLIER, STAY = "顺延", "提前", "不变"
LONGEST = 400  # days on end that may be days off before the search is given up
ONE = timedelta(1)


class Year(NamedTuple):
    """What is settled for a year: public days off, and weekend days worked instead."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@lru_cache(maxsize=256)
def settled(year: int) -> Year:
    """The public holidays of a year and the weekend days worked for them."""
    from holidays.countries.china import China  # wanted by few plans, and slow to load

    if not China.start_year <= year <= China.end_year:
        return Year()
    china = China(years=year)  # type: ignore[no-untyped-call]
    worked = frozenset(d for d in china.weekend_workdays if d.year == year)
    return Year(frozenset(d for d in china if d.year == year), worked)


class Workdays(NamedTuple):
    """Which days are worked; the days of the office's own lists come first."""

    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    def over(self, off: Iterable[date], on: Iterable[date]) -> Workdays:
        """The same with nearer lists that overrule these."""
        off, on = frozenset(off), frozenset(on)
        return Workdays((self.off - on) | off, (self.on - off) | on)

    def works(self, day: date) -> bool:
        """Whether a day is worked."""
        if day in self.on or day in self.off:
            return day in self.on
        known = settled(day.year)
        return day in known.worked or (day.weekday() < 5 and day not in known.off)

    def unsure(self, first: date, last: date) -> frozenset[int]:
        """The years between two days whose swaps nobody has told yet."""
        first, last = min(first, last), max(first, last)
        own = {
            d.year for d in self.on
        }  # a swap that is listed; a day off may be the office's alone
        years = range(first.year, last.year + 1)
        return frozenset(y for y in years if y not in own and not settled(y).worked)

    def counted(self, day: date, count: int) -> date:
        """The working day ``count`` working days after a day (before it, when negative)."""
        way = ONE if count > 0 else -ONE
        left, idle = abs(count), 0
        while left:
            day += way
            idle = 0 if self.works(day) else idle + 1
            left -= not idle
            if idle > LONGEST:
                raise OverflowError("no working day")
        return day

    def moved(self, day: date, shift: str) -> date:
        """A day that is no working day, moved to the next or the last one."""
        if shift not in (LATER, EARLIER) or self.works(day):
            return day
        return self.counted(day, 1 if shift == LATER else -1)
