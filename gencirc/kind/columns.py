"""What tables may be drawn from, and the columns of each: groups, tasks, phases, opinions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gencirc.kind.composing import run
from gencirc.kind.duties import happenings, label_value
from gencirc.kind.phrases import closed
from gencirc.kind.rounds import DUTY, Turns
from gencirc.plan.consultation import Consultation
from gencirc.plan.content import Body, Chain, Item, Section
from gencirc.plan.dates import printed
from gencirc.plan.gatherings import Backward, Bodies, Due
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.saying import dated, leading_name
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Meeting, Phase, Phases, Turn
from gencirc.source.marks import Reckoned, Text
from gencirc.words import Words, listed, say

Cell = Callable[[Any, Scope], Words]


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
    """What a phase does; counted parts are joined, headed ones begin on a line of their own."""
    items = phase.content.items
    apart = "\n" if any(isinstance(i, Section) for i in items) else ""
    return listed(phase.mark, (told(i, scope) for i in items), apart)


def told(item: Item | Body, scope: Scope) -> Words:
    """An item of a text as a cell says it: a heading and what stands under it are one."""
    if isinstance(item, Text):
        return scope.words(item)
    if isinstance(item, Body):
        return listed(item.mark, (told(i, scope) for i in item.items), "")
    if isinstance(item, Section):
        return say(item.title.mark, scope.words(item.title), "：", told(item.body, scope))
    if isinstance(item, Chain):
        return listed(item.mark, (told(p, scope) for p in item.parts), "")
    return run(item, scope)


def _events(phase: Phase, scope: Scope) -> Words:
    return happenings(phase.events, scope)


def _posts(phase: tuple[str, Text], scope: Scope) -> Words:
    post = scope.plan.registry.post(phase[1], scope.day)
    return say(phase[1].mark, post) if post else Words()


def _people(leading: LeadingGroup) -> list[tuple[str, Text]]:
    """Everyone of the leading group with the place held in it."""
    places = (("组长", leading.leader), ("副组长", leading.deputies), ("成员", leading.members))
    return [(place, name) for place, names in places for name in names]


def _deadline(due: Due, scope: Scope) -> Words:
    said = due.when if isinstance(due.when, Reckoned) else printed(due.when)
    return say(due.when.mark, due.when if said == due.when else said)


def _due(due: Due, scope: Scope) -> Words:
    parts = (scope.words(p) if isinstance(p, Text) else p for p in due.what)
    return closed(say(due.mark, *parts))


def _dues(made: Backward) -> list[tuple[Due, int]]:
    """Everything that is due with the days from it to the end."""
    return [(due, (made.end - due.day).days) for due in made.dues]


def _left(pair: tuple[Due, int], scope: Scope) -> Words:
    due, days = pair
    return say(due.mark, str(days) if days >= 0 else f"结束后{-days}天")


def _of_due(cell: Cell) -> Cell:
    return lambda pair, s: cell(pair[0], s)


def _body_name(body: Group | LeadingGroup, scope: Scope) -> Words:
    if isinstance(body, Group):
        return closed(scope.words(body.name))
    return scope.words(body.name) if body.name else leading_name(body, scope)


def _of_group(key: str) -> Cell:
    """A cell that only groups have."""
    return lambda b, s: label_value(b, key, s) if isinstance(b, Group) else Words()


def _seat(body: Group | LeadingGroup, scope: Scope) -> Words:
    """The departments of a group; of the leading group, where its office is."""
    if isinstance(body, Group):
        return listed(body.mark, (scope.words(n) for n in body.departments))
    if not body.office:
        return Words()
    chief = listed(body.mark, (scope.words(n) for n in body.chief))
    head = say(body.mark, "，", chief, "任主任") if chief else Words()
    return say(body.mark, "办公室设在", scope.words(body.office), head)


def _duties(body: Group | LeadingGroup, scope: Scope) -> Words:
    """What a body answers for: its duty, else its tasks."""
    if body.duty:
        return closed(scope.words(body.duty))
    if isinstance(body, Group) and (only := body.words.only):
        return closed(scope.words(only))
    tasks = body.tasks if isinstance(body, Group) else ()
    return closed(label_value(body, "主要任务", scope)) if tasks else Words()  # type: ignore[arg-type]


def _minutes(turn: Turn, scope: Scope) -> Words:
    return say(turn.who.mark, str(turn.minutes)) if turn.minutes else Words()


def _optional(key: str) -> Cell:
    return lambda x, s: s.words(value) if (value := getattr(x, key)) else Words()


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
    "目标": _text("target"),
    "责任部门": _names("departments"),
    "责任人": _names("people"),
}
BODY: dict[str, Cell] = {
    "机构": _body_name,
    "组长": _names("leader"),
    "副组长": _names("deputies"),
    "成员": _names("members"),
    "责任部门": _seat,
    "会同": _of_group("会同"),
    "职责": _duties,
}
DUE: dict[str, Cell] = {
    "倒计时天数": _left,
    "时间": _of_due(_deadline),
    "事项": _of_due(_due),
    "责任": _of_due(_names("who")),
    "阶段": _of_due(_optional("phase")),
}
TURN: dict[str, Cell] = {
    "议程": _optional("what"),
    "发言人": _optional("who"),
    "分钟": _minutes,
}
OPINION: dict[str, Cell] = {
    "意见单位": _optional("unit"),
    "意见内容": _text("said"),
    "是否采纳": _optional("taken"),
    "理由": _text("reason"),
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
    Bodies: (lambda b: b.bodies, BODY),
    Backward: (_dues, DUE),
    Meeting: (lambda m: m.agenda, TURN),
    Consultation: (lambda c: c.opinions, OPINION),
    Turns: (lambda t: t.turns, DUTY),
}
