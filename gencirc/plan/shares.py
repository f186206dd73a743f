"""Who gets what of a plan: tasks, groups and phases by name, reckoned once for all recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter

from gencirc.likeness import nearest
from gencirc.plan.groups import Group, held
from gencirc.plan.model import Plan
from gencirc.plan.naming import REST, Naming
from gencirc.plan.phasing import Asking, timetable
from gencirc.plan.recipients import DUTY, Place, Recipient, sorted_deadlines
from gencirc.plan.sending import DEPARTMENTS, GROUPS, Each, Entry, Listed
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phases
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

Ranked = tuple[int, Task]
ROW = {"text": DUTY, "deadline": ("时限", "完成时限", "整改时限"), "target": ("目标",)}  # fmt: skip


class Shares:
    """The shares of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.naming = Naming(plan)
        self.problems: list[Problem] = []
        self.asked: Entry | None = None  # last
        self.last: Share | None = None
        self.others: Share | None = None  # of all who are named nowhere
        self.reckon = self._share  # one for all recipients
        self.lead: dict[str, list[Ranked]] = defaultdict(list)
        self.partner: dict[str, list[Ranked]] = defaultdict(list)
        self.common: list[Ranked] = []  # tasks of 各单位
        self.rest: list[Ranked] = []  # tasks of 其他各单位
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.groups: dict[str, Group] = {}
        self.mentioned: dict[str, Text] = {}  # departments, in the order typed
        for place, task in enumerate(all_tasks(plan)):
            self._task(place, task)
        for group in all_groups(plan):
            self._group(group)
        self.timetable = timetable(plan.phases, self.naming.addressed)
        phased = self.timetable.names()
        for name in phased:
            self._mention(name, Text(name, plan.phases.mark))
        self.named = {*self.lead, *self.partner, *self.places, *self.groups, *phased}

    def _task(self, place: int, task: Task) -> None:
        for name in task.departments:
            if self.naming.everyone(name):
                self.common.append((place, task))
            elif REST.match(name):
                self.rest.append((place, task))
            elif self.naming.vague(name):
                self.problems.append(problem("M104", name, name=name))
            else:
                self._hold(self.lead, name, (place, task))
        for name in task.partners:
            if not self.naming.everyone(name) and not self.naming.vague(name):
                self._hold(self.partner, name, (place, task))
        for person in task.person:
            self.lead[str(person)].append((place, task))
        if task.group is not None:
            self.lead[str(task.group)].append((place, task))

    def _hold(self, table: dict[str, list[Ranked]], name: Text, ranked: Ranked) -> None:
        for member in self.naming.whose(name):
            table[member].append(ranked)
            self._mention(member, name)

    def _mention(self, name: str, at: Text) -> None:
        self.mentioned.setdefault(name, Text(name, at.mark))

    def _group(self, group: Group) -> None:
        self.groups.setdefault(str(group.name), group)
        roles = (
            ("组长", group.leader), ("副组长", group.deputies), ("成员", group.members),
            (group.label("责任部门"), group.departments), (group.label("会同"), group.partners),
        )  # fmt: skip
        for label, names in roles:
            for name in names:
                for member in self.naming.whose(name):
                    self.places[member].append(Place(group, label))
        if group.duty or group.tasks:
            for name in (*group.departments, *group.partners):
                if not self.naming.everyone(name) and not self.naming.vague(name):
                    for member in self.naming.whose(name):
                        self._mention(member, name)

    # -- recipients ----------------------------------------------------------------

    def recipients(self, each: Each) -> list[Recipient]:
        """Everybody whom 发给 means, in the order of the list or of the registry."""
        listed: tuple[Entry, ...] = each.rows or tuple(self._named(each))
        if not listed and not self.problems:
            self.problems.append(problem("M101", each.mark))
        self._misspelt([row.name for row in each.rows])
        return [self.recipient(entry) for entry in listed]

    def _misspelt(self, names: list[Text]) -> None:
        """Names of a list of ours that nearly are registered; a list of others may hold any."""
        strange = [n for n in names if not self._known(self.naming.canonical(n))]
        if 2 * len(strange) >= len(names):
            return
        for name in strange:
            if near := nearest(name, [*self.plan.registry.names()], 0.6):
                self.problems.append(problem("M115", name, name=name, near=near))

    def _named(self, each: Each) -> Iterator[Listed]:
        """The names of 发给, every one once."""
        found: dict[str, Text] = {}
        for typed in each.names:
            for name in self._meant(typed):
                found.setdefault(str(name), name)
        yield from map(Listed, found.values())

    def _meant(self, typed: Text) -> list[Text]:
        """The names that one word of 发给 stands for."""
        if typed.lower() in DEPARTMENTS:
            return self._departments()
        if typed.lower() in GROUPS:
            return [g.name for g in self.plan.groups.groups]
        members = self.naming.members(typed)
        if members:
            return [Text(m, typed.mark) for m in members]
        name = self.naming.canonical(typed)
        if not self._known(name):
            near = nearest(name, [*self.plan.registry.names(), *self.naming.classes], 0.5)
            asked = f"是不是“{near}”？" if near else ""
            self.problems.append(problem("M100", typed, name=typed, near=asked))
        return [Text(name, typed.mark)]

    def _known(self, name: str) -> bool:
        registry = self.plan.registry
        return not registry or registry.knows(name) or name in self.groups

    def _departments(self) -> list[Text]:
        """Every department with a task, a group's duty or a part of a phase, as ranked."""
        rank = {name: place for place, name in enumerate(self.plan.registry.units)}
        found = (t for n, t in self.mentioned.items() if n not in self.groups)
        return sorted(found, key=lambda n: rank.get(n, len(rank)))

    def recipient(self, entry: Entry) -> Recipient:
        """Somebody, with the share that is theirs."""
        return Recipient(entry, self.reckon)

    def _share(self, entry: Entry) -> Share:
        """The share of one name; the one that was asked for last is at hand."""
        if self.last is None or self.asked is not entry:
            self.asked, self.last = entry, self._reckoned(entry)
        return self.last

    def _reckoned(self, entry: Entry) -> Share:
        """The share of one name: the same for all who are named nowhere and say no task."""
        key = self.naming.canonical(entry.name)
        if key in self.named or any(map(entry.facts.__contains__, DUTY)):
            return Share(self, key, entry.facts)
        if self.others is None:
            self.others = Share(self, key, {})
        return self.others


