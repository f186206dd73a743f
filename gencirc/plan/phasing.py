"""Phases that are nested by department: the part of one, and what is addressed to all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from gencirc.plan.content import Body, Item, Run, Section
from gencirc.plan.timetable import Phase, Phases
from gencirc.source.marks import Text

Whose = Callable[[Text], "Addressed | None"]


class Addressed(NamedTuple):
    """Who a heading addresses: some names, everybody, or those who are not named beside it."""

    names: tuple[str, ...] = ()
    rest: bool = False


@dataclass(frozen=True)
class Parts:
    """A body sorted by whom its items address; places keep the order typed."""

    body: Body
    common: tuple[tuple[int, Item, Parts | None], ...]  # sections with the parts within them
    own: dict[str, tuple[tuple[int, Section | Run], ...]]
    rest: tuple[tuple[int, Section | Run], ...]

    @cached_property
    def names(self) -> dict[str, None]:
        """Everybody who has a part here, in the order typed."""
        inner = [n for _, _, parts in self.common if parts for n in parts.names]
        return dict.fromkeys([*self.own, *inner])


def parted(body: Body, whose: Whose) -> Parts:
    """The items of a body by whom they address."""
    common: list[tuple[int, Item, Parts | None]] = []
    own: dict[str, list[tuple[int, Section | Run]]] = {}
    rest: list[tuple[int, Section | Run]] = []
    for place, item in enumerate(body.items):
        named = whose(item.title) if isinstance(item, Section | Run) else None
        if named is None or not isinstance(item, Section | Run):
            common.append((place, item, _within(item, whose)))
        elif named.rest:
            rest.append((place, item))
        for name in named.names if named else ():
            assert isinstance(item, Section | Run)
            own.setdefault(name, []).append((place, item))
    return Parts(body, tuple(common), {n: tuple(i) for n, i in own.items()}, tuple(rest))


def _within(item: Item, whose: Whose) -> Parts | None:
    """The parts within a common section, when departments are named there."""
    if not isinstance(item, Section):
        return None
    parts = parted(item.body, whose)
    return parts if parts.names or parts.rest else None


class Asking(NamedTuple):
    """Whose part is asked for: a unit's, or that of the units of a group."""

    names: tuple[str, ...]
    rest: bool = True  # whether 其他各单位 means them, where they are not named


def part_of(parts: Parts, asking: Asking) -> Body:
    """What stands in a body for some names; a heading that only names them is left out."""
    mine = parts_of(parts, asking)
    common = [(n, i) for n, item, inner in parts.common if (i := _common(item, inner, asking))]
    alone = len(mine) == 1 and not any(isinstance(i, Section | Run) for _, i in common)
    items: list[Item] = []
    for _, item in sorted([*common, *mine], key=lambda pair: pair[0]):
        unwrapped = alone and isinstance(item, Section) and item is mine[0][1]
        items += item.body.items if unwrapped and isinstance(item, Section) else (item,)
    return replace(parts.body, items=tuple(items))


def parts_of(parts: Parts, asking: Asking) -> list[tuple[int, Section | Run]]:
    """The items that name somebody, or else those for who is not named."""
    own = {pair[0]: pair for name in asking.names for pair in parts.own.get(name, ())}
    named = own or any(name in parts.names for name in asking.names)
    return list(own.values()) if named or not asking.rest else list(parts.rest)


def _common(item: Item, inner: Parts | None, asking: Asking) -> Item | None:
    if inner is None or not isinstance(item, Section):
        return item
    body = part_of(inner, asking)
    return item._replace(body=body) if body else None


class Timetable(NamedTuple):
    """The phases of a plan, their contents sorted once for all recipients."""

    phases: Phases
    parts: tuple[Parts, ...]

    def names(self) -> Collection[str]:
        """Everybody who is named in some phase."""
        return dict.fromkeys(n for p in self.parts for n in p.names)

    def share(self, asking: Asking) -> Phases:
        """The phases of a recipient; one that has nothing for it is left out."""
        return self.phases._replace(phases=tuple(
            made
            for phase, parts in zip(self.phases.phases, self.parts, strict=True)
            if (made := _phase(phase, parts, asking))
        ))  # fmt: skip


def _phase(phase: Phase, parts: Parts, asking: Asking) -> Phase | None:
    if not parts.names and not parts.rest:
        return phase
    body = part_of(parts, asking)
    return phase.but(content=body) if body or phase.events else None


def timetable(phases: Phases, whose: Whose) -> Timetable:
    """The phases with their contents sorted."""
    return Timetable(phases, tuple(parted(p.content, whose) for p in phases.phases))
