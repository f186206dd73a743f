"""When: phases, milestones, events after the last phase, recurring duties, the meeting."""

from __future__ import annotations

import re
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.anchors import MEETING, SIGNED
from gencirc.plan.content import FORM, Body, content, named, read_forms
from gencirc.plan.dates import OPEN, OPEN_PLACE
from gencirc.plan.door import Door, names, phrase, split, table, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.plan.reckoning import Reckoning
from gencirc.plan.tasks import Tasks, tasks
from gencirc.plan.timing import BACKWARD, FORWARD, LAYING, is_backward, leads
from gencirc.plan.whens import DATELIKE, When, reckoned, when, windows
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged

ODD = later(r"\d{1,2}[./．]\d{1,2}[^\s，。]*|[上中下]旬\S*(?=\s)")  # dates short of their words
OFTEN = later(r"(?:[自从]\S+?起|\S+?期间)?，?(?:每|逐|逢|按|定期)\S*")
WORDS = (MEETING, SIGNED)  # alone before a text they are words like any other
MINUTES = later(r"[（(\s]\s*(\d{1,3})\s*分钟[）)]?$")


class Event(NamedTuple):
    """Something that happens on a day: 2月25日 申请单项达标验收."""

    when: When
    text: Text


class Turn(NamedTuple):
    """One point of an agenda: who does what, and how many minutes it takes where that is set."""

    who: Text
    what: Text
    minutes: int | None = None


def events(node: Node, door: Door) -> tuple[Event, ...]:
    """Events, one a line."""
    if isinstance(node, Sequence):
        return tuple(e for item in node.items for e in events(item, door))
    value = text(node, door)
    out = []
    for part in split(value, re.compile(r"[；;]"), door):
        event = dated(part, door)
        if event:
            out.append(event)
        elif part == OPEN_PLACE:
            door.report("P215", part)
        else:
            door.report("D101" if DATELIKE.search(part) else "D102", part, value=part)
            out.append(Event(When(part.part(0, 0), OPEN), part))
    return tuple(out)


def dated(value: Text, door: Door, lengths: bool = False) -> Event | None:
    """A text that begins with a date and a blank; an expression may hold blanks of its own."""
    for head, rest in leads(value):
        if isinstance(door.calendar.reckon(head, lengths=lengths), Reckoning):
            made = None if head in WORDS else reckoned(head, door, lengths=lengths)
            return Event(made, rest) if made else None
    gap = re.search(r"\s+", value)
    while gap:
        head = value.part(0, gap.start())
        period = door.calendar.plain(head)
        if period:
            return Event(When(head, period), value.part(gap.end(), len(value)))
        gap = re.compile(r"\s+").search(value, gap.end())
    period = door.calendar.plain(value)
    if period:
        return Event(When(value, period), value.part(len(value), len(value)))
    return _failed(value, door, lengths)


def _failed(value: Text, door: Door, lengths: bool) -> Event | None:
    """A head that was meant to be an expression, with what is wrong with it reported."""
    heads = [h for h in reversed([*leads(value)]) if door.calendar.reckon(h[0], lengths=lengths)]
    vague = [h for h in heads if getattr(door.calendar.reckon(h[0]), "code", "") == "D300"]
    for head, rest in (*(h for h in heads if h not in vague), *vague):
        if made := reckoned(head, door, lengths=lengths, free=True):
            return Event(made, rest)
    return None


def turns(node: Node, door: Door) -> tuple[Turn, ...]:
    """何川 部署工作；陈实 讲话."""
    if isinstance(node, Sequence):
        return tuple(t for item in node.items for t in turns(item, door))
    out = []
    for part in split(text(node, door), re.compile(r"[；;]"), door):
        who, gap, what = part.partition(" ")
        if not gap:
            door.report("P118", part, text=part)
            continue
        start = len(part) - len(what.lstrip())
        takes = MINUTES.search(part)
        end = takes.start() if takes else len(part)
        minutes = int(takes[1]) if takes else None
        out.append(Turn(part.part(0, len(who)), part.part(start, end).trimmed(), minutes))
    return tuple(out)


class Phase(Shape):
    """A phase with one or several windows."""

    name: Text = Text("", NOWHERE)
    windows: tuple[When, ...] = field(
        "时间", windows, "起止；几段时间用“；”分开", default=(), english="span"
    )
    content: Body = field("内容", content, "这一阶段做什么", default=Body())
    events: tuple[Event, ...] = field(
        "节点", events, "节点：日期 空格 事项；几个写成清单", default=()
    )
    target: Text | None = field("目标", text, "到阶段末完成多少，印在时间表里", also=("进度",))
    departments: tuple[Text, ...] = field(
        "责任部门", names, "这一阶段哪个部门负责", default=(), also=("责任单位", "责任科室")
    )
    people: tuple[Text, ...] = field(
        "责任人", names, "这一阶段谁负责", default=(), english="person"
    )
    forms: frozenset[str] = field(
        FORM, read_forms, "只管这一阶段：原名、标题单列", default=frozenset(), english="layout"
    )


