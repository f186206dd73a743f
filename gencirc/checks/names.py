"""People and units against the registry: unknown, gone, out of order, in two places."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from gencirc.kind.drafting import Document
from gencirc.kind.elements import day_of
from gencirc.plan.door import listed_names
from gencirc.plan.groups import Group
from gencirc.plan.model import Plan
from gencirc.plan.papers import Notice, Speech
from gencirc.plan.registry import closest
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

GENERAL = re.compile(r"(?:各|有关|相关|其他|其它|全体|所属|本)|.*(?:等|全体人员|有关人员)$")
NOTE = re.compile(r"[（(].*[）)]$")
BUSY = 3  # groups led by one person before it is mentioned


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Every place where a name is meant."""
    if not plan.registry:
        if any(True for _ in meant(plan)):
            yield problem("N200", plan.mark)
        return
    for name in meant(plan):
        yield from known(name, plan)
    for group in plan.groups.groups:
        yield from _group(group, plan)
    if plan.leading:
        yield from _both(plan.leading.leader, plan.leading.deputies, "领导小组")
        yield from _order(plan.leading.deputies, plan)
    yield from _busy(plan)
    for task in plan.tasks.tasks:
        if task.group is None:
            yield from _twice(task.departments, task.partners)
            if not task.departments and plan.tasks.tasks and (task.name or task.text):
                yield problem(
                    "N209", task.name or task.text or task.mark, name=task.name or task.text
                )


def meant(plan: Plan) -> Iterator[Text]:
    """Every name of a person or unit in the plan's own fields."""
    groups = [*plan.groups.groups, *(g for c in plan.classes.values() for g in _with_shared(c))]
    for group in groups:
        for names in (
            group.leader,
            group.deputies,
            group.members,
            group.departments,
            group.partners,
        ):
            yield from names
    leading = plan.leading
    if leading:
        for names in (leading.leader, leading.deputies, leading.members, leading.chief):
            yield from names
        if leading.office:
            yield leading.office
    for task in plan.tasks.tasks:
        if task.group is None:
            for names in (task.departments, task.partners, task.person):
                yield from names
    for phase in plan.phases.phases:
        yield from (*phase.departments, *phase.people)
    for decided in plan.meeting.decisions.tasks if plan.meeting else ():
        yield from (*decided.departments, *decided.partners, *decided.person)
    if plan.meeting:
        yield from plan.meeting.chair
        yield from (t.who for t in plan.meeting.agenda)
    if plan.speech and plan.speech.speaker:
        yield plan.speech.speaker


def _with_shared(made: object) -> list[Group]:
    groups = list(getattr(made, "groups", ()))
    shared = getattr(made, "shared", None)
    return [*groups, shared] if shared else groups


def known(name: Text, plan: Plan) -> Iterator[Problem]:
    """A name that stands in the registry, by the spelling registered."""
    bare = NOTE.sub("", name)
    registry = plan.registry
    if bare in registry.aliases:
        yield problem("N202", name, name=bare, right=registry.aliases[bare])
    elif not registry.knows(bare) and not GENERAL.match(bare) and not own_group(bare, plan):
        near = closest(registry, bare)
        yield problem("N201" if near else "N203", name, name=bare, near=near)


def own_group(name: str, plan: Plan) -> bool:
    """Whether a name is a group of the plan itself."""
    groups = [*plan.groups.groups, *(g for c in plan.classes.values() for g in c.groups)]
    return name in plan.classes or any(g.name == name for g in groups) or name == "领导小组"


def _group(group: Group, plan: Plan) -> Iterator[Problem]:
    if not group.leader:
        yield problem("N208", group.name, name=group.name)
    if len(group.leader) > 1:
        yield problem("N207", group.leader[1], name=group.name, have=len(group.leader))
    yield from _both(group.leader, group.deputies, group.name)
    for place, names in enumerate((group.members, group.departments)):
        for n, name in enumerate(names):
            if name in names[:n]:
                yield problem("N214", name, name=name, place=("成员", "责任部门")[place])
    yield from _twice(group.departments, group.partners)
    yield from _order(group.deputies, plan)


def _both(leader: Iterable[Text], deputies: Iterable[Text], group: str) -> Iterator[Problem]:
    """Somebody who is chief and deputy of one group."""
    for name in deputies:
        if name in set(leader):
            yield problem("N205", name, name=name, group=group)


def _twice(lead: Iterable[Text], partners: Iterable[Text]) -> Iterator[Problem]:
    for name in partners:
        if name in set(lead):
            yield problem("N206", name, name=name)


def _order(names: tuple[Text, ...], plan: Plan) -> Iterator[Problem]:
    rank = plan.registry.rank(_day(plan))
    placed = [n for n in names if n in rank]
    for before, after in itertools.pairwise(placed):
        same = plan.registry.people[before].roster == plan.registry.people[after].roster
        if rank[after] < rank[before] and same:
            yield problem("N204", after, before=before, after=after)


def _day(plan: Plan) -> date | None:
    """The day of the first paper that has one, else the first day of the campaign."""
    days = [d for p in plan.papers.values() if (d := day_of(p, plan))]
    return min(days, default=plan.period.start)


def _busy(plan: Plan) -> Iterator[Problem]:
    led = Counter(str(n) for g in plan.groups.groups for n in g.leader)
    for group in reversed(plan.groups.groups):
        for name in group.leader:
            have = led.pop(str(name), 0)
            if have >= BUSY:
                yield problem("N210", name, name=name, have=have)


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Former people in a paper of a given day; recipients that are copied too."""
    day = document.day or _day(plan)
    if day:
        yield from _former(plan, day)
    paper = document.paper
    if isinstance(paper, Notice):
        yield from _copied(paper.recipients, paper.copies)
    if isinstance(paper, Speech) and paper.speaker and plan.registry:
        if paper.speaker in plan.registry.people and not plan.registry.post(paper.speaker, day):
            yield problem("N212", paper.speaker, name=paper.speaker)


@lru_cache(maxsize=8)
def _former(plan: Plan, day: date) -> tuple[Problem, ...]:
    """Names of people who had left by a day, found once for all the papers of that day."""
    out = []
    for name in meant(plan):
        change = plan.registry.gone(name, day)
        if change:
            heir = f"改为{change.heir}" if change.heir else "换成现任的人"
            out.append(problem("N211", name, name=name, day=change.day.isoformat(), heir=heir))
    return tuple(out)


def _copied(recipients: Text | None, copies: Text | None) -> Iterator[Problem]:
    """Bodies named twice among the recipients and the copies."""
    seen: set[str] = set()
    for place, listed in (("主送", recipients), ("抄送", copies)):
        sent = set(seen)
        for name in listed_names(listed):
            if name in seen:
                yield problem("N213" if name in sent else "N214", name, name=name, place=place)
            seen.add(str(name))
