"""Rules that only a rendered page shows: where the ink is."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.looks import row
from gencirc.inspect.pdf import Row, Rule, Sheet, sheets
from gencirc.source.scalars import wide
from gencirc.standard.table import mm, whole

LEFT, TOP = 28.0, 37.0
RIGHT, BOTTOM = LEFT + 156, TOP + 225
PITCH = 225 / 22  # mm a line
CELL = 156 / 28  # mm a character
NUMBER = re.compile(r"^\S{2,}〔\d{4}〕\d+号")
DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
DASHED = re.compile(r"^—\s*(\d+)\s*—$")


def rendered(path: Path) -> list[Finding]:
    """The findings for a PDF."""
    pages = sheets(path)
    return [
        *head(pages[0]),
        *body(pages),
        *signature(pages),
        *imprint(pages),
        *numbers(pages),
    ]


def text_rows(sheet: Sheet) -> list[Row]:
    """Rows of body size inside the type area."""
    return [r for r in sheet.rows if 15 < r.size < 17 and TOP < r.baseline < BOTTOM + 1]


def head(sheet: Sheet) -> Iterator[Finding]:
    """The mark's ink 35 mm below the top, the rule 4 mm below the number (7.2)."""
    marks = [r for r in sheet.rows if r.red and r.size > 20]
    if not marks:
        return
    box = (LEFT - 5, TOP, RIGHT + 5, marks[0].baseline + 1)
    ink = sheet.ink(box, lambda r, g, b: r > 150 and g < 140 and b < 140)
    found = (ink or 0) - TOP
    yield row("标志距版心上边", "35±1 mm", f"{found:.1f} mm", abs(found - 35) <= 1)
    centre = (marks[0].left + marks[0].right) / 2 - (LEFT + RIGHT) / 2
    yield row("标志居中", "±1 mm", f"{centre:+.1f} mm", abs(centre) <= 1, "标志距版心上边")
    number = next((r for r in sheet.rows if NUMBER.match(r.text) and not r.red), None)
    rule = next((r for r in sheet.rules if r.red), None)
    if not number or not rule:
        yield row("红线距文号", "4 mm", "（没有找到文号或红线）", False)
        return
    gap = rule.y - rule.thick / 2 - (number.baseline + 0.12 * number.size * 25.4 / 72)
    yield row("红线距文号", "4±0.5 mm", f"{gap:.2f} mm", abs(gap - mm("红线距文号")) <= 0.5)
    long = rule.right - rule.left
    yield finding("红线长", "7.2.7", "规定", "156±0.5 mm", f"{long:.2f} mm", abs(long - 156) <= 0.5)


def body(pages: list[Sheet]) -> Iterator[Finding]:
    """Margins, 22 lines, 28 characters (5.2)."""
    rows = [r for s in pages if not s.wide for r in text_rows(s)]
    if not rows:
        return
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    yield row("版心左边", "28±1 mm", f"{left:.2f} mm", abs(left - LEFT) <= 1, "订口")
    wide = abs(right - left - 156) <= 1
    several = sum(right - r.right < 4 and r.left < left + 2 for r in rows) > 1
    # one line that reaches furthest is no full line: a short paper may have none
    yield row("版心宽", "156±1 mm", f"{right - left:.2f} mm", wide if wide or several else None)
    full = [len(r.text) for r in rows if r.right > right - 4 and r.left < left + 2 and pure(r.text)]
    if full:
        most = Counter(full).most_common(1)[0][0]
        yield row("每行字数", 28, most, most == whole("每行字数"))
    for place, sheet in enumerate(pages):
        if runs_on(pages, place):
            lines = text_rows(sheet)
            count = round((lines[-1].baseline - lines[0].baseline) / PITCH) + 1
            yield row(f"第{place + 1}页行数", 22, count, count == whole("每面行数"), "每面行数")
            top = lines[0].baseline - 0.8 * PITCH
            yield row(
                f"第{place + 1}页天头", "37±1 mm", f"{top:.1f} mm", abs(top - TOP) <= 1, "天头"
            )


def pure(text: str) -> bool:
    """Whether a row is all full-width."""
    return all(wide(c) or c in "“”‘’—…" for c in text)


