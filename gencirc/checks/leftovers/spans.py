"""Stretches of time of another run: “十四五” in 2027 (T202), 上半年 in autumn (T203)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gencirc.checks.leftovers.layers import Find, Page, below, found
from gencirc.checks.leftovers.seasons import OTHER_TIME
from gencirc.checks.leftovers.speaking import MODAL, ahead, past, taken_up, told
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.leftovers.years import THINGS, own_years, said_years, spoken_of

FIVE = r"十[二三四五六]五(?!规划》)"
FIRST = 2011  # 十二五 began; each lasts five years
OPENING, CLOSING = r"(?:开局|起步|第一|头一|首)", r"(?:收官|收尾|最后一|决胜)"
SINCE = r"^”?(?:规划)?(?:期间|时期|以来)"
PART = r"(?<!\d年)(?<![度同去前明来后全每])(?<![去前明来后每全]年)(?:[上下]半年|第?[一二三四]季度)"
PARTS = {"上半年": (1, 6), "下半年": (7, 12)} | {
    f"{'一二三四'[i]}季度": (3 * i + 1, 3 * i + 3) for i in range(4)
}
AFTER = timedelta(31)  # what is due soon after a campaign belongs to it


def find(page: Page) -> Iterator[Find]:
    """Five-year plans and parts of a year that the campaign does not lie in."""
    own = own_years(page)
    if own:
        yield from _plans(page, own)
        yield from _parts(page, own)


def _plans(page: Page, own: set[int]) -> Iterator[Find]:
    for spot, match in spots(FIVE, page.lines.as_printed):
        begun = FIRST + 5 * ("二三四五六".index(match[0][1]))
        if re.search("《[^》]*$", spot.lead) or not _off(spot, begun, own):
            continue
        if re.match(SINCE, spot.after) and not re.search(f"{MODAL}|即将|正值", spot.after):
            continue
        if not (begun > max(own) or spoken_of(spot, page) or re.search(OTHER_TIME, spot.lead)):
            yield found(spot, "T202", right=said_years(own))


def _off(spot: Spot, begun: int, own: set[int]) -> bool:
    """Whether the years are others, or the year that is named in them is."""
    after = spot.after[:8]
    if re.search(f"{OPENING}.{{0,2}}年", after):
        return begun not in own
    if re.search(f"{CLOSING}.{{0,2}}年", after):
        return begun + 4 not in own
    return not own & set(range(begun, begun + 5))


def _parts(page: Page, own: set[int]) -> Iterator[Find]:
    start, end = page.plan.period
    first, last = page.document.day or start, end
    if not (first and last):
        return
    for spot, match in spots(PART, page.lines):
        months = PARTS[match[0].removeprefix("第")]
        years = {first.year} if below(spot.mark, page.plan) else own
        if any(_meets(year, months, first, last + AFTER) for year in years):
            continue
        if not _may(spot):
            yield found(spot, "T203", day=f"{min(own)}年{match[0]}")


def _meets(year: int, months: tuple[int, int], first: date, last: date) -> bool:
    return date(year, months[0], 1) <= last and first <= date(year, months[1], 28)


def _may(spot: Spot) -> bool:
    """去年上半年, 上半年共查处……, 上半年考核结果."""
    if re.search(OTHER_TIME, spot.lead) or re.match(THINGS, spot.tail):
        return True
    if past(spot.lead) or past(spot.tail) or taken_up(spot) or ahead(spot):
        return True
    return told(spot.after)
