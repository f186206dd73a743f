"""The second reader: rules on a plan and on its papers, one family a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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
from gencirc.problem import Problem

PLAN = (
    dates.check_plan,
    counts.check_plan,
    names.check_plan,
    terms.check_plan,
    consultations.check_plan,
)
PAPER = (
    traces.check,
    signs.check,
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
    return [p for d in documents for family in PAPER for p in family(d, d.view(plan))]


def check_together(plan: Plan, documents: Collection[Document]) -> list[Problem]:
    """What is wrong with the papers of a plan taken together."""
    seen = ((d, d.view(plan)) for d in documents)
    return [*people.check_together(seen), *leftovers.check(plan, documents)]
