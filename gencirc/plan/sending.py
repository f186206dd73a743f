"""发给: to whom a paper goes one by one — a word, names, a class, or the rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gencirc.plan.attachments import full
from gencirc.plan.door import Door, names
from gencirc.source.cells import Row
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Node, Scalar

NAMED = (
    "名称", "单位", "部门", "姓名", "单位名称", "部门名称", "收文单位", "责任单位", "责任部门", "街道", "社区",
)  # fmt: skip
DEPARTMENTS = frozenset(("责任部门", "责任单位", "各责任部门", "各责任单位", "departments"))
GROUPS = frozenset(("工作组", "各工作组", "groups"))
NO_FACTS: Mapping[str, Text] = MappingProxyType({})


class Listed(NamedTuple):
    """One row of a list: who, and what else the row says of them."""

    name: Text
    facts: Mapping[str, Text] = NO_FACTS


class Each(NamedTuple):
    """What 发给 says: names and classes as typed, or the rows of a file."""

    mark: Mark
    names: tuple[Text, ...] = ()
    rows: tuple[Listed, ...] = ()


def each(node: Node, door: Door) -> Each:
    """发给: 责任部门, 工作组, 各街道, names, or 见 名单.csv."""
    if isinstance(node, Scalar) and (rows := door.sheet(node.text)) is not None:
        return Each(node.mark, rows=_listed(rows, node.mark, door))
    return Each(node.mark, names(node, door))


def _listed(rows: list[Row], at: Mark, door: Door) -> tuple[Listed, ...]:
    """The rows below the header, each under the name that it gives."""
    if not rows:
        return ()
    head, *rest = rows
    column = next((c for n in NAMED for c in head if c == n), None)
    if column is None:
        door.report("M102", head[0].mark, all="、".join(filter(None, head)))
        return ()
    made = [
        Listed(facts[str(column)], facts)
        for row in full(head, rest, door)
        if any(facts := {str(k): v for k, v in zip(head, row, strict=True) if k})
    ]
    for found in made:
        if not found.name:
            first = next((v for v in found.facts.values() if v), found.name)
            door.report("M105", first.mark, column=column)
    _repeated(made, door)
    return tuple(m for m in made if m.name)


def _repeated(made: list[Listed], door: Door) -> None:
    """A name in several rows gets several papers, which may not be meant."""
    seen: dict[str, list[Text]] = {}
    for found in made:
        seen.setdefault(str(found.name), []).append(found.name)
    for name, places in seen.items():
        if name and len(places) > 1:
            door.report("M106", places[1], name=name, have=len(places))
