"""plan × kind → document: its head elements, its blocks, and what is open in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from gencirc.blocks.numbering import number
from gencirc.blocks.tree import Block, Signature, Table, Title
from gencirc.kind import adjusting, elements, endings, giving
from gencirc.kind.borrowing import borrowed
from gencirc.kind.composing import MAKERS, compose
from gencirc.kind.directives import Drawn, directives
from gencirc.kind.document import Document, seen
from gencirc.kind.editions import attachments_apart, large_edition
from gencirc.kind.elements import NUMBERS
from gencirc.kind.forming import FORMS
from gencirc.kind.library import Kind, spelled
from gencirc.kind.markup import parse
from gencirc.kind.needs import needed
from gencirc.kind.opening import opening
from gencirc.kind.printing import Blocks, Missing, State
from gencirc.kind.wording import Wording
from gencirc.patterns import later
from gencirc.plan.content import Body
from gencirc.plan.model import Plan
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import Custom, Report, Scheme, Speech
from gencirc.plan.recipients import Recipient
from gencirc.plan.scope import Scope
from gencirc.plan.titles import TITLES, addressed, bodies, booked, matter_title, scheme_name, verb
from gencirc.plan.views import Count, view
from gencirc.problem import Problem
from gencirc.reuse import TABLES, Memo, one
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})
YEAR = later(r"20\d{2}年")
DRAWN = Memo(TABLES)
LETTER = "信函"  # the letterhead whose numbers end with 函


def wanted(plan: Plan, kinds: dict[str, Kind]) -> list[tuple[Kind, Paper]]:
    """The kinds a plan asks for: those whose key it has, unless printed inside another."""
    out = []
    for key, paper in plan.papers.items():
        kind = kinds.get(key)
        if kind is None:
            continue
        if kind.inside and kind.inside in plan.papers and not plan.alone:
            continue
        out.append((kind, paper))
    return out


def draft_document(
    plan: Plan,
    kind: Kind,
    paper: Paper,
    wording: Wording,
    tags: Collection[str] = elements.HEAD,
    draft: bool = False,
    recipient: Recipient | None = None,
    asking: tuple[str, ...] = (),
    more: Mapping[str, Any] = NOTHING_MORE,
) -> tuple[list[Document], list[Problem]]:
    """The document, with its large-type edition when one is asked for.

    ``tags`` are the elements that its letterhead prints. A ``paper`` for one recipient is
    the copy that is addressed to it. ``asking`` are the keys of the papers that take
    something from this one; ``more`` is what its template may say besides what the plan holds.
    """
    problems: list[Problem] = []
    paper = plan.dated(paper)
    trail = (*asking, str(kind.key))
    other = partial(_other, plan, wording, draft, trail)
    plan = seen(plan, kind, paper, recipient)
    day = plan.day_of(paper)
    local = dict(paper.variables) | giving.names_for(recipient)
    scope = Scope(plan, problems, paper, day, wording.library.passage, local, draft=draft)
    missing = needed(kind, scope)
    if missing and not draft:
        return [], missing
    state = State(scope, other)
    said = context(kind, paper, scope) | taking(kind, scope, other) | dict(more)
    text, mistakes = wording.render(kind, said, state)
    if mistakes:
        return [], problems + mistakes
    blocks, misplaced = parse(text, state.fences, wording.lines)
    made = Document(
        str(kind.name), kind, paper, kind.layout(paper), _title(blocks, kind),
        tuple(map(known, number(blocks))), day, draft=draft, recipient=recipient,
    )  # fmt: skip
    if isinstance(paper, Official) and tags:
        made = _headed(made, paper, tags, scope)
    editions = [made]
    if isinstance(paper, Speech) and paper.large and kind.large:
        editions.append(large_edition(made, kind.large))
    editions += attachments_apart(made, scope)
    return editions, problems + misplaced + (missing if not problems else [])


def known(block: Block) -> Block:
    """A block as the first that was like it; a table by its rows, which are known themselves."""
    if not isinstance(block, Table):
        return one(block)
    rest = block._replace(columns=(), rows=())
    return DRAWN.first((tuple(map(id, block.columns)), tuple(map(id, block.rows)), rest), block)


def _other(
    plan: Plan, wording: Wording, draft: bool, asking: tuple[str, ...], key: str
) -> Document | None:
    """Another paper of the plan, for one that takes something from it; never in a circle."""
    kind, paper = wording.library.kinds().get(key), plan.papers.get(key)
    if kind is None or paper is None or key in asking or kind.sent(paper) is not None:
        return None
    tags = elements.HEAD.keys() - (set() if kind.layout(paper) == LETTER else {"信函标志"})
    documents, _ = draft_document(plan, kind, paper, wording, tags, draft, asking=asking)
    return documents[0] if documents else None


def _headed(made: Document, paper: Official, tags: Collection[str], scope: Scope) -> Document:
    """The document with what its letterhead prints."""
    return replace(
        made,
        head={tag: one(said) for tag, said in elements.head(paper, tags, scope).items()},
        marks=elements.marks(paper, scope) if "发文机关标志" in tags else (),
        signers=tuple(map(scope.words, paper.signers)) if "签发人" in tags else (),
        open=_open(made, paper, tags),
    )


def context(kind: Kind, paper: Paper, scope: Scope) -> dict[str, Any]:
    """Everything a template may say, by Chinese names."""
    plan = scope.plan
    named: dict[str, Any] = {
        f.key: Missing(f.key) if (v := getattr(plan, f.name)) is None else v for f in Plan.fields
    }
    named |= plan.classes
    named |= dict(plan.papers.items()) | {plan.key(paper): paper}
    named |= {
        "机关": plan.issuer,
        "全称": plan.issuer.full,
        "年度": Missing("年份"),
        "有关单位": Missing("有关单位"),
        "单列任务": plan.tasks if not any(t.group for t in plan.tasks.tasks) else (),
        "自称": plan.issuer.selves[0] if plan.issuer.selves else "我单位",
        "全自称": next((s for s in plan.issuer.selves if s.startswith("全")), plan.issuer.full),
        "本文": paper,
        "机关名": bodies(plan),
        "标题": title_of(kind, paper, scope),
        "行文": kind.direction(paper),
        "各机关": bodies(plan),
        "对方": addressed(paper, kind.direction(paper)) if isinstance(paper, Official) else "",
        "开展": verb(plan),
        "方案名": scope.resolved(scheme_name(plan)),
        "职务": post_of(paper, scope),
        "对象": scope.local.get(giving.RECIPIENT, Missing(giving.RECIPIENT)),
    }
    named |= {k: v for k, v in view(plan, "*", scope) if k in ("年度", "有关单位")}
    if YEAR.search(plan.campaign or ""):
        named["年度"] = Words()  # the name that follows it says it
    return named | FORMS | {"公文": borrowed} | blocks_for(kind, paper, scope)


def taking(kind: Kind, scope: Scope, other: Callable[[str], Document | None]) -> dict[str, Any]:
    """The directives that may take from the other papers of the plan."""
    plan = scope.plan

    def drawn(key: str) -> Drawn | None:
        made = other(key)
        if made is None:
            return None
        said = view(plan.papers[key], "", scope)
        title = said if isinstance(said, Words) else booked(say(plan.mark, made.title))
        return Drawn(title, made.blocks)

    return directives(scope, [k for k in plan.papers if k != kind.key], drawn)


def blocks_for(kind: Kind, paper: Paper, scope: Scope) -> dict[str, Any]:
    """What a template puts in a line of its own: the functions and blocks made from data."""

    def section(body: Any, level: int = 1, scheme: str = "standard") -> Blocks:
        if type(body) in MAKERS:
            return Blocks(MAKERS[type(body)](body, scope, level))
        if body and body.stock:
            scope.report("K111", body.mark)
        return Blocks(compose(body, scope, level, scheme) if body else ())

    made: dict[str, Any] = {"分节": section}
    sections = getattr(paper, "sections", None)
    made["各节"] = partial(section, sections or Body())
    if scope.plan.scheme:
        made["方案各节"] = partial(section, scope.plan.scheme.sections)
    made["组成人员"] = lambda team: Blocks(adjusting.roster(team, scope) if team else ())
    made["附件页"] = lambda: Blocks(endings.attachment_pages(scope))
    if isinstance(paper, Official):
        made["落款"] = lambda: Blocks([endings.signature(paper, kind.mode(paper), scope)])
        made["附注"] = lambda: Blocks(endings.notes(paper, scope))
        made["题注"] = lambda: Blocks(endings.adoption(paper, scope))
        made["开场"] = lambda stock: Blocks(opening(paper, stock, scope))
        made["结语"] = lambda stock="": Blocks(endings.closing(paper, stock, scope))
        made["名单"] = lambda label, body: Blocks(endings.roll(label, body or Body(), scope))
    if isinstance(paper, Scheme):
        made["落款"] = lambda: Blocks([endings.signed(paper, scope)])
    if isinstance(paper, Custom) and "调整" in spelled(kind.more or ()):
        made |= adjusting.adjustment(paper, scope)
    if isinstance(paper, Speech):
        made["要点"] = lambda: section(paper.points, 1, _scheme(paper))
        made["要点数"] = Count(paper.points.count)
    if isinstance(paper, Report):
        texts = [scope.words(i) for i in paper.abstract.items if isinstance(i, Text)]
        made["编者按"] = listed(paper.mark, texts, "")
    return made


def _scheme(speech: Speech) -> str:
    return "standard" if speech.numbering == "一、" else speech.numbering


def title_of(kind: Kind, paper: Paper, scope: Scope) -> Words | Missing:
    """The title of a paper: as typed, or issuer, matter and kind put together."""
    plan = scope.plan
    key = plan.key(paper)
    if isinstance(paper, Official) and not paper.title:
        of_matter = matter_title(plan, paper, str(kind.name))
        if of_matter:
            return scope.resolved(of_matter)
    maker: Callable[[Plan], Words] | None = TITLES.get(key)
    if maker:
        return scope.resolved(maker(plan))
    if paper.title:
        return scope.words(paper.title)
    return Missing("标题" if kind.more is None else "事由")


def post_of(paper: Paper, scope: Scope) -> Text | str:
    """The post of a speech's speaker on the day of the speech."""
    if isinstance(paper, Speech) and paper.speaker:
        return scope.plan.registry.post(paper.speaker, scope.day) or ""
    return ""


def _open(made: Document, paper: Official, tags: Collection[str]) -> tuple[str, ...]:
    """What is not settled yet of what is printed: a plain table has neither number nor date."""
    numbered = bool(NUMBERS & set(tags))
    dated = numbered or any(isinstance(b, Signature) for b in made.blocks)
    open_ = (("文号", paper.number, numbered), ("成文日期", paper.date, dated))
    return tuple(name for name, value, wanted in open_ if wanted and not value)


def _title(blocks: list[Block], kind: Kind) -> str:
    return next((str(b.words) for b in blocks if isinstance(b, Title)), str(kind.name))