class Phases(NamedTuple):
    """Phases in printed order."""

    phases: tuple[Phase, ...] = ()
    forms: frozenset[str] = frozenset()
    mark: Mark = NOWHERE
    backward: bool = False  # lengths are laid from 止 (排法: 倒排)

    def __bool__(self) -> bool:
        return bool(self.phases)


class Duty(NamedTuple):
    """A recurring duty: how often, and what."""

    name: Text
    often: Text
    text: Text


class Enrolment(Shape):
    """How those who come to a meeting say so."""

    until: When | None = field("截止", when, "哪天以前报名")
    to: Text | None = field("报至", text, "报到哪里")
    contact: Text | None = field("联系人", text, "联系人")
    phone: Text | None = field("电话", text, "联系电话", also=("联系电话",))


def enrolment(node: Node, door: Door) -> Enrolment:
    """报名: its keys, or a date alone."""
    if isinstance(node, Scalar):
        return Enrolment(mark=node.mark, until=when(node, door))
    return read_shape(Enrolment, node, door, "报名")


class Meeting(Shape):
    """The meeting that a speech is given at, a notice calls and minutes record."""

    name: Text | None = field("名称", text, "会议全名", need=True)
    when: When | None = field(
        "时间", when, "开会时间，如 2026年5月19日15:00", need=True, english="time"
    )
    place: Text | None = field("地点", text, "地点；文中用【会议.地点】取")
    chair: tuple[Text, ...] = field("主持", names, "主持人；文中用【会议.主持】取", default=())
    agenda: tuple[Turn, ...] = field(
        "议程", turns, "谁 空格 做什么（几分钟）；几项用“；”分开", default=()
    )
    subject: Text | None = field("议题", phrase, "会议研究什么，印在纪要的第一句里")
    attendees: Body = field(
        "参加人员", content, "参加的人，可以分类写：局领导: …", default=Body(), also=("出席",)
    )
    observers: Body = field("列席", content, "列席的人", default=Body())
    excused: Body = field("请假", content, "请假的人", default=Body())
    recorder: Body = field("记录", content, "谁记录", default=Body())
    requires: Body = field(
        "参会要求", content, "对参会人员的要求，印在会议通知里", default=Body(), also=("要求",)
    )
    enrolment: Enrolment | None = field("报名", enrolment, "参会名单哪天以前报到哪里；写了就附回执")
    finds: Body = field("认为", content, "会议认为，印在纪要里", default=Body())
    follow_up: Body = field(
        "贯彻要求", content, "会后怎么贯彻，印在主持词的总结和纪要的会议要求里", default=Body()
    )
    decisions: Tasks = field(
        "议定",
        tasks,
        "议定事项：名称和内容，句末可带（责任单位：…；完成时限：…）",
        default=Tasks(),
    )


def meeting(node: Node, door: Door) -> Meeting:
    """会议."""
    return read_shape(Meeting, node, door, "会议")


def phases(node: Node, door: Door) -> Phases:
    """阶段: a mapping of names to phases."""
    if not isinstance(node, Mapping):
        if not is_damaged(node):
            door.report("P110", node.mark)
        return Phases(mark=node.mark)
    kept = tuple(e for e in node.entries if e.key not in LAYING)
    for entry in (e for e in node.entries if e.key in LAYING):
        _laying(entry.value, door)
    forms, found = named(node._replace(entries=kept), door, phase)
    return Phases(found, forms, node.mark, is_backward(node))


def _laying(node: Node, door: Door) -> None:
    value = text(node, door)
    if value.strip().lower() not in FORWARD + BACKWARD:
        door.report("P122", value or node.mark, value=value, all="顺排、倒排")


def phase(name: Text, node: Node, door: Door) -> Phase:
    """A phase from its mapping, or from one line: 5月底前 开部署会."""
    with door.inside(name):
        return _phase(name, node, door)


def _phase(name: Text, node: Node, door: Door) -> Phase:
    if isinstance(node, Scalar):
        event = dated(door.file(node.text), door, lengths=True)
        if event is None:
            odd = ODD.match(node.text)
            if odd:
                door.report("D101", node.text.part(0, odd.end()), value=odd[0])
            return Phase(mark=node.mark, name=name, content=content(node, door))
        body = Body((event.text,), mark=event.text.mark) if event.text else Body()
        return Phase(mark=node.mark, name=name, windows=(event.when,), content=body)
    return read_shape(Phase, node, door, f"“{name}”阶段").but(name=name)


class Duties(dict[str, Duty]):
    """The recurring duties by name."""


def duties(node: Node, door: Door) -> Duties:
    """定期: names with how often and what."""
    return Duties(table(duty)(node, door))


def duty(name: Text, node: Node, door: Door) -> Duty:
    """每天17:00前 报局办信息科."""
    value = text(node, door)
    often = OFTEN.match(value)
    if not often:
        door.report("D103", value or node.mark, name=name)
        return Duty(name, value.part(0, 0), value)
    return Duty(name, value.part(0, often.end()), value.part(often.end(), len(value)).trimmed())
