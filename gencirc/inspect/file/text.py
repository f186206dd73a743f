"""Title, recipients, headings of the file (7.3.1 – 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.file.parts import Parts, blanks
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import same_face
from gencirc.inspect.paper import Line

ONE_ROW = 20  # 字 of a 22 pt title that fit one row


def title(parts: Parts) -> Iterator[Finding]:
    """Face, size, place and shape of the title; blank lines around it (7.3.1)."""
    if not parts.form.red_head or not parts.form.titled:
        return
    if not parts.title:
        yield finding("标题字号", "（没有找到标题）", None)
        return
    lines = [parts.lines[n] for n in parts.title]
    x = lines[0]
    yield finding("标题字号", f"{x.size:g} 磅", near(x.size, 22, 0.3))
    yield finding("标题字体", x.face or "（没有设）", same_face(x.face, "小标宋"))
    aside = abs(x.indent) if x.align == "center" else 9
    yield finding("标题居中", x.align or "左对齐", x.align == "center" and aside < 0.6)
    yield from _shape(lines)
    above = blanks(parts.lines, parts.head_end, parts.title[0]) if parts.head_end >= 0 else None
    if parts.form.ruled:
        yield finding("标题上空行", *_count(above, 2))
    if parts.recipients is not None:
        yield finding(
            "标题下空行", *_count(blanks(parts.lines, parts.title[-1], parts.recipients), 1)
        )


def _count(found: float | None, wanted: int) -> tuple[str, bool | None]:
    return ("要看版面", None) if found is None else (f"{found:g} 行", found == wanted)


def _shape(lines: list[Line]) -> Iterator[Finding]:
    """Rows broken by hand can be told; one that wraps by itself is left to the page."""
    rows = [p for x in lines for p in x.parts]
    widths = [sum(0.5 if c.isascii() else 1.0 for c in r) for r in rows]
    shape = " / ".join(f"{w:g}" for w in widths) + " 字"
    good = forms.well_shaped(widths) if max(widths) <= ONE_ROW else None
    yield finding("标题排列", shape, good)


def recipients(parts: Parts) -> Iterator[Finding]:
    """主送机关 flush left, a full-width colon at its end (7.3.2)."""
    if parts.recipients is None or not parts.form.red_head:
        return
    x = parts.lines[parts.recipients]
    yield finding("主送机关", f"左空 {x.indent:g} 字", abs(x.indent) < 0.3 and abs(x.left) < 60)
    yield finding("主送末尾", x.text[-6:], x.text.endswith("："))


def levels(parts: Parts) -> Iterator[Finding]:
    """Faces and forms of numbered headings (7.3.3)."""
    for level, (name, pattern) in enumerate(forms.LEVELS):
        found = [parts.lines[n] for n in parts.text if _heading(parts, n, pattern)]
        if not found:
            continue
        wanted = ("黑体", "楷体", "仿宋", "仿宋")[level]
        wrong = [x for x in found if not same_face(x.face, wanted)]
        shown = f"{wrong[0].face}：{wrong[0].text[:8]}" if wrong else f"{len(found)} 处"
        yield finding(name, shown, not wrong)
        bad = [x for x in found if not forms.WELL_NUMBERED[level].match(x.text)]
        if bad:
            yield finding("层次序数", bad[0].text[:8], False)


def _heading(parts: Parts, n: int, pattern: re.Pattern[str]) -> bool:
    """Whether a paragraph is a numbered heading; a 附注 in brackets is none."""
    x = parts.lines[n]
    return bool(pattern.match(x.text)) and x.align not in ("center", "right")


RULES = (title, recipients, levels)
