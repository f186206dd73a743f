"""What a value of a plan is made of: variables, the days it counts from, people and their posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gencirc.plan.anchors import CAMPAIGN, MEETING
from gencirc.plan.conditions import conditional
from gencirc.plan.door import NAMES, parted
from gencirc.plan.model import Plan
from gencirc.plan.offsets import parse
from gencirc.plan.papers import Demand
from gencirc.plan.places import Place, inside, top, where
from gencirc.plan.splicing import asked
from gencirc.plan.timing import leads
from gencirc.plan.unfolding import READERS
from gencirc.plan.variables import NAME
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence

SHORT = 60  # characters of a long text that are shown
DERIVED = ("起", "止", "天数", "剩余天数", "年度")  # reckoned from 时间


class Said(NamedTuple):
    """What one layer, or the registry, says of a value."""

    layer: str
    place: tuple[str, int, int]
    text: str
    holds: bool = False  # whether this is what the plan goes by


def find(node: Node, path: tuple[str, ...], kinds: dict[str, Demand], plan: Plan) -> Node | None:
    """What stands behind a path of keys and names; a number counts the items of a list."""
    classes = list(plan.classes)
    place = top(kinds, classes)
    for depth, name in enumerate(path):
        if depth > 1 and path[0] in READERS:
            node = READERS[path[0]](node)
        step = _step(node, name, place)
        if step is None:
            return None
        node, place = step, inside(place, name, kinds, classes)
    return node


def _step(node: Node, name: str, place: Place) -> Node | None:
    if isinstance(node, Mapping):
        at = where(node.entries, name, place)
        if at is not None:
            return node.entries[at].value
        further = (e.value for e in node.entries if conditional(e.key) or _adds(e.key))
        return next((s for n in further if (s := _step(n, name, place)) is not None), None)
    if isinstance(node, Sequence):
        if name.isdigit() and 0 < int(name) <= len(node.items):
            return node.items[int(name) - 1]
        return next((s for i in node.items if (s := _step(i, name, place)) is not None), None)
    return None


def _adds(key: str) -> bool:
    return asked(key)[0] in ("新增", "前", "后", "全换")


def shortened(node: Node) -> str:
    """A node in one line."""
    if isinstance(node, Scalar):
        text = "".join(str(node.text).split("\n"))
    elif isinstance(node, Sequence):
        text = f"{len(node.items)}条：" + "；".join(shortened(i) for i in node.items)
    elif any(conditional(e.key) or asked(e.key)[0] for e in node.entries):
        text = "；".join(f"{e.key}：{shortened(e.value)}" for e in node.entries)
    else:
        text = "、".join(str(e.key) for e in node.entries)
    return text if len(text) <= SHORT else text[:SHORT] + "……"


# -- what a value is made of -------------------------------------------------------


def made_of(plan: Plan, node: Node | None, kinds: dict[str, Demand]) -> Iterator[Said]:
    """The variables in a value, what its days count from, and the posts of its people."""
    if isinstance(node, Scalar):
        yield from _variables(plan, node.text)
        yield from _anchors(plan, node.text, kinds)
        yield from _people(plan, node.text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from made_of(plan, item, kinds) if isinstance(item, Scalar) else ()


def _variables(plan: Plan, text: Text) -> Iterator[Said]:
    raw = text.mark.source.text[text.mark.start : text.mark.end]
    for name in dict.fromkeys(m[1].strip() for m in NAME.finditer(raw)):
        value = plan.variables.get(name) or {"季节": plan.season, "年份": plan.year}.get(name)
        if value:
            yield Said(f"【{name}】", value.mark.place, str(value))


def _anchors(plan: Plan, text: Text, kinds: dict[str, Demand]) -> Iterator[Said]:
    """Where the times are typed that an expression counts from: 集中整治.止-5天."""
    phases = plan.calendar.anchors.phases
    made = next((m for head, _ in leads(text) if (m := parse(head, phases))), None)
    points = [p.anchor for p in (made.first, made.last) if p and p.anchor] if made else []
    for anchor in dict.fromkeys(points):
        path = {"": (CAMPAIGN,), MEETING: (MEETING, "时间")}.get(
            anchor.thing, ("阶段", anchor.thing, "时间")
        )
        node = find(plan.top, tuple(path), kinds, plan)
        if node is not None:
            said = f"{anchor.thing}.{anchor.edge}".strip(".")
            yield Said(f"从“{said}”算起", node.mark.place, shortened(node))


def _people(plan: Plan, text: Text) -> Iterator[Said]:
    for name, _ in parted(text, NAMES):
        yield from posts(plan, name)


def posts(plan: Plan, name: str) -> Iterator[Said]:
    """The post of a person in the registry, and every line of 变动 that speaks of the person."""
    person = plan.registry.people.get(name)
    if person:
        yield Said(str(name), person.name.mark.place, str(person.post or person.roster))
    for change in plan.registry.changes:
        if person and name in (change.name, change.heir):
            source = change.name.mark.source.text
            line = source[source.rfind("\n", 0, change.name.mark.start) + 1 :].partition("\n")[0]
            yield Said(f"{name}的变动", change.name.mark.place, line.strip().lstrip("- "))