class Share:
    """What of a plan is somebody's, part by part."""

    def __init__(self, shares: Shares, key: str, facts: Mapping[str, Text]) -> None:
        """``key``: their name as registered; ``facts``: what their row says."""
        self.shares = shares
        self.key = key
        self.facts = facts
        self.group = shares.groups.get(key)

    @cached_property
    def lead(self) -> Tasks:
        """Tasks they answer for, those of everybody and the one of their row among them."""
        own = self.shares.lead.get(self.key, ())
        more = [*self.shares.common, *(() if own else self.shares.rest)]
        tasks = _ordered([*own, *more]) + _row(self.facts)
        return self.shares.plan.tasks._replace(tasks=tasks)

    @cached_property
    def partner(self) -> Tasks:
        """Tasks they help with."""
        lead = self.lead.tasks
        found = _ordered(self.shares.partner.get(self.key, []))
        tasks = tuple(t for t in found if t not in lead)
        return Tasks(tasks=tasks, forms=self.shares.plan.tasks.forms)

    @cached_property
    def phases(self) -> Phases:
        """What of the timetable is theirs or addressed to all."""
        return self.shares.timetable.share(self._asking())

    @property
    def places(self) -> tuple[Place, ...]:
        """The groups they belong to."""
        return tuple(self.shares.places.get(self.key, ()))

    @cached_property
    def deadlines(self) -> tuple[Text, ...]:
        """Of their tasks, the earliest first."""
        tasks = (*self.lead.tasks, *self.partner.tasks)
        return sorted_deadlines(tasks, self.shares.plan.calendar)

    @cached_property
    def parts(self) -> Hashable:
        """All of it by identity: equal for those who have the same of the plan."""
        given = (self.lead.tasks, self.partner.tasks, self.phases.phases)
        places = tuple((id(p.group), p.label) for p in self.places)
        ids = (tuple(map(id, things)) for things in given)
        return (*ids, places, id(self.group), bool(self.deadlines))

    def _asking(self) -> Asking:
        """A group asks for the parts of its departments, anybody else for their own."""
        if self.group is None:
            return Asking((self.key,))
        whose = self.shares.naming.whose
        names = (n for d in self.group.departments for n in whose(d))
        return Asking((self.key, *names), rest=False)


def _ordered(ranked: list[Ranked]) -> tuple[Task, ...]:
    """Tasks in the order of the plan, each once."""
    found = dict(sorted(ranked, key=itemgetter(0)))
    return tuple(found.values())


def _row(facts: Mapping[str, Text]) -> tuple[Task, ...]:
    """The task that a row of a list says itself: 任务, 时限, 目标."""
    said = {
        key: next((v for n in names if (v := facts.get(n))), None) for key, names in ROW.items()
    }
    text = said["text"]
    return (Task(mark=text.mark, **said),) if text else ()


def all_groups(plan: Plan) -> tuple[Group, ...]:
    """The groups of the plan and of its classes."""
    return (*plan.groups.groups, *(g for c in plan.classes.values() for g in c.groups))


def all_tasks(plan: Plan) -> list[Task]:
    """The tasks of the campaign, then those of groups that are not among them."""
    typed = plan.tasks.tasks
    of_groups = any(t.group is not None for t in typed)  # none but theirs: read so already
    groups = [g for c in plan.classes.values() for g in c.groups]
    groups = groups if of_groups else [*plan.groups.groups, *groups]
    return [*typed, *(task for group in groups for task in held(group))]
