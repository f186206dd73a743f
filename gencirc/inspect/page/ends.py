"""Attachments' pages, imprint and lists of those present on the page (7.3.7, 7.4, 10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.grids import MM
from gencirc.inspect.looks import face_class, same_face
from gencirc.inspect.page.area import BOTTOM, CELL, LYING_LEFT, LYING_WIDTH, PITCH, TOP, WIDTH
from gencirc.inspect.page.ending import Imprint
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import Row
from gencirc.standard.table import TABLE

SMALL = float(TABLE["版记字号"].value) * MM  # one 字 of the imprint, mm


def attachments(pages: Pages) -> Iterator[Finding]:
    """附件 on line 1 of a new page, flush left, its title on line 3 (7.3.7)."""
    for page, row in pages.attachments:
        sheet, place = pages.sheets[page], f"第{page + 1}页"
        rows = [r for r in sheet.rows if r.baseline > TOP - 5]
        yield finding(
            "附件另面", "在页首" if rows[0] == row else "前面还有文字", rows[0] == row, place
        )
        top = 28.0 if sheet.wide else pages.top
        left = LYING_LEFT if sheet.wide else pages.edges(page)[0]
        line = (row.baseline - top) / PITCH
        good = forms.LABEL.match(row.text) and near(row.left, left, 2) and line < 1.15
        yield finding("附件标识", f"{row.text}，第 {int(line) + 1} 行", bool(good), place)
        after = next((r for r in rows if r.baseline > row.baseline + 1), None)
        if after is None:
            continue
        step = (after.baseline - row.baseline) / PITCH + 1
        off = after.centre - (left + (LYING_WIDTH if sheet.wide else WIDTH) / 2)
        said = f"第 {step:.1f} 行，偏 {off:+.1f} mm"
        yield finding("附件标题行", said, 2.6 <= step <= 3.4 and near(off, 0, 2.5), place)


def present(pages: Pages) -> Iterator[Finding]:
    """出席、请假、列席 two 字 in, wrapped lines under the first name (10.3)."""
    if pages.form.head != "纪要":
        return
    for page, sheet in enumerate(pages.sheets):
        left = pages.edges(page)[0]
        for place, row in enumerate(sheet.rows):
            if not forms.PRESENT.match(row.text) or len(row.chars) < 4:
                continue
            off = (row.left - left) / CELL
            names, worst = row.chars[3].left, 0.0
            for above, wrapped in zip(sheet.rows[place:], sheet.rows[place + 1 :], strict=False):
                if (
                    forms.PRESENT.match(wrapped.text)
                    or wrapped.baseline - above.baseline > 1.4 * PITCH
                ):
                    break
                if abs(wrapped.size - row.size) > 1:
                    break
                worst = max(worst, abs(wrapped.left - names))
            said = f"{row.text[:3]}左空 {off:.1f} 字，回行差 {worst:.1f} mm"
            yield finding("出席名单", said, near(off, 2, 0.4) and worst <= 1.5, f"第{page + 1}页")


def imprint(pages: Pages) -> Iterator[Finding]:
    """The imprint: at the end of the type area, rules thick – thin – thick (7.4)."""
    found = pages.imprint
    if pages.form.head == "信函":
        if found:
            bare = not found.rules and not any(
                forms.LOOKS_PRINTED.search(r.text) for r in found.rows
            )
            yield finding("信函版记", "只有抄送" if bare else "有印发机关或者线", bare)
            yield from _looks(found)
            yield from _copies(pages, found)
        return
    if found is None:
        if pages.form.red_head:
            yield finding("版记", "（没有找到）", False)
        return
    yield finding("版记", "有", True)
    last = found.page == len(pages.sheets) - 1
    after = any(page > found.page for page, _ in pages.attachments)
    said = "在最后一面" if last else f"在第 {found.page + 1} 页，共 {len(pages.sheets)} 页"
    yield finding("版记居末", said, last and not after)
    yield from _rules(pages, found)
    yield from _looks(found)
    yield from _copies(pages, found)
    yield from _office(pages, found)


def _rules(pages: Pages, found: Imprint) -> Iterator[Finding]:
    """Place, length, number and thickness of the rules (7.4.1)."""
    rules = found.rules
    if not rules:
        yield finding("版记位置", "（没有找到分隔线）", False)
        return
    end = rules[-1].y
    yield finding("版记位置", f"末线 {end:.2f} mm", near(end, BOTTOM, 0.5))
    long = max(rules, key=lambda r: abs(r.length - 156))
    left = pages.wanted(found.page)[0]
    good = all(near(r.length, 156, 0.5) and near(r.left, left, 0.7) for r in rules)
    yield finding("版记线长", f"{long.length:.1f} mm", good)
    thick = [r.thick for r in rules]
    ends = all(near(t, 0.35, 0.06) for t in (thick[0], thick[-1]))
    good = len(thick) > 1 and ends and all(near(t, 0.25, 0.06) for t in thick[1:-1])
    yield finding("版记线粗", " / ".join(f"{t:.2f}" for t in thick) + " mm", good)
    yield finding(
        "版记线颜色",
        "黑" if all(r.black for r in rules) else "不是黑色",
        all(r.black for r in rules),
    )
    kinds = [r for r in found.rows if forms.COPIES.match(r.text)]
    copies = any(not r.text.startswith("主送") for r in kinds) or bool(kinds)
    printed = any(forms.LOOKS_PRINTED.search(r.text) for r in found.rows)
    need = 1 + copies + printed
    yield finding("版记线条数", f"{len(rules)} 条", len(rules) == need, "", f"{need} 条")


def inner(pages: Pages, found: Imprint) -> tuple[float, float]:
    """Left and right of the imprint: its rules, or the type area without any."""
    if found.rules:
        return min(r.left for r in found.rules), max(r.right for r in found.rules)
    return pages.edges(found.page)


def _looks(found: Imprint) -> Iterator[Finding]:
    """Size and face of the imprint (7.4.2)."""
    sizes = sorted({round(r.size, 1) for r in found.rows})
    shown = "、".join(f"{s:g}" for s in sizes) + " 磅"
    yield finding("版记字号", shown, all(near(s, 14, 0.3) for s in sizes))
    faces = sorted({r.face for r in found.rows})
    if all(face_class(f) for f in faces):
        yield finding("版记字体", "、".join(faces), all(same_face(f, "仿宋") for f in faces))


def _copies(pages: Pages, found: Imprint) -> Iterator[Finding]:
    """抄送：one 字 in from both sides, hanging, ended by a full stop (7.4.2)."""
    rows = [r for r in found.rows if not forms.LOOKS_PRINTED.search(r.text)]
    if not rows:
        return
    text = "".join(r.text for r in rows)
    good = forms.copies_label(pages.form, text) and text.endswith("。")
    yield finding("抄送", f"{text[:6]}……{text[-4:]}", good)
    left, right = inner(pages, found)
    labels = [r for r in rows if forms.COPIES.match(r.text)]
    off = max((abs(r.left - left - SMALL) for r in labels), default=0)
    over = max(r.right for r in rows) - (right - SMALL)
    said = f"左差 {off:.1f} mm，右边{'超出' if over > 1 else '没有超出'}"
    yield finding("版记左右空", said, off <= 1.2 and over <= 1.2)
    if len(rows) > len(labels):
        worst = _hanging(rows)
        yield finding("抄送回行", f"差 {worst:.1f} mm", worst <= 1.5)


def _hanging(rows: list[Row]) -> float:
    """How far wrapped rows are from the first character behind the colon, mm."""
    worst, start = 0.0, None
    for row in rows:
        label = forms.COPIES.match(row.text)
        if label:
            start = row.chars[label.end()].left if label.end() < len(row.chars) else None
        elif start is not None:
            worst = max(worst, abs(row.left - start))
    return worst


def _office(pages: Pages, found: Imprint) -> Iterator[Finding]:
    """印发机关 left, date right, 印发 behind it, one 字 in (7.4.3)."""
    row = next((r for r in found.rows if forms.LOOKS_PRINTED.search(r.text)), None)
    if row is None:
        yield finding("印发", "（没有找到）", False)
        return
    left, right = inner(pages, found)
    pieces = row.pieces
    good = bool(forms.PRINTED.search(row.text)) and not re.match(r"\d{4}年", row.text)
    open_ = forms.blank_form(pieces[-1].text)
    yield finding("印发", "  ".join(p.text for p in pieces), None if open_ else good)
    first, last = row.left - left, right - row.right
    good = near(first, SMALL, 1.2) and near(last, SMALL, 1.2)
    yield finding("版记左右空", f"左 {first:.1f}，右 {last:.1f} mm", good, "印发行", "各 4.9 mm")


RULES = (attachments, present, imprint)
