"""All plans of a folder by person and unit: posts over time, places, loads, issued papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gencirc.affected import Issued, affected, issued
from gencirc.kind.library import Library
from gencirc.plan.changes import Change
from gencirc.plan.dates import full
from gencirc.plan.loads import Load, Seat, loads, seats
from gencirc.plan.model import Plan
from gencirc.plan.reading import read_plan
from gencirc.plan.registry import Registry
from gencirc.plan.staffing import staffed
from gencirc.problem import failed
from gencirc.source.marks import Mark, Text


@dataclass(frozen=True)
class Office:
    """The plans that were read, and what was issued."""

    plans: tuple[Plan, ...]
    papers: tuple[Issued, ...]
    faulty: tuple[str, ...] = ()  # plans that could not be read without mistakes

    @property
    def registries(self) -> list[Registry]:
        """The registries of the plans; one that several use counts once."""
        found: dict[object, Registry] = {}
        for plan in self.plans:
            registry = plan.registry
            first = next((n.mark.place for n in _listed(registry)), None)
            found.setdefault(first, registry)
        return list(found.values())


def _listed(registry: Registry) -> Iterator[Text]:
    yield from (p.name for p in registry.people.values())
    yield from (u.name for u in registry.units.values())


class Post(NamedTuple):
    """What somebody or a unit was from a day on, and the line that says so."""

    since: str
    what: str
    mark: Mark


class Place(NamedTuple):
    """A place in a plan, as typed or as it is after the last change."""

    plan: str
    seat: Seat
    note: str = ""  # who has it now, or that it came later


def office(paths: Iterable[Path], folders: Sequence[Path]) -> Office:
    """Read plans, and the registers and frozen texts of their folders."""
    plans, faulty = [], []
    for path in paths:
        reading = read_plan(path, Library.beside(path).demands())
        plans.append(reading.plan)
        if failed(reading.problems):
            faulty.append(reading.plan.shown)
    papers = dict.fromkeys(paper for folder in folders for paper in issued(folder))
    return Office(tuple(plans), tuple(papers), tuple(faulty))


def posts(name: str, registry: Registry) -> Iterator[Post]:
    """The posts of a person, or the fate of a unit, from the first to the last."""
    person, unit = registry.people.get(name), registry.units.get(name)
    lines = [c for c in registry.changes if name in (c.name, c.heir)]
    begins = next((c for c in lines if c.heir == name or c.post), None)
    if person and person.post:
        yield Post("起初", str(person.post), person.post.mark)
    elif unit and not (begins and begins.heir == name and begins.unit == "更名"):
        yield Post("起初", f"列在“{unit.roster}”里", unit.name.mark)
    for change in lines:
        yield Post(f"{full(change.day)}起", told(change, name, registry), change.name.mark)


def told(change: Change, name: str, registry: Registry) -> str:
    """What a change means for somebody."""
    if change.heir == name:
        if change.unit:
            return f"由{change.name}更名" if change.unit == "更名" else f"接{change.name}的职责"
        post = registry.post(name, change.day)
        return f"{post or '职务没有写'}（接{change.name}）"
    if change.post and not change.leaves:
        return str(change.post)
    if change.unit == "更名":
        return f"更名为{change.heir}"
    heir = f"，{'职责并入' if change.unit else '由'}{change.heir}" if change.heir else ""
    return f"{change.said}{heir}{'' if change.unit or not heir else '接替'}"


def places(name: str, plans: Iterable[Plan]) -> Iterator[Place]:
    """Every place of a name: as typed, and where it follows another."""
    for plan in plans:
        typed, now = _of(name, plan), _of(name, staffed(plan, None))
        heir = plan.registry.now(name, None)
        for said, seat in typed.items():
            gone = f"现在是{heir}" if heir != name else "已经离任" if said in now else "已改任"
            gone = gone if said not in now or plan.registry.gone(name, None) else ""
            yield Place(plan.shown, seat, gone)
        yield from (Place(plan.shown, s, "接任") for said, s in now.items() if said not in typed)


def _of(name: str, plan: Plan) -> dict[str, Seat]:
    return {s.said: s for s in seats(plan) if s.name == name}


def table(plans: Iterable[Plan], columns: tuple[str, ...], people: bool) -> list[Load]:
    """The loads of people, or of units, over all plans, as things stand after the last change."""
    found: list[Seat] = []
    names: list[str] = []
    for plan in plans:
        found += seats(staffed(plan, None))
        names += plan.registry.people if people else plan.registry.units
    return loads(found, columns, names)


def concerned(change: Change, known: Office, registry: Registry) -> list[Issued]:
    """The issued papers that a change makes out of date."""
    return affected(change, known.papers, registry) if change.leaves or change.post else []
