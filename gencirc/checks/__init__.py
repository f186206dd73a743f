"""The second reader: rules on a plan and on its papers, one family a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gencirc.alike import listed
from gencirc.blocks.tree import Block, Part, Table, Title, is_block, said, words_of
from gencirc.checks import (
    attachments,
    bodies,
    consultations,
    counts,
    dates,
    elements,
    kinds,
    leftovers,
    names,
    people,
    signs,
    terms,
    tone,
    traces,
)
from gencirc.kind.document import Document
from gencirc.plan.model import Plan
from gencirc.plan.seats import Filled
from gencirc.problem import Problem
from gencirc.reuse import Memo, by_identity
from gencirc.words import Words

PLAN = (
    dates.check_plan,
    counts.check_plan,
    names.check_plan,
    terms.check_plan,
    consultations.check_plan,
)
CLEAN = Memo()  # texts that nothing is wrong with
LINE = (
    traces.check_line,
    signs.check_line,
    terms.check_line,
    counts.check_line,
    dates.check_line,
)
PAPER = (
    terms.check,
    counts.check,
    dates.check,
    people.check,
    bodies.check,
    elements.check,
    attachments.check,
    kinds.check,
    tone.check,
)


def check_plan(plan: Plan) -> list[Problem]:
    """What is wrong with the plan itself."""
    return [p for family in PLAN for p in family(plan)]


def check_papers(plan: Plan, documents: Iterable[Document]) -> list[Problem]:
    """What is wrong with the papers as they would be printed."""
    return [p for d in documents for p in _of_paper(d, d.view(plan))]


def _of_paper(document: Document, plan: Plan) -> Iterator[Problem]:
    found = listed(document, _of_part, plan)
    if found is None:
        things = (*document.head.values(), *document.blocks)
        found = [p for thing in things for p in _of_part(thing, plan)]
    yield from found
    for family in PAPER:
        yield from family(document, plan)


def _of_part(thing: Part, plan: Plan) -> list[Problem]:
    """What is wrong with a block, a row or a line by itself."""
    if isinstance(thing, Words):
        return _of_line(thing, plan)
    return _of_block(thing, plan) if is_block(thing) else _of_row(said(thing), plan)


@by_identity
def _of_block(block: Block, plan: Plan) -> list[Problem]:
    """What is wrong with a block by itself."""
    rows = block.rows if isinstance(block, Table) else ()
    rest = words_of(block._replace(rows=())) if isinstance(block, Table) else words_of(block)
    found = [p for words in rest for p in _of_line(words, plan)]
    found += [p for row in rows for p in _of_row(row, plan)]
    if isinstance(block, Title):
        found = [p for p in found if p.code != signs.BLANKS]  # they part its lines
    return [*found, *signs.check_block(block, plan)]


@by_identity
def _of_row(row: tuple[Words, ...], plan: Plan) -> list[Problem]:
    """What is wrong with a row of a table."""
    return [p for words in row for p in _of_line(words, plan)]


@by_identity
def _of_line(words: Words, plan: Plan) -> list[Problem]:
    """What is wrong with a line by itself."""
    key = (str(words), id(plan))
    if not words or CLEAN.get(key):
        return []
    found = [p for family in LINE for p in family(words, plan)]
    if not found and all(s.exact for s in words):  # what is typed is judged hardest
        CLEAN.put(key, (plan, True))
    return found


class Seen(NamedTuple):
    """What was seen in some papers of a plan, as it counts for all of them."""

    problems: tuple[Problem, ...]
    filled: tuple[Filled, ...]  # who stands in another's place
    unsaid: tuple[str, ...]  # words vouched for that none of them has


class Together:
    """The papers of a plan taken together, read one after the other."""

    def __init__(self, plan: Plan, reading: leftovers.Reading | None = None) -> None:
        """``reading``: of papers of the plan that were read before, some of which are like these."""
        self.plan = plan
        self.leftovers = reading or leftovers.Reading(plan)
        self.filled: dict[Filled, None] = {}
        self.problems: list[Problem] = []

    def read(self, document: Document) -> None:
        """Note what is wrong with a paper among the others."""
        self.filled |= dict.fromkeys(people.followed(document, document.view(self.plan)))
        self.problems += self.leftovers.read(document)

    @property
    def seen(self) -> Seen:
        unsaid = tuple(map(str, self.leftovers.unsaid))
        return Seen(tuple(self.problems), tuple(self.filled), unsaid)


def check_together(plan: Plan, seen: Sequence[Seen]) -> list[Problem]:
    """What is wrong with the papers of a plan taken together."""
    unsaid = set.intersection(*(set(s.unsaid) for s in seen)) if seen else set()
    return [
        *people.check_together(f for s in seen for f in s.filled),
        *(p for s in seen for p in s.problems),
        *leftovers.unsaid(plan, unsaid),
    ]
