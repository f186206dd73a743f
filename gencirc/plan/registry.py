"""The registry (单位.yaml): issuing bodies, people with posts and dates, units, roles.

Order is rank. Nothing is ever re-sorted; a list that contradicts it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from gencirc.plan.door import Door, names, text
from gencirc.plan.fields import NOWHERE, Shape, field, nearest, read_shape
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Sequence, is_damaged

CHANGE = re.compile(r"(?P<day>\S+?)\s+(?P<name>\S+)\s+(?P<what>.+)$")
TAKES = re.compile(r"任\s*(?P<post>[^，；]+?)(?:，\s*排在\s*(?P<after>\S+?)\s*之?后)?$")
LEAVES = re.compile(
    r"(?:调出|调离|退休|离任|免职|不再担任\S*)(?:，.*?由\s*(?P<heir>\S+?)\s*接任)?$"
)
JPEG = (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xdb")  # how one begins
COUNTED = re.compile(r"(.+?)（(.+)）$")


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


class Change(NamedTuple):
    """One line of 变动: somebody takes a post, or leaves."""

    day: date
    name: Text
    post: Text | None = None
    after: Text | None = None
    leaves: bool = False
    heir: Text | None = None


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
    rosters: Table[str, tuple[Text, ...]] = MappingProxyType({})  # names by their heading

    def __bool__(self) -> bool:
        return bool(self.people or self.units or self.roles)

    def knows(self, name: str) -> bool:
        """Whether a name stands in the registry (an alias counts)."""
        return any(
            name in t for t in (self.people, self.units, self.roles, self.issuers, self.aliases)
        )

    def names(self) -> list[str]:
        """Every name, for finding the nearest."""
        return [*self.people, *self.units, *self.roles, *self.issuers, *self.aliases]

    def post(self, name: str, day: date | None) -> Text | None:
        """The post of a person on a day; who takes over gets the post of who left."""
        person = self.people.get(name)
        post = person.post if person else None
        for change in self.changes:
            if day is not None and change.day > day:
                continue
            if change.name == name:
                post = None if change.leaves else change.post
            elif change.heir == name:
                post = self.post(change.name, change.day - timedelta(1))
        return post

    def gone(self, name: str, day: date | None) -> Change | None:
        """The change by which a person had left by a day."""
        last = None
        for change in self.changes:
            if change.name == name and (day is None or change.day <= day):
                last = change
        return last if last and last.leaves else None

    def rank(self, day: date | None) -> dict[str, int]:
        """Names of people in order on a day."""
        order = list(self.people)
        for change in self.changes:
            if (day is None or change.day <= day) and change.after in order:
                if change.name in order:
                    order.remove(change.name)
                order.insert(order.index(str(change.after)) + 1, str(change.name))
        return {name: place for place, name in enumerate(order)}


EMPTY = Registry({}, {}, {}, {}, {})


def registry(top: Mapping, door: Door) -> Registry:
    """Read a registry; any key but the fixed ones heads a list of people or units."""
    issuers: dict[str, Issuer] = {}
    people: dict[str, Person] = {}
    units: dict[str, Unit] = {}
    roles: dict[str, Text] = {}
    aliases: dict[str, Text] = {}
    changes: list[Change] = []
    rosters: dict[str, tuple[Text, ...]] = {}
    for key, value in top.entries:
        if is_damaged(value):
            continue
        if key in ("机关", "issuers"):
            issuers |= _issuers(value, door)
        elif key in ("变动", "changes"):
            changes += _changes(value, door)
        elif key in ("称谓", "roles"):
            roles |= {str(n): n for n in names(value, door)}
        elif key in ("别名", "aliases"):
            aliases |= _aliases(value, door)
        elif isinstance(value, Mapping):
            rosters[str(key)] = _people(key, value, people, door)
        else:
            rosters[str(key)] = _units(key, value, units, door)
    changes.sort(key=lambda c: c.day)
    for change in changes:
        people.setdefault(str(change.name), Person(change.name, None, "变动"))
    made = Registry(issuers, people, units, roles, aliases, tuple(changes), rosters)
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


def _aliases(node: Node, door: Door) -> dict[str, Text]:
    if not isinstance(node, Mapping):
        door.report("P110", node.mark)
        return {}
    return {str(k): text(v, door) for k, v in node.entries if not is_damaged(v)}


def _aliases_lead_somewhere(made: Registry, door: Door) -> None:
    for name, target in made.aliases.items():
        if target in made.aliases or not made.knows(target):
            door.report("N106", target, name=name, target=target)


def _changes(node: Node, door: Door) -> list[Change]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return [c for item in items if (c := _change(text(item, door), door))]


def _change(line: Text, door: Door) -> Change | None:
    found = CHANGE.match(line)
    period = door.calendar.period(found["day"]) if found else None
    if not found or not period or not period.start:
        door.report("P121", line, line=line)
        return None
    name = line.part(*found.span("name"))
    takes, leaves = TAKES.match(found["what"]), LEAVES.match(found["what"])
    start = found.start("what")
    if takes:
        post = line.part(start + takes.start("post"), start + takes.end("post"))
        after = takes["after"] and line.part(
            start + takes.start("after"), start + takes.end("after")
        )
        return Change(period.start, name, post, after or None)
    if leaves:
        heir = leaves["heir"] and line.part(
            start + leaves.start("heir"), start + leaves.end("heir")
        )
        return Change(period.start, name, leaves=True, heir=heir or None)
    door.report("P121", line, line=line)
    return None


def bodies(keys: tuple[Text, ...], made: Registry, door: Door) -> tuple[Issuer, ...]:
    """The issuing bodies of some names, in order; unknown ones are reported."""
    return tuple(found for key in keys if (found := _body(key, made, door)))


def _body(key: Text, made: Registry, door: Door) -> Issuer | None:
    name = made.aliases.get(key, key)
    for found in made.issuers.values():
        if name in (found.name, found.full, found.short):
            return found
    near = nearest(name, made.issuers)
    if not made.issuers:
        door.report("P126", key, name=key)
    elif near:
        door.report("P102", key, key=key, near=near)
    else:
        door.report("P127", key, name=key, all="、".join(made.issuers))
    return None


def closest(made: Registry, name: str) -> str:
    """The registered name most like ``name``; of a short one, another character may differ."""
    near = nearest(name, made.names(), 0.6)
    if near or not 2 <= len(name) <= 3:
        return near
    alike = (
        p for p in made.people
        if len(p) == len(name) and sum(a == b for a, b in zip(p, name, strict=True)) == len(p) - 1
    )  # fmt: skip
    return next(alike, "")
