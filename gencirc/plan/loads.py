"""Who has how much to carry: places of people in groups, of units in tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gencirc.plan.groups import Group, Groups
from gencirc.plan.model import Plan
from gencirc.plan.tasks import Task
from gencirc.source.marks import Text

OF_PEOPLE = ("组长", "副组长", "成员", "责任人")
OF_UNITS = ("责任部门", "配合")
PLACES = {
    "leader": "组长", "deputies": "副组长", "members": "成员",
    "departments": "责任部门", "partners": "配合", "person": "责任人",
    "people": "责任人",
}  # fmt: skip


class Seat(NamedTuple):
    """A place that a person or unit has in a plan."""

    name: Text
    place: str  # 组长, 责任部门 …
    where: str  # the group or task

    @property
    def said(self) -> str:
        return f"{self.where}{self.place}"


def seats(plan: Plan) -> Iterator[Seat]:
    """Every place of a plan, in the order typed; a group's own tasks count as the group."""
    if plan.leading:
        yield from _of(plan.leading, "领导小组")
        yield from (Seat(n, "办公室主任", "领导小组") for n in plan.leading.chief)
    for group in every_group(plan):
        yield from _of(group, str(group.name))
    for task in plan.tasks.tasks:
        if task.group is None:
            yield from _of(task, f"任务“{_called(task)}”")
    for phase in plan.phases.phases:
        yield from _of(phase, f"阶段“{phase.name}”")
    if plan.meeting:
        yield from (Seat(n, "主持", "会议") for n in plan.meeting.chair)
        yield from (Seat(t.who, str(t.what), "会议议程：") for t in plan.meeting.agenda)
    if plan.speech and plan.speech.speaker:
        yield Seat(plan.speech.speaker, "讲话人", "")


def every_group(plan: Plan) -> Iterator[Group]:
    """The groups of a plan, those of its classes too."""
    yield from plan.groups.groups
    for made in plan.classes.values():
        yield from _of_class(made)


def _of_class(made: Groups) -> Iterator[Group]:
    yield from made.groups
    if made.shared:
        yield made.shared


def _called(task: Task) -> str:
    return str(task.name or (task.text or "")[:10])


def _of(thing: object, where: str) -> Iterator[Seat]:
    for attribute, place in PLACES.items():
        for name in getattr(thing, attribute, ()):
            yield Seat(name, place, where)


class Load(NamedTuple):
    """How often somebody has each place."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def loads(found: Iterable[Seat], places: tuple[str, ...], names: Iterable[str]) -> list[Load]:
    """The loads of those of ``names`` who have any, the heaviest first, else in their order."""
    counted = Counter((str(s.name), s.place) for s in found)
    made = [Load(n, tuple(counted[n, p] for p in places)) for n in dict.fromkeys(names)]
    return sorted((m for m in made if m.total), key=lambda m: -m.total)
