"""Values of what stands alone in a plan: texts with headings, rows, documents, slogans."""

from __future__ import annotations

from typing import Any

from gencirc.compare.saying import Side, said, together
from gencirc.compare.values import Names, Thing, Things, Value, plain
from gencirc.plan.content import Body, Chain, Run, Section
from gencirc.plan.facts import Basis, Slogan
from gencirc.source.marks import Text


def forms(words: frozenset[str]) -> Names:
    """How a numbering is set (版式); the order of the words means nothing."""
    ordered = tuple(sorted(words))
    return Names(ordered, ordered, "、".join(ordered))


def body(found: Body, side: Side) -> Value:
    """A text of the author's: paragraphs and headings in their order."""
    if found.stock:
        return plain("照例", found.mark)
    items = Things(tuple(_item(i, side) for i in found.items), mark=found.mark)
    if not found.forms:
        return items
    return Thing(plain(""), {"": items, "版式": forms(found.forms)}, found.mark)


def _item(item: Any, side: Side) -> Thing:
    """A paragraph, a heading with what stands under it, counted parts, a run of lists."""
    if isinstance(item, Section):
        return Thing(said(item.title, side), _under(body(item.body, side)), item.title.mark)
    if isinstance(item, Chain):
        parts = Things(tuple(_item(p, side) for p in item.parts), "点")
        set_ = {"版式": forms(item.forms)} if item.forms else {}
        return Thing(plain(item.word), {"": parts, **set_}, item.mark)
    if isinstance(item, Body):
        return Thing(plain(""), {"": body(item, side)}, item.mark)
    if isinstance(item, Run):
        labels = Things(tuple(_label(label, texts, side) for label, texts in item.parts), "项")
        return Thing(said(item.title, side), {"": labels}, item.title.mark)
    return Thing(plain(""), {"": said(item, side)}, item.mark)


def _under(value: Value) -> dict[str, Value]:
    return dict(value.parts) if isinstance(value, Thing) else {"": value}


def _label(label: Text | None, texts: tuple[Text, ...], side: Side) -> Thing:
    items = Things(tuple(_item(t, side) for t in texts), "项")
    return Thing(said(label, side) if label else plain(""), {"": items})


def row(cells: tuple[Text, ...], side: Side) -> Thing:
    """A row of a table as one line."""
    line = together([said(cell, side) for cell in cells], " | ")
    return Thing(plain(""), {"": line}, line.mark)


def basis(found: Basis, side: Side) -> Thing:
    """A document is known by its title and number together: another one is another document."""
    inside = found.number or found.issuer
    parts = [
        said(found.title, side),
        *([plain("（"), said(inside, side), plain("）")] if inside else []),
    ]
    line = together(parts, "")
    return Thing(plain(""), {"": line}, line.mark)


def slogan(found: Slogan, side: Side) -> Thing:
    """A phrase with its counted parts, or the passage that holds them."""
    parts = [str(p) if isinstance(p, Text) else f"{p[0]}{p[1]}" for p in found.said]
    listed = Names(tuple(parts), tuple(parts), "、".join(parts), found.name.mark)
    value = said(found.source, side) if found.source else listed
    return Thing(said(found.name, side), {"内容": value}, found.name.mark)
