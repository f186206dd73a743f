"""Days of another run: 8月31日前 in winter, the end of the last campaign (T203, T204)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gencirc.checks.leftovers.layers import Find, Page, below, found, said_above
from gencirc.checks.leftovers.speaking import AHEAD, past, told
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.leftovers.years import BUILT, DASH, FULFILLED, SPENT, own_years
from gencirc.plan.dates import full

DAY = r"(?<!\d)(?:(?P<year>20\d{2})年)?\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|底|末|初)?"
FAR = 60  # days from the campaign


def find(page: Page) -> Iterator[Find]:
    """Deadlines that were over before the paper or lie far from the campaign; days replaced."""
    yield from _spent(page)
    yield from _replaced(page)


def _spent(page: Page) -> Iterator[Find]:
    plan = page.plan
    known = {e.when.period.end for e in plan.after}
    for spot, match in spots(DAY, page.lines):
        period = plan.calendar.period(match[0])
        end = period.end if period else None
        if end is None or end.year < 2000 or end in known or not _off(end, page):
            continue
        if match["year"] and int(match["year"]) not in own_years(page):
            continue  # told by its year
        if end > (plan.period.end or end) and (match["year"] or re.search(FULFILLED, spot.tail)):
            continue  # outlook
        due = re.match(rf"^(?:{SPENT})", spot.tail) and not _built(spot)
        lasting = re.match(rf"^(?:起?{DASH})", spot.tail) and not told(spot.sentence)
        if (due or lasting) and not re.search(AHEAD, spot.before):
            yield found(spot, "T203", day=full(end))


def _off(day: date, page: Page) -> bool:
    """Whether a day was over when the paper was signed, or is far from its campaign."""
    start, end = page.plan.period
    signed = page.document.day
    if end and (day - end).days > FAR:
        return True
    if signed:
        return day < signed and not (start and day >= start)
    return bool(start and (start - day).days > FAR)


def _built(spot: Spot) -> bool:
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
        for spot, _ in spots(rf"(?<!\d){day}", page.lines):
            if below(spot.mark, plan) and not past(spot.sentence):
                yield found(spot, "T204")
