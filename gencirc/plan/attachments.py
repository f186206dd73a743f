"""Attachments: a table drawn from the plan, a table as typed, or a text."""

from __future__ import annotations

import re

from gencirc.plan.content import Body, content
from gencirc.plan.door import Door, flag, names, split, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged

DRAWN = re.compile(
    r"【(?P<what>[^【】]+)】\s*(?:列|columns)\s*(?P<columns>[^横]+?)(?:\s+(?P<wide>横排|wide))?$"
)


def rows(node: Node, door: Door) -> tuple[tuple[Text, ...], ...]:
    """Rows of a typed table, each a list or a line with 、 between the cells."""
    if not isinstance(node, Sequence):
        door.report("P123", node.mark)
        return ()
    out = []
    for item in node.items:
        if isinstance(item, Sequence):
            out.append(tuple(text(cell, door) for cell in item.items))
        else:
            out.append(tuple(split(text(item, door), re.compile("、"), door)))
    return tuple(out)


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
        "表", drawn_from, "表里的内容取自：工作组、任务、阶段、领导小组或一类组"
    )
    columns: tuple[Text, ...] = field("列", names, "表的各列", default=())
    rows: tuple[tuple[Text, ...], ...] = field("行", rows, "自己写的表：各行", default=())
    wide: bool = field("横排", flag, "横排一页", default=False)
    body: Body = field("正文", content, "文字附件的内容", default=Body())


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
    if isinstance(node, Scalar):
        drawn = DRAWN.match(node.text)
        if drawn:
            what = node.text.part(*drawn.span("what"))
            columns = names(Scalar(node.text.part(*drawn.span("columns"))), door)
            wide = bool(drawn["wide"])
            return Attachment(mark=node.mark, name=name, what=what, columns=columns, wide=wide)
    if isinstance(node, Mapping) and any(Attachment.find(e.key) for e in node.entries):
        return read_shape(Attachment, node, door, f"附件“{name}”").but(name=name)
    return Attachment(mark=node.mark, name=name, body=content(node, door))
