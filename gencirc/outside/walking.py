"""A part of a foreign paper walked through element by element, without recursion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from gencirc.outside.running import deleted, inserted, look, revision, symbol
from gencirc.outside.state import Frame, Raw, Run, Walk, last
from gencirc.outside.tree import W, value, w, whole
from gencirc.outside.values import Cell

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
SKIPPED = frozenset(
    {W + n for n in (
        "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "ffData", "rt",
    )} | {MATH + "ctrlPr"}
)  # fmt: skip
SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
TEXT = frozenset((w("t"), w("delText"), MATH + "t"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST_COMMENTS = 50  # on one piece of text
NOTES = {w("footnoteReference"): "脚注", w("endnoteReference"): "尾注"}


def walk_part(walk: Walk, root: Any, part: str, name: str = "") -> None:
    """Walk through one part, or one note of it."""
    kinds = [x.get(w("fldCharType")) for x in root.iter(w("fldChar"))]
    walk.shown = kinds.count("begin") != kinds.count("end")
    walk.frames, walk.open, walk.runs = [Frame(part, name)], [], []
    walk.fields, walk.coding, walk.changes = [], 0, {"in": [], "out": []}
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if tag in ENDS:
                ENDS[tag](walk, element)
        elif tag in SKIPPED or (tag.startswith(MC) and not _branch(element)):
            walker.skip_subtree()
        elif tag in TEXT:
            walk.text(_text(element))
        elif tag in STARTS:
            STARTS[tag](walk, element)


def _branch(element: Any) -> bool:
    """Of the branches that say the same in several ways, only the first is read."""
    parent = element.getparent()
    return element.tag == MC + "AlternateContent" or parent is None or parent[0] is element


def _text(element: Any) -> str:
    """Text as Word shows it: blanks at its ends only where they are asked for."""
    text = (element.text or "").replace("\n", " ").replace("\r", " ")
    return text if element.get(SPACE) == "preserve" else text.strip(" \t")


# -- paragraphs, runs, boxes ---------------------------------------------------------


def _paragraph(walk: Walk, element: Any) -> None:
    frame = walk.frames[-1]
    properties = element.find(w("pPr"))
    mark = properties.find(w("rPr")) if properties is not None else None
    raw = Raw(
        frame.part, frame.name, frame.anchor, frame.cells, properties,
        inserted(mark) or last(walk.changes["in"]), deleted(mark) or last(walk.changes["out"]),
    )  # fmt: skip
    (walk.boxes if frame.part == "文本框" else walk.flow).append(raw)
    walk.open.append(raw)


def _run(walk: Walk, element: Any) -> None:
    properties = element.find(w("rPr"))
    if properties is None:
        walk.runs.append(Run())
        return
    changed = properties.find(w("rPrChange"))
    walk.runs.append(Run(*look(properties), revision(changed)))


def _end_paragraph(walk: Walk, element: Any) -> None:
    walk.open.pop()


def _end_run(walk: Walk, element: Any) -> None:
    walk.runs.pop()


def _box(walk: Walk, element: Any) -> None:
    anchor = walk.open[-1] if walk.open else None
    walk.frames.append(Frame("文本框", walk.frames[-1].name, anchor))


def _end_box(walk: Walk, element: Any) -> None:
    walk.frames.pop()


def _break(walk: Walk, element: Any) -> None:
    walk.text("\n" if element.get(w("type")) in (None, "textWrapping") else "\f")


def _sign(walk: Walk, element: Any) -> None:
    walk.text(SIGNS[element.tag])


def _symbol(walk: Walk, element: Any) -> None:
    walk.text(symbol(element))


def _picture(walk: Walk, element: Any) -> None:
    if any(True for name in PICTURES for _ in element.iter(name)):
        walk.text("", picture=True)


# -- tracked changes, fields, comments, notes --------------------------------------------


def _change(walk: Walk, element: Any) -> None:
    into = "in" if element.tag in (w("ins"), w("moveTo")) else "out"
    walk.changes[into].append(revision(element))


def _end_change(walk: Walk, element: Any) -> None:
    walk.changes["in" if element.tag in (w("ins"), w("moveTo")) else "out"].pop()


def _field(walk: Walk, element: Any) -> None:
    kind = element.get(w("fldCharType"))
    if kind == "begin":
        walk.fields.append(["", ""])
        walk.coding += 1
    elif walk.fields and kind in ("separate", "end"):
        walk.coding -= not walk.fields[-1][1]
        walk.fields[-1][1] = "result"
        if kind == "end":
            walk.fields.pop()


def _code(walk: Walk, element: Any) -> None:
    if walk.fields and not walk.fields[-1][1]:
        walk.fields[-1][0] += element.text or ""


def _simple(walk: Walk, element: Any) -> None:
    walk.fields.append([element.get(w("instr")) or "", "result"])


def _end_simple(walk: Walk, element: Any) -> None:
    if walk.fields:
        walk.coding -= not walk.fields.pop()[1]


def _comment(walk: Walk, element: Any) -> None:
    id_ = element.get(w("id")) or ""
    if len(walk.comments) < MOST_COMMENTS:
        walk.comments[id_] = None
    elif walk.open:
        walk.open[-1].referred.append(id_)


def _end_comment(walk: Walk, element: Any) -> None:
    walk.comments.pop(element.get(w("id")) or "", None)


def _referred(walk: Walk, element: Any) -> None:
    if walk.open:
        walk.open[-1].referred.append(element.get(w("id")) or "")


def _note(walk: Walk, element: Any) -> None:
    kind, id_ = NOTES[element.tag], element.get(w("id")) or ""
    if (kind, id_) not in walk.notes:
        walk.counts[kind] = walk.counts.get(kind, 0) + 1
        walk.notes[kind, id_] = walk.counts[kind]
    walk.text("", note=f"{kind}{walk.notes[kind, id_]}")


# -- tables ------------------------------------------------------------------------------


def _table(walk: Walk, element: Any) -> None:
    frame = walk.frames[-1]
    frame.tables.append([walk.tables, -1, 0])
    walk.tables += 1


def _end_table(walk: Walk, element: Any) -> None:
    walk.frames[-1].tables.pop()


def _row(walk: Walk, element: Any) -> None:
    frame, properties = walk.frames[-1], element.find(w("trPr"))
    if frame.tables:
        frame.tables[-1][1] += 1
        frame.tables[-1][2] = whole(value(properties, "gridBefore"))
    frame.rows.append((inserted(properties), deleted(properties)))


def _end_row(walk: Walk, element: Any) -> None:
    walk.frames[-1].rows.pop()


def _cell(walk: Walk, element: Any) -> None:
    frame, properties = walk.frames[-1], element.find(w("tcPr"))
    table, row, column = frame.tables[-1] if frame.tables else (-1, 0, 0)
    span = max(1, whole(value(properties, "gridSpan"), 1))
    merge = properties.find(w("vMerge")) if properties is not None else None
    new, old = frame.rows[-1] if frame.rows else (None, None)
    frame.cells += (
        Cell(
            table, row, column, span, merge is not None and merge.get(w("val")) != "restart",
            new or inserted(properties), old or deleted(properties),
        ),
    )  # fmt: skip
    if frame.tables:
        frame.tables[-1][2] += span


def _end_cell(walk: Walk, element: Any) -> None:
    frame = walk.frames[-1]
    frame.cells = frame.cells[:-1]


Step = Callable[[Walk, Any], None]
STARTS: dict[str, Step] = {
    w("p"): _paragraph, w("r"): _run, w("txbxContent"): _box, w("br"): _break, w("sym"): _symbol,
    w("drawing"): _picture, w("pict"): _picture, w("object"): _picture,
    w("ins"): _change, w("del"): _change, w("moveTo"): _change, w("moveFrom"): _change,
    w("fldChar"): _field, w("instrText"): _code, w("delInstrText"): _code, w("fldSimple"): _simple,
    w("commentRangeStart"): _comment, w("commentRangeEnd"): _end_comment,
    w("commentReference"): _referred, w("tbl"): _table, w("tr"): _row, w("tc"): _cell,
    **dict.fromkeys(SIGNS, _sign), **dict.fromkeys(NOTES, _note),
}  # fmt: skip
ENDS: dict[str, Step] = {
    w("p"): _end_paragraph, w("r"): _end_run,
    w("txbxContent"): _end_box, w("ins"): _end_change, w("del"): _end_change,
    w("moveTo"): _end_change, w("moveFrom"): _end_change, w("fldSimple"): _end_simple,
    w("tbl"): _end_table, w("tr"): _end_row, w("tc"): _end_cell,
}  # fmt: skip
