"""What days are counted from: the campaign's ends, the phases', the meeting, dates of papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.plan.dates import Period
from gencirc.plan.offsets import HERE, TODAY, Anchor
from gencirc.plan.reckoning import Lost, Terms, Trouble

CAMPAIGN, MEETING, SIGNED = "时间", "会议", "成文日期"
AT_ONCE = "即日起"  # the campaign begins on the day of its paper
UNSIGNED = "D317"  # what counts from the date of a paper that has none yet
ROUND = "D303"  # a time that leads back to itself
UNSETTLED = "P215"  # what counts from a time that says 待定, which is told there

Time = Callable[[str], "Period | Trouble | None"]
Times = Mapping[str, "Period | Trouble"]
NONE: Times = MappingProxyType({})


class Anchors(NamedTuple):
    """The times one may count from, by name, and what holds for every reckoning."""

    times: Times = NONE
    phases: tuple[str, ...] = ()
    terms: Terms = Terms()
    here: str = ""  # the phase that is being read: 本阶段

    def find(self, anchor: Anchor) -> date | None:
        """The day of an anchor; raises ``Lost`` when there is none."""
        return found(anchor, self.here, self.times.get, self.phases)

    @property
    def names(self) -> tuple[str, ...]:
        """What may stand before 起 and 止."""
        return (*self.phases, HERE)

    def at(self, phase: str) -> Anchors:
        """The same seen from inside a phase."""
        return self._replace(here=phase)

    def dated(self, period: Period | None) -> Anchors:
        """The same for a paper with a date of its own."""
        return self._replace(times={**self.times, SIGNED: period}) if period else self


def found(anchor: Anchor, here: str, time: Time, phases: tuple[str, ...]) -> date:
    """The day of an anchor, its time given by ``time``; raises ``Lost`` when there is none."""
    name = _name(anchor, here, phases)
    period = time(name)
    if isinstance(period, Trouble):  # of what is wrong there, only this is told here too
        told = period.code in (ROUND, UNSIGNED, UNSETTLED)
        raise Lost(period if told else Trouble("D302", {"anchor": anchor.name}))
    if period is None and anchor.thing and name not in (MEETING, SIGNED, *phases):
        raise Lost(unknown(anchor.name, phases))
    day = period and (period.end if anchor.edge == "止" else period.start)
    at_once = name == CAMPAIGN and anchor.edge == "起" and time(AT_ONCE)
    if not day and at_once:
        return found(Anchor(SIGNED), here, time, phases)
    if not day:
        code = UNSIGNED if name == SIGNED else "D302"
        raise Lost(Trouble(code, {"anchor": anchor.name}))
    return day


def _name(anchor: Anchor, here: str, phases: tuple[str, ...]) -> str:
    """The name that an anchor's time goes by."""
    if not anchor.thing:
        return CAMPAIGN
    if anchor.thing == HERE and here:
        return here
    spellings = (anchor.thing, anchor.thing + "阶段")
    return next((s for s in spellings if anchor.edge and s in phases), anchor.thing)


def unknown(typed: str, phases: tuple[str, ...]) -> Trouble:
    """No such thing to count from; the nearest one."""
    if TODAY.match(typed):
        return Trouble("D304", {"anchor": typed})
    known = ["起", "止", MEETING, SIGNED, *(f"{p}.{edge}" for p in phases for edge in "起止")]
    near = nearest(typed, known, 0.4) or "起"
    return Trouble("D301", {"anchor": typed, "near": near})
