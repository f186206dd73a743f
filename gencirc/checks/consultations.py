"""Opinions asked for: who was asked, who answered, what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.plan.consultation import GENERAL, TAKEN, Consultation, Opinion
from gencirc.plan.dates import full
from gencirc.plan.model import Plan
from gencirc.plan.papers import Custom
from gencirc.problem import Problem, problem

KIND = "征求意见稿"


def check_plan(plan: Plan) -> Iterator[Problem]:
    """The opinions of a plan against the units asked and against themselves."""
    made = plan.consultation
    if made is None:
        return
    heard = set(made.heard)
    for name in made.content:
        if name in heard:
            yield problem("K212", name, name=name)
    for opinion in made.opinions:
        yield from _answered(opinion)
    yield from _strangers(made)
    yield from _late(plan, made)


def _answered(opinion: Opinion) -> Iterator[Problem]:
    at = opinion.unit or opinion.mark
    if opinion.taken is None:
        yield problem("K215", at, name=opinion.unit)
    elif opinion.taken != TAKEN and not opinion.reason:
        yield problem("K214", opinion.taken, name=opinion.unit, taken=opinion.taken)


def _strangers(made: Consultation) -> Iterator[Problem]:
    """Units that answered and were not asked by name; 各镇 may be any of them."""
    if any(GENERAL.match(u) for u in made.units):
        return
    asked, told = set(made.units), set()
    for opinion in made.opinions:
        unit = opinion.unit
        if unit and unit not in asked and unit not in told:
            told.add(unit)
            yield problem("K213", unit, name=unit)


def _late(plan: Plan, made: Consultation) -> Iterator[Problem]:
    paper = plan.papers.get(KIND)
    signed = paper.date.period.start if isinstance(paper, Custom) and paper.date else None
    until = made.until.period.end if made.until else None
    if made.until and signed and until and until < signed:
        yield problem("K216", made.until.text, until=full(until), signed=full(signed))
