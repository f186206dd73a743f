"""Dates as they are typed in plans: days, months, ten-day periods, spans, 即日起."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from gencirc.patterns import later

DAY = later(
    r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    r"|(?P<y2>\d{4})[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})(?!\d)"
)
MONTH = later(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月份?(?P<part>上旬|中旬|下旬|初|中|底|末)?")
MONTHS = later(  # the first of 1—3月
    r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})(?=\s*(?:[—–－～~]{1,2}|[至到]|-)\s*\d{1,2}月(?!\d))"
)
QUARTER = later(r"(?:(?P<y>\d{4})年)?第?(?P<q>[一二三四1-4])季度")
YEAR = later(r"(?P<y>\d{4})年(?P<part>底|末|初)?")
NEXT = later(r"(?:次|翌|来|第二)年")
UNTIL = later(r"[\u4e00-\u9fff]{2,8}(?:结束|完成|完毕|为止|之日)")
ON = later("起(?:，?并?(?:长期坚持|长期|持续推进|持续巩固))?|开始|以后|之后")
BARE_DAY = later(r"(?P<d>\d{1,2})日")
TODAY = later(
    "(?:即日|现在|(?:本?(?:方案|通知|办法|计划|意见|文件))?(?:印发|下发|发布|公布|发文)之日)起?"
)
CLOCK = later(
    r"(?:（(?:星期|周)[一二三四五六日天]）)?"
    r"(?:\s*(?:上午|下午|晚上?)?\s*\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分|半)?))?"
)
JOIN = later(r"\s*起?\s*(?:[—–－～~]{1,2}|[至到]|--?)\s*")
TAIL = later(r"\s*(?:(?:之?前|以前)?完成$|之?前|以前|止|期间|内|起)?")
LASTS = later(r"\s*起?，?\s*(?:为期|历时|共)?\s*(?P<n>\d{1,5}|百)\s*[天日]")

PARTS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20)}
LATE = {"下旬": 21, "底": 21, "末": 21}


class Period(NamedTuple):
    """A stretch of days; ``None`` where it is open (即日起, or no end)."""

    start: date | None
    end: date | None

    def inside(self, other: Period) -> bool:
        """Whether no known end of this period sticks out of ``other``."""
        early = self.start and other.start and self.start < other.start
        late = self.end and other.end and self.end > other.end
        return not (early or late or self.apart(other))

    def apart(self, other: Period) -> bool:
        """Whether the two have no day in common."""
        before = self.end and other.start and self.end < other.start
        after = self.start and other.end and self.start > other.end
        return bool(before or after)

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def distance(self, other: Period) -> int:
        """Days between the two, and the days that stick out; 0 when this one is inside."""
        out = 0
        for mine, edge, sign in (
            (self.start, other.start, 1), (self.end, other.end, -1),
            (self.start, other.end, -1), (self.end, other.start, 1),
        ):  # fmt: skip
            if mine and edge:
                out += max(0, (edge - mine).days * sign)
        return out


OPEN = Period(None, None)
OPEN_PLACE = "待定"  # a date that is still to be settled
MASKED = later(  # figures taken out, 20XX年×月×日, or lost: 年月上旬
    r"[XxＸ×某○〇]\s*[年月日号]|\d[XxＸ×○]|(?<![\d一二三四五六七八九十])[年月](?=[月日底初末上中下至到])"
)


class Point(NamedTuple):
    """A point as typed: its period, and where the match ended."""

    period: Period
    end: int
    month: tuple[int, int] | None  # year and month, for "3日" after it


def match(text: str, at: int, year: int | None) -> tuple[Period, int] | None:
    """The longest date expression that begins at ``at`` and where it ends.

    ``year`` is taken where none is typed.
    """
    lead = re.compile(r"[从自于]?").match(text, at)
    first = _point(text, lead.end() if lead else at, year, None)
    if first is None:
        return None
    period, end = first.period, first.end
    lasts = LASTS.match(text, end)
    if lasts and period.start:
        days = 100 if lasts["n"] == "百" else int(lasts["n"])
        days = min(days, date.max.toordinal() - period.start.toordinal())
        return Period(period.start, period.start + timedelta(days - 1)), lasts.end()
    join = JOIN.match(text, end)
    if join:
        base = first.month[0] if first.month else year
        following = NEXT.match(text, join.end())
        at = following.end() if following else join.end()
        base = base + 1 if following and base else base
        second = _point(text, at, base, first.month)
        if second and base and not following and _turns(first, second):
            second = _point(text, join.end(), base + 1, first.month) or second
        if second:
            return Period(period.start, second.period.end), _tail(text, second.end)
        if event := UNTIL.match(text, join.end()):  # 8月21日至复审结束
            return Period(period.start, None), event.end()
    if on := ON.match(text, end):
        return Period(period.start, None), on.end()
    if re.match(r"\s*(?:之|以)?前|\s*止", text[end:]):
        return Period(None, period.end), _tail(text, end)
    return period, end


def _turns(first: Point, second: Point) -> bool:
    """Whether a span goes on into the next year: 12月1日至2月28日."""
    if not first.month or not second.month or first.month[0] != second.month[0]:
        return False
    return first.month[1] >= 9 and second.month[1] <= 6


def _tail(text: str, end: int) -> int:
    tail = TAIL.match(text, end)
    return tail.end() if tail else end


def _point(text: str, at: int, year: int | None, month: tuple[int, int] | None) -> Point | None:
    today = TODAY.match(text, at)
    if today:
        return Point(Period(None, None), today.end(), None)
    day = DAY.match(text, at)
    if day:
        y = int(day["y"] or day["y2"] or year or 0)
        found = _day(y, int(day["m"] or day["m2"]), int(day["d"] or day["d2"]))
        if found is None:
            return None
        clock = CLOCK.match(text, day.end())
        return Point(Period(found, found), clock.end() if clock else day.end(), (y, found.month))
    bare = BARE_DAY.match(text, at) if month else None
    if bare and month:
        found = _day(*month, int(bare["d"]))
        return Point(Period(found, found), bare.end(), month) if found else None
    return _quarter(text, at, year) or _month(text, at, year) or _year(text, at)


def _quarter(text: str, at: int, year: int | None) -> Point | None:
    found = QUARTER.match(text, at)
    y = int(found["y"] or year or 0) if found else 0
    if not found or not date.min.year < y < date.max.year:
        return None
    m = 3 * ("一二三四".find(found["q"]) if found["q"] in "一二三四" else int(found["q"]) - 1)
    last = calendar.monthrange(y, m + 3)[1]
    return Point(Period(date(y, m + 1, 1), date(y, m + 3, last)), found.end(), (y, m + 3))


def _month(text: str, at: int, year: int | None) -> Point | None:
    found = MONTH.match(text, at) or MONTHS.match(text, at)
    if not found or not 1 <= int(found["m"]) <= 12:
        return None
    y, m = int(found["y"] or year or 0), int(found["m"])
    if not date.min.year < y < date.max.year:
        return None
    last = calendar.monthrange(y, m)[1]
    part = found.groupdict().get("part")
    first, stop = PARTS.get(part or "", (LATE.get(part or "", 1), last))
    return Point(Period(date(y, m, first), date(y, m, stop)), found.end(), (y, m))


def _year(text: str, at: int) -> Point | None:
    found = YEAR.match(text, at)
    if not found or not date.min.year < int(found["y"]) < date.max.year:
        return None
    y = int(found["y"])
    first = date(y, 12, 1) if found["part"] in ("底", "末") else date(y, 1, 1)
    stop = date(y, 3, 31) if found["part"] == "初" else date(y, 12, 31)
    return Point(Period(first, stop), found.end(), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full(day: date) -> str:
    """``2026年3月5日``: Arabic digits, no leading zeros (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed(text: str) -> str:
    """A typed date in the standard's form: 2026-03-05 becomes 2026年3月5日."""
    return re.sub(
        r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)",
        lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日",
        text,
    )
