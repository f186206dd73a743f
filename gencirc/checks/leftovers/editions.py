"""The edition of another run: 第五届 in the plan of the sixth, 2026年度 in that of 2027 (T214)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gencirc.checks.leftovers.layers import Find, Page, former, found
from gencirc.checks.leftovers.speaking import past, taken_up, told
from gencirc.checks.leftovers.spots import Spot, named
from gencirc.plan.model import Plan

NUMBER = "一二三四五六七八九十百"
RANGE = r"20\d{2}[—－-]{1,2}20\d{2}年"
EDITION = rf"第[{NUMBER}\d]+[届轮批期次]|[首二三]届|20\d{{2}}年度|[上下]半年|{RANGE}"
NAMED = (("活动", "campaign"), ("简称", "short"))


def find(page: Page) -> Iterator[Find]:
    """The edition that a base's name bore, where the plan's name bears another one."""
    for old, after in sorted(gone(page.plan)):
        for spot in named(old, page.lines):
            if _ours(spot, after, page.plan) and not _of_old_run(spot):
                yield found(spot, "T214", right=str(page.plan.campaign))


@lru_cache(maxsize=4)
def gone(plan: Plan) -> frozenset[tuple[str, str]]:
    """Editions in the names of the layers below that ours counts otherwise; what follows them."""
    now = f"{plan.campaign}\n{plan.short or ''}"
    kinds = {m[0][-1] for m in re.finditer(EDITION, now)}
    return frozenset(
        (m[0], str(text)[m.end() :][:2])
        for key in NAMED
        for text in former(plan, *key)
        for m in re.finditer(EDITION, text)
        if m[0] not in now and (m[0][-1] in kinds or re.fullmatch(RANGE, m[0]))
    )


def _ours(spot: Spot, after: str, plan: Plan) -> bool:
    """Whether the thing counted is the campaign's: 第五届柑橘节, not 第五届县政协."""
    if spot.tail.startswith(after):
        return True
    return any(
        len(w) > 1 and w in str(plan.campaign) for w in re.findall("[一-龥]{2}", spot.tail[:12])
    )


def _of_old_run(spot: Spot) -> bool:
    """第五届签约项目30个, 比第五届增长, 参照第五届的做法."""
    if past(spot.lead) or past(spot.tail) or taken_up(spot) or told(spot.after):
        return True
    return bool(re.search("参照|参考|沿用|仿照|借用|学习|总结|自|从", spot.lead))
