"""How often a recurring duty falls due: 每周二、周五12:00前 → the days of a span.

A stretch without a day of its own means its last day: 每月 is the end of the month,
每周 Friday, 每两周 Friday of every second week.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.plan.offsets import NUMBER, PLAIN, SHIFT
from gencirc.plan.workdays import ONE, STAY, Workdays

WEEK = "一二三四五六日"
FRIDAY = 4
WEEKDAY = r"(?:周|星期|礼拜)?[一二三四五六日天末]"
AND = r"\s*[、,，和及与]\s*"
SINCE = later(r"(?:[自从](?P<since>\S+?)起|(?P<within>[^每逐逢按\s]+?)(?:阶段)?期间)[，,、]?")
CLOCK = later(
    r"(?P<clock>(?:上午|下午|中午|晚上?|早上?)?\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|半)?))?(?P<before>[之以]?前)?$"
)
ONCE = later(r"(?<=[天日周期月旬季度年])(?:(?:上|汇|通)?报)?[一1]次$")
DAILY = later(rf"每(?P<gap>隔)?(?P<n>{NUMBER})?个?(?P<unit>工作日|天|日)$")
WEEKLY = later(
    rf"每(?P<gap>隔)?(?P<n>{NUMBER})?个?(?:周|星期)的?(?P<days>{WEEKDAY}(?:(?:{AND}|[至到—-]|){WEEKDAY})*)?$"
)
MONTHLY = later(rf"每(?P<gap>隔)?(?P<n>{NUMBER})?个?月的?(?P<days>.*)$")
SEASONAL = later(r"每个?季度?的?(?P<month>[首末]月|第?[一二三]个?月|最后一个?月)?的?(?P<days>.*)$")
YEARLY = later(
    r"每(?P<half>半)?年(?:(?P<end>年?[底末])|(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号])?$"
)
TEN_DAYS = later(r"每个?旬的?(?:[末底]|最后一[天日])?$")
HALF_MONTH = later(r"每半个?月$")
HITS = later(r"每?逢(?P<what>.+)$")
DAY = later(r"(?P<n>\d{1,2})[日号]?")
LAST_DAY = later(r"(?:月?[底末]|最后一[天日])?$")
NTH = later(
    rf"(?:第(?P<n>{NUMBER})|最后一)个?(?:(?P<work>工作日)|(?:周|星期)(?P<week>[{WEEK}天]))$"
)
LAST = -1

Days = Callable[[date, date, Workdays], Iterable[date]]


class Series(NamedTuple):
    """The days between two, and whether it matters which of them are worked."""

    days: Days
    counts: bool = False


class Rule(NamedTuple):
    """When a duty falls due."""

    series: Series
    clock: str = ""  # 17:00前
    shift: str = STAY
    daily: bool = False
    since: str = ""  # from a phase or a day on
    within: str = ""  # in a phase only


class Due(NamedTuple):
    """The days of a rule, and whether they depend on which days are worked."""

    days: tuple[date, ...]
    unsure: frozenset[int] = frozenset()


def rule(often: str) -> Rule | None:
    """The rule that is typed, ``None`` when it cannot be laid out by days."""
    text = re.sub(r"\s+", "", often.translate(PLAIN))
    begun = SINCE.match(text)
    text = text[begun.end() :] if begun else text
    shift = SHIFT.search(text)
    text = text[: shift.start()] + text[shift.end() :] if shift else text
    clock = CLOCK.search(text)
    assert clock  # it may be empty
    said = clock[0] if clock["clock"] else ""
    text = re.sub(r"^(?:逐|按)", "每", text[: clock.start()])
    text = ONCE.sub("", text)
    series = None if text.endswith("次") else _series(text)
    if series is None:
        return None
    since, within = (begun["since"] or "", begun["within"] or "") if begun else ("", "")
    daily = bool(DAILY.match(text)) and "工作日" not in text
    return Rule(series, said, shift["shift"] if shift else "", daily, since, within)


def due(made: Rule, first: date, last: date, workdays: Workdays, usual: str = STAY) -> Due:
    """The days of a rule from ``first`` to ``last``; ``usual`` is what is done with rest days."""
    shift = made.shift or (STAY if made.daily else usual)
    moved = {workdays.moved(day, shift) for day in made.series.days(first, last, workdays)}
    counts = shift != STAY or made.series.counts
    return Due(tuple(sorted(moved)), workdays.unsure(first, last) if counts else frozenset())


def _series(text: str) -> Series | None:
    for pattern, maker in MAKERS:
        found = pattern.match(text)
        if found:
            return maker(found)
    return None


def _each(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + count * ONE


def _every(found: re.Match[str]) -> int:
    count = value(found["n"]) if found["n"] else 1
    return max(1, (count or 1) + bool(found["gap"]))


# -- days and weeks ---------------------------------------------------------------


def _daily(found: re.Match[str]) -> Series:
    every, working = _every(found), found["unit"] == "工作日"

    def days(first: date, last: date, workdays: Workdays) -> Iterator[date]:
        known = [d for d in _each(first, last) if not working or workdays.works(d)]
        yield from known[every - 1 :: every]

    return Series(days, working)


def _weekly(found: re.Match[str]) -> Series | None:
    every, typed = _every(found), found["days"]
    wanted = _weekdays(typed) if typed else {FRIDAY}

    def days(first: date, last: date, workdays: Workdays) -> Iterator[date]:
        monday = first - timedelta(first.weekday())
        for day in _each(first, last):
            if day.weekday() in wanted and ((day - monday).days // 7 + 1) % every == 0:
                yield day

    return Series(days)


def _weekdays(typed: str) -> set[int]:
    """周二、周五 or 一至五: days of the week from 0; 周末 are two days."""
    out: set[int] = set()
    until = False
    for sign in re.findall(f"[{WEEK}天末至到—-]", typed):
        if sign in "至到—-":
            until = True
            continue
        places = (5, 6) if sign == "末" else (WEEK.index(sign.replace("天", "日")),)
        out |= set(range(max(out, default=0), places[0] + 1)) if until else set(places)
        until = False
    return out


def _hits(found: re.Match[str]) -> Series | None:
    """逢5, 逢一、六: days of the month that end so; 逢周三; 逢单日."""
    what = re.sub("[日号]$", "", found["what"])
    if re.fullmatch(rf"{WEEKDAY}(?:{AND}逢?{WEEKDAY})*", what) and "周" in what:
        wanted = _weekdays(what)
        return _chosen(lambda d: d.weekday() in wanted)
    if what in ("单", "双"):
        return _chosen(lambda d: d.day % 2 == (what == "单"))
    parts = re.split(rf"{AND}逢?|逢", what)
    ends = [value(p) for p in parts]
    if not all(e is not None and 0 <= e <= 10 for e in ends):
        return None
    digits = {e % 10 for e in ends if e is not None}
    return _chosen(lambda d: d.day % 10 in digits)


def _chosen(wanted: Callable[[date], bool]) -> Series:
    return Series(lambda first, last, workdays: (d for d in _each(first, last) if wanted(d)))


# -- months and longer --------------------------------------------------------------


def _monthly(found: re.Match[str]) -> Series | None:
    every = _every(found)
    return _in_months(found["days"], lambda place, month: (place + 1) % every == 0)


def _seasonal(found: re.Match[str]) -> Series | None:
    typed = found["month"] or "末月"
    place = next(
        (n for n, signs in enumerate(("首一", "二", "末三最")) if set(typed) & set(signs)), 2
    )
    if typed.startswith("最后"):
        place = 2
    return _in_months(found["days"], lambda n, month: (month - 1) % 3 == place)


def _in_months(typed: str, wanted: Callable[[int, int], bool]) -> Series | None:
    """The days of ``typed`` in the months that are wanted, by place in the span and number."""
    nth = NTH.match(typed)
    numbers = _numbers(typed)
    if nth is None and not numbers:
        return None

    def days(first: date, last: date, workdays: Workdays) -> Iterator[date]:
        for place, (year, month) in enumerate(_months(first, last)):
            if wanted(place, month):
                made = _nth(nth, year, month, workdays) if nth else _numbered(year, month, numbers)
                yield from (d for d in made if first <= d <= last)

    return Series(days, bool(nth and nth["work"]))


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    at = first.year * 12 + first.month - 1
    while at <= last.year * 12 + last.month - 1:
        yield at // 12, at % 12 + 1
        at += 1


def _numbers(typed: str) -> tuple[int, ...]:
    """Days of the month; −1 is the last. 上旬 ends on the 10th."""
    named = {"初": (1,), "上旬": (10,), "中旬": (20,), "中": (15,), "下旬": (LAST,)}
    if typed in named or LAST_DAY.match(typed):
        return named.get(typed, (LAST,))
    parts = [DAY.fullmatch(p) for p in re.split(AND, typed)]
    days = [int(p["n"]) for p in parts if p]
    return tuple(days) if len(days) == len(parts) and all(1 <= d <= 31 for d in days) else ()


def _numbered(year: int, month: int, numbers: tuple[int, ...]) -> list[date]:
    """Days by number; the 31st of a shorter month is its last."""
    last = calendar.monthrange(year, month)[1]
    return sorted({date(year, month, last if n == LAST else min(n, last)) for n in numbers})


def _nth(found: re.Match[str], year: int, month: int, workdays: Workdays) -> list[date]:
    """第三个工作日, 最后一个周五."""
    last = calendar.monthrange(year, month)[1]
    known = [date(year, month, n + 1) for n in range(last)]
    if found["work"]:
        known = [d for d in known if workdays.works(d)]
    else:
        known = [d for d in known if d.weekday() == WEEK.index(found["week"].replace("天", "日"))]
    place = (value(found["n"]) or 0) - 1 if found["n"] else len(known) - 1
    return known[place : place + 1] if place >= 0 else []


def _yearly(found: re.Match[str]) -> Series | None:
    if found["month"]:
        month, day = int(found["month"]), int(found["day"])
        return _chosen(lambda d: (d.month, d.day) == (month, day))
    months = (6, 12) if found["half"] else (12,)
    return _in_months("", lambda n, month: month in months)


def _parts(*numbers: int) -> Callable[[re.Match[str]], Series | None]:
    def days(first: date, last: date, workdays: Workdays) -> Iterator[date]:
        for year, month in _months(first, last):
            yield from (d for d in _numbered(year, month, numbers) if first <= d <= last)

    return lambda found: Series(days)


MAKERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Series | None]], ...] = (
    (DAILY, _daily),
    (WEEKLY, _weekly),
    (TEN_DAYS, _parts(10, 20, LAST)),
    (HALF_MONTH, _parts(15, LAST)),
    (SEASONAL, _seasonal),
    (YEARLY, _yearly),
    (MONTHLY, _monthly),
    (HITS, _hits),
)
