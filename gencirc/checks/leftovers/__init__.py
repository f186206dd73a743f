"""What was left over from another season, year, place, level, leader or campaign.

A plan is used again, and words of the old one stay behind. Nothing of this is a list of
words to be kept: what may not be there follows from what the plan, its layers, the registry
and the plans beside it say. History, outlook, comparison, the titles of others and names are
allowed (``speaking``), and so is what the author vouches for (允许).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gencirc.checks.leftovers import (
    campaigns,
    days,
    editions,
    holidays,
    levels,
    people,
    places,
    seasons,
    spans,
    years,
)
from gencirc.checks.leftovers.layers import Find, Page, origin
from gencirc.checks.leftovers.siblings import siblings
from gencirc.checks.leftovers.spots import Spot, lines_of
from gencirc.kind.document import Document
from gencirc.messages import MESSAGES
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem

DATED = ("T120", "T125", "T200", "T201", "T202")
FAMILIES = (campaigns, editions, places, levels, seasons, holidays, years, spans, days, people)


def check(plan: Plan, documents: Iterable[Document]) -> Iterator[Problem]:
    """Every leftover of the papers of a plan; words vouched for that none of them has."""
    near = siblings(plan)
    printed = []
    for document in documents:
        lines = lines_of(document, plan)
        printed.append(lines.as_printed.whole)
        yield from _of_paper(Page(document, plan.issued(document.paper), lines, near))
    for word in plan.vouched:
        if not any(str(word) in text for text in printed):
            yield problem("T219", word, text=word)


def _of_paper(page: Page) -> Iterator[Problem]:
    """The leftovers of a paper, each said once."""
    named = campaigns.names_of_others(page)
    finds = [f for family in FAMILIES for f in family.find(page) if not _vouched(f, page.plan)]
    finds = [f for f in finds if f.code not in DATED or not any(_inside(f.spot, n) for n in named)]
    for f in _apart(finds):
        layer = origin(f.spot.mark, page.plan)
        yield problem(f.code, f.spot.mark, text=f.spot.word, layer=layer, **f.facts)


def _vouched(find: Find, plan: Plan) -> bool:
    """Whether the author says that this is meant (允许)."""
    spot, text = find.spot, str(find.spot.line.words)
    for word in map(str, plan.vouched):
        at = text.find(word) if word else -1
        while at >= 0:
            if at < spot.stop and spot.start < at + len(word):
                return True
            at = text.find(word, at + 1)
    return False


def _inside(spot: Spot, name: Spot) -> bool:
    return spot.line is name.line and name.start <= spot.start and spot.stop <= name.stop


def _apart(finds: list[Find]) -> list[Find]:
    """Of several that lie over each other, the certain one, then the longest."""
    kept: list[Find] = []
    for f in sorted(finds, key=_weight):
        if not any(_over(f, k) for k in kept):
            kept.append(f)
    return kept


def _weight(find: Find) -> tuple[bool, int]:
    return MESSAGES[find.code][0] != "错误", find.spot.start - find.spot.stop


def _over(one: Find, other: Find) -> bool:
    a, b = one.spot, other.spot
    return a.line.words is b.line.words and a.start < b.stop and b.start < a.stop
