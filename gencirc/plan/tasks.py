"""Tasks: what is to be done, by whom, until when."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.content import named
from gencirc.plan.door import NAMES, Door, names, split
from gencirc.plan.door import text as words
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.plan.whens import deadline, due
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged

BRACKET = later(
    r"（((?:责任|牵头|配合|会同)[^：（）]{0,4}：[^（）]*(?:（[^（）]*）[^（）]*)*)）\s*。?\s*$"
)
LABEL = later(r"\s*([^：；，、]{2,6})：((?:[^；，]|，(?![^：；，、]{2,6}：))*)")
DEADLINE = later(  # blanks only around signs and before 遇休: they part a table's cells
    r"(?:\s\|\s*|\|\s)((?:[\w、，—～~至:：.（）()“”【】]|\s?[+＋－-]\s?|\s(?=[遇按前后至共天个周]|\d+\s?[天个周])){1,40})\s*$"
)
LEAD, WITH, DUE = ["责任", "牵头", "主办"], ["配合", "会同", "协办"], ["时限", "期限", "完成"]
BODIES = ("部门", "单位", "科室", "处室", "街道", "社区", "")
GOAL, WHO = ["目标", "指标"], ["责任人", "责任领导"]


class Task(Shape):
    """One task: text, lead and co-operating departments, target, deadline."""

    name: Text | None = None
    text: Text | None = field("内容", words, "要做的事", need=True, also=("文字",))
    departments: tuple[Text, ...] = field(
        "责任部门",
        names,
        "责任（牵头）部门",
        default=(),
        also=("责任单位", "责任科室", "牵头单位", "牵头部门", "牵头科室"),
    )
    partners: tuple[Text, ...] = field(
        "配合部门", names, "配合部门", default=(), also=("配合单位", "配合科室", "会同", "会同单位")
    )
    target: Text | None = field("目标", words, "可量化的目标", also=("指标",))
    deadline: Text | None = field("时限", due, "完成时限或频次", also=("期限", "完成时限"))
    person: tuple[Text, ...] = field("责任人", names, "责任人", default=(), also=("责任领导",))
    label: str = "责任部门"  # what is printed before the departments
    with_label: str = "配合部门"  # and before the partners
    group: Text | None = None  # the working group it belongs to


class Tasks(NamedTuple):
    """Tasks in printed order."""

    tasks: tuple[Task, ...] = ()
    forms: frozenset[str] = frozenset()
    mark: Mark = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.tasks)


def tasks(node: Node, door: Door) -> Tasks:
    """任务: names with texts as printed, or with mappings; or a list of texts."""
    if isinstance(node, Mapping):
        forms, found = named(node, door, lambda key, value, d: task(value, d).but(name=key))
        return Tasks(tasks=found, forms=forms, mark=node.mark)
    return Tasks(tasks=group_tasks(node, door), mark=node.mark)


def group_tasks(node: Node, door: Door) -> tuple[Task, ...]:
    """A text, or a list with one task an item."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(task(item, door) for item in items if not is_damaged(item))


def task(node: Node, door: Door) -> Task:
    """A task as printed — 文字。（责任部门：甲、乙） | 时限 — or as a mapping."""
    if isinstance(node, Mapping):
        keys = [str(e.key) for e in node.entries if e.key not in WHO]
        label = next((k for k in keys if k[:2] in LEAD), "责任部门")
        partners = next((k for k in keys if k[:2] in WITH), "配合部门")
        made = read_shape(Task, node, door, "任务")
        return made.but(label=label, with_label=partners)
    if not isinstance(node, Scalar):
        door.report("P107", node.mark)
        return Task(mark=node.mark)
    return printed_task(door.file(node.text), door)


def printed_task(value: Text, door: Door) -> Task:
    """Take the deadline and the trailing bracket off a task's text."""
    facts: dict[str, object] = {}
    last = DEADLINE.search(value)
    if last:
        facts["deadline"] = deadline(value.part(*last.span(1)).trimmed(), door)
        value = value.part(0, last.start()).trimmed()
    bracket = BRACKET.search(value)
    if bracket:
        _bracket(value.part(bracket.start(1), bracket.end(1)), facts, door)
        value = value.part(0, bracket.start()).trimmed()
    return Task(mark=value.mark, text=value, **facts)


def _bracket(inside: Text, facts: dict[str, object], door: Door) -> None:
    for found in LABEL.finditer(inside):
        label = found[1].strip()
        value = inside.part(found.start(2), found.end(2)).trimmed()
        if label in WHO:
            facts["person"] = tuple(split(value, NAMES, door))
        elif label in GOAL:
            facts["target"] = value
        elif label[:2] in LEAD + WITH and label[2:] not in BODIES:
            door.report("P117", inside, label=label)
        elif label[:2] in LEAD and "departments" not in facts:
            facts["label"] = label
            facts["departments"] = tuple(split(value, NAMES, door))
        elif label[:2] in LEAD + WITH:  # 牵头单位 and 责任单位: the second go with the first
            facts["with_label"] = label
            facts["partners"] = tuple(split(value, NAMES, door))
        elif label[-2:] in DUE or label[:2] in DUE:
            facts["deadline"] = deadline(value, door)
        else:
            door.report("P117", inside, label=label)
