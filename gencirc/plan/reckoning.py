"""Expressions → days and the words that are printed for them."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from gencirc.plan.dates import Period, full
from gencirc.plan.laying import WORKING, forward, stepped
from gencirc.plan.offsets import Anchor, Expression, Point
from gencirc.plan.workdays import STAY, Workdays

GAP = "\u3000月\u3000日"
BEFORE = {"内": "前", "以内": "前"}  # 10个工作日内 is a day before which it is done


class Trouble(NamedTuple):
    """Why an expression has no day: a message and its facts; what is printed meanwhile."""

    code: str
    facts: dict[str, object]
    printed: str = ""


class Terms(NamedTuple):
    """What holds for every expression of a plan."""

    workdays: Workdays = Workdays()
    shift: str = STAY  # 遇休: what is done with a reckoned day that is no working day
    grain: str = "日"  # 日期印法
    home: int | None = None  # the year that is not printed


class Reckoning(NamedTuple):
    """The days of an expression, the words for them, and the years whose swaps are unknown."""

    period: Period
    printed: str
    unsure: frozenset[int] = frozenset()


Found = Callable[[Anchor], "date | None"]
Typed = Callable[[str], "Period | None"]


class Lost(Exception):
    """An anchor or a typed day that leads to no day."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble


def reckon(made: Expression, find: Found, typed: Typed, terms: Terms, whole: bool) -> Reckoning:
    """The days and words of an expression; raises ``Lost`` and ``OverflowError``.

    ``find`` gives the day of an anchor, ``typed`` the period of a typed day; ``whole``
    asks for the year in any case.
    """
    usual = terms.shift if made.single and made.first.anchor and made.first.steps else STAY
    base = _base(made.first, made.single, find, typed)
    first = base and _there(made.first, base, usual, terms.workdays)
    until = _base(made.last, True, find, typed) if made.last else None
    last = until and made.last and _there(made.last, until, STAY, terms.workdays)
    period = Period(first, first if made.single else last)
    if made.lasts and first:
        period = forward(first, made.lasts, terms.workdays)
    days = [d for d in (base, until, *period) if d]
    usual_grain = "日" if whole or made.first.clock else terms.grain
    known = not _counts(made, usual) or not days
    return Reckoning(
        _cut(period, made.tail),
        _said(made, period, made.grain or usual_grain, terms, whole),
        frozenset() if known else terms.workdays.unsure(min(days), max(days)),
    )


def _counts(made: Expression, usual: str) -> bool:
    """Whether it matters for an expression which days are worked."""
    points = [p for p in (made.first, made.last) if p]
    lengths = [made.lasts, *(s for p in points for s in p.steps)]
    shifts = {p.shift or usual for p in points}
    return shifts != {STAY} or any(n and n.unit == WORKING for n in lengths)


def _base(point: Point, last: bool, find: Found, typed: Typed) -> date | None:
    """The day one counts from; ``None`` for 即日."""
    if point.typed == "即日":
        return None
    if point.anchor:
        return find(point.anchor)
    period = typed(point.typed)
    found = period and (period.end if last else period.start)
    if not found:
        raise Lost(Trouble("D105", {"value": point.typed}))
    return found


def _there(point: Point, day: date, usual: str, workdays: Workdays) -> date:
    for step in point.steps:
        day = stepped(day, step, workdays)
    if point.month_end:
        day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return workdays.moved(day, point.shift or usual)


def _cut(period: Period, tail: str) -> Period:
    """前 and 止 leave the beginning open, 起 the end."""
    if tail == "起":
        return Period(period.start, None)
    return Period(None, period.end) if tail else period


def open_words(made: Expression) -> str:
    """The gaps that are printed until the day is settled (a paper that has no date yet)."""
    tail = BEFORE.get(made.tail, made.tail)
    return ("" if made.single else f"{GAP}至") + GAP + tail


# -- words -----------------------------------------------------------------------


def _said(made: Expression, period: Period, grain: str, terms: Terms, whole: bool) -> str:
    first, last = period
    home = None if whole else terms.home
    tail = BEFORE.get(made.tail, made.tail)
    if made.first.month_end and made.single and last:
        return _in_year(last, f"{last.month}月底", home) + tail
    if grain == "月" and tail.endswith("前") and last:
        return _in_year(last, f"{last.month}月底", home) + tail
    end = said_day(last, grain, home) if last else ""
    if made.single:
        return end + made.first.clock + tail
    start = said_day(first, grain, home) if first else "即日起"
    if start == end:
        return end + tail
    if first and last and first.year == last.year and not _is_home(last, home):
        end = said_day(last, grain, last.year)
    return f"{start}至{end}{tail}"


def said_day(day: date, grain: str = "日", home: int | None = None) -> str:
    """2月25日, 2月下旬 or 2月; with the year unless it is ``home``."""
    if grain == "日" and not _is_home(day, home):
        return full(day)
    part = {"日": f"{day.day}日", "旬": "上中下"[min(2, (day.day - 1) // 10)] + "旬", "月": ""}[
        grain
    ]
    return _in_year(day, f"{day.month}月{part}", home)


def said_span(period: Period, terms: Terms) -> str:
    """3月1日至3月10日, for a window that was laid."""
    span = Expression(Point(), last=Point())
    return _said(span, period, terms.grain, terms, whole=False)


def _in_year(day: date, said: str, home: int | None) -> str:
    return said if _is_home(day, home) else f"{day.year}年{said}"


def _is_home(day: date, home: int | None) -> bool:
    return day.year == home
