"""Words that must agree through a paper: season, level, self-name, target, frequency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.blocks.tree import Form, Table, words_of
from gencirc.checks.reading import lines, masked, typed
from gencirc.kind.drafting import Document
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.words import Words

SEASON = re.compile(r"[春夏秋冬]季|[入今立初仲深][春夏秋冬]|[春夏秋冬]天")
HINT = re.compile(
    r"金秋|秋高气爽|秋风|秋收|秋汛|盛夏|炎夏|夏汛|夏收|寒冬|隆冬|严冬|冬闲|春耕|春汛|春暖"
)
SEASONS = {  # months that are near enough
    "春": (2, 3, 4, 5, 6), "夏": (5, 6, 7, 8, 9), "秋": (8, 9, 10, 11, 12), "冬": (11, 12, 1, 2, 3),
}  # fmt: skip
NAMED = re.compile("[春夏秋冬]+(?=季|$)")
BEFORE = re.compile(
    r"(?:去年|上年|往年|历年|前年|上一|来年|明年|今后|一年四季|四季)[^，。；]{0,6}$"
)
OURS = re.compile(
    r"我(省|市|县|区|镇|乡|街道|局|委|办|厅|处|中心|站|院|校|公司|单位)(?![们的])|全委(?![会员])"
)
PLACES = {"省": "省", "市": "市", "县": "县", "区": "区", "镇": "镇", "乡": "乡", "街道": "街道"}
TARGETS = re.compile(r"国家卫生(?:城市|县城|县|城区|区|乡镇|镇)")
VAGUE = re.compile(r"定期[^，。；]{0,6}?(汇总|上报|报送|通报|调度|例会)")
LONG, LONGEST = 4000, 5000  # 字, 《整治形式主义为基层减负若干规定》


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Every family of words."""
    text = lines(document)
    yield from _seasons(text, plan)
    yield from _selves(text, plan)
    yield from _targets(text)
    yield from _vague(text, plan)
    prose = (b for b in document.blocks if not isinstance(b, Table | Form))
    length = sum(len(str(w)) for b in prose for w in words_of(b))
    if length > LONG:
        limit = LONGEST if length > LONGEST else LONG
        yield problem("T118", document.paper.mark, length=length, limit=limit)


def seasons_of(plan: Plan) -> set[str]:
    """The seasons of a campaign: as declared, else by its name, else by its titles."""
    if plan.season:
        return {c for c in plan.season if c in SEASONS}
    titles = [plan.meeting.name or ""] if plan.meeting else []
    titles += [p.title or "" for p in plan.papers.values()]
    for names in ([plan.campaign, plan.short or ""], titles):
        found = {c for n in names for m in NAMED.finditer(n) for c in m[0]}
        if found:
            return found
    return set()


def check_plan(plan: Plan) -> Iterator[Problem]:
    """A summer campaign has a day of summer, a month more or less."""
    start, end = plan.period
    mine = seasons_of(plan)
    if not (plan.span and start and end and mine) or end < start:
        return
    touched = (end.year - start.year) * 12 + end.month - start.month + 1
    months = {(start.month - 1 + n) % 12 + 1 for n in range(touched)}
    if not any(months & set(SEASONS[s]) for s in mine):
        at = plan.season or plan.span.text
        yield problem("D216", at, season="、".join(sorted(f"{s}季" for s in mine)))


def _seasons(text: list[Words], plan: Plan) -> Iterator[Problem]:
    mine = seasons_of(plan)
    if not mine:
        return
    for words in text:
        bare = str(words)
        clean = re.sub(r"《[^》]*》", lambda m: "□" * len(m[0]), bare)
        for code, pattern in (("T120", SEASON), ("T125", HINT)):
            for match in pattern.finditer(clean):
                season = next(c for c in match[0] if c in "春夏秋冬")
                if season in mine or BEFORE.search(clean[: match.start()]):
                    continue
                if typed(words, *match.span()):
                    right = "、".join(sorted(f"{s}季" for s in mine))
                    yield problem(code, words.mark_at(match.start()), text=match[0], right=right)


def _selves(text: list[Words], plan: Plan) -> Iterator[Problem]:
    issuer = plan.issuer
    if not issuer.selves:
        return
    level = issuer.level or ""
    for words in text:
        for match in OURS.finditer(masked(str(words))):
            place = PLACES.get(match[1] or "")
            if match[0] in issuer.selves or (place and place == level):
                continue
            if typed(words, *match.span()):
                right = "、".join(issuer.selves) + (f"、我{level}" if level in PLACES else "")
                yield problem("T121", words.mark_at(match.start()), text=match[0], right=right)


def _targets(text: list[Words]) -> Iterator[Problem]:
    first = ""
    for words in text:
        for match in TARGETS.finditer(masked(str(words))):
            first = first or match[0]
            if match[0] != first:
                yield problem("T122", words.mark_at(match.start()), text=match[0], first=first)


def _vague(text: list[Words], plan: Plan) -> Iterator[Problem]:
    """定期汇总, where the plan itself says how often."""
    for words in text:
        for match in VAGUE.finditer(str(words)):
            duty = next((d for d in plan.duties.values() if match[1] in d.text), None)
            if duty and typed(words, *match.span()):
                yield problem("T123", words.mark_at(match.start()), text=match[0], often=duty.often)
