"""Type area, rows and characters, title, recipients, paragraphs on the page (5.2, 7.3)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from gencirc.inspect import forms
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.grids import MM
from gencirc.inspect.looks import face_class, same_face
from gencirc.inspect.page.area import BOTTOM, CELL, MIDDLE, PITCH, TOP, indented
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import Char, Row
from gencirc.standard.table import whole


def sheet(pages: Pages) -> Iterator[Finding]:
    """A4 on every page (5.1)."""
    sizes = Counter(tuple(sorted((round(s.width), round(s.height)))) for s in pages.sheets)
    for (short, long), count in sizes.items():
        yield finding(
            "纸张", f"{short}×{long} mm，{count} 页", near(short, 210, 1) and near(long, 297, 1)
        )


def area(pages: Pages) -> Iterator[Finding]:
    """Binding margin and width of the running text (5.2.1)."""
    rows = [
        (n, r) for n, s in enumerate(pages.sheets) if not s.wide
        for r in pages.text_rows(n) if r.right - r.left > 25
    ]  # fmt: skip
    if not rows:
        return
    left = min(r.left - pages.wanted(n)[0] for n, r in rows) + 28
    inside = [(n, r) for n, r in rows if not r.hangs] or rows
    right = max(r.right - pages.wanted(n)[0] for n, r in inside) + 28
    known = _flush(rows, left) and not indented(left - 28)
    yield finding("订口", f"{left:.1f} mm", near(left, 28, 1) if known else None)
    several = known and sum(right - r.right < 4 for _, r in inside) > 2
    wide = near(right - left, 156, 1)
    yield finding(
        "版心", f"宽 {right - left:.1f} mm", wide if wide or several else None, "", "宽 156 mm"
    )


def _flush(rows: list[tuple[int, Row]], left: float) -> bool:
    """Whether several rows begin at the same left edge."""
    return sum(abs(r.left - left) < 2.5 for _, r in rows) > 1


def lines(pages: Pages) -> Iterator[Finding]:
    """22 lines on every page that runs on (5.2.3); pages with a signature may be tightened."""
    for place in range(len(pages.sheets)):
        rows = running(pages, place)
        if not rows:
            continue
        pitch = (rows[-1].baseline - rows[0].baseline) / (len(rows) - 1)
        count = len(rows)
        room = int((BOTTOM - TOP + 0.03) / pitch)
        if (
            count == whole("每面行数") or count == room
        ):  # else held back by a heading kept with its text
            yield finding("每面行数", f"{count} 行", count == whole("每面行数"), f"第{place + 1}页")
        top = rows[0].baseline - 0.78 * pitch
        if near(pitch, PITCH, 0.8):
            yield finding("天头", f"{top:.1f} mm", near(top, pages.top, 1.2), f"第{place + 1}页")


def running(pages: Pages, place: int) -> list[Row]:
    """The rows of a page that is filled with text alone and goes on on the next page."""
    if not 0 < place < len(pages.sheets) - 1 or any(
        s.wide for s in pages.sheets[place : place + 2]
    ):
        return []
    if (pages.signed and pages.signed.page == place) or pages.sheets[place].grids:
        return []
    rows = [r for r in pages.sheets[place].rows if r.baseline < BOTTOM + 2 or r.size > 15]
    text = pages.text_rows(place)
    after = pages.text_rows(place + 1)
    if len(rows) != len(text) or len(text) < 10 or not after:
        return []
    if any(forms.ATTACHED.match(r.text) for r in (after[0], text[0])):
        return []
    gaps = [b.baseline - a.baseline for a, b in pairwise(text)]
    even = max(gaps) - min(gaps) < 0.4
    return text if even and BOTTOM - text[-1].baseline < 2.2 * median(gaps) else []


def characters(pages: Pages) -> Iterator[Finding]:
    """28 characters in full lines of full-width characters (5.2.3)."""
    counts = Counter[int]()
    for place, page in enumerate(pages.sheets[: pages.first_attachment]):
        left, right = pages.edges(place)
        for row in [] if page.wide else pages.text_rows(place):
            if row.left < left + 2 and row.right > right - 6 and pure(row.text):
                counts[len(row.text)] += 1
    if not counts:
        return
    usual, most = counts.most_common(1)[0][0], max(counts)
    good: bool | None = usual in (27, 28) and most in (28, 29)
    if not good and sum(counts.values()) < 4:
        good = None
    shown = 28 if good else usual
    yield finding("每行字数", f"{shown} 字", good)


def pure(text: str) -> bool:
    """Whether a row is all full-width."""
    return all(unicodedata.east_asian_width(c) in "WF" or c in "“”‘’—…" for c in text)


def _without_note(pages: Pages, place: int) -> Iterator[Row]:
    """The rows of text of a page but those of an editor's note, which has a face of its own."""
    note, left = False, pages.edges(place)[0]
    for row in pages.text_rows(place):
        begins = row.left > left + CELL
        note = bool(forms.EDITOR.match(row.text)) or (note and not begins)
        if not note:
            yield row


