"""Rules on the page: sheet, type area, running text, imprint, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.looks import mark_of, row, same_face
from gencirc.inspect.paper import Paper
from gencirc.standard.table import TABLE, mm, whole

NEAR = 0.3  # mm that a rounded twip may be off


def page(paper: Paper) -> Iterator[Finding]:
    """Sheet and type area of every section (5)."""
    for place, section in enumerate(paper.sections, 1):
        short, long = sorted((section.width, section.height))
        found = f"{section.width:.1f}×{section.height:.1f} mm"
        good = abs(short - mm("页宽")) < NEAR and abs(long - mm("页高")) < NEAR
        yield row(f"第{place}节纸张", "210×297 mm", found, good, "页宽")
        if section.wide:
            continue
        yield row(
            f"第{place}节天头",
            "37±1 mm",
            f"{section.top:.1f} mm",
            abs(section.top - 37) <= 1,
            "天头",
        )
        yield row(
            f"第{place}节订口",
            "28±1 mm",
            f"{section.left:.1f} mm",
            abs(section.left - 28) <= 1,
            "订口",
        )
        area = f"{section.text_width:.1f}×{section.text_height:.1f} mm"
        good = abs(section.text_width - 156) <= 0.5 and abs(section.text_height - 225) <= 0.5
        yield row(f"第{place}节版心", "156×225 mm", area, good, "版心宽")


NUMBERED = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+，"
)


def body(paper: Paper) -> Iterator[Finding]:
    """Face, size, lines and characters of the running text (5.2)."""
    long = [x for x in paper.lines if len(x.text) > 40 and not x.in_table]
    if not long or not paper.sections:
        return
    plain = [
        x for x in long if not NUMBERED.match(x.text)
    ]  # a run-in heading has a face of its own
    text = max(plain or long, key=lambda x: len(x.text))
    yield row("正文字体", "仿宋", text.face or "（没有设）", same_face(text.face, "仿宋"))
    yield row("正文字号", "16 pt", f"{text.size:g} pt", text.size == TABLE["正文字号"].value)
    section = next((s for s in paper.sections if not s.wide), paper.sections[0])
    height = section.text_height * 1440 / 25.4
    rows = int((height + 1) // text.line) if text.line else None
    yield row("每面行数", whole("每面行数"), rows or "行距不是固定值", rows == 22 if rows else None)
    pitch = text.size * 20 + text.spacing
    count = int(section.text_width * 1440 / 25.4 / pitch + 0.01)
    yield row("每行字数", whole("每行字数"), count, count == whole("每行字数"))
    indent = text.first_chars or text.first / pitch
    yield row("段首缩进", "2 字", f"{indent:.1f} 字", abs(indent - 2) < 0.15)


def imprint(paper: Paper) -> Iterator[Finding]:
    """Imprint: last, pinned to the type area's end, rules thick – thin – thick (7.4)."""
    if mark_of(paper) is None:
        return
    table = next(
        (t for t in paper.tables if "印发" in "".join(x.text or "" for x in t.iter(qn("w:t")))),
        None,
    )
    if table is None:
        yield finding("版记", "7.4", "规定", "有版记", "（没有找到）", False)
        return
    properties = table.find(qn("w:tblPr"))
    place = properties.find(qn("w:tblpPr")) if properties is not None else None
    pinned = place is not None and place.get(qn("w:tblpYSpec")) == "bottom"
    pinned = pinned and place is not None and place.get(qn("w:vertAnchor")) == "margin"
    yield finding(
        "版记位置",
        "7.4.1",
        "规定",
        "版心最后一行",
        "贴版心下边" if pinned else "跟着正文走",
        pinned or None,
    )
    lines = _rules(properties)
    good = lines == (whole("版记粗线"), whole("版记细线"), whole("版记粗线"))
    shown = " / ".join(f"{x / 8 * 0.353:.2f}" for x in lines) + " mm"
    yield row("版记分隔线", "0.35 / 0.25 / 0.35 mm", shown, good, "版记粗线")
    inside = [
        x
        for x in paper.lines
        if x.in_table and (x.text.startswith("抄送") or x.text.endswith("印发"))
    ]
    sizes = {x.size for x in inside}
    yield row(
        "版记字号", "14 pt", "、".join(f"{s:g}" for s in sorted(sizes)) + " pt", sizes == {14.0}
    )
    copies = [x.text for x in inside if x.text.startswith("抄送")]
    if copies:
        yield finding("抄送末尾", "7.4.2", "规定", "“。”", copies[0][-1], copies[0].endswith("。"))


def _rules(properties: Any) -> tuple[float, float, float]:
    borders = properties.find(qn("w:tblBorders")) if properties is not None else None

    def size(name: str) -> float:
        side = borders.find(qn(f"w:{name}")) if borders is not None else None
        return float(side.get(qn("w:sz")) or 0) if side is not None else 0.0

    return size("top"), size("insideH"), size("bottom")


def page_numbers(paper: Paper) -> Iterator[Finding]:
    """— 1 — in 宋体 14 pt, odd right, even left (7.5)."""
    yield finding(
        "单双页页码",
        "7.5",
        "规定",
        "单页居右、双页居左",
        "分单双页" if paper.odd_even else "不分单双页",
        paper.odd_even,
    )
    section = next((s for s in paper.sections if not s.wide), None)
    if section is None:
        return
    for side, footer in section.footers.items():
        if footer is None or (side == "偶" and not paper.odd_even):
            continue
        text = "".join(t.text or "" for t in footer.iter(qn("w:t")))
        code = "".join(t.text or "" for t in footer.iter(qn("w:instrText")))
        good = "PAGE" in code and re.fullmatch(r"— ?\d* ?—", text) is not None
        yield finding(f"{side}页页码", "7.5", "一般", "— 1 —", text or "（没有）", good)
        sizes = {s.get(qn("w:val")) for s in footer.iter(qn("w:sz"))}
        yield row(
            f"{side}页页码字号",
            "14 pt",
            "、".join(sorted(s or "" for s in sizes)) + " 半磅",
            sizes == {"28"},
            "页码字号",
        )
    yield row("页码距版心下边", "7 mm", "要看版面", None)
