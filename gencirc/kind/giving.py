"""What papers for one recipient have of their own: whom they address, the attachments that are its."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from gencirc.kind.library import Kind
from gencirc.plan.attachments import Attachment
from gencirc.plan.content import Body, Chain, Item, Run, Section
from gencirc.plan.model import Plan
from gencirc.plan.official import Official, Paper
from gencirc.plan.recipients import Recipient
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

RECIPIENT = "对象"
REMEDY = {
    "任务": "核对“任务”里的责任部门同这个名字一字不差；不该发给它，就从“发给”里去掉",
}


def addressed(paper: Paper, recipient: Recipient | None) -> Paper:
    """The copy of a paper for one recipient, which 主送 names unless it says otherwise."""
    if recipient is None:
        return paper
    if isinstance(paper, Official) and not paper.recipients:
        return paper.but(recipients=recipient.name, whole=paper)
    return paper.but(whole=paper)


@lru_cache(maxsize=8)
def attached(plan: Plan, own: bool) -> Plan:
    """The plan with the attachments of a paper.

    Those of a kind for one recipient (``own``) speak of it or are texts for all; a table of
    the whole campaign would show others' tasks. Other papers have those that speak of none.
    """
    kept = tuple(a for a in plan.attachments if (_theirs(a) or _text(a) if own else not _theirs(a)))
    return plan if kept == plan.attachments else plan.but(attachments=kept)


def _theirs(attachment: Attachment) -> bool:
    """Whether an attachment speaks of the recipient."""
    what = str(attachment.what or "").partition(".")[0] == RECIPIENT
    cells = (c for row in attachment.rows for c in row)
    return what or any(f"【{RECIPIENT}" in t for t in (*cells, *_texts(attachment.body)))


def _text(attachment: Attachment) -> bool:
    return not attachment.what and not attachment.rows


def _texts(thing: Body | Item) -> list[str]:
    """Every text of a body."""
    if isinstance(thing, Text):
        return [thing]
    if isinstance(thing, Section):
        return [thing.title, *_texts(thing.body)]
    if isinstance(thing, Run):
        return [thing.title, *(t for _, texts in thing.parts for t in texts)]
    inside = thing.parts if isinstance(thing, Chain) else thing.items
    return [t for item in inside for t in _texts(item)]


def lacking(kind: Kind, recipient: Recipient, found: list[Any], path: str) -> list[Problem]:
    """The problem of a recipient that has nothing of what its kind is made of.

    照例 is nothing: its words are about what is found here.
    """
    if any(f and not (isinstance(f, Body) and f.stock) for f in found):
        return []
    key = path.partition("或")[0].partition(".")[2]
    near = REMEDY.get(key, f"在名单里加一列“{key}”，或者从“发给”里去掉它")
    facts = {"name": recipient.name, "what": key, "kind": kind.name, "near": near}
    return [problem("M103", recipient.name, **facts)]


def names_for(recipient: Recipient | None) -> dict[str, Any]:
    """What texts may refer to in the paper of a recipient."""
    return {RECIPIENT: recipient} if recipient else {}
