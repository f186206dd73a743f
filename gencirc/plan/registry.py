"""The registry (单位.yaml): issuing bodies, people with posts and dates, units, roles.

Order is rank. Nothing is ever re-sorted; a list that contradicts it is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.changes import Change, Known, weigh
from gencirc.plan.changes import changes as read_changes
from gencirc.plan.daysoff import days
from gencirc.plan.door import Door, names, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.plan.workdays import Workdays
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Sequence, is_damaged

JPEG = (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xdb")  # how one begins
NOTHING: dict[date, Text] = {}
COUNTED = later(r"(.+?)（(.+)）$")


def picture(node: Node, door: Door) -> Text:
    """The file of a picture, as a path that can be opened."""
    value = text(node, door)
    return Text(str(door.folder / value), value.mark) if value else value


def picture_format(data: bytes) -> str:
    """png or jpeg by how a file begins, "" for anything else."""
    if data.startswith(b"\x89PNG"):
        return "png"
    return "jpeg" if data[:4] in JPEG else ""


class Issuer(Shape):
    """A body that issues papers."""

    name: str = ""
    full: Text = field(
        "全称", text, "机关全称，印在版头、标题和落款", need=True, default=Text("", NOWHERE)
    )
    short: Text | None = field("简称", text, "规范化简称，正文里可以用")
    selves: tuple[Text, ...] = field(
        "自称", names, "正文里的自称，只许用这几个，如 我委、全委", default=()
    )
    level: Text | None = field("级别", text, "省、市、区、县、街道、乡镇；查“我市”这类串级的话")
    place: Text | None = field("地名", text, "所在的省、市、县、区；文中用【地名】取")
    code: Text | None = field("代字", text, "发文机关代字，如 青澜住建发")
    office: Text | None = field("印发", text, "版记里的印发机关，一般是办公室")
    mark_text: Text | None = field(
        "标志", text, "红头文件的发文机关标志；不写就是“全称+文件”", english="mark"
    )
    seal_picture: Text | None = field(
        "印章图", picture, "印章的图片（.png、.jpg，透明底），写相对 单位.yaml 的路径"
    )


class Person(NamedTuple):
    """A person with the post held now."""

    name: Text
    post: Text | None
    roster: str  # the heading of the list the person stands in


class Unit(NamedTuple):
    """A unit, a class of units or an outside body."""

    name: Text
    roster: str
    note: Text | None = None  # 各社区（12个）


class Registry(NamedTuple):
    """Everything that may be named in a plan."""

    issuers: dict[str, Issuer]
    people: dict[str, Person]
    units: dict[str, Unit]
    roles: dict[str, Text]
    aliases: dict[str, Text]
    changes: tuple[Change, ...] = ()
    off: dict[date, Text] = NOTHING  # days off and days worked that the office settles itself
    on: dict[date, Text] = NOTHING
    rosters: Table[str, tuple[Text, ...]] = MappingProxyType({})  # names by their heading

    @property
    def workdays(self) -> Workdays:
        """The working days of the office."""
        return Workdays().over(self.off, self.on)

    def __bool__(self) -> bool:
        return bool(self.people or self.units or self.roles)

    def knows(self, name: str) -> bool:
        """Whether a name stands in the registry (an alias counts)."""
        return (
            name in self.people
            or name in self.units
            or name in self.roles
            or name in self.issuers
            or name in self.aliases
        )

    def names(self) -> list[str]:
        """Every name, for finding the nearest."""
        return [*self.people, *self.units, *self.roles, *self.issuers, *self.aliases]

    def post(self, name: str, day: date | None) -> Text | None:
        """The post of a person on a day; who takes over gets the post of who left.

        A line of one's own says more than somebody else's of the same day.
        """
        person = self.people.get(name)
        post = person.post if person else None
        told: date | None = None
        for change in self._until(day):
            if change.name == name:
                post, told = (None if change.leaves else change.post), change.day
            elif change.heir == name and change.day != told:
                post = self.post(change.name, change.day - timedelta(1)) or post
        return post

    def gone(self, name: str, day: date | None) -> Change | None:
        """The change by which a person or unit was gone by a day."""
        last = None
        for change in self._until(day):
            if change.name == name:
                last = change
        return last if last and last.leaves else None

    def followed(self, name: str, day: date | None) -> tuple[Change, ...]:
        """The changes by which the places of a name went to others by a day, one after another.

        Who is there on the day keeps them, even one who had left and come back.
        """
        out: list[Change] = []
        change = self.gone(name, day)
        while change and change.heir:
            out.append(change)
            change = self._first_leave(change.heir, change.day, day)
        return tuple(out)

    def now(self, name: str, day: date | None) -> str:
        """Who or what stands in the place of a name on a day."""
        steps = self.followed(name, day)
        return str(steps[-1].heir) if steps else str(name)

    def rank(self, day: date | None) -> dict[str, int]:
        """Names of people in order on a day; who follows the first of a list is its first."""
        order = list(self.people)
        for change in self._until(day):
            mover, name = change.newcomer, str(change.name)
            if change.unit or mover not in order or change.heir == change.name:
                continue
            if change.after in order and change.after != mover:
                order.remove(str(mover))
                order.insert(order.index(str(change.after)) + 1, str(mover))
            elif change.leaves and name in order and self._leads(name, order, change.day):
                order.remove(str(mover))
                order.insert(order.index(name), str(mover))
        return {name: place for place, name in enumerate(order)}

    def _until(self, day: date | None) -> Iterator[Change]:
        """The changes that hold on a day; all of them for a paper that has none yet."""
        return (c for c in self.changes if day is None or c.day <= day)

    def _first_leave(self, name: str, since: date, day: date | None) -> Change | None:
        later = (c for c in self._until(day) if c.name == name and c.leaves and c.day > since)
        return next(later, None)

    def _leads(self, name: str, order: list[str], day: date) -> bool:
        """Whether all who stand before somebody in the same list have left."""
        roster = self.people[name].roster
        before = (n for n in order[: order.index(name)] if self.people[n].roster == roster)
        return all(self.gone(n, day) for n in before)


EMPTY = Registry({}, {}, {}, {}, {})


def registry(top: Mapping, door: Door) -> Registry:
    """Read a registry; any key but the fixed ones heads a list of people or units."""
    issuers: dict[str, Issuer] = {}
    people: dict[str, Person] = {}
    units: dict[str, Unit] = {}
    roles: dict[str, Text] = {}
    aliases: dict[str, Text] = {}
    changes: list[Change] = []
    off: dict[date, Text] = {}
    on: dict[date, Text] = {}
    rosters: dict[str, tuple[Text, ...]] = {}
    for key, value in top.entries:
        if is_damaged(value):
            continue
        if key in ("机关", "issuers"):
            issuers |= _issuers(value, door)
        elif key in ("变动", "changes"):
            changes += read_changes(value, door)
        elif key in ("称谓", "roles"):
            roles |= {str(n): n for n in names(value, door)}
        elif key in ("别名", "aliases"):
            aliases |= _aliases(value, door)
        elif key in ("休假", "days_off"):
            off |= days(value, door)
        elif key in ("上班", "days_on"):
            on |= days(value, door)
        elif isinstance(value, Mapping):
            rosters[str(key)] = _people(key, value, people, door)
        else:
            rosters[str(key)] = _units(key, value, units, door)
    changes.sort(key=lambda c: c.day)
    bodies_named = frozenset(n for i in issuers.values() for n in (i.name, str(i.full)))
    weigh(changes, Known(frozenset(people), frozenset(units), bodies_named), door)
    for change in changes:
        _added(change, people, units)
    made = Registry(issuers, people, units, roles, aliases, tuple(changes), off, on, rosters)
    _aliases_lead_somewhere(made, door)
    return made


def _issuers(node: Node, door: Door) -> dict[str, Issuer]:
    if not isinstance(node, Mapping):
        door.report("P110", node.mark)
        return {}
    return {str(k): issuer(k, v, door) for k, v in node.entries if not is_damaged(v)}


def issuer(name: Text, node: Node, door: Door) -> Issuer:
    """An issuing body from its mapping."""
    return read_shape(Issuer, node, door, f"机关“{name}”").but(name=str(name))


def _people(roster: Text, node: Mapping, people: dict[str, Person], door: Door) -> tuple[Text, ...]:
    for name, value in node.entries:
        if is_damaged(value):
            continue
        if name in people:  # somebody of two bodies: the first list is the rank
            continue
        post = None if isinstance(value, Mapping | Sequence) else text(value, door)
        people[str(name)] = Person(name, post or None, str(roster))
    return tuple(e.key for e in node.entries)


def _units(roster: Text, node: Node, units: dict[str, Unit], door: Door) -> tuple[Text, ...]:
    listed = []
    for typed in names(node, door):
        counted = COUNTED.match(typed)
        name = typed.part(0, counted.end(1)) if counted else typed
        note = typed.part(counted.start(2), counted.end(2)) if counted else None
        if name in units and units[str(name)].roster == roster:
            door.report("N105", name, name=name)
        units.setdefault(str(name), Unit(name, str(roster), note))
        listed.append(name)
    return tuple(listed)


def _added(change: Change, people: dict[str, Person], units: dict[str, Unit]) -> None:
    """Names that only a change has: they stand in the list of those they follow."""
    if change.unit:
        old = units.get(change.name)
        new = units.get(change.heir or "")
        roster = next((u.roster for u in (old, new) if u), "变动")
        for name in (change.name, change.heir):
            if name is not None:
                units.setdefault(str(name), Unit(name, roster))
        return
    beside = people.get(change.after or "") or people.get(change.name)
    roster = beside.roster if beside else "变动"
    for name in (change.name, change.heir):
        if name is not None:
            people.setdefault(str(name), Person(name, None, roster))


def _aliases(node: Node, door: Door) -> dict[str, Text]:
    if not isinstance(node, Mapping):
        door.report("P110", node.mark)
        return {}
    return {str(k): text(v, door) for k, v in node.entries if not is_damaged(v)}


def _aliases_lead_somewhere(made: Registry, door: Door) -> None:
    for name, target in made.aliases.items():
        if target in made.aliases or not made.knows(target):
            door.report("N106", target, name=name, target=target)
