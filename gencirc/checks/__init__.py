"""The second reader: rules on a plan and on its papers, one family a file."""

from __future__ import annotations

from collections.abc import Iterable

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
from gencirc.kind.drafting import Document
from gencirc.plan.model import Plan
from gencirc.problem import Problem

PLAN = (
    dates.check_plan,
    counts.check_plan,
    names.check_plan,
    terms.check_plan,
    consultations.check_plan,
)
GONE = ("N211", "N314", "N325")  # somebody who has left, in a place of his own
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
    documents = list(documents)
    seen = [(d, plan.issued(d.paper)) for d in documents]
    found = [p for d, on in seen for family in PAPER for p in family(d, on)]
    gone = {p.place for p in found if p.code in GONE}
    left = [p for p in leftovers.check(plan, documents) if p.code != "T210" or p.place not in gone]
    known = {p.place for p in left}  # says more of an old name than N312 does
    found = [p for p in found if p.code != "N312" or p.place not in known]
    return [*people.check_together(seen), *found, *left]
