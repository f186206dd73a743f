"""Inspecting parties: who is in each, and which units it looks at."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.kind.phrases import closed
from gencirc.plan.content import Body, Section
from gencirc.plan.door import listed_names
from gencirc.plan.fields import NOWHERE
from gencirc.plan.groups import Groups
from gencirc.plan.scope import Scope
from gencirc.plan.units import concerned
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

TARGETS = "督查对象"
LABELS = (TARGETS, "对象", "督查范围", "范围", "片区")  # that say what a party looks at


class Party(NamedTuple):
    """A party: its name, and the names behind each of its labels."""

    name: Text
    lines: tuple[tuple[Text | str, tuple[Text, ...]], ...]

    @property
    def own(self) -> set[str]:
        """Everyone in it."""
        return {str(n) for label, names in self.lines if label not in LABELS for n in names}

    @property
    def targets(self) -> tuple[Text, ...]:
        """The units it looks at, where that is typed."""
        return next((names for label, names in self.lines if label in LABELS), ())


def parties(who: Body | Groups, where: Body | None, scope: Scope, level: int) -> list[Block]:
    """A heading for every party, then its members and its units.

    Units that nobody is told to look at are shared out in their order, so that no party
    looks at itself.
    """
    made = _of_groups(who) if isinstance(who, Groups) else _typed(who)
    units = named(where) or tuple(concerned(scope.plan))
    if any(p.targets for p in made):
        _covered(made, named(where), scope)
    elif made:
        shares = shared(units, [p.own for p in made])
        if shares is None:
            scope.report("K255", made[0].name)
            shares = parts(units, len(made))
        made = [_looking(p, share) for p, share in zip(made, shares, strict=True)]
    return [b for party in made for b in _party(party, scope, level)]


def _of_groups(groups: Groups) -> list[Party]:
    """The plan's groups: the chief, then the deputies and departments as members."""
    return [
        Party(g.name, (("组长", g.leader), ("成员", (*g.deputies, *g.members, *g.departments))))
        for g in groups.groups
    ]


def _typed(body: Body) -> list[Party]:
    """第一组: {组长: …, 成员: …, 督查对象: …}, or 第一组: 甲、乙."""
    out = []
    for section in body.sections:
        if isinstance(section, Section):
            inner = [s for s in section.body.sections if isinstance(s, Section)]
            lines = [(s.title, named(s.body)) for s in inner]
            out.append(Party(section.title, tuple(lines or [("成员", named(section.body))])))
    return out


def named(body: Body | None) -> tuple[Text, ...]:
    """The names that a body lists; none when it is prose."""
    texts = [i for i in body.items if isinstance(i, Text)] if body else []
    if any("。" in t for t in texts):
        return ()
    return tuple(n for t in texts for n in listed_names(t))


def parts(units: tuple[Text, ...], many: int) -> list[tuple[Text, ...]]:
    """The units in so many even parts, in their order."""
    size, more = divmod(len(units), many)
    ends = [size * n + min(n, more) for n in range(many + 1)]
    return [units[a:b] for a, b in pairwise(ends)]


def shared(units: tuple[Text, ...], own: list[set[str]]) -> list[tuple[Text, ...]] | None:
    """A part of the units for every party, none of its own; ``None`` where that cannot be."""
    made = parts(units, len(own))
    for turn in range(len(own)):
        tried = made[turn:] + made[:turn]
        if not any(mine & {str(u) for u in part} for mine, part in zip(own, tried, strict=True)):
            return tried
    return _one_by_one(units, own)


def _one_by_one(units: tuple[Text, ...], own: list[set[str]]) -> list[tuple[Text, ...]] | None:
    """Every unit to the party that has the fewest so far and is not its own."""
    out: list[list[Text]] = [[] for _ in own]
    for unit in units:
        free = [n for n, mine in enumerate(own) if str(unit) not in mine]
        if not free:
            return None
        out[min(free, key=lambda n: len(out[n]))].append(unit)
    return [tuple(units) for units in out]


def _looking(party: Party, share: tuple[Text, ...]) -> Party:
    return party._replace(lines=(*party.lines, (TARGETS, share)))


def _covered(made: list[Party], units: tuple[Text, ...], scope: Scope) -> None:
    """Every unit of the range is looked at, and by one party."""
    seen: dict[str, Text] = {}
    for party in made:
        for name in party.targets:
            if str(name) in seen:
                scope.report("K256", name, name=name, first=seen[str(name)])
            seen.setdefault(str(name), party.name)
    for unit in units:
        if str(unit) not in seen:
            scope.report("K257", unit, name=unit)


def _party(party: Party, scope: Scope, level: int) -> list[Block]:
    lines = [_line(label, names, scope) for label, names in party.lines if names]
    return [Heading(level, closed(scope.words(party.name))), *map(Paragraph, lines)]


def _line(label: Text | str, names: tuple[Text, ...], scope: Scope) -> Words:
    shown = TARGETS if label in LABELS else label
    return say(NOWHERE, shown, "：", listed(NOWHERE, map(scope.words, names)))
