"""变动: one line for a person who comes, goes or rises, or a unit that is renamed or merged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.door import Door, split, text
from gencirc.source.marks import Text
from gencirc.source.nodes import Node, Sequence

LINE = later(r"(?P<day>\S+?)\s+(?P<name>\S+)\s+(?P<what>.+)$")
HEIR = r"(?:[，,；].*?由\s*(?P<heir>[^\s，,；]+?)\s*(?:同志)?(?:接任|接替))?"
AFTER = r"(?:[，,；]\s*排在\s*(?P<after>\S+?)\s*之?后)?$"
TAKES = later(r"任\s*(?P<post>[^，,；]+?)" + HEIR + AFTER)
LEAVES = later(
    r"(?:调出|调离|调任|调往|调到|退休|离任|离职|辞职|免职|去世|逝世|不再担任)[^，,；]*"
    + HEIR
    + AFTER
)
RENAMED = later(r"(?:更名|改名|改称)为?\s*(?P<heir>\S+)$")
ENDED = later(
    r"撤销(?:[，,；](?:其?(?:职责|职能|工作|任务))?\s*(?:并入|划入|划归|转入|由)\s*(?P<heir>\S+?)\s*(?:承担|负责)?)?$"
)
JOINED = later(r"(?:并入|合并为|合并成立|合并组建)\s*(?P<heir>\S+)$")
UNIT = {RENAMED: "更名", ENDED: "撤销", JOINED: "合并"}
PARTS = later("[、，]")


class Change(NamedTuple):
    """One line of 变动: who takes a post or leaves, which unit goes on under another name."""

    day: date
    name: Text
    post: Text | None = None
    after: Text | None = None  # whom the one who takes the post stands behind
    leaves: bool = False
    heir: Text | None = None
    unit: str = ""  # 更名, 撤销 or 合并 of a unit

    @property
    def newcomer(self) -> Text | None:
        """Who holds the post from that day on."""
        return self.heir if self.leaves else self.name

    @property
    def said(self) -> str:
        """What happened, in a word."""
        return self.unit or ("离任" if self.leaves else "任职")


def changes(node: Node, door: Door) -> list[Change]:
    """The lines of 变动 as typed."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return [c for item in items for c in _read(text(item, door), door)]


def _read(line: Text, door: Door) -> list[Change]:
    found = LINE.match(line)
    if not found:
        door.report("P121", line, line=line)
        return []
    day = door.calendar.period(found["day"])
    if not day or not day.start or day.end not in (day.start, None):
        door.report("N300", line.part(*found.span("day")), day=found["day"])
        return []
    made = _what(line, found, day.start, door)
    if not made:
        door.report("P121", line, line=line)
    return made


def _what(line: Text, found: re.Match[str], day: date, door: Door) -> list[Change]:
    what, name = line.part(*found.span("what")), line.part(*found.span("name"))

    def said(match: re.Match[str], key: str) -> Text | None:
        return what.part(*match.span(key)) if match[key] else None

    if match := TAKES.match(what):
        post, heir, after = (said(match, k) for k in ("post", "heir", "after"))
        return [Change(day, name, post, after, heir=heir)]
    if match := LEAVES.match(what):
        heir, after = said(match, "heir"), said(match, "after")
        return [Change(day, name, after=after, leaves=True, heir=heir)]
    for pattern, unit in UNIT.items():
        if match := pattern.match(what):
            heir = said(match, "heir")
            parts = split(name, PARTS, door)
            return [Change(day, n, leaves=True, heir=heir, unit=unit) for n in parts if n != heir]
    return []


class Known(NamedTuple):
    """The names of the lists, before the changes add theirs."""

    people: frozenset[str]
    units: frozenset[str]
    bodies: frozenset[str]


def weigh(made: Iterable[Change], known: Known, door: Door) -> None:
    """Report the lines that cannot be: strangers, two on one day, heirs who are gone."""
    lines = list(made)
    for change in lines:
        wrong = _no_such_change(change, known)
        if wrong:
            door.report("N306", change.name, name=change.name, what=wrong, how=change.said)
        else:
            _strangers(change, lines, known, door)
        _heir(change, lines, door)
    _one_a_day(lines, door)


def _no_such_change(change: Change, known: Known) -> str:
    """A person is not renamed, a unit does not leave, an issuing body is registered anew."""
    if not change.unit:
        return "单位" if change.name in known.units else ""
    if change.name in known.bodies:
        return "发文机关"
    return "人" if change.name in known.people else ""


def _strangers(change: Change, lines: list[Change], known: Known, door: Door) -> None:
    """Names that no list has: mistyped ones are errors, others are taken for new ones."""
    listed = known.units if change.unit else known.people
    come = {str(c.name) for c in lines if c.post} | {
        str(c.heir) for c in lines if c.heir and c is not change
    }
    here = listed | come
    asked: list[Text | None]
    if change.unit == "更名":
        asked = [change.name]
    elif change.post:
        asked = [change.heir]
    else:
        asked = [change.name, change.heir]
    for name in asked:
        if name is not None and name not in here:
            near = nearest(name, listed, 0.6)
            door.report("N301" if near else "N302", name, name=name, near=near)
    if change.after is not None and (
        change.after not in here or change.after == change.newcomer or change.newcomer is None
    ):
        door.report("N305", change.after, name=change.after)


def _heir(change: Change, lines: list[Change], door: Door) -> None:
    """Who takes over must be there that day."""
    if change.heir is None:
        return
    last = None
    for other in lines:
        if other.name == change.heir and other.day <= change.day:
            last = other
    if change.heir == change.name or (last and last.leaves):
        door.report("N304", change.heir, name=change.heir, day=change.day.isoformat())


def _one_a_day(lines: list[Change], door: Door) -> None:
    """Two lines of one name on one day have no order; nobody leaves twice."""
    last: dict[str, Change] = {}
    taken: dict[tuple[str, date], Change] = {}
    for change in lines:
        before = last.get(change.name)
        if before and before.day == change.day:
            door.report("N303", change.name, name=change.name, day=change.day.isoformat())
        elif before and before.leaves and change.leaves:
            door.report("N307", change.name, name=change.name, day=before.day.isoformat())
        last[str(change.name)] = change
        if change.heir and not change.unit:
            first = taken.setdefault((str(change.heir), change.day), change)
            if first is not change and not _told(change, lines):
                door.report("N308", change.heir, name=change.heir, day=change.day.isoformat())


def _told(change: Change, lines: list[Change]) -> bool:
    """Whether a line of the heir's own says which post he has."""
    return any(c.name == change.heir and c.day == change.day and c.post for c in lines)
