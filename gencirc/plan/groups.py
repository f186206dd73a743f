"""Who does it: working groups, the leading group, classes of groups."""

from __future__ import annotations

import re
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.plan.content import CLOSE, INTRO, Body, content, named
from gencirc.plan.door import Door, names, split, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.plan.tasks import Task, group_tasks
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence, is_damaged, is_empty

LABELS = ["组长", "副组长", "成员", "责任部门", "会同", "主要任务", "职责"]


class Group(Shape):
    """A working group: chief, deputies, departments, duties and free label lines."""

    name: Text = Text("", NOWHERE)
    leader: tuple[Text, ...] = field("组长", names, "组长，一人", default=())
    deputies: tuple[Text, ...] = field("副组长", names, "副组长，可以没有，也可以几人", default=())
    members: tuple[Text, ...] = field(
        "成员", names, "组员或成员单位", default=(), also=("成员单位", "成员科室", "组员")
    )
    departments: tuple[Text, ...] = field(
        "责任部门",
        names,
        "责任部门",
        default=(),
        also=("责任单位", "责任科室", "牵头单位", "牵头部门", "牵头科室"),
    )
    partners: tuple[Text, ...] = field(
        "会同",
        names,
        "会同、配合的单位",
        default=(),
        also=("配合单位", "配合部门", "配合科室", "会同单位"),
    )
    tasks: tuple[Task, ...] = field(
        "主要任务",
        group_tasks,
        "任务：一段文字，或一条一行的清单",
        default=(),
        also=("任务", "工作任务"),
    )
    duty: Text | None = field("职责", text, "职责，一句话", also=("工作职责", "主要职责"))
    words: Body = field(
        "文字", content, "自己写的话；写了就照印，别的各项只供别处取", default=Body()
    )
    opening: Body = field(INTRO, content, "各行以前的话", default=Body(), english="intro")
    closing: Body = field(CLOSE, content, "各行以后的话", default=Body())
    extra: tuple[Entry, ...] = ()  # free label lines, printed as typed
    labels: tuple[tuple[str, str], ...] = ()  # key → the spelling it is printed in

    def label(self, key: str) -> str:
        """The words printed before the colon for a key."""
        return dict(self.labels).get(key, key)


class Groups(NamedTuple):
    """Groups in printed order; how their numbering is set."""

    groups: tuple[Group, ...] = ()
    name: Text = Text("工作组", NOWHERE)
    forms: frozenset[str] = frozenset()
    shared: Group | None = None  # what holds for every group of a class (片长: …)
    mark: Mark = NOWHERE

    def __bool__(self) -> bool:
        return bool(self.groups)


class LeadingGroup(Shape):
    """The leading group and its office."""

    name: Text | None = field("名称", text, "全名；不写就是“活动名+领导小组”")
    leader: tuple[Text, ...] = field("组长", names, "组长", default=(), need=True)
    deputies: tuple[Text, ...] = field("副组长", names, "副组长", default=())
    members: tuple[Text, ...] = field("成员", names, "成员，人或单位", default=())
    office: Text | None = field("办公室", text, "办公室设在哪个部门")
    chief: tuple[Text, ...] = field("办公室主任", names, "办公室主任，可兼任", default=())
    duty: Text | None = field("职责", text, "领导小组办公室的职责")


def leading_group(node: Node, door: Door) -> LeadingGroup:
    """领导小组."""
    return read_shape(LeadingGroup, node, door, "领导小组")


def group(name: Text, node: Node, door: Door) -> Group:
    """A group from its mapping; unknown keys become label lines; a text is printed as it is."""
    extra: list[Entry] = []
    labels: list[tuple[str, str]] = []

    def take(entry: Entry) -> bool:
        if (
            nearest(entry.key, LABELS, 0.6)
            or entry.key.isascii()
            or (not is_damaged(entry.value) and is_empty(entry.value))
        ):
            return False
        if isinstance(entry.value, Mapping):
            door.report("P107", entry.value.mark)
        else:
            extra.append(entry)
        return True

    if isinstance(node, Scalar | Sequence):
        return Group(mark=node.mark, name=name, words=content(node, door))
    if isinstance(node, Mapping):
        for entry in node.entries:
            found = Group.find(entry.key)
            if found and entry.key in found.also:
                labels.append((found.key, str(entry.key)))
    order = tuple(
        (Group.find(e.key).key if Group.find(e.key) else str(e.key))  # type: ignore[union-attr]
        for e in (node.entries if isinstance(node, Mapping) else ())
    )
    made = read_shape(Group, node, door, f"“{name}”", take, name=name, labels=tuple(labels))
    return made.but(extra=tuple(extra), order=order)


def groups(node: Node, door: Door) -> Groups:
    """工作组: a mapping of names to groups, or a list of names."""
    if isinstance(node, Sequence):
        made = tuple(Group(mark=n.mark, name=n) for n in names(node, door))
        return Groups(groups=made, mark=node.mark)
    if not isinstance(node, Mapping):
        if not is_damaged(node):
            door.report("P110", node.mark)
        return Groups(mark=node.mark)
    forms, found = named(node, door, group)
    return Groups(groups=found, forms=forms, mark=node.mark)


def held(made: Group) -> tuple[Task, ...]:
    """The tasks of a group, with its people where a task names none."""
    return tuple(
        task.but(
            group=made.name,
            departments=task.departments or made.departments,
            partners=task.partners or made.partners,
            person=task.person or made.leader,
        )
        for task in made.tasks
    )


def group_class(name: Text, node: Node, door: Door) -> Groups:
    """A class of the 体系: one group, a list of names with shared keys, or named groups.

    A text behind a name is its departments if it is a list of names, else its duty;
    which of the two is decided when the registry is known.
    """
    if isinstance(node, Mapping):
        keys = [e.key for e in node.entries]
        if "名单" in keys or "list" in keys:
            return _listed(name, node, door)
        if any(Group.find(k) for k in keys):
            return Groups(groups=(group(name, node, door),), name=name, mark=node.mark)
        made = [_named(k, v, door) for k, v in node.entries if not is_damaged(v)]
        return Groups(groups=tuple(made), name=name, mark=node.mark)
    made = [Group(mark=n.mark, name=n) for n in names(node, door)]
    return Groups(groups=tuple(made), name=name, mark=node.mark)


def _listed(name: Text, node: Mapping, door: Door) -> Groups:
    listing = node.get("名单", "list") or node
    rest = tuple(e for e in node.entries if e.key not in ("名单", "list"))
    shared = group(name, Mapping(rest, node.mark), door)
    made = [Group(mark=n.mark, name=n) for n in names(listing, door)]
    return Groups(groups=tuple(made), name=name, shared=shared, mark=node.mark)


def _named(name: Text, node: Node, door: Door) -> Group:
    if isinstance(node, Mapping):
        return group(name, node, door)
    if isinstance(node, Sequence):
        return Group(mark=node.mark, name=name, departments=names(node, door), order=("责任部门",))
    return Group(mark=node.mark, name=name, duty=text(node, door), order=("职责",))


def system(node: Node, door: Door) -> tuple[Text, ...]:
    """体系: the classes of groups, joined by +."""
    if isinstance(node, Sequence):
        return names(node, door)
    return tuple(split(text(node, door), re.compile(r"\s*[+＋、]\s*"), door))
