"""The imprint in a table, in bordered paragraphs or in a text box (7.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from gencirc.inspect import forms
from gencirc.inspect.file.parts import Parts
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import black, same_face

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
Edge = tuple[float, str]  # eighths of a point, colour


def imprint(parts: Parts) -> Iterator[Finding]:
    """What the file says of the imprint; a letter has but 抄送 (10.1)."""
    lines = [parts.lines[n] for n in parts.imprint]
    if parts.form.head == "信函":
        if lines:
            bare = not any(forms.LOOKS_PRINTED.search(x.text) for x in lines) and not edges(parts)
            yield finding("信函版记", "只有抄送" if bare else "有印发机关或者线", bare)
            yield from _copies(parts)
        return
    if not lines:
        if parts.form.red_head:
            yield finding("版记", "（没有找到）", False)
        return
    yield finding("版记", "有", True)
    yield finding("版记位置", "贴版心下边" if pinned(parts) else "要看版面", pinned(parts) or None)
    last = max(parts.imprint)
    after = [n for n in parts.labels if n > last]
    yield finding("版记居末", "后面还有附件" if after else "在最后", not after)
    yield from _edges(parts)
    yield from _looks(parts)
    yield from _copies(parts)
    yield from _office(parts)


def pinned(parts: Parts) -> bool:
    """Whether a floating table or a text box hangs on the type area's lower edge."""
    for a in parts.lines[parts.imprint[-1]].element.iterancestors():
        if a.tag == qn("w:tbl"):
            place = a.find(f"{qn('w:tblPr')}/{qn('w:tblpPr')}")
            if place is not None and place.get(qn("w:tblpYSpec")) == "bottom":
                return str(place.get(qn("w:vertAnchor"))) == "margin"
        if a.tag == WP + "anchor":
            vertical = a.find(WP + "positionV")
            if vertical is not None and vertical.get("relativeFrom") in ("margin", "bottomMargin"):
                return "bottom" in "".join(map(str, vertical.itertext()))
    return False


def edges(parts: Parts) -> list[Edge]:
    """The horizontal lines of the imprint from the top; empty when they are drawn."""
    element = parts.lines[parts.imprint[-1]].element
    table = next((a for a in element.iterancestors() if a.tag == qn("w:tbl")), None)
    if table is not None:
        return [e for e in _table_edges(parts, table) if e[0]]
    out: list[Edge] = []
    for n in range(parts.imprint[0] - 1, min(parts.imprint[-1] + 2, len(parts.lines))):
        for side in ("top", "between", "bottom"):
            found = parts.lines[n].borders.get(side)
            if found:
                out.append((float(found.get("sz") or 0), found.get("color", "")))
    return out


def _table_edges(parts: Parts, table: Any) -> list[Edge]:
    """Per boundary between rows: the cell's own border, else the table's, else its style's."""
    rows = table.findall(qn("w:tr"))
    out = []
    for k in range(len(rows) + 1):
        near_by = [(rows[k - 1], "bottom")] if k else []
        near_by += [(rows[k], "top")] if k < len(rows) else []
        whole = "top" if k == 0 else "bottom" if k == len(rows) else "insideH"
        found = [e for row, side in near_by if (e := _cell_edge(row, side)) is not None]
        out.append(max(found) if found else _whole_edge(parts, table, whole))
    return out


def _cell_edge(row: Any, side: str) -> Edge | None:
    border = row.find(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcBorders')}/{qn('w:' + side)}")
    return _edge(border) if border is not None else None


def _whole_edge(parts: Parts, table: Any, side: str) -> Edge:
    border = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:' + side)}")
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    if border is None and style is not None:
        element = parts.paper.looks.styles.get(style.get(qn("w:val")))
        path = f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:' + side)}"
        border = element.find(path) if element is not None else None
    return _edge(border) if border is not None else (0.0, "")


def _edge(border: Any) -> Edge:
    if border.get(qn("w:val")) in ("nil", "none", None):
        return 0.0, ""
    return float(border.get(qn("w:sz")) or 4), (border.get(qn("w:color")) or "").upper()


def _edges(parts: Parts) -> Iterator[Finding]:
    """Thick, thin, thick; black; one line between 抄送 and 印发 (7.4.1)."""
    found = edges(parts)
    if not found:
        yield finding("版记线粗", "没有认出来", None)
        return
    sizes = [e[0] for e in found]
    good = len(sizes) > 1 and all(near(s, 8, 1) for s in (sizes[0], sizes[-1]))
    good = good and all(near(s, 6, 1) for s in sizes[1:-1])
    yield finding("版记线粗", " / ".join(f"{s / 8 * 0.353:.2f}" for s in sizes) + " mm", good)
    wrong = [c for _, c in found if not black(c)]
    yield finding("版记线颜色", wrong[0] if wrong else "黑", not wrong)


def _looks(parts: Parts) -> Iterator[Finding]:
    lines = [parts.lines[n] for n in parts.imprint]
    sizes, faces = {x.size for x in lines}, {x.face for x in lines}
    yield finding("版记字号", "、".join(f"{s:g}" for s in sorted(sizes)) + " 磅", sizes == {14.0})
    shown = "、".join(sorted(faces)) or "（没有设）"
    yield finding("版记字体", shown, all(same_face(f, "仿宋") for f in faces))


def _copies(parts: Parts) -> Iterator[Finding]:
    """抄送：ended by a full stop (7.4.2)."""
    texts = [parts.lines[n].text for n in parts.imprint]
    found = [t for t in texts if forms.COPIES.match(t)]
    if not found:
        return
    rest = [t for t in texts if not forms.LOOKS_PRINTED.search(t)]
    text = re.sub(r"[ \u3000]", "", found[0])
    good = forms.copies_label(parts.form, text) and rest[-1].endswith("。")
    yield finding("抄送", f"{text[:6]}……{rest[-1][-4:]}", bool(good))


def _office(parts: Parts) -> Iterator[Finding]:
    """Office and date with 印发 (7.4.3)."""
    x = next(
        (parts.lines[n] for n in parts.imprint if forms.LOOKS_PRINTED.search(parts.lines[n].text)),
        None,
    )
    if x is None:
        yield finding("印发", "（没有找到）", False)
        return
    text = x.pieces[-1]
    good = bool(forms.PRINTED.search(text))
    yield finding("印发", "  ".join(x.pieces), None if forms.blank_form(text) else good)


RULES = (imprint,)
