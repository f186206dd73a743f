"""The plan on a day: who stands in each place, which name a unit has (变动 of 单位.yaml).

What the author typed is a place for a name, and the name is that of the day; his prose,
and what minutes record, stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from datetime import date
from typing import TYPE_CHECKING, Any

from gencirc.plan.content import Body
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.papers import Custom, Speech
from gencirc.plan.registry import Registry
from gencirc.plan.seats import Day, filled, on_day, parted_names
from gencirc.plan.tasks import Task
from gencirc.plan.timetable import Meeting, Phase
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Scalar, Sequence

if TYPE_CHECKING:
    from gencirc.plan.model import Plan
    from gencirc.plan.official import Paper

LINES = ("recipients", "copies")
RECORDS = ("纪要",)  # they say who was there, not who is to come


def _group(group: Group, on: Day, where: str = "") -> Group:
    """A group with its people, its label lines (片长: …) and the people of its tasks."""
    where = where or str(group.name)
    made = filled(group, where, on)
    extra = tuple(_label(entry, where, on) for entry in group.extra)
    tasks = tuple(_task(task, on) for task in group.tasks)
    if any(a is not b for a, b in zip((*extra, *tasks), (*group.extra, *group.tasks), strict=True)):
        return made.but(extra=extra, tasks=tasks)
    return made


def _label(entry: Entry, where: str, on: Day) -> Entry:
    """A label line of a group; only what is a name and nothing else changes."""
    place = where + str(entry.key)
    if isinstance(entry.value, Scalar):
        said = on.line(entry.value.text, place)
        changed = said is not None and said is not entry.value.text
        return entry._replace(value=Scalar(said)) if changed and said is not None else entry
    if isinstance(entry.value, Sequence):
        scalars = [i for i in entry.value.items if isinstance(i, Scalar)]
        (names,) = on.lists((tuple(i.text for i in scalars),), (place,))
        if names != tuple(i.text for i in scalars):
            items = tuple(Scalar(n) for n in names)
            return entry._replace(value=entry.value._replace(items=items))
    return entry


def _task(task: Task, on: Day) -> Task:
    """A task; those that a group lends its people to say nothing of their own."""
    told = on._replace(notes=[]) if task.group else on
    name = task.name or (task.text or "")[:10]
    return filled(task, f"任务“{name}”的", told)


def _phase(phase: Phase, on: Day) -> Phase:
    return filled(phase, f"阶段“{phase.name}”的", on)


def _groups(groups: Groups, on: Day) -> Groups:
    made = tuple(_group(g, on) for g in groups.groups)
    shared = groups.shared and _group(groups.shared, on, str(groups.name))
    same = shared is groups.shared and all(a is b for a, b in zip(made, groups.groups, strict=True))
    return groups if same else groups._replace(groups=made, shared=shared)


def _leading(leading: LeadingGroup, on: Day) -> LeadingGroup:
    return filled(leading, "领导小组", on)


def _meeting(meeting: Meeting, on: Day) -> Meeting:
    made = filled(meeting, "会议", on)
    agenda = []
    for turn in meeting.agenda:
        who = on.line(turn.who, f"议程“{turn.what}”") or turn.who
        agenda.append(turn if who is turn.who else turn._replace(who=who))
    same = all(a is b for a, b in zip(agenda, meeting.agenda, strict=True))
    return made if same else made.but(agenda=tuple(agenda))


def _each(made: Callable[[Any, Day], Any], table: Table[str, Any], on: Day) -> dict[str, Any]:
    return {name: made(thing, on) for name, thing in table.items()}


def staffed(plan: Plan, day: date | None) -> Plan:
    """The plan with every place filled for a day; ``None`` is after the last change.

    Its ``filled`` says who stands where in whose place, its ``typed`` is the plan as written.
    """
    on = on_day(plan.registry, day)
    if not on.gone:
        return plan
    groups = _groups(plan.groups, on)
    tasks = plan.tasks._replace(tasks=tuple(_task(t, on) for t in plan.tasks.tasks))
    made = plan.but(
        groups=groups,
        tasks=tasks,
        phases=plan.phases._replace(phases=tuple(_phase(p, on) for p in plan.phases.phases)),
        classes=_each(_groups, plan.classes, on),
        leading=plan.leading and _leading(plan.leading, on),
        meeting=plan.meeting and _meeting(plan.meeting, on),
    )
    return made.but(filled=tuple(on.notes), typed=plan.typed or plan)


def staffed_paper(paper: Paper, key: str, registry: Registry, day: date | None) -> Paper:
    """A paper with the names of the day where it names bodies and its speaker."""
    on = on_day(registry, day)
    if not on.gone:
        return paper
    changes: dict[str, Any] = {}
    if isinstance(paper, Speech):
        changes["speaker"] = on.line(paper.speaker, "讲话人")
    taken: set[str] = set()
    for name in LINES:
        typed = getattr(paper, name, None)
        if typed:
            said = on.line(typed, f"{key}的{type(paper).spelled[name].key}", taken)
            taken |= {str(n) for _, n in parted_names(said or typed)}
            changes[name] = said
    if isinstance(paper, Custom) and key not in RECORDS:
        changes["values"] = {k: _body(b, f"{key}的{k}", on) for k, b in paper.values.items()}
    return paper.but(**changes, filled=(*paper.filled, *on.notes)) if on.notes else paper


def _body(body: Body, place: str, on: Day) -> Body:
    """A value that is nothing but registered names; other texts are the author's."""
    texts = [i for i in body.items if isinstance(i, Text)]
    names = [n for t in texts for _, n in parted_names(t)]
    if len(texts) < len(body.items) or not all(map(on.registry.knows, names)):
        return body
    items = tuple(on.line(t, place) or t for t in texts)
    return Body(items, body.forms, body.mark, body.stock)
