"""Readers of dates: a day, a span, several, a deadline; typed, or reckoned from others."""

from __future__ import annotations

import re
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.anchors import ROUND, UNSETTLED
from gencirc.plan.dates import MASKED, OPEN, OPEN_PLACE, Period
from gencirc.plan.door import Door, split, text
from gencirc.plan.offsets import length, tried
from gencirc.plan.reckoning import Trouble
from gencirc.source.marks import Reckoned, Text
from gencirc.source.nodes import Node, Sequence


class When(NamedTuple):
    """A date or span as typed, with the days it stands for."""

    text: Text
    period: Period


DATELIKE = later(r"\d|[一二三四五六七八九十]月|年|日|月底|月初|旬")


def when(node: Node, door: Door) -> When | None:
    """A date or a span of days; words that are no date at all are printed as typed."""
    return _when(text(node, door), door, whole=True)


def _when(value: Text, door: Door, whole: bool = False, lengths: bool = False) -> When | None:
    if value == OPEN_PLACE:
        door.report("P215", value)
        return None
    period = door.calendar.plain(value)
    if period is None and (open_ := _masked(value, door)):
        return open_
    if period is None and (made := reckoned(value, door, whole, lengths, counted=True)):
        return made
    if period is None and value:
        door.report("D101" if DATELIKE.search(value) else "D104", value, value=value)
    return When(value, period or OPEN) if value else None


def reckoned(
    value: Text,
    door: Door,
    whole: bool = False,
    lengths: bool = False,
    free: bool = False,
    counted: bool = False,
) -> When | None:
    """An expression such as 起+27天 with the day it stands for; ``None`` when it is none.

    In a ``free`` text, which need not be a date, words that only look like one (会议后3天内
    in a plan without a meeting) are no mistake. Of times that go round only those are
    told that are ``counted`` from themselves.
    """
    made = door.calendar.reckon(value, whole, lengths)
    if isinstance(made, Trouble):
        meant = (lengths and length(value)) or tried(value, door.calendar.anchors.names)
        if free and made.code in ("D301", "D302") and not meant:
            return None
        if made.code != UNSETTLED and (made.code != ROUND or whole or lengths or counted):
            door.report(made.code, value, **{"value": value, **made.facts})
        return When(Reckoned(value, made.printed) if made.printed else value, OPEN)
    if made is None:
        return None
    for year in sorted(made.unsure - door.unsure):
        door.report("D307", value, value=value, year=year)
    door.unsure |= made.unsure
    return When(Reckoned(value, made.printed), made.period)


def due(node: Node, door: Door) -> Text:
    """A deadline: words as typed (每日), or an expression with the day it stands for."""
    return deadline(text(node, door), door)


def deadline(value: Text, door: Door) -> Text:
    """The deadline a text says; a reckoned one knows its day."""
    made = reckoned(value, door, free=True) if "【" not in value else None
    return made.text if made else value


def _masked(value: Text, door: Door) -> When | None:
    """A time whose figures were taken out: open, and said so."""
    if not MASKED.search(value):
        return None
    door.report("P216", value, value=value)
    return When(value, OPEN)


def day(node: Node, door: Door) -> When | None:
    """A date of the paper itself, which must be one day of the calendar."""
    value = text(node, door)
    if value == OPEN_PLACE:
        return None
    period = door.calendar.plain(value)
    made = reckoned(value, door, whole=True) if value and period is None else None
    if made and made.period == OPEN:
        return None  # said already
    found = made or (When(value, period) if period else None)
    if found is None and (open_ := _masked(value, door)):
        return open_
    if value and (found is None or found.period.days != 1):
        door.report("D105", value, value=value)
        return None
    return found


def windows(node: Node, door: Door) -> tuple[When, ...]:
    """One or several spans: a list, or separated by ；."""
    if isinstance(node, Sequence):
        return tuple(w for item in node.items for w in windows(item, door))
    parts = split(text(node, door), re.compile(r"[；;]"), door)
    found = [_when(part, door, lengths=len(parts) == 1) for part in parts]
    return tuple(w for w in found if w)
