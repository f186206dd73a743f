"""The plan's 数据 in a paper: as sentences, or as a table. No figure comes from elsewhere."""

from __future__ import annotations

from itertools import groupby

from gencirc.blocks.tree import Block, Paragraph, Table
from gencirc.likeness import nearest
from gencirc.plan.content import Body
from gencirc.plan.door import listed_names
from gencirc.plan.facts import Fact
from gencirc.plan.fields import NOWHERE
from gencirc.plan.saying import fact_parts
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

PART = "其中："
INDENT = "\u3000" * len(PART)  # it is said once


def chosen(body: Body | None, scope: Scope) -> list[Fact]:
    """The facts that a body names (排查隐患、巡护里程); all of them for 照例 or nothing."""
    facts = scope.plan.facts
    if not body or body.stock:
        return list(facts)
    known = {str(f.name): f for f in facts}
    out = []
    for name in (n for i in body.items if isinstance(i, Text) for n in listed_names(i)):
        if name in known:
            out.append(known[name])
        else:
            near = nearest(name, known, 0.3) or next(iter(known), "")
            scope.report("K254", name, name=name, near=near, all="、".join(known))
    return out


def sentences(body: Body | None, scope: Scope) -> list[Block]:
    """截至8月10日，整改问题460余件，其中甲片100件、乙片360件；清理…: a paragraph."""
    runs = groupby(chosen(body, scope), key=lambda f: str(f.asof or ""))
    said = [_asof(list(facts), scope) for _, facts in runs]
    return [Paragraph(listed(NOWHERE, said, ""))] if said else []


def _asof(facts: list[Fact], scope: Scope) -> Words:
    """The facts that hold for one day, as one sentence."""
    day = facts[0].asof
    head = say(NOWHERE, "截至", scope.words(day), "，") if day else Words()
    return say(NOWHERE, head, listed(NOWHERE, (_said(f, scope) for f in facts), "；"), "。")


def _said(fact: Fact, scope: Scope) -> Words:
    parts = say(NOWHERE, "，其中", fact_parts(fact, scope)) if fact.parts else Words()
    return say(NOWHERE, fact.name, fact.figure or "", parts)


def table(body: Body | None, scope: Scope) -> list[Block]:
    """序号, 项目, 数量, and where any fact has it 截至 and 来源; parts below their sum."""
    facts = chosen(body, scope)
    more = [k for k in ("asof", "source") if any(getattr(f, k) for f in facts)]
    names = ("序号", "项目", "数量", *({"asof": "截至", "source": "来源"}[k] for k in more))
    rows = [row for n, fact in enumerate(facts, 1) for row in _rows(n, fact, more, scope)]
    columns = tuple(say(NOWHERE, name) for name in names)
    return [Table(columns, tuple(rows))] if rows else []


def _rows(number: int, fact: Fact, more: list[str], scope: Scope) -> list[tuple[Words, ...]]:
    cells = [_cell(getattr(fact, key), scope) for key in ("name", "figure", *more)]
    out = [(say(NOWHERE, str(number)), *cells)]
    for place, part in enumerate(fact.parts):
        own = [_cell(getattr(part, key), scope) for key in ("figure", *more)]
        out.append((Words(), say(NOWHERE, INDENT if place else PART, part.name), *own))
    return out


def _cell(value: Text | None, scope: Scope) -> Words:
    return scope.words(value) if value else Words()
