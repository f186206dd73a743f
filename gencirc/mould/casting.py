"""Documents of a batch: the first of a sort is worded, the others are filled in.

Recipients who have the same share of a plan differ in the values of their row alone. Their
paper is worded once more with tokens for the values: the mould. It is trusted with a sort of
value only when it has given the same paper as the wording for the first of that sort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, partial
from typing import Any, TypeAlias

from gencirc.alike import forget
from gencirc.checks.leftovers.spots import forms, sought, titles
from gencirc.due import Due
from gencirc.kind.document import Document
from gencirc.mould.documents import Form, Maker
from gencirc.mould.filling import token
from gencirc.mould.patterns import looked_for
from gencirc.mould.rehearsing import NAME, Coming, Row, Said, read_row, trials, typed
from gencirc.mould.seeking import Seekers
from gencirc.mould.things import Numbers
from gencirc.mould.vocabulary import vocabulary
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.recipients import DUTY, Share
from gencirc.problem import Problem
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

    def __init__(
        self, plan: Plan, texts: Texts, due: Sequence[Due], addressed: Addressed, draft: Draft
    ) -> None:
        """``texts``: all that was typed for the plan but recipients' rows; ``draft`` words a paper."""
        self.plan = plan
        self.texts = texts
        self.coming = Coming(due)
        self.addressed = addressed
        self.draft = draft
        self.moulds: dict[object, Mould] = {}

    @cached_property
    def maker(self) -> Maker:
        """What makes forms, once one paper was searched for leftovers."""
        patterns = sought(self.plan)
        numbers = Numbers(Seekers(patterns, partial(forms, bases=titles(self.plan))))
        return Maker(vocabulary(self.texts(), looked_for(patterns)), numbers, {})

    def drafted(self, due: Due) -> Drafted:
        """The documents of a recipient's copy, worded or filled in."""
        forget()
        recipient = due.recipient
        assert recipient
        said = self.coming.said(recipient)
        if not said.keys().isdisjoint(DUTY):
            return self.draft(due)  # a task of their own is nobody else's
        copy, share = self.addressed(due), recipient.share
        key = _key(copy, share, said)
        if key not in self.moulds:
            self.moulds[key] = Mould(due, share, self)
            return self.draft(due)
        return self.moulds[key].drafted(copy, due, said)


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
        assert self.first.recipient
        said = typed(self.first.recipient)
        if len(said) > MOST:
            return []
        twin = self._twin(self.first, {name: token(n) for n, name in enumerate(said)})
        documents, problems = self.among.draft(twin)
        return [] if problems else list(map(self.among.maker.form, documents))

    def drafted(self, copy: Due, due: Due, said: Said) -> Drafted:
        """The documents of a recipient: filled in where the mould may be trusted."""
        row = self.among.coming.row(due, said, self.among.maker.known)
        if row is None or not self.forms or not self.distrusted.isdisjoint(row.sorts):
            return self.among.draft(due)
        if not self.trusted.issuperset(row.sorts):
            self._rehearse(due, row)
        if self.trusted.issuperset(row.sorts):
            return self._cast(copy, row), []
        return self._tried(copy, due, row, True)

    def _rehearse(self, due: Due, row: Row) -> None:
        """Learn to trust the sorts of values that are coming, many with one paper."""
        known = self.among.maker.known
        for made_up in trials(
            row, self.among.coming.rows(due, known), self.trusted | self.distrusted
        ):
            twin = self._twin(due, made_up)
            read = read_row(made_up, known)
            if read:
                self._tried(self.among.addressed(twin), twin, read, False)
            forget()

    def _tried(self, copy: Due, due: Due, row: Row, alone: bool) -> Drafted:
        """A paper worded and filled in; where the two differ in one ``alone`` its sorts are to blame."""
        cast = self._cast(copy, row)
        worded, problems = self.among.draft(due)
        if not problems and _same(worded, cast):
            self.trusted.update(row.sorts)
            return cast, []
        if alone:
            self.distrusted.update(set(row.sorts) - self.trusted)
        return worded, problems

    def _cast(self, copy: Due, row: Row) -> list[Document]:
        return [form.filled(copy, row.given, row.seen) for form in self.forms]

    def _twin(self, due: Due, said: Said) -> Due:
        """The paper of a recipient of whom something else is said."""
        assert due.recipient
        facts = {name: text for name, text in said.items() if name != NAME}
        twin = due.recipient.but(name=said[NAME], facts=dict(due.recipient.facts) | facts)
        return due._replace(recipient=twin)


def _key(due: Due, share: Share, said: Iterable[str]) -> object:
    """What decides a paper besides the values of the row: equal for those who share a mould."""
    paper = due.paper
    dated = (paper.date, paper.number, paper.signers) if isinstance(paper, Official) else ()
    return str(due.kind.key), id(due.kind.each), dated, share.parts, tuple(said)


def _same(worded: list[Document], cast: list[Document]) -> bool:
    pairs = zip(worded, cast, strict=False)
    return len(worded) == len(cast) and all(_printed(a) == _printed(b) for a, b in pairs)


def _printed(document: Document) -> list[Any]:
    return [tuple(document.blocks), *(getattr(document, name) for name in PRINTED)]
