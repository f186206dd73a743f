"""What the templates of a campaign's papers put in a line of its own, made from its data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from gencirc.blocks.tree import Block
from gencirc.kind.abstract import abstract, remark
from gencirc.kind.accounts import account
from gencirc.kind.figures import sentences, table
from gencirc.kind.parties import parties
from gencirc.kind.printing import Blocks
from gencirc.kind.public import public
from gencirc.plan.content import Body
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words

FIRST = ("方案", "工作总结", "讲话", "经验交流材料", "通知")  # what an abstract is drawn from


class Drawn(NamedTuple):
    """Another paper of the plan, as it reads."""

    title: Words  # in 《》
    blocks: Sequence[Block]


Draft = Callable[[str], Drawn | None]


def directives(scope: Scope, others: Sequence[str], draft: Draft) -> dict[str, Any]:
    """The functions by their Chinese names.

    ``others`` are the keys of the other papers of the plan; ``draft`` words one of them.
    """

    def source(named: Body | None) -> Drawn | None:
        return draft(_source(named, scope, others))

    def note(body: Body | None, named: Body | None = None) -> Blocks:
        drawn = None if body and body.items else source(named)
        return Blocks(remark(body or Body(), abstract(drawn.blocks) if drawn else (), scope))

    def origin(named: Body | None = None) -> Words:
        drawn = source(named)
        return drawn.title if drawn else Words()

    return {
        "对照": lambda things, body=None, level=2: Blocks(
            account(things, body or Body(), scope, level)
        ),
        "数据句": lambda body=None: Blocks(sentences(body or None, scope)),
        "数据表": lambda body=None: Blocks(table(body or None, scope)),
        "各组": lambda who, where=None, level=2: Blocks(parties(who, where or None, scope, level)),
        "公开": lambda thing, level=2: Blocks(public(thing, scope, level)),
        "按语": note,
        "摘自": origin,
    }


def _source(named: Body | None, scope: Scope, others: Sequence[str]) -> str:
    """The key of the paper that an abstract is drawn from: as typed, else the weightiest."""
    typed = next((i for i in named.items if isinstance(i, Text)), None) if named else None
    if typed is None:
        return next((k for k in FIRST if k in others), next(iter(others), ""))
    if typed not in others:
        scope.report("K259", typed, name=typed, all="、".join(others) or "（没有）")
    return str(typed)
