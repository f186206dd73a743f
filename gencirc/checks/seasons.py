"""The seasons of a campaign, and the months in which words of a season are at home."""

from __future__ import annotations

from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom

SEASONS = {  # months that are near enough
    "春": (2, 3, 4, 5, 6), "夏": (5, 6, 7, 8, 9), "秋": (8, 9, 10, 11, 12), "冬": (11, 12, 1, 2, 3),
}  # fmt: skip
NAMED = later("[春夏秋冬]+(?=季|$)")
SHORT = 5  # months: a longer campaign has no season of its own


def seasons_of(plan: Plan) -> set[str]:
    """The seasons of a campaign: as declared, else by its name, else by its titles."""
    if plan.season:
        return {c for c in plan.season if c in SEASONS}
    titles = [plan.meeting.name or ""] if plan.meeting else []
    titles += [p.title or "" for p in plan.papers.values()]
    matters = [_matter(p) for p in plan.papers.values()]
    for names in ([plan.campaign, plan.short or ""], titles, matters):
        found = {c for n in names for m in NAMED.finditer(n) for c in m[0]}
        if found:
            return found
    return set()


def _matter(paper: object) -> str:
    return str(paper.matter or "") if isinstance(paper, Official | Custom) else ""


def months_of(plan: Plan) -> set[int]:
    """The months that a campaign touches; none when an end is open."""
    start, end = plan.period
    if not (start and end) or end < start:
        return set()
    touched = (end.year - start.year) * 12 + end.month - start.month + 1
    return {(start.month - 1 + n) % 12 + 1 for n in range(touched)} if touched <= 12 else set()


def seasons_near(months: set[int]) -> set[str]:
    """The seasons that some months may be taken for; none when the months are many."""
    if not months or len(months) > SHORT:
        return set()
    return {season for season, own in SEASONS.items() if months & set(own)}


def said(seasons: set[str]) -> str:
    """夏季、秋季."""
    return "、".join(f"{s}季" for s in SEASONS if s in seasons)
