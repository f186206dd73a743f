"""A thing said in one line, unfolded into its fields so that a layer can change one of them.

规范围挡。（责任部门：甲） | 2月底前 becomes 内容, 责任部门 and 时限.
"""

from __future__ import annotations

from pathlib import Path

from gencirc.plan.calendar import Calendar
from gencirc.plan.door import STOCK, Door
from gencirc.plan.tasks import printed_task
from gencirc.plan.timetable import dated
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence

DEPTH = 2  # 任务 / 围挡
ANY_YEAR = Calendar(years=(2000,))


def unfolded(node: Node, other: Node, path: tuple[str, ...]) -> Node:
    """The node as a mapping of fields, where it is a line and layers may differ in one field."""
    if len(path) != DEPTH or not isinstance(node, Scalar) or node.text.strip() in STOCK:
        return node
    if path[0] == "阶段":
        return _phase(node)
    if path[0] == "任务":
        return _task(node)
    if path[0] == "数据" and isinstance(other, Mapping):
        return _mapping(node, 数=node)  # a new figure does not keep the date of the old one
    return node


def _phase(node: Scalar) -> Node:
    """时间 and 内容 of a phase."""
    event = dated(node.text, _scratch())
    if event is None:
        return _mapping(node, 内容=node)
    made = _mapping(node, 时间=Scalar(event.when.text))
    return (
        _mapping(node, 时间=Scalar(event.when.text), 内容=Scalar(event.text))
        if event.text
        else made
    )


def _task(node: Scalar) -> Node:
    """内容, departments and 时限 of a task; a line that cannot be read stays as it is."""
    door = _scratch()
    task = printed_task(node.text, door)
    if door.problems or not task.text:
        return node
    fields: dict[str, Node] = {"内容": Scalar(task.text)}
    for label, names in (
        (task.label, task.departments), (task.with_label, task.partners), ("责任人", task.person),
    ):  # fmt: skip
        if names:
            fields[label] = Sequence(tuple(map(Scalar, names)), names[0].mark)
    for label, value in (("目标", task.target), ("时限", task.deadline)):
        if value:
            fields[label] = Scalar(value)
    return _mapping(node, **fields)


def _scratch() -> Door:
    door = Door(Path(), "")
    door.calendar = ANY_YEAR
    return door


def _mapping(node: Scalar, **fields: Node) -> Mapping:
    entries = tuple(Entry(Text(key, node.mark), value) for key, value in fields.items())
    return Mapping(entries, node.mark)
