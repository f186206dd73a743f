"""Days of another run: 8月31日前 in winter, the end of the last campaign (T203, T204)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gencirc.checks.leftovers.layers import Find, Page, below, found, said_above
from gencirc.checks.leftovers.speaking import AHEAD, past, told
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.leftovers.years import BUILT, DASH, FULFILLED, SPENT, own_years
from gencirc.checks.seasons import months_of
from gencirc.plan.dates import full
from gencirc.plan.model import Plan

DAY = r"(?<!\d)(?:(?P<year>20\d{2})年)?\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|底|末|初)?"
WRITTEN = r"(?<![一二三四五六七八九十年个])(?P<month>十[一二]?|[一二三四五六七八九])月(?=上旬|中旬|下旬|底|末|初)(?:[上中下]旬|[底末初])"
NOW = r"(?<=进入|步入|迈入)(?P<month>十[一二]?|[一二三四五六七八九]|\d{1,2})月(?!\d)"
NUMBERS = {
    n: i + 1
    for i, n in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    )
}
STANDING = r"^(?:起?(?:施行|实施|执行|生效)|是|为|[）”]|[^，。；]{0,4}(?:事故|事件|火灾|讲话|会议|纪念|节|宣传日))"
DAYS = ("日", "旬", "底", "末", "初")
FAR = 70  # days from the campaign
SOON = 7  # days before it, in which it may be made ready
LATE = 20  # days after it, of what was typed for another run


def find(page: Page) -> Iterator[Find]:
    """Deadlines that were over before the paper or lie far from the campaign; days replaced."""
    yield from _replaced(page)
    yield from _spent(page)
    yield from _entered(page)


def _spent(page: Page) -> Iterator[Find]:
    plan = page.plan
    known = {e.when.period.end for e in plan.after}
    for spot, match in [*spots(DAY, page.lines), *spots(WRITTEN, page.lines)]:
        period = plan.calendar.period(_in_figures(match))
        end = period.end if period else None
        if end is None or end.year < 2000 or end in known or not _off(end, page, spot):
            continue
        year = match.groupdict().get("year")
        if year and int(year) not in own_years(page):
            continue  # told by its year
        if end > (plan.period.end or end) and (year or _outlook(spot, plan)):
            continue
        due = re.match(rf"^(?:{SPENT})", spot.tail) and not _built(spot)
        lasting = re.match(rf"^(?:起?{DASH})", spot.tail) and not told(spot.sentence)
        bare = match[0].endswith(DAYS) and _typed_for_another_run(spot, page)
        if (due or lasting or bare) and not re.search(AHEAD, spot.before):
            yield found(spot, "T203", day=full(end))


def _outlook(spot: Spot, plan: Plan) -> bool:
    """2月底前建成 of what a campaign leads to; in a base it was that one's deadline."""
    return bool(re.search(FULFILLED, spot.tail)) and not below(spot.mark, plan)


def _in_figures(match: re.Match[str]) -> str:
    """八月底 as 8月底."""
    month = match.groupdict().get("month")
    return match[0].replace(month, str(NUMBERS[month]), 1) if month else match[0]


def _entered(page: Page) -> Iterator[Find]:
    """进入7月，气温升高: what is said of now, in a month that is far from the campaign."""
    near = {(m + d - 1) % 12 + 1 for m in months_of(page.plan) for d in (-1, 0, 1)}
    for spot, match in spots(NOW, page.lines):
        month = NUMBERS.get(match["month"]) or int(match["month"])
        if near and month not in near and not (past(spot.tail) or re.search(AHEAD, spot.before)):
            yield found(spot, "T203", day=match[0])


def _off(day: date, page: Page, spot: Spot) -> bool:
    """Whether a day was over when the paper was signed, or is far from its campaign."""
    start, end = page.plan.period
    signed = page.document.day
    if start and (start - day).days > SOON and _of_another_run(spot, page):
        return True
    if end and (day - end).days > (LATE if below(spot.mark, page.plan) else FAR):
        return True
    if signed:
        return day < signed and not (start and day >= start)
    return bool(start and (start - day).days > FAR)


def _of_another_run(spot: Spot, page: Page) -> bool:
    """Whether it was typed in a base that had another 时间."""
    replaced = any(r.path == ("时间",) for r in page.plan.replaced)
    return replaced and below(spot.mark, page.plan)


def _typed_for_another_run(spot: Spot, page: Page) -> bool:
    """6月16日在中心广场设置咨询台, typed in a base whose 时间 is another: a day of its work."""
    if not _of_another_run(spot, page):
        return False
    standing = re.search("每年|历年|自$|从$|截至$|世界|国际|全国", spot.lead)
    return not (
        standing or past(spot.sentence) or told(spot.sentence) or re.match(STANDING, spot.tail)
    )


def _built(spot: Spot) -> bool:
    if re.match("^(?:之|以)?前的", spot.tail):
        return True
    return past(spot.lead) or past(spot.tail) or bool(re.search(BUILT, spot.tail))


def _replaced(page: Page) -> Iterator[Find]:
    """Days that an upper layer has put others for, still typed in the layer below."""
    plan = page.plan
    if not plan.replaced:
        return
    above = said_above(plan)
    old = {d[0] for r in plan.replaced for d in re.finditer(r"\d{1,2}月\d{1,2}日", r.old)}
    gone = {d for d in old if not re.search(rf"(?<!\d){d}", above)}
    for day in sorted(gone):
        for spot, _ in spots(rf"(?<!\d){day}", page.lines, day):
            if below(spot.mark, plan) and not past(spot.sentence):
                yield found(spot, "T204")
