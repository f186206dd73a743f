"""The years of a campaign: which day a date without a year means.

A winter campaign begins in one year and ends in the next; 2月10日 in its phases is
the one that lies in it, or nearest to it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan import dates, offsets
from gencirc.plan.anchors import ROUND, UNSETTLED, UNSIGNED, Anchors, unknown
from gencirc.plan.dates import OPEN, Period
from gencirc.plan.laying import WORKING
from gencirc.plan.reckoning import (
    GAP,
    Found,
    Lost,
    Reckoning,
    Trouble,
    open_words,
    reckon,
    said_span,
)

BRACKETS = later("[【】]")
REFERENCE = later(r"【[^【】\n]*[-+＋－前后共至次当][^【】\n]*】")
OPEN_ONES = (UNSIGNED, UNSETTLED, ROUND)  # troubles for which a gap is printed
USUAL = 183  # days that a campaign is taken to last when one end is open (即日起)


class Calendar(NamedTuple):
    """A campaign's span of days and the years that its dates may mean."""

    span: Period = OPEN
    years: tuple[int, ...] = ()
    anchors: Anchors = Anchors()

    def period(self, typed: str) -> Period | None:
        """The period that a date, a span or an expression stands for; ``None`` when it is none."""
        plain = self.plain(typed)
        made = None if plain else self.reckon(typed)
        return made.period if isinstance(made, Reckoning) else plain

    def inside(self, phase: str) -> Calendar:
        """The same seen from inside a phase: 本阶段起+3天."""
        return self._replace(anchors=self.anchors.at(str(phase)))

    def plain(self, typed: str) -> Period | None:
        """The period of a date or span that is typed in full.

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
        """Every date in a prose text, reckoned ones in 【】 too: start, stop and period."""
        out = []
        at = 0
        while at < len(text):
            reckoned = REFERENCE.match(text, at)
            if reckoned:
                made = self.reckon(reckoned[0])
                out += [(*reckoned.span(), made.period)] if isinstance(made, Reckoning) else []
                at = reckoned.end()
                continue
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

    # -- expressions ---------------------------------------------------------------

    def reckon(
        self, typed: str, whole: bool = False, lengths: bool = False, find: Found | None = None
    ) -> Reckoning | Trouble | None:
        """The days and words of an expression; ``None`` when a text is none.

        With ``lengths`` a length alone is the window laid for the phase that is being
        read; ``whole`` asks for years. ``find`` gives the days of anchors.
        """
        typed = BRACKETS.sub("", typed).strip()
        if lengths and (long := offsets.length(typed)):
            return self._laid(long.unit == WORKING)
        made = offsets.parse(typed, self.anchors.names)
        if made is None:
            return self._failed(typed)
        try:
            return reckon(made, find or self.anchors.find, self.plain, self.anchors.terms, whole)
        except Lost as lost:
            if lost.trouble.code in OPEN_ONES:
                return lost.trouble._replace(printed=open_words(made))
            return lost.trouble
        except OverflowError:
            return Trouble("D310", {})

    def _laid(self, counted: bool) -> Reckoning | Trouble | None:
        terms, window = self.anchors.terms, self.anchors.times.get(self.anchors.here)
        if not isinstance(window, Period) or not window.start or not window.end:
            if not isinstance(window, Trouble):
                return None
            return window._replace(printed=f"{GAP}至{GAP}" if window.code in OPEN_ONES else "")
        unsure = terms.workdays.unsure(window.start, window.end) if counted else frozenset[int]()
        return Reckoning(window, said_span(window, terms), unsure)

    def _failed(self, typed: str) -> Trouble | None:
        """What is wrong with a text that was meant to be an expression."""
        head = offsets.tried(typed, self.anchors.names)
        if not head:
            return None
        named = offsets.anchor(head, self.anchors.names)
        return Trouble("D300", {}) if named else unknown(head, self.anchors.phases)


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
