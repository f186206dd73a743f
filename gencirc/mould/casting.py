"""Documents of a batch: the first of a sort is worded, the others are filled in.

Recipients who have the same share of a plan differ in the values of their row alone. Their
paper is worded once more with tokens for the values: the mould. It is trusted with a sort of
value only when it has given the same paper as the wording for the first of that sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property
from sys import intern
from typing import Any, TypeAlias

from gencirc.alike import forget
from gencirc.checks.leftovers.spots import sought
from gencirc.due import Due
from gencirc.kind.document import Document
from gencirc.mould.documents import Form, Maker
from gencirc.mould.filling import Values, token
from gencirc.mould.likeness import Value, value
from gencirc.mould.patterns import looked_for
from gencirc.mould.things import Numbers
from gencirc.mould.vocabulary import vocabulary
from gencirc.patterns import later, needed
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.recipients import DUTY, Share
from gencirc.problem import Problem
from gencirc.source.marks import Text
from gencirc.tokens import MOST

Drafted: TypeAlias = "tuple[list[Document], list[Problem]]"
Draft: TypeAlias = "Callable[[Due], Drafted]"
Addressed: TypeAlias = "Callable[[Due], Due]"
Texts: TypeAlias = "Callable[[], Iterable[str]]"
PRINTED = tuple(
    f.name
    for f in fields(Document)
    if f.name not in ("kind", "paper", "recipient", "copy", "blocks")
)


class Moulds:
    """The moulds of a plan's papers."""

    def __init__(self, plan: Plan, texts: Texts, addressed: Addressed, draft: Draft) -> None:
        """``texts``: all that was typed for the plan but recipients' rows; ``draft`` words a paper."""
        self.plan = plan
        self.texts = texts
        self.addressed = addressed
        self.draft = draft
        self.moulds: dict[object, Mould] = {}

    @cached_property
    def maker(self) -> Maker:
        """What makes forms, once one paper was searched for leftovers."""
        patterns = sought(self.plan)
        seekers = [(needed(p), later(p, re.MULTILINE)) for p in patterns]

        def finds(line: str) -> bool:
            held = frozenset(line)
            near = (s for chars, s in seekers if not chars or not chars.isdisjoint(held))
            return not seekers or any(s.search(line) for s in near)

        return Maker(vocabulary(self.texts(), looked_for(patterns)), Numbers(finds), {})

    def drafted(self, due: Due) -> Drafted:
        """The documents of a recipient's copy, worded or filled in."""
        forget()
        recipient = due.recipient
        assert recipient
        facts = {name: said for name, said in recipient.facts.items() if said}
        if not facts.keys().isdisjoint(DUTY):
            return self.draft(due)  # a task of their own is nobody else's
        copy, share = self.addressed(due), recipient.share
        key = _key(copy, share, facts)
        if key not in self.moulds:
            self.moulds[key] = Mould(due, share, self)
            return self.draft(due)
        return self.moulds[key].drafted(copy, due, [recipient.name, *facts.values()])


@dataclass
class Mould:
    """What the papers of recipients with one share are cast from."""

    first: Due
    share: Share  # held, for its tasks are known by identity
    among: Moulds
    trusted: set[object] = field(default_factory=set)
    distrusted: set[object] = field(default_factory=set)

    @cached_property
    def forms(self) -> list[Form]:
        """One for every edition, from the paper worded with tokens; none if that cannot be."""
        recipient = self.first.recipient
        assert recipient
        facts = {k: v for k, v in recipient.facts.items() if v}
        if len(facts) + 1 > MOST:
            return []
        tokens = {k: token(n) for n, k in enumerate(facts, 1)}
        twin = recipient.but(name=token(0), facts=dict(recipient.facts) | tokens)
        documents, problems = self.among.draft(self.first._replace(recipient=twin))
        return [] if problems else list(map(self.among.maker.form, documents))

    def drafted(self, copy: Due, due: Due, typed: list[Text]) -> Drafted:
        """The documents of a recipient: filled in where the mould may be trusted."""
        known = self.among.maker.known
        seen = [v for text in typed if (v := value(str(text), known))]
        if len(seen) < len(typed) or not self.forms:
            return self.among.draft(due)
        given = _values(typed, seen)
        sorts = _sorts(given, seen)
        if not self.distrusted.isdisjoint(sorts):
            return self.among.draft(due)
        cast = [form.filled(copy, given, seen) for form in self.forms]
        if self.trusted.issuperset(sorts):
            return cast, []
        worded, problems = self.among.draft(due)
        well = not problems and _same(worded, cast)
        (self.trusted if well else self.distrusted).update(set(sorts) - self.trusted)
        return (cast, []) if well else (worded, problems)


def _values(typed: list[Text], seen: list[Value]) -> Values:
    return Values(
        tuple(map(str, typed)),
        tuple(t.mark for t in typed),
        tuple(v.size for v in seen),
        intern(" ".join(v.shape for v in seen)),
    )


def _sorts(given: Values, seen: list[Value]) -> list[object]:
    """What the wording of a paper may hang on: the sort of every value, and which are equal."""
    texts = given.texts
    return [tuple(map(texts.index, texts)), *enumerate(v.sort for v in seen)]


def _key(due: Due, share: Share, facts: Iterable[str]) -> object:
    """What decides a paper besides the values of the row: equal for those who share a mould."""
    paper = due.paper
    dated = (paper.date, paper.number, paper.signers) if isinstance(paper, Official) else ()
    return (
        str(due.kind.key), id(due.kind.each), dated,
        *(tuple(map(id, t)) for t in (share.lead.tasks, share.partner.tasks, share.phases.phases)),
        tuple((id(p.group), p.label) for p in share.places), id(share.group),
        tuple(facts), bool(share.deadlines),
    )  # fmt: skip


def _same(worded: list[Document], cast: list[Document]) -> bool:
    pairs = zip(worded, cast, strict=False)
    return len(worded) == len(cast) and all(_printed(a) == _printed(b) for a, b in pairs)


def _printed(document: Document) -> list[Any]:
    return [tuple(document.blocks), *(getattr(document, name) for name in PRINTED)]
