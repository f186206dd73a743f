"""Page numbers as the footers set them (7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from gencirc.inspect.file.lines import Line, shown
from gencirc.inspect.file.parts import Parts
from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.looks import same_face
from gencirc.inspect.paper import KINDS

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def numbers(parts: Parts) -> Iterator[Finding]:
    """Sides, form, face and size of the page numbers of upright sections."""
    section = parts.paper.upright
    kinds = ["default", "even"] if parts.paper.odd_even else ["default"]
    found = {k: number_line(parts, section.footers.get(k)) for k in kinds}
    if not any(found.values()):
        yield finding("有页码", "（没有找到）", False)
        return
    yield from _sides(parts, found)
    for kind, line in found.items():
        if line is not None:
            yield from _form(line, KINDS[kind])
    again = [s.start for s in parts.paper.sections[1:] if s.start == 1]
    yield finding("页码连续", "后面的节重新从 1 编" if again else "续前节", not again)


def number_line(parts: Parts, footer: Any) -> Line | None:
    """The paragraph of a footer that holds the page field."""
    if footer is None:
        return None
    for p in footer.iter(qn("w:p")):
        if shown(p) and "PAGE" in code_of(p):
            return parts.paper.looks.line(p)
    return None


def code_of(p: Any) -> str:
    """The field codes of a paragraph itself."""
    inside = "".join(
        t.text or "" for t in p.iter(qn("w:instrText"))
        if next(a for a in t.iterancestors() if a.tag == qn("w:p")) is p
    )  # fmt: skip
    simple = "".join(f.get(qn("w:instr")) or "" for f in p.findall(qn("w:fldSimple")))
    return inside + simple


def side_of(line: Line) -> str:
    """左, 右, 中, 外 (odd right and even left of itself), or empty when it cannot be told."""
    for a in line.element.iterancestors():
        if a.tag == WP + "anchor":
            horizontal = a.find(WP + "positionH")
            said = "".join(horizontal.itertext()).strip() if horizontal is not None else ""
            return {"outside": "外", "right": "右", "left": "左", "center": "中"}.get(said, "")
    frame = line.element.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None:
        said = frame.get(qn("w:xAlign")) or ""
        return {"outside": "外", "right": "右", "left": "左", "center": "中"}.get(said, "")
    if line.in_box or line.in_table:
        return ""
    if "\t" in line.raw or line.indent > 5:
        return ""
    return {"right": "右", "end": "右", "center": "中"}.get(line.align, "左")


def _sides(parts: Parts, found: dict[str, Line | None]) -> Iterator[Finding]:
    sides = {k: side_of(x) for k, x in found.items() if x is not None}
    said = "，".join(f"{KINDS[k]}{s or '看版面'}" for k, s in sides.items())
    if "外" in sides.values():
        good: bool | None = True
    elif not parts.paper.odd_even:
        good, said = (None if sides.get("default") == "" else False), f"{said}，奇偶页相同"
    elif "" in sides.values() or len(sides) < 2:
        good = None
    else:
        good = sides == {"default": "右", "even": "左"}
    yield finding("单双页页码", said, good)


def _form(line: Line, where: str) -> Iterator[Finding]:
    text = line.text
    text = re.sub(r"\d+", "1", text) if re.search(r"\d", text) else "".join(_marked(line))
    field = "NumberInDash" in code_of(line.element)
    text = f"- {text} -" if field and not re.search(r"[—-]", text) else text
    yield finding("页码写法", text, re.fullmatch(r"— ?1 ?—", text) is not None, where)
    digits = [r for r in line.runs if re.search(r"\d", r.text)] or line.runs
    if digits:
        faces = sorted({r.face for r in digits})
        yield finding(
            "页码字体",
            "、".join(faces) or "（没有设）",
            all(same_face(f, "宋体") for f in faces),
            where,
        )
        sizes = sorted({r.size for r in digits})
        yield finding(
            "页码字号", "、".join(f"{s:g}" for s in sizes) + " 磅", sizes == [14.0], where
        )


def _marked(line: Line) -> Iterator[str]:
    """The text with a 1 where the field stands that has no result of its own."""
    for node in line.element.iter(qn("w:t"), qn("w:instrText"), qn("w:fldSimple")):
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif "PAGE" in (node.text or "") + (node.get(qn("w:instr")) or ""):
            yield "1"


RULES = (numbers,)
