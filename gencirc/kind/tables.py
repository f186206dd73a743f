"""Tables of attachments, drawn from the plan's groups, tasks and phases."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from gencirc.blocks.tree import Band, Table
from gencirc.kind.duties import happenings, label_value
from gencirc.kind.phrases import closed
from gencirc.kind.totals import total
from gencirc.plan.attachments import NUMBERS, Attachment, Column
from gencirc.plan.fields import nearest
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.saying import dated
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phase, Phases
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

Cell = Callable[[Any, Scope], Words]
Row = tuple[Words, ...]


def table(attachment: Attachment, scope: Scope, thing: Any = None) -> Table | None:
    """The table of an attachment; ``None`` and a problem when it cannot be drawn.

    ``thing`` is what it is drawn from when that is at hand.
    """
    names = tuple(c.name for c in attachment.columns)
    if attachment.rows:
        return built(attachment, *_typed(attachment, names, scope), scope)
    made = _drawn(attachment, names, scope, thing)
    return built(attachment, *made, scope) if made else None


def built(attachment: Attachment, columns: Row, rows: tuple[Row, ...], scope: Scope) -> Table:
    """A table of these rows, merged and summed as the attachment asks."""
    places = {str(words): n for n, words in enumerate(columns)}
    merged, summed = (
        [place for name in asked if (place := _place(name, places, scope)) is not None]
        for asked in (attachment.merged, attachment.summed)
    )
    for name in attachment.summed:
        if name in attachment.merged:
            scope.report("P157", name, name=name)
    return Table(
        columns,
        rows,
        attachment.wide,
        bands=_bands(attachment.columns, scope),
        merged=tuple(merged),
        total=total(attachment, rows, summed, scope),
    )


def _place(name: Text, places: dict[str, int], scope: Scope) -> int | None:
    """The column that 合并 or 合计 names."""
    if name not in places:
        near = nearest(name, places, 0.3) or next(iter(places), "")
        scope.report("P130", name, column=name, near=near, all="、".join(places))
    return places.get(str(name))


def _bands(columns: tuple[Column, ...], scope: Scope) -> tuple[Band, ...]:
    """What stands over several columns; the same words side by side are one heading."""
    out: list[Band] = []
    for place, column in enumerate(columns):
        if column.over is None:
            continue
        last = out[-1] if out else None
        if last and str(last.words) == column.over and last.first + last.across == place:
            out[-1] = last._replace(across=last.across + 1)
        else:
            out.append(Band(scope.words(column.over), place, 1))
    return tuple(out)


def _typed(
    attachment: Attachment, columns: tuple[Text, ...], scope: Scope
) -> tuple[Row, tuple[Row, ...]]:
    """A table whose rows stand in the plan or in a file; rows without a 序号 are counted."""
    place = columns.index(NUMBERS) if NUMBERS in columns else None
    counted = place is not None and all(len(r) == len(columns) - 1 for r in attachment.rows)
    want = len(columns) - counted
    rows = []
    for number, row in enumerate(attachment.rows, 1):
        if want and len(row) != want:
            scope.report("P131", row[0] if row else attachment.mark, have=len(row), want=want)
        cells = [_paragraphs(cell, scope) for cell in row]
        if counted:
            cells.insert(place or 0, _number(number, attachment))
        rows.append(tuple(cells))
    return tuple(map(scope.words, columns)), tuple(rows)


def _paragraphs(cell: Text, scope: Scope) -> Words:
    """A cell as typed: a line break in it begins a new paragraph."""
    edges = [-1, *(n for n, char in enumerate(cell) if char == "\n"), len(cell)]
    lines = (cell.part(a + 1, b).trimmed() for a, b in pairwise(edges))
    return listed(cell.mark, (scope.words(line) for line in lines if line), "\n")


def _drawn(
    attachment: Attachment, columns: tuple[Text, ...], scope: Scope, thing: Any
) -> tuple[Row, tuple[Row, ...]] | None:
    """A table of groups, tasks, phases or people, a column for every name of 列."""
    what = attachment.what or attachment.name
    thing = scope.find(what) if thing is None else thing
    found = SETS.get(type(thing))
    if found is None:
        lacking = thing is None and scope.plan.find(what)
        scope.report("R108" if lacking else "P129", what, path=what, head=what, what=what)
        return None
    members, cells = found
    columns = columns or tuple(Text(c, attachment.mark) for c in list(cells)[:5])
    makers = [_maker(column, cells, thing, scope) for column in columns]
    rows = tuple(
        tuple(
            _number(n, attachment) if column == NUMBERS else make(member, scope)
            for column, make in zip(columns, makers, strict=True)
        )
        for n, member in enumerate(members(thing), 1)
    )
    return tuple(say(c.mark, c) for c in columns), rows


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
