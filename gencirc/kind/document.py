"""A paper before it meets a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gencirc.blocks.tree import Block
from gencirc.kind import giving
from gencirc.kind.library import Kind
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.source.marks import Text
from gencirc.words import Words


@dataclass(frozen=True, slots=True)
class Document:
    """A paper before it meets a page."""

    name: str  # file name without ending
    kind: Kind
    paper: Paper
    letterhead: Text
    title: str
    blocks: Sequence[Block]
    day: date | None
    head: dict[str, Words] = field(default_factory=dict)
    marks: tuple[Words, ...] = ()  # names in the mark of a joint paper, one above the other
    signers: tuple[Words, ...] = ()
    large: bool = False
    open: tuple[str, ...] = ()  # what is not settled yet: 文号, 成文日期
    draft: bool = False
    apart: bool = False  # an attachment that is not bound with its paper
    recipient: Recipient | None = None  # of a paper that goes to several one by one
    copy: str = ""  # its name, told apart from another of the same name

    def view(self, plan: Plan) -> Plan:
        """The plan as this paper shows it."""
        return seen(plan, self.kind, self.paper, self.recipient)


def seen(plan: Plan, kind: Kind, paper: Paper, recipient: Recipient | None) -> Plan:
    """The plan as a paper shows it: with its own bodies and its own attachments."""
    return giving.attached(plan.issued(paper), bool(recipient and kind.each))
