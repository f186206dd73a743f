"""Sheet, type area, running text and colours as the file sets them (5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.file.parts import Parts
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import black, red, same_face
from gencirc.inspect.paper import Line, Section
from gencirc.standard.table import mm, whole

TWIPS = 1440 / 25.4
ONE_PAGE = 500  # characters; lines on the page of a signature may be closer or wider (7.3.5.5)
LEAST = 0.3  # mm that a rounded twip may be off


def page(parts: Parts) -> Iterator[Finding]:
    """Sheet and margins of every section (5.1, 5.2.1)."""
    for place, section in enumerate(parts.paper.sections, 1):
        where = f"第{place}节" if len(parts.paper.sections) > 1 else ""
        short, long = sorted((section.width, section.height))
        good = near(short, mm("页宽"), LEAST) and near(long, mm("页高"), LEAST)
        yield finding("纸张", f"{section.width:.1f}×{section.height:.1f} mm", good, where)
        if not section.wide:
            yield from _margins(parts, section, where)


def _margins(parts: Parts, section: Section, where: str) -> Iterator[Finding]:
    yield finding("天头", f"{section.top:.1f} mm", near(section.top, 37, 1), where)
    yield finding("订口", f"{section.left:.1f} mm", near(section.left, 28, 1), where)
    area = f"{section.text_width:.1f}×{section.text_height:.1f} mm"
    high = near(section.text_height, 225, 1) or (
        parts.form.head == "信函" and section.text_height > 225
    )
    yield finding("版心", area, near(section.text_width, 156, 1) and high, where)


def body(parts: Parts) -> Iterator[Finding]:
    """Face, size, lines and characters of most of the running text (5.2.2, 5.2.3)."""
    plain = [parts.lines[n] for n in parts.text if not _numbered(parts.lines[n])]
    long = [x for x in plain if x.text.endswith("。") and not forms.EDITOR.match(x.text)]
    if not long:
        return
    looks = Counter[tuple[str, float]]()
    for x in long:
        looks[(x.end_face, x.size)] += len(x.text)
    face, size = looks.most_common(1)[0][0]
    yield finding("正文字体", face or "（没有设）", same_face(face, "仿宋"))
    yield finding("正文字号", f"{size:g} 磅", size == 16)
    text = max((x for x in long if x.size == size), key=lambda x: len(x.text))
    section = parts.paper.upright
    if not section.wide:
        yield from _filled(parts, section, long, text)
    first = Counter(round(x.indent * 2) / 2 for x in long if x.align != "center").most_common(1)
    if first and parts.size == size:
        yield finding("段首缩进", f"{first[0][0]:g} 字", near(first[0][0], 2, 0.3))


def _filled(parts: Parts, section: Section, long: list[Line], text: Line) -> Iterator[Finding]:
    """Lines of a page and characters of a line; pages that lie have their own (5.2.3)."""
    rows = Counter[int | None]()
    for x in long:
        rows[lines_of(section, x)] += len(x.text)
    count = rows.most_common(1)[0][0]
    good: bool | None = count == whole("每面行数")
    if not count or (not good and sum(rows.values()) < ONE_PAGE and parts.date is None):
        good = None
    elif not good and sum(rows.values()) < ONE_PAGE:
        good = True  # the page of a signature may be closer or wider
    yield finding("每面行数", f"{count} 行" if count else "行距不是固定值", good)
    count = characters_of(section, text)
    yield finding("每行字数", f"{count} 字", count == whole("每行字数") if count else None)


def _numbered(x: Line) -> bool:
    return any(p.match(x.text) for _, p in forms.LEVELS) or x.align in ("center", "right")


def lines_of(section: Section, text: Line) -> int | None:
    """Lines that the type area holds; None when the pitch is left to the faces."""
    kind, pitch, _ = section.grid
    height = text.line or (pitch if kind in ("lines", "linesAndChars", "snapToChars") else 0)
    return int((section.text_height * TWIPS + 1) // height) if height else None


def characters_of(section: Section, text: Line) -> int | None:
    """Characters that a line holds; a grid of characters is left to the page."""
    if section.grid[0] in ("linesAndChars", "snapToChars"):
        pitch = text.size * 20 + section.grid[2] / 4096 * 20
        return int(section.text_width * TWIPS / pitch + 0.05)
    return int(section.text_width * TWIPS / text.pitch + 0.05)


def colours(parts: Parts) -> Iterator[Finding]:
    """Black text but for the mark (5.2.4)."""
    wrong = [
        r.text.strip() for n, x in enumerate(parts.lines) if n not in parts.marks
        for r in x.runs
        if r.text.strip() and not black(r.colour) and not (x.in_box and red(r.colour))  # a seal
    ]  # fmt: skip
    shown = f"“{wrong[0][:12]}”等 {len(wrong)} 处" if wrong else "都是黑色"
    yield finding("文字颜色", shown, not wrong)


RULES = (page, body, colours)
