"""Which paragraphs stand in ruled cells: a form that says 发文字号 has no head for that."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

NOTHING = ("", "nil", "none")


def ruled(p: Any, styles: dict[str | None, Any]) -> bool:
    """Whether a paragraph's cell is parted by lines from the cells beside it."""
    cell = next((a for a in p.iterancestors() if a.tag == qn("w:tc")), None)
    if cell is None:
        return False
    table = next(a for a in cell.iterancestors() if a.tag == qn("w:tbl"))
    if len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")) < 2:
        return False
    own = [_side(cell, "tcPr", "tcBorders", s) for s in ("left", "right")]
    inside = _inside(table, styles) not in NOTHING
    return any(inside if side is None else side not in NOTHING for side in own)


def _inside(table: Any, styles: dict[str | None, Any]) -> str:
    """The lines between the columns of a table: its own, else those of its style."""
    found = _side(table, "tblPr", "tblBorders", "insideV")
    named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    seen: set[str | None] = set()
    style = named.get(qn("w:val")) if named is not None else None
    while found is None and style in styles and style not in seen:
        seen.add(style)
        found = _side(styles[style], "tblPr", "tblBorders", "insideV")
        parent = styles[style].find(qn("w:basedOn"))
        style = parent.get(qn("w:val")) if parent is not None else None
    return found or ""


def _side(element: Any, properties: str, borders: str, side: str) -> str | None:
    """A border's kind; None when nothing is said of it."""
    found = element.find(f"{qn('w:' + properties)}/{qn('w:' + borders)}/{qn('w:' + side)}")
    return found.get(qn("w:val")) or "" if found is not None else None
