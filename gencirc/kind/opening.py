"""The first sentence of a paper: why it is written, and that the matter follows."""

from __future__ import annotations

from gencirc.blocks.tree import Block, Paragraph
from gencirc.kind.phrases import closed
from gencirc.kind.printing import UNPLACED
from gencirc.plan.content import Body
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom
from gencirc.plan.saying import bases_said
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say


def opening(paper: Official, stock: str, scope: Scope) -> list[Block]:
    """缘由 and the stock words (现将有关事项通告如下：); nothing when no 缘由 is written."""
    body = paper.values.get("缘由") if isinstance(paper, Custom) else None
    if not body:
        return []
    reasons = _of_plan(scope) if body.stock else _typed(body, scope)
    if not reasons:
        scope.report("K111", body.mark)
    return [Paragraph(say(UNPLACED, *(w for r in reasons for w in (r, "，")), stock))]


def _typed(body: Body, scope: Scope) -> list[Words]:
    texts = [scope.words(i) for i in body.items if isinstance(i, Text)]
    return [closed(listed(body.mark, texts, ""))]


def _of_plan(scope: Scope) -> list[Words]:
    """照例: 缘由 and 依据 of the plan itself."""
    plan = scope.plan
    reasons = [scope.words(plan.occasion)] if plan.occasion else []
    if plan.bases:
        reasons.append(say(UNPLACED, "根据", bases_said(plan.bases, scope)))
    return reasons
