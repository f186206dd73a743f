"""People and units against the registry: unknown, in two places, with too much to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gencirc.patterns import later
from gencirc.plan.finding import closest
from gencirc.plan.groups import Group
from gencirc.plan.loads import OF_PEOPLE, seats
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

GENERAL = later(r"(?:各|有关|相关|其他|其它|全体|所属|本)|.*(?:等|全体人员|有关人员)$")
NOTE = later(r"[（(].*[）)]$")
BUSY = 3  # groups led by one person before it is mentioned
LOADED = 6  # places of any kind


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
        near = f"各{bare}" if bare in registry.rosters else closest(registry, bare)
        yield problem("N201" if near else "N203", name, name=bare, near=near)


def own_group(name: str, plan: Plan) -> bool:
    """Whether a name is a group of the plan itself."""
    groups = [*plan.groups.groups, *(g for c in plan.classes.values() for g in c.groups)]
    return name in plan.classes or any(g.name == name for g in groups) or name == "领导小组"


def _group(group: Group, plan: Plan) -> Iterator[Problem]:
    if not group.leader and group.order and not group.words:
        yield problem("N208", group.name, name=group.name)
    if len(group.leader) > 1:
        yield problem("N207", group.leader[1], name=group.name, have=len(group.leader))
    yield from _both(group.leader, group.deputies, group.name)
    for place, names in enumerate((group.members, group.departments)):
        for n, name in enumerate(names):
            if name in names[:n]:
                yield problem("N214", name, name=name, place=("成员", "责任部门")[place])
    yield from _twice(group.departments, group.partners)


def _both(leader: Iterable[Text], deputies: Iterable[Text], group: str) -> Iterator[Problem]:
    """Somebody who is chief and deputy of one group."""
    for name in deputies:
        if name in set(leader):
            yield problem("N205", name, name=name, group=group)


def _twice(lead: Iterable[Text], partners: Iterable[Text]) -> Iterator[Problem]:
    for name in partners:
        if name in set(lead):
            yield problem("N206", name, name=name)


def _busy(plan: Plan) -> Iterator[Problem]:
    """Chiefs of many groups, and those with many places of any kind."""
    found = list(seats(plan))
    for name in dict.fromkeys(str(s.name) for s in found if s.place in OF_PEOPLE):
        places = [s for s in found if s.name == name and s.place in OF_PEOPLE]
        led = [s for s in places if s.place == "组长" and s.where != "领导小组"]
        if len(led) >= BUSY:
            groups = "、".join(s.where for s in led)
            yield problem("N210", led[-1].name, name=name, have=len(led), groups=groups)
        elif len(places) >= LOADED:
            said = "、".join(s.said for s in places)
            yield problem("N323", places[-1].name, name=name, have=len(places), places=said)