def runs_on(pages: list[Sheet], place: int) -> bool:
    """Whether a page is filled with body lines that go on on the next one."""
    if not 0 < place < len(pages) - 1 or pages[place].wide or pages[place + 1].wide:
        return False
    rows, after = pages[place].rows, text_rows(pages[place + 1])
    lines = text_rows(pages[place])
    others = [r for r in rows if r not in lines and not DASHED.match(r.text)]
    if others or not lines or not after or lines[-1].baseline < BOTTOM - 6:
        return False
    gaps = [b.baseline - a.baseline for a, b in itertools.pairwise(lines)]
    return bool(gaps) and abs(median(gaps) - PITCH) < 0.3


def signature(pages: list[Sheet]) -> Iterator[Finding]:
    """Date four 字 in with the issuer centred on it, or the unsealed form (7.3.5)."""
    for sheet in pages:
        rows = text_rows(sheet)
        for above, date in itertools.pairwise(rows):
            if not DATE.match(date.text) or date.left < 80:
                continue
            space = (RIGHT - date.right) / CELL
            middle = ((above.left + above.right) - (date.left + date.right)) / 2 / CELL
            step = (date.left - above.left) / CELL
            sealed = abs(space - 4) <= 0.75 and abs(middle) <= 0.5
            edge = min(space, (RIGHT - above.right) / CELL)
            plain = (
                abs(step - 2) <= 1.3 and 1.4 <= edge <= 2.6
            )  # room around digits: see lines.loosest
            stamped = abs(space - 4) <= 0.75 and date.baseline - above.baseline > 1.5 * PITCH
            found = f"日期右空 {space:.1f} 字，署名偏 {middle:+.1f} 字"
            yield finding(
                "署名和日期的位置",
                "7.3.5",
                "规定",
                "右空四字居中，或右空二字",
                found,
                sealed or plain or stamped,
            )
            return


def imprint(pages: list[Sheet]) -> Iterator[Finding]:
    """The last rule on the last line of the type area of the last page (7.4.1)."""
    last = pages[-1]
    line = next((r for r in last.rows if re.search(r"\d日印发$", r.text)), None)
    if line is None:
        return
    rules: list[Rule] = [r for r in last.rules if not r.red and r.y > line.baseline - 40]
    end = rules[-1].y if rules else 0.0
    yield row("版记末线", "262±0.5 mm", f"{end:.2f} mm", abs(end - BOTTOM) <= 0.5, "版记粗线")
    yield finding(
        "版记位置", "7.4.1", "规定", "版心最后一行", f"{end:.2f} mm", abs(end - BOTTOM) <= 0.5
    )
    long = max((r.right - r.left for r in rules), default=0)
    yield finding(
        "版记线长", "7.4.1", "规定", "156±0.5 mm", f"{long:.2f} mm", abs(long - 156) <= 0.5
    )
    thick = [round(r.thick, 2) for r in rules]
    good = len(thick) >= 2 and all(abs(t - 0.35) < 0.06 for t in (thick[0], thick[-1]))
    yield row("版记线粗", "0.35 / 0.25 / 0.35 mm", " / ".join(map(str, thick)), good, "版记粗线")


def numbers(pages: list[Sheet]) -> Iterator[Finding]:
    """Dash 7 mm below the area, odd pages right, even pages left, one 字 in (7.5)."""
    for place, sheet in enumerate(pages, 1):
        if sheet.wide:
            text = "".join(c["text"] for c in sheet.turned)
            yield finding(f"第{place}页页码", "8", "规定", "随纸转", text or "（没有）", bool(text))
            continue
        found = next((r for r in sheet.rows if DASHED.match(r.text) and r.baseline > BOTTOM), None)
        if found is None:
            yield row(f"第{place}页页码", "有页码", "（没有）", False, "页码距版心下边")
            continue
        odd = int(DASHED.match(found.text)[1]) % 2 == 1  # type: ignore[index]
        inset = RIGHT - found.right if odd else found.left - LEFT
        good = abs(inset - 4.94) <= 1.5
        yield row(f"第{place}页页码空字", "1 字", f"{inset:.1f} mm", good, "页码空字")
        box = (found.left, found.baseline - 6, found.left + 5, found.baseline + 1)
        ink = sheet.ink(box, lambda r, g, b: r < 160)
        below = (ink or 0) - BOTTOM
        yield row(
            f"第{place}页页码距离",
            "7±0.5 mm",
            f"{below:.2f} mm",
            abs(below - 7) <= 0.5,
            "页码距版心下边",
        )
