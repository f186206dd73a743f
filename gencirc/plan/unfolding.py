"""A thing said in one line, unfolded into its fields so that a layer can change one of them.

规范围挡。（责任部门：甲） | 2月底前 becomes 内容, 责任部门 and 时限.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard

from gencirc.patterns import later
from gencirc.plan.calendar import Calendar
from gencirc.plan.door import STOCK, Door
from gencirc.plan.offsets import length, parse
from gencirc.plan.places import FORMS
from gencirc.plan.tasks import printed_task
from gencirc.plan.timing import leads
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence

DEPTH = 2  # 任务 / 围挡
PHASES = later(r"(\w+?)[.．]?[起止]")  # names that an expression may count from
ANY_YEAR = Calendar(years=(2000,))


def unfolded(below: Node, above: Node, path: tuple[str, ...]) -> tuple[Node, Node]:
    """Both as mappings of fields, where they are lines and may differ in one field."""
    if len(path) != DEPTH or path[1] in FORMS:
        return below, above
    if path[0] in READERS:
        return READERS[path[0]](below), READERS[path[0]](above)
    if path[0] == "数据" and isinstance(below, Scalar) and isinstance(above, Mapping):
        return _mapping(below, 数=below), above  # a new figure does not keep the old one's date
    return below, above


def _phase(node: Node) -> Node:
    """时间 and 内容 of a phase."""
    if not _is_line(node):
        return node
    head, rest = next(((h, r) for h, r in leads(node.text) if _is_time(h)), (None, node.text))
    if head is None:
        return _mapping(node, 内容=node)
    fields: dict[str, Node] = {"时间": Scalar(head)}
    if rest:
        fields["内容"] = Scalar(rest)
    return _mapping(node, **fields)


def _is_time(head: Text) -> bool:
    """Whether a text is a date, a length or an expression, whatever it may count from."""
    made = parse(head, names=PHASES.findall(head))
    return bool(ANY_YEAR.plain(head) or length(head) or made)


def _task(node: Node) -> Node:
    """内容, departments and 时限 of a task; a line that cannot be read stays as it is."""
    if not _is_line(node):
        return node
    door = _scratch()
    task = printed_task(node.text, door)
    if any(p.code == "P117" for p in door.problems) or not task.text:
        return node
    fields: dict[str, Node] = {"内容": Scalar(task.text)}
    for label, names in (
        (task.label, task.departments), (task.with_label, task.partners), ("责任人", task.person),
    ):  # fmt: skip
        if names:
            fields[label] = Sequence(tuple(map(Scalar, names)), names[0].mark)
    for label, value in (("目标", task.target), ("时限", task.deadline)):
        if value:
            fields[label] = Scalar(value.part(0, len(value)))  # as typed, not as reckoned here
    return _mapping(node, **fields)


READERS: dict[str, Callable[[Node], Node]] = {"阶段": _phase, "任务": _task}


def _is_line(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and node.text.strip() not in STOCK


def _scratch() -> Door:
    door = Door(Path(), "")
    door.calendar = ANY_YEAR
    return door


def _mapping(node: Scalar, **fields: Node) -> Mapping:
    entries = tuple(Entry(Text(key, node.mark), value) for key, value in fields.items())
    return Mapping(entries, node.mark)
