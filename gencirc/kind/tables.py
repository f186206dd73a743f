"""Tables of attachments, drawn from the plan's groups, tasks and phases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gencirc.blocks.tree import Table
from gencirc.kind.duties import happenings, label_value
from gencirc.kind.phrases import closed
from gencirc.plan.attachments import Attachment
from gencirc.plan.fields import nearest
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.saying import dated
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phase, Phases
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

NUMBERS = "序号"
Cell = Callable[[Any, Scope], Words]


def table(attachment: Attachment, scope: Scope) -> Table | None:
    """The table of an attachment; ``None`` and a problem when it cannot be drawn."""
    return _typed(attachment, scope) if attachment.rows else _drawn(attachment, scope)


def _typed(attachment: Attachment, scope: Scope) -> Table:
    """A table whose rows stand in the plan."""
    want = len(attachment.columns)
    for row in attachment.rows:
        if row and want and len(row) != want:
            scope.report("P131", row[0], have=len(row), want=want)
    columns = tuple(map(scope.words, attachment.columns))
    rows = tuple(tuple(map(scope.words, row)) for row in attachment.rows)
    return Table(columns, rows, attachment.wide)


def _drawn(attachment: Attachment, scope: Scope) -> Table | None:
    """A table of groups, tasks, phases or people, a column for every name of 列."""
    what = attachment.what or attachment.name
    thing = scope.find(what)
    found = SETS.get(type(thing))
    if found is None:
        lacking = thing is None and scope.plan.find(what)
        scope.report("R108" if lacking else "P129", what, path=what, head=what, what=what)
        return None
    members, cells = found
    columns = attachment.columns or tuple(Text(c, attachment.mark) for c in list(cells)[:5])
    makers = [_maker(column, cells, thing, scope) for column in columns]
    rows = tuple(
        tuple(
            _number(n, attachment) if column == NUMBERS else make(member, scope)
            for column, make in zip(columns, makers, strict=True)
        )
        for n, member in enumerate(members(thing), 1)
    )
    return Table(tuple(say(c.mark, c) for c in columns), rows, attachment.wide)


def _number(number: int, attachment: Attachment) -> Words:
    return say(attachment.mark, str(number))


def _maker(column: Text, cells: dict[str, Cell], thing: Any, scope: Scope) -> Cell:
    if column == NUMBERS:
        return lambda x, s: Words()
    found = cells.get(str(column))
    if found:
        return found
    if isinstance(thing, Groups) and any(column in g.order for g in thing.groups):
        return lambda g, s: label_value(g, str(column), s)
    near = nearest(column, [NUMBERS, *cells], 0.3)
    scope.report(
        "P130", column, column=column, near=near or NUMBERS, all="、".join([NUMBERS, *cells])
    )
    return lambda x, s: Words()


def _names(key: str) -> Cell:
    return lambda x, s: listed(x.mark, (s.words(n) for n in getattr(x, key)))


def _text(key: str) -> Cell:
    return lambda x, s: closed(s.words(getattr(x, key))) if getattr(x, key) else Words()


def _label(key: str) -> Cell:
    return lambda g, s: label_value(g, key, s)


def _task(task: Task, scope: Scope) -> Words:
    name = say(task.mark, scope.words(task.name), "：") if task.name and task.text else Words()
    text = scope.words(task.text) if task.text else scope.words(task.name) if task.name else Words()
    return name + closed(text)


def _windows(phase: Phase, scope: Scope) -> Words:
    return listed(phase.mark, map(dated, phase.windows), "；")


def _content(phase: Phase, scope: Scope) -> Words:
    texts = [i for i in phase.content.items if isinstance(i, Text)]
    return listed(phase.mark, map(scope.words, texts), "")


def _events(phase: Phase, scope: Scope) -> Words:
    return happenings(phase.events, scope)


def _posts(phase: tuple[str, Text], scope: Scope) -> Words:
    post = scope.plan.registry.post(phase[1], scope.day)
    return say(phase[1].mark, post) if post else Words()


def _people(leading: LeadingGroup) -> list[tuple[str, Text]]:
    """Everyone of the leading group with the place held in it."""
    places = (("组长", leading.leader), ("副组长", leading.deputies), ("成员", leading.members))
    return [(place, name) for place, names in places for name in names]


GROUP: dict[str, Cell] = {
    "组名": _text("name"),
    "组长": _names("leader"),
    "副组长": _names("deputies"),
    "责任部门": _names("departments"),
    "主要任务": _label("主要任务"),
    "成员": _names("members"),
    "会同": _names("partners"),
    "职责": _text("duty"),
}
TASK: dict[str, Cell] = {
    "任务": _task,
    "责任部门": _names("departments"),
    "时限": _text("deadline"),
    "责任人": _names("person"),
    "配合部门": _names("partners"),
    "目标": _text("target"),
    "工作组": _text("group"),
    "名称": _text("name"),
    "内容": _text("text"),
}
PHASE: dict[str, Cell] = {
    "阶段": _text("name"),
    "时间": _windows,
    "内容": _content,
    "节点": _events,
}
PEOPLE: dict[str, Cell] = {
    "组内职务": lambda x, s: say(x[1].mark, x[0]),
    "姓名": lambda x, s: s.words(x[1]),
    "职务": _posts,
}
SETS: dict[type, tuple[Callable[[Any], Any], dict[str, Cell]]] = {
    Groups: (lambda g: g.groups, GROUP),
    Group: (lambda g: (g,), GROUP),
    Tasks: (lambda t: t.tasks, TASK),
    Phases: (lambda p: p.phases, PHASE),
    LeadingGroup: (_people, PEOPLE),
}
