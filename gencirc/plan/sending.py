"""发给: to whom a paper goes one by one — a word, names, a class, or the rows of a list."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar, overload

from gencirc.plan.attachments import full
from gencirc.plan.door import Door, names
from gencirc.source.cells import Rows
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Node, Scalar

NAMED = (
    "名称", "单位", "部门", "姓名", "单位名称", "部门名称", "收文单位", "责任单位", "责任部门", "街道", "社区",
)  # fmt: skip
DEPARTMENTS = frozenset(("责任部门", "责任单位", "各责任部门", "各责任单位", "departments"))
GROUPS = frozenset(("工作组", "各工作组", "groups"))
T = TypeVar("T")
NO_FACTS: Mapping[str, Text] = MappingProxyType({})


class Listed(NamedTuple):
    """Somebody who is named, with nothing else that is said of them."""

    name: Text
    facts: Mapping[str, Text] = NO_FACTS


class Filed(Mapping[str, Text]):
    """A row of a file: who, and what else it says by the names of its columns, read when asked."""

    __slots__ = ("columns", "name", "row", "rows")

    def __init__(self, name: Text, columns: Mapping[str, int], rows: Rows, row: int) -> None:
        """``columns`` tells their places, ``row`` its own."""
        self.name, self.columns, self.rows, self.row = name, columns, rows, row

    @property
    def facts(self) -> Mapping[str, Text]:
        """What it says."""
        return self

    def __getitem__(self, name: str) -> Text:
        return self.rows[self.row][self.columns[name]]

    @overload
    def get(self, name: str) -> Text | None: ...
    @overload
    def get(self, name: str, default: T) -> Text | T: ...
    def get(self, name: str, default: T | None = None) -> Text | T | None:
        """What it says under a name; the row is not read for a column that it lacks."""
        return self[name] if name in self.columns else default

    def items(self) -> ItemsView[str, Text]:
        """All that it says, the row read once."""
        row = self.rows[self.row]
        return {name: row[place] for name, place in self.columns.items()}.items()

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


Entry: TypeAlias = Listed | Filed


class Each(NamedTuple):
    """What 发给 says: names and classes as typed, or the rows of a file."""

    mark: Mark
    names: tuple[Text, ...] = ()
    rows: tuple[Filed, ...] = ()


def each(node: Node, door: Door) -> Each:
    """发给: 责任部门, 工作组, 各街道, names, or 见 名单.csv."""
    if isinstance(node, Scalar) and (rows := door.sheet(node.text)) is not None:
        return Each(node.mark, rows=_listed(rows, node.mark, door))
    return Each(node.mark, names(node, door))


def _listed(rows: Rows, at: Mark, door: Door) -> tuple[Filed, ...]:
    """The rows below the header, each under the name that it gives."""
    if not rows:
        return ()
    head = rows[0]
    column = next((c for n in NAMED for c in head if c == n), None)
    if column is None:
        door.report("M102", head[0].mark, all="、".join(filter(None, head)))
        return ()
    places = {str(name): place for place, name in enumerate(head) if name}
    made = [Filed(row[places[column]], places, rows, place) for place, row in full(rows, door)]
    for found in made:
        if not found.name:
            first = next((v for v in found.facts.values() if v), found.name)
            door.report("M105", first.mark, column=column)
    _repeated(made, door)
    return tuple(m for m in made if m.name)


def _repeated(made: list[Filed], door: Door) -> None:
    """A name in several rows gets several papers, which may not be meant."""
    seen: dict[str, list[Text]] = {}
    for found in made:
        seen.setdefault(str(found.name), []).append(found.name)
    for name, places in seen.items():
        if name and len(places) > 1:
            door.report("M106", places[1], name=name, have=len(places))
