"""A recipient: what of a plan is for one unit, group or person, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol, Self

from gencirc.plan.calendar import Calendar
from gencirc.plan.fields import NOWHERE, Shape
from gencirc.plan.groups import Group, Groups
from gencirc.plan.sending import Entry, Listed
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phases
from gencirc.source.marks import Mark, Text
from gencirc.words import Words, listed, say

CONTACT = ("联系人", "联系电话", "电话", "手机")
DUTY = ("任务", "内容", "事项")  # columns of a list that say a task of their own


class Place(NamedTuple):
    """A group somebody belongs to, and as what: 责任部门, 会同, 成员, 组长."""

    group: Group
    label: str


class Share(Protocol):
    """What of a plan is somebody's."""

    @property
    def lead(self) -> Tasks: ...
    @property
    def partner(self) -> Tasks: ...
    @property
    def phases(self) -> Phases: ...
    @property
    def places(self) -> tuple[Place, ...]: ...
    @property
    def group(self) -> Group | None: ...
    @property
    def deadlines(self) -> tuple[Text, ...]: ...
    @property
    def parts(self) -> Hashable: ...


class Recipient(Shape):
    """Who gets a paper; the share of the plan that is theirs is reckoned when it is asked for."""

    __slots__ = ("entry", "reckon")
    entry: Entry
    reckon: Callable[[Entry], Share]

    def __init__(self, entry: Entry, reckon: Callable[[Entry], Share]) -> None:
        object.__setattr__(self, "entry", entry)
        object.__setattr__(self, "reckon", reckon)

    @property
    def mark(self) -> Mark:  # type: ignore[override]
        """Where they are named."""
        return self.name.mark

    @property
    def name(self) -> Text:
        """Who it is."""
        return self.entry.name

    @property
    def facts(self) -> Mapping[str, Text]:
        """The columns of their row."""
        return self.entry.facts

    @property
    def share(self) -> Share:
        """All that is theirs."""
        return self.reckon(self.entry)

    def but(self, **changes: Any) -> Self:
        """The same share under another name, or with another row."""
        name, facts, share = (changes.get(k, getattr(self, k)) for k in ("name", "facts", "share"))
        return type(self)(Listed(name, facts), lambda entry: share)

    @property
    def lead(self) -> Tasks:
        """Tasks they answer for."""
        return self.share.lead

    @property
    def partner(self) -> Tasks:
        """Tasks they help with."""
        return self.share.partner

    @property
    def phases(self) -> Phases:
        """What is theirs and what is addressed to all."""
        return self.share.phases

    @property
    def places(self) -> tuple[Place, ...]:
        """The groups they belong to."""
        return self.share.places

    @property
    def group(self) -> Group | None:
        """The group that the recipient is."""
        return self.share.group

    @property
    def deadlines(self) -> tuple[Text, ...]:
        """Of their tasks, the earliest first."""
        return self.share.deadlines

    def fact(self, name: str) -> Any:
        """What the row, or the group itself, says under a name."""
        if name in self.facts or self.group is None:
            return self.facts.get(name) or None
        key = Group.find(name)
        own = {str(e.key): e.value for e in self.group.extra}
        return (getattr(self.group, key.name) if key else own.get(name)) or None

    def own(self, name: str) -> Text | None:
        """A column of the row before what is reckoned under its name, unless it went into that."""
        used = name in ("", "名", "任务", "联系人")
        used = used or (name == "时限" and any(self.facts.get(n) for n in DUTY))
        return None if used or name not in VIEWS else self.facts.get(name) or None

    @property
    def contact(self) -> Words | None:
        """联系人 with the telephone, as the row has them."""
        said = [v for name in CONTACT if (v := self.facts.get(name))]
        return listed(said[0].mark, said, "，") if said else None


def sorted_deadlines(tasks: tuple[Task, ...], calendar: Calendar) -> tuple[Text, ...]:
    """The deadlines of tasks, each once: the earliest day first, then those without a day."""
    found: dict[str, Text] = {}
    for task in tasks:
        if task.deadline:
            found.setdefault(str(task.deadline), task.deadline)

    def last(text: Text) -> date:
        period = calendar.period(text)
        return (period and (period.end or period.start)) or date.max

    return tuple(sorted(found.values(), key=last))


def _groups(recipient: Recipient) -> Groups | None:
    made = tuple(p.group for p in recipient.places)
    return Groups(groups=made) if made else None


def _duties(recipient: Recipient) -> tuple[Text, ...]:
    """The duties of the groups that they lead, or their own as a group."""
    held = [p.group for p in recipient.places if p.label == "责任部门"]
    held += [recipient.group] if recipient.group else []
    return tuple(g.duty for g in held if g.duty)


def _places(recipient: Recipient) -> Words | None:
    """清扫组责任部门、保障组成员."""
    said = [say(p.group.name.mark, p.group.name, p.label) for p in recipient.places]
    return listed(NOWHERE, said) if said else None


def _first_day(recipient: Recipient, scope: Any) -> Text | None:
    """The earliest deadline if it is a day: 长期坚持 is none."""
    first = next(iter(recipient.deadlines), None)
    return first if first and scope.plan.calendar.period(first) else None


VIEWS: dict[str, Callable[[Recipient, Any], Any]] = {
    "": lambda r, s: r.name,
    "名": lambda r, s: r.name,
    "任务": lambda r, s: r.lead,
    "配合任务": lambda r, s: r.partner,
    "阶段": lambda r, s: r.phases,
    "时限": lambda r, s: r.deadlines or None,
    "最早时限": lambda r, s: r.deadlines[0] if r.deadlines else None,
    "最早日期": _first_day,
    "件数": lambda r, s: len(r.lead.tasks) + len(r.partner.tasks),
    "工作组": lambda r, s: _groups(r),
    "组内": lambda r, s: _places(r),
    "职责": lambda r, s: _duties(r) or None,
    "联系人": lambda r, s: r.contact or r.fact("联系人"),
}
