"""Signature, date, seal, note and 附件说明 on the page (7.3.4 – 7.3.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.page.area import CELL, PITCH, usual_pitch
from gencirc.inspect.page.ending import Signed
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import Row

ROOM = 0.5  # 字 that a signature may be off
LONGEST = 8  # rows that signers may take above a date


def signature(pages: Pages) -> Iterator[Finding]:
    """Date and signers where one of the standard's ways of signing puts them (7.3.5)."""
    signed = pages.signed
    if signed is None or not pages.form.red_head:
        return
    shown = signed.date.text
    yield finding(
        "成文日期", shown, None if forms.blank_form(shown) else bool(forms.DATE.match(shown))
    )
    left, right = pages.edges(signed.page)
    names = signers(signed, left)
    way = way_of(signed, names, right)
    space = (right - signed.date.right) / CELL
    said = f"日期右空 {space:.1f} 字"
    if names:
        middle = (names[0].centre - signed.date.centre) / CELL
        said += f"，署名偏 {middle:+.1f} 字，右空 {(right - names[0].right) / CELL:.1f} 字"
    yield finding("署名和日期的位置", said, bool(way))
    yield from _gap(pages, signed, names, way)
    cells = pages.sheets[signed.page].cells
    text = any(
        (r.right - r.left > 20 or r.left < left + CELL) and r not in names for r in signed.above
    )
    text = text or any(r.baseline < signed.date.baseline for r in cells)
    empty = next((r for r in signed.above if forms.EMPTY_PAGE.search(r.text)), None)
    said = empty.text if empty else "有正文" if text else "没有正文"
    yield finding("落款同页", said, text and not empty)


def signers(signed: Signed, left: float) -> list[Row]:
    """The rows above the date that are set off to the right, nearest first, as pieces."""
    out: list[Row] = []
    low = signed.date.baseline
    for row in signed.above[:LONGEST]:
        apart = row.left > left + 3 * CELL - 0.5 and not re.search(r"[。；]$", row.text)
        if not apart or low - row.baseline > 4.2 * PITCH or forms.ITEM.match(row.text):
            break
        out += row.pieces[::-1]
        low = row.baseline
    return out


def way_of(signed: Signed, names: list[Row], right: float) -> str:
    """盖章, 不盖章, 签名章 or 联合; empty when the rows stand in none of these ways."""
    date = signed.date
    room = ROOM + wider(date)
    space = (right - date.right) / CELL
    four = near(space, 4, room)
    if not names:
        return "签名章" if four else ""
    middles = [abs(n.centre - date.centre) / CELL for n in names]
    if four and min(middles[:3]) <= ROOM:
        return "盖章"
    if four and date.baseline - names[0].baseline > 1.5 * PITCH:
        return "签名章"
    if any(n.right > right + 0.5 for n in names):
        return ""
    edge = min(space, *((right - n.right) / CELL for n in names))
    steps = [(date.left - n.left) / CELL for n in names]
    if any(near(s, 2, room) for s in steps) and 2 - room <= edge <= 2 + room:
        return "不盖章"
    if len(names) > 1 and four and middles[0] <= 8:
        return "联合"
    return ""


def wider(date: Row) -> float:
    """How much wider than reckoned a date is, in 字: faces and LibreOffice give digits more room."""
    reckoned = sum(0.5 if c.text.isascii() else 1.0 for c in date.chars)
    return max(0.0, (date.right - date.left) / CELL - reckoned)


def _gap(pages: Pages, signed: Signed, names: list[Row], way: str) -> Iterator[Finding]:
    """One blank line above an unsealed signature, two above a signature stamp (7.3.5.2, 7.3.5.3)."""
    top = names[-1] if names else signed.date
    before = next((r for r in signed.above if r.baseline < top.baseline - 1), None)
    if before is None or way != "不盖章" or pages.parted(signed.page, before, top):
        return
    blanks = (top.baseline - before.baseline) / usual_pitch(pages.text_rows(signed.page)) - 1
    yield finding("落款上空行", f"{blanks:.1f} 行", 0.4 <= blanks <= 1.6, "", "1 行")


def seal(pages: Pages) -> Iterator[Finding]:
    """A seal as a picture: centred on the date, over date and signature (7.3.5.1)."""
    signed = pages.signed
    if signed is None:
        return
    date = signed.date
    for left, top, right, bottom in pages.sheets[signed.page].pictures:
        if not (30 < right - left < 60 and top < date.baseline < bottom + 15):
            continue
        off = (left + right) / 2 - date.centre
        over = top < date.baseline < bottom
        if right - left < 1.4 * (bottom - top):  # a signature stamp is flat
            yield finding(
                "印章",
                f"偏 {off:+.1f} mm，{'压' if over else '没有压'}日期",
                near(off, 0, 3) and over,
            )
            return


def note(pages: Pages) -> Iterator[Finding]:
    """附注 below the date, two 字 in, in full-width brackets (7.3.6)."""
    signed = pages.signed
    if signed is None:
        return
    rows = [r for r in pages.sheets[signed.page].rows if r.baseline > signed.date.baseline + 1]
    first = next((r for r in rows if r.text.startswith(("（", "("))), None)
    if first is None or rows.index(first) > 0:
        return
    off = (first.left - pages.edges(signed.page)[0]) / CELL
    whole = "".join(r.text for r in rows[:3])
    good = near(off, 2, 0.4) and first.text.startswith("（") and "）" in whole
    yield finding("附注", f"{first.text[:10]}，左空 {off:.1f} 字", good)


def attachment_note(pages: Pages) -> Iterator[Finding]:
    """附件：two 字 in, one line below the text, names one under another (7.3.4)."""
    for page in range(len(pages.sheets)):
        rows = pages.text_rows(page)
        for place, row in enumerate(rows):
            label = re.match(r"附\s*件\s*[：:]", row.text)
            left, right = pages.edges(page)
            if not label or (row.left - left < 1 and row.right > right - 4):
                continue
            off = (row.left - left) / CELL
            yield finding("附件说明缩进", f"{off:.1f} 字", near(off, 2, 0.35))
            if place and not pages.parted(page, rows[place - 1], row):
                blanks = (row.baseline - rows[place - 1].baseline) / usual_pitch(rows[:place]) - 1
                yield finding("附件说明上空行", f"{blanks:.1f} 行", 0.4 <= blanks <= 1.6)
            yield from _aligned(rows, place, label.end())
            return


def _aligned(rows: list[Row], place: int, skip: int) -> Iterator[Finding]:
    """Numbers under numbers, wrapped lines under the first character of a name."""
    first = rows[place]
    starts = [c.left for c in first.chars[skip:] if not c.text.isspace()]
    if not starts:
        return
    item = forms.ITEM.match("".join(c.text for c in first.chars[skip:]).lstrip())
    letters = [
        c.left for c in first.chars[skip + (item.end() if item else 0) :] if not c.text.isspace()
    ]
    if not letters:
        return
    worst = 0.0
    for above, row in zip(rows[place:], rows[place + 1 : place + 12], strict=False):
        numbered = forms.ITEM.match(row.text)
        off = abs(row.left - (starts[0] if numbered else letters[0]))
        if row.baseline - above.baseline > 1.5 * PITCH or (off > 12 and not numbered):
            break
        worst = max(worst, off)
    yield finding("附件名称对齐", f"相差 {worst:.1f} mm", worst <= 1.5)


RULES = (signature, seal, note, attachment_note)
