"""Holidays that are not near the campaign: 国庆节前 in a campaign of December (T125)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gencirc.checks.leftovers.layers import Find, Page, below, found
from gencirc.checks.leftovers.seasons import NAMED, OTHER_TIME
from gencirc.checks.leftovers.speaking import past, taken_up, told
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.seasons import months_of, said, seasons_near, seasons_of
from gencirc.plan.dates import Period

USED = r"(?:(?:[、和及][“”一-龥]{2,4}){0,3}节?(?:佳节|假期|放假|休假|小?长假|黄金周|两节|双节|期间|前后|前|后|将至|临近|来临|到来|祭扫|文明祭扫|祭祀|扫墓|送温暖|慰问|走访|保供|保障|安保|值班|值守|联欢|晚会|促销|节?(?:了|快到|就要)))"
AROUND = timedelta(15)  # before and after a campaign a holiday may be spoken of
Day = tuple[int, int]

HOLIDAYS: tuple[tuple[str, Day, Day], ...] = (  # in what days of a year they may lie
    (rf"元旦(?={USED})", (12, 25), (1, 5)),
    (rf"春节(?={USED}|[^，。；]{{0,8}}(?:氛围|市场|值班|供应|慰问))|(?<![少青老中成童])年关(?![爱注心怀系键于闭工])|春运|新春(?=佳节|期间|将至|来临|慰问)|除夕|年货|年夜饭", (1, 15), (3, 5)),
    (rf"元宵(?={USED})|元宵节", (2, 4), (3, 6)),
    (rf"清明(?={USED})|清明节(?!气)", (4, 1), (4, 8)),
    (rf"“?五一”?(?:国际)?(?:劳动节)?(?={USED})|劳动节", (4, 28), (5, 6)),
    (rf"端午(?={USED})|端午节|粽子", (5, 28), (6, 26)),
    (rf"中秋(?={USED})|中秋节|月饼", (9, 7), (10, 8)),
    (rf"“?十一”?(?=黄金周|长假)|国庆(?={USED})|国庆节", (9, 28), (10, 8)),
)  # fmt: skip
ANY = r"元旦|春节|元宵|清明|五一|端午|中秋|国庆"
NAMES = (
    *ANY.split("|"),
    "年关",
    "春运",
    "十一",
    "新春",
    "除夕",
    "年货",
    "年夜饭",
    "粽子",
    "月饼",
    "劳动节",
)


def find(page: Page) -> Iterator[Find]:
    """Every holiday that lies far from the campaign, unless several of a year are named."""
    mine = seasons_of(page.plan) or seasons_near(months_of(page.plan))
    if not (mine or all(page.plan.period)) or not page.lines.hold(*NAMES):
        return
    for pattern, first, last in HOLIDAYS:
        if not _near(page.plan.period, mine, first, last):
            for spot, _ in spots(pattern, page.lines):
                if (mine or below(spot.mark, page.plan)) and not _allowed(spot):
                    yield found(spot, "T125", right=said(mine) or "本次")


def _near(period: Period, mine: set[str], first: Day, last: Day) -> bool:
    start, end = period
    if not (start and end):
        return bool(mine & (seasons_near({first[0]}) | seasons_near({last[0]})))
    for year in range(start.year - 1, end.year + 1):
        begins, ends = date(year, *first), date(year + (last < first), *last)
        if begins - AROUND <= end and start <= ends + AROUND:
            return True
    return False


def _allowed(spot: Spot) -> bool:
    """元旦、春节、五一、国庆等节日, 去年国庆期间, 国庆路."""
    if len(set(re.findall(ANY, spot.sentence))) > 2 or re.match(NAMED, spot.tail):
        return True
    if re.match("^节?(?:两节|假期|长假)?(?:期间|以来|中)?$", spot.tail) and told(spot.after):
        return True
    after = re.sub("^节?了", "", spot.tail)
    return (
        bool(re.search(OTHER_TIME, spot.lead)) or past(spot.lead) or past(after) or taken_up(spot)
    )
