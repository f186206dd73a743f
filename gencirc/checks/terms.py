"""Words that must agree through a paper: target, frequency; its length.

Words of other seasons, years, places and levels: checks/leftovers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from gencirc.alike import listed, summed
from gencirc.blocks.tree import Form, Part, Table, said
from gencirc.checks.reading import masked, typed
from gencirc.checks.seasons import SEASONS, months_of, seasons_of
from gencirc.checks.seasons import said as seasons_said
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.reuse import by_identity
from gencirc.source.marks import Mark
from gencirc.words import Words

TARGETS = later(r"国家卫生(?:城市|县城|县|城区|区|乡镇|镇)")
VAGUE = later(r"定期[^，。；]{0,6}?(汇总|上报|报送|通报|调度|例会)")
Named = tuple[Words, re.Match[str]]
LONG, LONGEST = 4000, 5000  # 字, 《整治形式主义为基层减负若干规定》


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Every family of words."""
    yield from _targets(document)
    length = summed(document, _length)
    if length is None:
        length = sum(map(_length, document.blocks))
    if length > LONG:
        yield _too_long(document.paper.mark, length)


@by_identity
def _too_long(mark: Mark, length: int) -> Problem:
    """That a text is longer than one should be; copies are mostly of a few lengths."""
    limit = LONGEST if length > LONGEST else LONG
    return problem("T118", mark, length=length, limit=limit)


def check_plan(plan: Plan) -> Iterator[Problem]:
    """A summer campaign has a day of summer, a month more or less."""
    mine, months = seasons_of(plan), months_of(plan)
    if plan.span and mine and months and not any(months & set(SEASONS[s]) for s in mine):
        yield problem("D216", plan.season or plan.span.text, season=seasons_said(mine))


def _length(thing: Part) -> int:
    """Characters of prose: not of the head, of tables and forms."""
    if isinstance(thing, Words | Table | Form) or type(thing) is tuple:
        return 0
    return sum([len(str(words)) for words in said(thing)])


def _targets(document: Document) -> Iterator[Problem]:
    if listed(document, _named_in) == []:
        return
    first = ""
    found = map(_named_in, (*document.head.values(), *document.blocks))
    for words, match in chain.from_iterable(found):
        first = first or match[0]
        if match[0] != first:
            yield problem("T122", words.mark_at(match.start()), text=match[0], first=first)


@by_identity
def _named_in(thing: Part) -> list[Named]:
    return [found for words in said(thing) for found in _named(words)]


def _named(words: Words) -> list[Named]:
    """The targets that a line names."""
    text = str(words)
    if "国家卫生" not in text:
        return []
    return [(words, match) for match in TARGETS.finditer(masked(text))]


def check_line(words: Words, plan: Plan) -> Iterator[Problem]:
    """定期汇总, where the plan itself says how often."""
    text = str(words)
    for match in VAGUE.finditer(text) if "定期" in text else ():
        duty = next((d for d in plan.duties.values() if match[1] in d.text), None)
        if duty and typed(words, *match.span()):
            yield problem("T123", words.mark_at(match.start()), text=match[0], often=duty.often)
