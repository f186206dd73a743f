"""What was left over from another season, year, place, level, leader or campaign.

A plan is used again, and words of the old one stay behind. Nothing of this is a list of
words to be kept: what may not be there follows from what the plan, its layers, the registry
and the plans beside it say. History, outlook, comparison, the titles of others and names are
allowed (``speaking``), and so is what the author vouches for (允许).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from types import ModuleType

from gencirc.alike import casts, remember
from gencirc.blocks.tree import Part, Table
from gencirc.checks.leftovers import (
    campaigns,
    days,
    editions,
    holidays,
    levels,
    people,
    places,
    seasons,
    spans,
    years,
)
from gencirc.checks.leftovers.layers import Find, Page, origin
from gencirc.checks.leftovers.seeking import Sought
from gencirc.checks.leftovers.siblings import siblings
from gencirc.checks.leftovers.spots import Lines, Spot, lines_of, parts, printed, sought
from gencirc.kind.document import Document
from gencirc.messages import MESSAGES
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.reuse import LIKES, Memo

TWICE = 2  # what is said to the one it is about may be a leftover in the paper of another
DATED = ("T120", "T125", "T200", "T201", "T202")
FAMILIES = (campaigns, editions, places, levels, seasons, holidays, years, spans, days, people)


class Reading:
    """A plan's papers read one after the other, what they share not again and again."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.near = siblings(plan)
        self.sought = Sought(sought(plan))
        self.unsaid = list(plan.vouched)
        self.known: dict[tuple[object, ...], Memo] = {}  # of every kind the lines read
        self.once: set[int] = set()  # what parts are like that one paper had
        self.told: set[int] = set()  # and two

    def read(self, document: Document) -> list[Problem]:
        """The leftovers of a paper that were not told of another."""
        keys, found = self._fresh(document)
        words = [line for part in found for line in printed(part)]
        if not words:
            return []
        plan = self.plan.issued(document.paper)
        lines = lines_of(words, plan, self.sought)
        if self.unsaid:
            text = lines.as_printed.whole
            self.unsaid = [word for word in self.unsaid if str(word) not in text]
        families = self._concerned(lines) if keys else FAMILIES
        problems = list(_of_paper(Page(document, plan, lines, self.near), families))
        if not problems:  # what is left over in a value is told of every recipient
            cast = casts.get(id(document))
            paper = cast.keys if cast else ()
            remember(self.told, self.once.intersection(keys), paper)
            remember(self.once, keys, paper)
        return problems

    def _concerned(self, lines: Lines) -> list[ModuleType]:
        """The families that may find something in parts of copies, of which they have read two."""
        texts = {lines.whole, lines.as_printed.whole}
        return [family for family in FAMILIES if self.sought.concerned(family, texts)]

    def _fresh(self, document: Document) -> tuple[list[int], list[Part]]:
        """The parts of a paper; of copies for several those that two have not had before.

        Of parts that were filled in also what they are like.
        """
        if document.recipient is None:
            return [], list(parts(document))
        key = (document.kind.key, document.day, document.name)  # such copies see one plan
        if key not in self.known:
            self.known[key] = Memo(LIKES)
        known = self.known[key]
        cast = casts.get(id(document))
        if cast and not _fresh(known, cast.uid, cast.twin):
            if self.told.issuperset(cast.keys):
                return [], []
            new = {key: n for n, key in enumerate(cast.keys) if key not in self.told}
            if not self.unsaid:  # what is silent need not be read
                remember(self.told, filter(cast.silent, new), cast.keys)
                new = {key: n for key, n in new.items() if key not in self.told}
            return list(new), list(map(cast.part, new.values()))
        return [], [part for part in parts(document) if _fresh(known, _known_by(part), part)]


def _known_by(part: Part) -> int:
    """A table's rows are parts themselves: it is known by what else it has."""
    return id(part.columns if isinstance(part, Table) else part)


def _fresh(known: Memo, key: Hashable, part: object) -> bool:
    """Whether two papers have not had a part before."""
    times = known.get(key)
    if times and times[1] == TWICE:
        return False
    known.put(key, (part, times[1] + 1 if times else 1))
    return True


def check(plan: Plan, documents: Iterable[Document]) -> list[Problem]:
    """Every leftover of the papers of a plan."""
    reading = Reading(plan)
    return [*(p for d in documents for p in reading.read(d)), *unsaid(plan, reading.unsaid)]


def unsaid(plan: Plan, words: Collection[str]) -> list[Problem]:
    """Words vouched for that no paper has."""
    return [problem("T219", word, text=word) for word in plan.vouched if word in words]


def _of_paper(page: Page, families: Sequence[ModuleType]) -> Iterator[Problem]:
    """The leftovers of a paper that some families find, each said once."""
    finds = [f for family in families for f in _found(family, page) if not _vouched(f, page.plan)]
    if not finds:
        return
    named = campaigns.names_of_others(page)
    finds = [f for f in finds if f.code not in DATED or not any(_inside(f.spot, n) for n in named)]
    for f in _apart(finds):
        layer = origin(f.spot.mark, page.plan)
        yield problem(f.code, f.spot.mark, text=f.spot.word, layer=layer, **f.facts)


def _found(family: ModuleType, page: Page) -> list[Find]:
    """What a family finds; what it looks for is noted as its own."""
    page.lines.sought.asking = family
    return list(family.find(page))


def _vouched(find: Find, plan: Plan) -> bool:
    """Whether the author says that this is meant (允许)."""
    spot, text = find.spot, str(find.spot.line.words)
    for word in map(str, plan.vouched):
        at = text.find(word) if word else -1
        while at >= 0:
            if at < spot.stop and spot.start < at + len(word):
                return True
            at = text.find(word, at + 1)
    return False


def _inside(spot: Spot, name: Spot) -> bool:
    return spot.line is name.line and name.start <= spot.start and spot.stop <= name.stop


def _apart(finds: list[Find]) -> list[Find]:
    """Of several that lie over each other, the certain one, then the longest."""
    kept: list[Find] = []
    for f in sorted(finds, key=_weight):
        if not any(_over(f, k) for k in kept):
            kept.append(f)
    return kept


def _weight(find: Find) -> tuple[bool, int]:
    return MESSAGES[find.code][0] != "错误", find.spot.start - find.spot.stop


def _over(one: Find, other: Find) -> bool:
    a, b = one.spot, other.spot
    return a.line.words is b.line.words and a.start < b.stop and b.start < a.stop
