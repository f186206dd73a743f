"""Places for names: lists and lines of a plan with the names that hold on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gencirc.patterns import later
from gencirc.plan.changes import Change
from gencirc.plan.door import NAMES
from gencirc.plan.groups import Group, LeadingGroup
from gencirc.plan.registry import Registry
from gencirc.plan.tasks import Task
from gencirc.plan.timetable import Meeting, Phase
from gencirc.source.marks import Text

if TYPE_CHECKING:
    from gencirc.plan.fields import Shape

# what goes with the place; a post or a telephone goes with the person
NOTE = later(r"[（(](?:常务|兼|兼任|牵头|执行|召集|主持|主办|协办)[）)]$")
S = TypeVar("S", bound="Shape")
Lists = tuple[tuple[Text, ...], ...]

# Lists that belong together, the higher first: nobody newly put in stands in two of them.
SEATS: dict[type, tuple[tuple[str, ...], ...]] = {
    Group: (("leader", "deputies", "members"), ("departments", "partners")),
    LeadingGroup: (("leader", "deputies", "members"), ("chief",), ("office",)),
    Task: (("departments", "partners"), ("person",)),
    Phase: (("departments",), ("people",)),
    Meeting: (("chair",),),
}


class Filled(NamedTuple):
    """A place that another name stands in than the one typed."""

    name: Text  # as typed
    heir: str
    place: str  # 清扫组组长
    steps: tuple[Change, ...]
    doubled: bool = False  # the other name stood there already


class Day(NamedTuple):
    """A registry on one day, and what was filled so far."""

    registry: Registry
    day: date | None
    notes: list[Filled]
    gone: frozenset[str]  # the names that nobody has any more

    def lists(self, typed: Lists, places: tuple[str, ...]) -> Lists:
        """Lists of one thing with the names of the day, nobody new in them twice."""
        steps = {n: s for names in typed for n in names if (s := self._steps(n))}
        if not steps:
            return typed
        heirs = {str(_instead(n, s)) for n, s in steps.items()}
        seen: set[str] = set()
        out = []
        for names, place in zip(typed, places, strict=True):
            kept = []
            for name in names:
                now = _instead(name, steps[name]) if name in steps else name
                again = now in seen and now in heirs
                if name in steps:
                    there = again or any(now in others for others in typed)
                    self.notes.append(Filled(name, str(now), place, steps[name], there))
                if not again:
                    kept.append(now)
                    seen.add(str(now))
            out.append(self._ranked(names, kept))
        return tuple(out)

    def _steps(self, name: Text) -> tuple[Change, ...]:
        """The changes since a name was right; （常务）, （牵头） behind it do not matter."""
        bare = NOTE.sub("", name)
        known = str(self.registry.aliases.get(bare, bare))
        return self.registry.followed(known, self.day) if known in self.gone else ()

    def _ranked(self, typed: tuple[Text, ...], names: list[Text]) -> tuple[Text, ...]:
        """A list that went by rank goes by rank with its new names, too."""
        rank = self.registry.rank(self.day)
        if not in_order(typed, self.registry, rank):
            return tuple(names)
        out = [n for n in names if n in typed]
        for place, name in enumerate(names):
            if name not in typed:
                out.insert(self._place(name, min(place, len(out)), out, rank), name)
        return tuple(out)

    def _place(self, name: Text, usual: int, names: list[Text], rank: dict[str, int]) -> int:
        """Where a new name belongs among those of its own list in 单位.yaml."""
        beside = [
            n for n, other in enumerate(names)
            if other in rank and name in rank and self._roster(other) == self._roster(name)
        ]  # fmt: skip
        higher = [n for n in beside if rank[names[n]] < rank[name]]
        return (higher[-1] + 1 if higher else beside[0]) if beside else usual

    def _roster(self, name: str) -> str:
        return self.registry.people[name].roster

    def line(self, typed: Text | None, place: str, taken: Iterable[str] = ()) -> Text | None:
        """A line of names such as 主送, its signs kept; names of ``taken`` are not put in."""
        if typed is None:
            return None
        parts = list(parted_names(typed))
        names = tuple(name for _, name in parts)
        present = set(map(str, names)) | set(taken)
        out, changed = "", False
        for sign, name in parts:
            steps = self._steps(name)
            now = str(_instead(name, steps) if steps else name)
            if steps:
                changed = True
                self.notes.append(Filled(name, now, place, steps, now in present))
                if now in present:
                    continue
                present.add(now)
            out += (sign if out else "") + now
        return Text(out, typed.mark) if changed else typed


def _instead(name: Text, steps: tuple[Change, ...]) -> Text:
    """The last heir in the place of a name, with what stood in brackets behind it."""
    note = NOTE.search(name)
    return Text(f"{steps[-1].heir}{note[0] if note else ''}", name.mark)


def on_day(registry: Registry, day: date | None) -> Day:
    """A registry on a day, nothing filled yet."""
    names = {str(c.name) for c in registry.changes if c.leaves}
    return Day(registry, day, [], frozenset(n for n in names if registry.gone(n, day)))


def parted_names(line: Text) -> Iterator[tuple[str, Text]]:
    """The names of a line, each with the sign before it."""
    at, before = 0, ""
    for sign in [*NAMES.finditer(line), None]:
        part = line.part(at, sign.start() if sign else len(line)).trimmed()
        if part:
            yield before, part
        at, before = (sign.end(), sign[0]) if sign else (at, before)


def in_order(names: Iterable[str], registry: Registry, rank: dict[str, int]) -> bool:
    """Whether the people of each list of 单位.yaml stand in its order."""
    return next(out_of_order(names, registry, rank), None) is None


def out_of_order(
    names: Iterable[Any], registry: Registry, rank: dict[str, int]
) -> Iterator[tuple[Any, Any]]:
    """Neighbours of one list of 单位.yaml that stand the wrong way round."""
    rosters: dict[str, list[Any]] = {}
    for name in names:
        if name in rank:
            rosters.setdefault(registry.people[name].roster, []).append(name)
    for placed in rosters.values():
        yield from ((a, b) for a, b in pairwise(placed) if rank[b] < rank[a])


def filled(shape: S, where: str, on: Day) -> S:
    """A shape of ``SEATS`` with the names of the day."""
    changes: dict[str, Any] = {}
    keys = {f.name: f.key for f in type(shape).fields}
    for family in SEATS[type(shape)]:
        typed = tuple(_tuple(getattr(shape, name)) for name in family)
        made = on.lists(typed, tuple(where + keys[name] for name in family))
        for name, old, new in zip(family, typed, made, strict=True):
            if new != old:
                single = isinstance(getattr(shape, name), Text)
                changes[name] = next(iter(new), None) if single else new
    return shape.but(**changes) if changes else shape


def _tuple(value: Any) -> tuple[Text, ...]:
    if isinstance(value, Text):
        return (value,)
    return tuple(value or ())
