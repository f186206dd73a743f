"""Lengths on the calendar: days, working days, months; laid forward from a day or backward to one."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from gencirc.plan.dates import Period
from gencirc.plan.workdays import ONE, Workdays

DAYS, WORKING, MONTHS = "天", "个工作日", "个月"
MOST = {DAYS: 36600, WORKING: 5000, MONTHS: 1200}  # a century; more is a slip of the finger


class Length(NamedTuple):
    """So many days, working days or months; negative when counted back."""

    number: int
    unit: str = DAYS

    @property
    def sane(self) -> bool:
        return abs(self.number) <= MOST[self.unit]


def stepped(day: date, length: Length, workdays: Workdays) -> date:
    """The day so far after a day; a month later is the same day of it, or its last."""
    if not length.sane:
        raise OverflowError("beyond the calendar")
    if length.unit == WORKING:
        return workdays.counted(day, length.number)
    if length.unit == MONTHS:
        return _months(day, length.number)
    return day + timedelta(length.number)


def _months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year < year < date.max.year:
        raise OverflowError("beyond the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def forward(start: date, length: Length, workdays: Workdays) -> Period:
    """The window of a length that begins on a day; that day counts."""
    if length.unit == WORKING:
        return Period(start, stepped(start - ONE, length, workdays))
    return Period(start, stepped(start, length, workdays) - ONE)


def backward(end: date, length: Length, workdays: Workdays) -> Period:
    """The window of a length that ends on a day; that day counts."""
    back = Length(-length.number, length.unit)
    return Period(stepped(end + ONE, back, workdays), end)
