"""Attachments: a table drawn from the plan, a table as typed or from a file, or a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.content import Body, content
from gencirc.plan.door import Door, flag, names, split, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.source.cells import Row, Rows
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged
from gencirc.source.reading import SHOWN

NUMBERS = "序号"
DRAWN = later(r"【(?P<what>[^【】]+)】(?=\s*(?:列|columns))")
ASKED = later(  # 列 序号、任务, or 横排
    r"\s*(?:(?P<key>列|合并|合计|columns|merge|total)\s*"
    r"(?P<names>\S+(?:\s*[、，,；;]\s*\S+)*)|横排|wide)(?=\s|$)"
)
BAR = later(r"[|｜]")
YES = Text("是", NOWHERE)
END = "。；，、：;,:."


class Column(NamedTuple):
    """A column by its name; ``over`` stands above it in a header of two levels."""

    name: Text
    over: Text | None = None


class Filed(tuple[Row, ...]):
    """Rows of a file, whose first may name the columns."""

    __slots__ = ()


def columns(node: Node, door: Door) -> tuple[Column, ...]:
    """列: names in one line or as a list; ``时限: [开始, 结束]`` puts one over others."""
    if isinstance(node, Sequence):
        return tuple(c for item in node.items for c in columns(item, door))
    if not isinstance(node, Mapping):
        return tuple(map(Column, names(node, door)))
    return tuple(c for entry in node.entries for c in _under(entry.key, entry.value, door))


def _under(over: Text, node: Node, door: Door) -> Iterable[Column]:
    """The columns that stand under a heading."""
    for below in columns(node, door):
        if below.over:
            door.report("P150", below.over, name=below.over)
        yield Column(below.name, over)


def rows(node: Node, door: Door) -> tuple[Row, ...]:
    """行: each a list or a line with | or 、 between the cells, or a CSV file."""
    if isinstance(node, Scalar) and (filed := door.sheet(node.text)) is not None:
        return Filed(filed)
    if isinstance(node, Sequence):
        return tuple(_row(item, door) for item in node.items)
    door.report("P123", node.mark)
    return ()


def _row(node: Node, door: Door) -> Row:
    if isinstance(node, Sequence):
        return tuple(text(cell, door) for cell in node.items)
    line = text(node, door)
    if not BAR.search(line):
        return tuple(split(line, re.compile("、"), door))
    edges = [-1, *(m.start() for m in BAR.finditer(line)), len(line)]
    return tuple(line.part(a + 1, b).trimmed() for a, b in pairwise(edges))


def drawn_from(node: Node, door: Door) -> Text:
    """What a table is drawn from: 任务, or 【任务】."""
    value = text(node, door)
    return (
        value.part(1, len(value) - 1) if value.startswith("【") and value.endswith("】") else value
    )


class Attachment(Shape):
    """One attachment."""

    name: Text = Text("", NOWHERE)
    what: Text | None = field(
        "表", drawn_from, "表里的内容取自：工作组、任务、阶段、定期、领导小组或一类组"
    )
    columns: tuple[Column, ...] = field(
        "列", columns, "表的各列；两层表头写成“时限: [开始, 结束]”", default=()
    )
    rows: tuple[Row, ...] = field("行", rows, "自己写的表：各行，或者“见 名单.csv”", default=())
    merged: tuple[Text, ...] = field(
        "合并", names, "这几列里上下相邻、文字一样的格并成一格", default=(), english="merge"
    )
    summed: tuple[Text, ...] = field(
        "合计", names, "这几列由机器加起来，表末加一行合计", default=(), english="total"
    )
    wide: bool = field("横排", flag, "横排一页", default=False)
    body: Body = field("正文", content, "文字附件的内容；同表一起写的，印在表前", default=Body())
    apart: bool = field("分订", flag, "不同正文装订在一起：另出一份，首行带文号", default=False)


def attachments(node: Node, door: Door) -> tuple[Attachment, ...]:
    """附件: a list of ``名称: …``, or a mapping."""
    if isinstance(node, Sequence):
        return tuple(a for item in node.items for a in attachments(item, door))
    if not isinstance(node, Mapping):
        if not is_damaged(node):
            door.report("P124", node.mark)
        return ()
    return tuple(attachment(e.key, e.value, door) for e in node.entries if not is_damaged(e.value))


def attachment(name: Text, node: Node, door: Door) -> Attachment:
    """【任务】 列 序号、任务 横排; or a mapping; or any text."""
    if name.endswith(tuple(END)):
        door.report("P152", name.part(len(name) - 1, len(name)), name=name)
    if isinstance(node, Scalar):
        drawn = DRAWN.match(node.text)
        if drawn:
            return _drawn(name, node.text, drawn, door)
        filed = door.sheet(node.text)
        if filed is not None:
            return _headed(Attachment(mark=node.mark, name=name, rows=Filed(filed)), door)
    if isinstance(node, Mapping) and any(Attachment.find(e.key) for e in node.entries):
        made = read_shape(Attachment, node, door, f"附件“{name}”")
        return _headed(made.but(name=name), door)
    return Attachment(mark=node.mark, name=name, body=content(node, door))


def _drawn(name: Text, line: Text, what: re.Match[str], door: Door) -> Attachment:
    """A table asked for in one line: columns first, the rest in any order."""
    asked: dict[str, Any] = {}
    at = what.end()
    while found := ASKED.match(line, at):
        key = Attachment.find(found["key"] or "横排")
        assert key
        value = Scalar(line.part(*found.span("names"))) if found["key"] else Scalar(YES)
        asked[key.name] = key.read(value, door)
        at = found.end()
    if line[at:].strip():
        rest = line.part(at, len(line)).trimmed()
        door.report("P158", rest, rest=rest)
    return Attachment(mark=line.mark, name=name, what=line.part(*what.span("what")), **asked)


def _headed(made: Attachment, door: Door) -> Attachment:
    """A file's first row names the columns; where 列 is written too, it chooses among them."""
    if not isinstance(made.rows, Filed) or not made.rows:
        return made
    head = made.rows[0]
    wanted = [c.name for c in made.columns]
    if not wanted:
        found = tuple(row for _, row in full(made.rows, door))
        return made.but(columns=tuple(map(Column, head)), rows=found)
    if not set(wanted) & set(head):
        return made
    for name in wanted:
        if name not in (*head, NUMBERS):
            near = nearest(name, head, 0.3) or head[0]
            door.report("P130", name, column=name, near=near, all="、".join(head))
    places = [head.index(name) for name in wanted if name in head]
    chosen = (tuple(row[p] for p in places) for _, row in full(made.rows, door))
    return made.but(rows=tuple(chosen))


def full(rows: Rows, door: Door) -> Iterator[tuple[int, Row]]:
    """The rows of a file that have a cell for every column of the first, with their places.

    Others are named by their line.
    """
    want, odd, more = len(rows[0]), 0, rows[0][0]
    for place, row in islice(enumerate(rows), 1, None):
        if len(row) == want:
            yield place, row
            continue
        odd += 1
        if odd <= SHOWN:
            door.report("P131", row[0], have=len(row), want=want)
        more = row[0] if odd == SHOWN + 1 else more
    if odd > SHOWN:
        door.report("Y009", more, code="P131", more=odd - SHOWN)