def faces(pages: Pages) -> Iterator[Finding]:
    """Face and size of the running text, where the PDF names a face that is known (5.2.2)."""
    rows = [
        r for n in range(len(pages.sheets[: pages.first_attachment]))
        for r in _without_note(pages, n) if r.right - r.left > 110
    ]  # fmt: skip
    if not rows:
        return
    face = Counter(r.chars[-1].face for r in rows).most_common(1)[0][0]
    yield finding("正文字体", face, same_face(face, "仿宋") if face_class(face) else None)
    yield finding("正文字号", f"{pages.size:g} 磅", near(pages.size, 16, 0.3))


def colours(pages: Pages) -> Iterator[Finding]:
    """Black text but for the mark (5.2.4)."""
    signed = pages.signed.page if pages.signed else -1
    wrong = [
        (n + 1, r) for n, s in enumerate(pages.sheets) for r in (*s.rows, *s.cells)
        if r not in pages.marks
        and any(_coloured(c, n == signed) for c in r.chars if not c.text.isspace())
    ]  # fmt: skip
    shown = f"第{wrong[0][0]}页“{wrong[0][1].text[:12]}”等 {len(wrong)} 行" if wrong else "都是黑色"
    yield finding("文字颜色", shown, not wrong)


def _coloured(char: Char, seals: bool) -> bool:
    """Whether a character ought to be black; seals and signature stamps are red."""
    return not char.black and not (seals and char.red)


def title(pages: Pages) -> Iterator[Finding]:
    """Size, place and shape of the title; blank lines around it (7.3.1)."""
    if not pages.form.red_head or not pages.form.titled:
        return
    rows = pages.title
    if not rows:
        yield finding("标题字号", "（没有找到标题）", None)
        return
    size, face = rows[0].size, rows[0].face
    yield finding("标题字号", f"{size:g} 磅", near(size, 22, 0.3))
    if face_class(face):
        yield finding("标题字体", face, same_face(face, "小标宋"))
    off = max((r.centre - MIDDLE for r in rows), key=abs)
    yield finding("标题居中", f"偏 {off:+.1f} mm", near(off, 0, 2))
    widths = [round((r.right - r.left) / (size * MM) * 2) / 2 for r in rows]
    shape = " / ".join(f"{w:g}" for w in widths)
    yield finding("标题排列", f"{shape} 字", forms.well_shaped(widths))
    yield from _around(pages, rows)


def _around(pages: Pages, rows: list[Row]) -> Iterator[Finding]:
    """Two blank lines above the title, one below."""
    form, top = pages.form, None
    if form.head == "信函" and pages.letter_elements:
        top = max(r.bottom for r in pages.letter_elements)
    elif form.ruled and pages.head_rule:
        top = pages.head_rule.y
    elif form.ruled and pages.number:
        top = pages.number.bottom + 4
    if top is not None:
        above = pages.blanks(0, top, rows[0].top)
        name = "信函标题上空行" if form.head == "信函" else "标题上空行"
        yield finding(name, f"{above:.1f} 行", 1.6 <= above <= 2.6)
    if pages.recipients:
        below = pages.blanks(0, rows[-1].bottom, pages.recipients[0].top)
        yield finding("标题下空行", f"{below:.1f} 行", 0.8 <= below <= 1.75)


def recipients(pages: Pages) -> Iterator[Finding]:
    """主送机关 flush left in every row, a full-width colon at the end (7.3.2)."""
    rows = pages.recipients
    if not rows or not pages.form.red_head:
        return
    left = pages.edges(0)[0]
    off = max(r.left - left for r in rows)
    yield finding("主送机关", f"左空 {off / CELL:.1f} 字", off < 2.5)
    yield finding("主送末尾", rows[-1].text[-6:], rows[-1].text.endswith("："))


def first_page(pages: Pages) -> Iterator[Finding]:
    """Body text on page 1 (7.3.3)."""
    if not pages.form.red_head or len(pages.sheets) < 2:
        return
    low = pages.recipients[-1].baseline if pages.recipients else 0
    rows = [r for r in pages.text_rows(0) if r in pages.after_title]
    if low:
        body = [r for r in rows if r.baseline > low + 1]
    else:  # recipients may go on and on
        left = pages.edges(0)[0]
        body = [r for r in rows if "。" in r.text or near(r.left - left, 2 * pages.cell, 2)]
    yield finding("首页正文", f"{len(body)} 行", bool(body))


def paragraphs(pages: Pages) -> Iterator[Finding]:
    """First lines two 字 in (7.3.3): the left edge of most rows that are not flush."""
    found = Counter[float]()
    for place in range(len(pages.sheets[: pages.first_attachment])):
        left, right = pages.edges(place)
        for row in pages.text_rows(place):
            if place == 0 and row.baseline <= pages.head_end + 1:
                continue
            if forms.ATTACHMENTS.match(row.text) or forms.PRESENT.match(row.text):
                break  # names of attachments and of people hang further in
            if row.right > right - 8 and 3 < row.left - left < 30:
                found[round((row.left - left) / pages.cell * 2) / 2] += 1
    if sum(found.values()) < 2:
        return
    usual = found.most_common(1)[0][0]
    yield finding("段首缩进", f"{usual:g} 字", near(usual, 2, 0.3))


RULES = (
    sheet, area, lines, characters, faces, colours, title, recipients, first_page, paragraphs,
)  # fmt: skip
