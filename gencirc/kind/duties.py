"""Groups, tasks and phases → blocks, as a plan prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.kind.phrases import closed, ended
from gencirc.numerals import chinese
from gencirc.plan.content import Body, level_of
from gencirc.plan.fields import NOWHERE
from gencirc.plan.groups import Group, Groups
from gencirc.plan.offsets import HERE
from gencirc.plan.saying import dated
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Event, Phase, Phases
from gencirc.source.nodes import Node, Scalar, Sequence
from gencirc.words import Words, listed, say

Compose = Callable[[Body, Scope, int], list[Block]]

# -- groups --------------------------------------------------------------------


def group_blocks(groups: Groups, scope: Scope, level: int, compose: Compose) -> list[Block]:
    """A heading for every group, then its own words, or its label lines in the order typed."""
    level = level_of(groups.forms, level)
    out: list[Block] = []
    for group in groups.groups:
        if group.words:
            out += _worded(group, groups.forms, scope, level, compose)
            continue
        shared = _labels(groups.shared, scope) if groups.shared else []
        out += [
            Heading(level, closed(scope.words(group.name))),
            *compose(group.opening, scope, level + 1),
            *(Paragraph(w) for w in (*shared, *_labels(group, scope))),
            *compose(group.closing, scope, level + 1),
        ]
    return out


def _worded(
    group: Group, forms: frozenset[str], scope: Scope, level: int, compose: Compose
) -> list[Block]:
    """A group in words of its own, behind its name where they are one paragraph."""
    name, only = scope.words(group.name), group.words.only
    if only and "标题单列" not in forms:
        return [Heading(level, ended(name), ended(scope.words(only)))]
    return [Heading(level, closed(name)), *compose(group.words, scope, level + 1)]


def _labels(group: Group, scope: Scope) -> Iterable[Words]:
    for key in group.order:
        value = label_value(group, key, scope)
        if value:
            yield say(value[0].mark, group.label(key), "：", value)


def label_value(group: Group, key: str, scope: Scope) -> Words:
    """What is printed behind a label of a group; no words when there is nothing."""
    if key == "主要任务":
        return task_line(group.tasks, scope)
    if key == "职责":
        return ended(scope.words(group.duty)) if group.duty else Words()
    names = {
        "组长": group.leader,
        "副组长": group.deputies,
        "成员": group.members,
        "责任部门": group.departments,
        "会同": group.partners,
    }.get(key)
    if names is not None:
        return listed(group.mark, (scope.words(n) for n in names))
    return next((_free(e.value, scope) for e in group.extra if e.key == key), Words())


def _free(node: Node, scope: Scope) -> Words:
    if isinstance(node, Scalar):
        return scope.words(node.text)
    if isinstance(node, Sequence):
        return listed(node.mark, (scope.words(i.text) for i in node.items if isinstance(i, Scalar)))
    return Words()


def task_line(tasks: tuple[Task, ...], scope: Scope) -> Words:
    """A group's tasks in one paragraph: 甲；乙（2月15日前）。"""
    if len(tasks) == 1 and not tasks[0].deadline:
        return ended(scope.words(tasks[0].text)) if tasks[0].text else Words()
    parts = []
    for task in tasks:
        if task.text:
            due = say(task.mark, "（", scope.words(task.deadline), "）") if task.deadline else ""
            parts.append(say(task.mark, closed(scope.words(task.text)), due))
    return ended(listed(NOWHERE, parts, "；"))


# -- tasks ---------------------------------------------------------------------


def task_blocks(tasks: Tasks, scope: Scope, level: int) -> list[Block]:
    """A numbered paragraph for every task, its departments in a bracket at the end."""
    level = level_of(tasks.forms, level)
    return [
        Heading(
            level,
            ended(scope.words(task.name)) if task.name else Words(),
            say(task.mark, ended(scope.words(task.text)), bracket(task, scope))
            if task.text
            else None,
        )
        for task in tasks.tasks
    ]


def bracket(task: Task, scope: Scope) -> Words:
    """（责任部门：甲、乙；配合部门：丙；完成时限：6月底前）."""
    parts = []
    for label, names in ((task.label, task.departments), (task.with_label, task.partners)):
        if names:
            parts.append(say(task.mark, label, "：", listed(task.mark, map(scope.words, names))))
    for label, value in (("目标", task.target), ("完成时限", task.deadline)):
        if value:
            parts.append(say(task.mark, label, "：", closed(scope.words(value))))
    if task.person and not task.group:
        parts.append(say(task.mark, "责任人：", listed(task.mark, map(scope.words, task.person))))
    return say(task.mark, "（", listed(task.mark, parts, "；"), "）") if parts else Words()


# -- phases --------------------------------------------------------------------


def phase_blocks(phases: Phases, scope: Scope, level: int, compose: Compose) -> list[Block]:
    """A heading with its dates for every phase; what follows the last one comes after."""
    level = level_of(phases.forms, level)
    out: list[Block] = []
    number = 0
    for phase in phases.phases:
        number += "原名" not in phase.forms
        out += _phase(phase, number, phases.forms | phase.forms, scope, level, compose)
    after = happenings(scope.plan.after, scope)
    return out + ([Paragraph(after)] if after else [])


def _phase(
    phase: Phase, number: int, forms: frozenset[str], scope: Scope, level: int, compose: Compose
) -> list[Block]:
    scope = scope.inside(**{HERE: phase.name})
    title = phase_title(phase, number if "第一阶段" in forms else 0, scope, forms)
    events = happenings(phase.events, scope)
    only = phase.content.only
    if (only or not phase.content) and "标题单列" not in forms:
        text = say(phase.mark, ended(scope.words(only)) if only else "", events)
        return [Heading(level, ended(title), text or None)]
    blocks = compose(phase.content, scope, level + 1)
    tail = [Paragraph(events)] if events else []
    return [Heading(level, closed(title)), *blocks, *tail]


def phase_title(
    phase: Phase, number: int, scope: Scope, forms: frozenset[str] = frozenset()
) -> Words:
    """集中攻坚阶段（2月26日至3月20日）, or 第一阶段：集中攻坚（…）; 原名 adds nothing."""
    name, forms = scope.words(phase.name), forms | phase.forms
    spans = listed(phase.mark, map(dated, phase.windows))
    when = say(phase.mark, "（", spans, "）") if spans else Words()
    if number and "原名" not in phase.forms:
        return say(phase.mark, f"第{chinese(number)}阶段：", name, when)
    tail = "" if "原名" in forms or str(name).endswith("阶段") else "阶段"
    return say(phase.mark, name, tail, when)


def happenings(events: Iterable[Event], scope: Scope) -> Words:
    """2月25日申请单项达标验收；3月5日接受验收。"""
    said = (say(e.when.text.mark, dated(e.when), scope.words(e.text)) for e in events)
    return ended(listed(NOWHERE, map(closed, said), "；"))
