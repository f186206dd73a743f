"""Page numbers (7.5), also on pages that lie (8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.grids import MM
from gencirc.inspect.looks import face_class, same_face
from gencirc.inspect.page.area import BOTTOM, LYING_LEFT, MIDDLE
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import Row, Sheet

SMALL = 14 * MM  # one 字 of the number
LYING = {"left": LYING_LEFT, "bottom": 210 - 26.0, "top": 28.0}  # type area of a lying page, mm


def numbers(pages: Pages) -> Iterator[Finding]:
    """Form, face, size, side and distance of every page's number."""
    seen: list[tuple[int, int]] = []  # page, number
    styles: set[tuple[str, str, float]] = set()
    for place, sheet in enumerate(pages.sheets):
        where = f"第{place + 1}页"
        if sheet.wide:
            yield from lying(sheet, where, place)
            shown = _digits(sheet)
            if shown:
                seen.append((place, shown))
            continue
        row = number_of(sheet)
        if pages.form.head == "信函" and place == 0:
            yield finding("信函首页页码", row.text if row else "没有", row is None)
            continue
        if row is None:
            if not excused(pages, place):
                yield finding("有页码", "（没有）", False, where)
            continue
        value = int(forms.PAGE_NUMBER.match(row.text)[2])  # type: ignore[index]
        seen.append((place, value))
        styles.add((row.text.replace(str(value), "1"), _face(row), row.size))
        yield from _placed(pages, place, row, value)
    yield from _styles(styles)
    steps = {n - p for p, n in seen}
    said = "、".join(str(n) for _, n in seen)
    yield finding("页码连续", said if len(said) < 40 else said[:40] + "……", len(steps) <= 1)


def number_of(sheet: Sheet) -> Row | None:
    """The number of a page: the last row that is one, below the type area."""
    low = sheet.height - 40
    rows = [r for r in sheet.rows if r.baseline > low and forms.PAGE_NUMBER.match(r.text)]
    return rows[-1] if rows else None


def excused(pages: Pages, place: int) -> bool:
    """Blank pages before the imprint and its page bear no number (7.5); a letter's second may."""
    sheets = pages.sheets
    blank = [not (s.rows or s.cells) for s in sheets]
    if blank[place]:
        return True
    if pages.form.head == "信函" and len(sheets) == 2:
        return True
    return place == len(sheets) - 1 and place > 0 and blank[place - 1]


def _digits(sheet: Sheet) -> int:
    text = "".join(c["text"] for c in sorted(sheet.turned, key=lambda c: c["top"]))
    found = re.search(r"\d+", text) or re.search(r"\d+", text[::-1])
    return int(found[0]) if found else 0


def _face(row: Row) -> str:
    return next(c.face for c in row.chars if c.text.isdigit())


def _placed(pages: Pages, place: int, row: Row, value: int) -> Iterator[Finding]:
    """Odd pages right, even pages left, one 字 in; the dash 7 mm below the type area."""
    where, odd = f"第{place + 1}页", value % 2 == 1
    left, right = pages.edges(place)
    middle = near(row.centre, MIDDLE, 8)
    side = "居中" if middle else "居右" if row.centre > MIDDLE else "居左"
    good = side == ("居右" if odd else "居左")
    yield finding("单双页页码", side, good, where, "居右" if odd else "居左")
    if good:
        inset = right - row.right if odd else row.left - left
        yield finding("页码空字", f"{inset:.1f} mm", near(inset, SMALL, 1.5), where, "4.9±1.5 mm")
    below = row.baseline - dash_height(pages, place, row) - BOTTOM
    yield finding("页码距版心下边", f"{below:.1f} mm", near(below, 7, 0.5), where)


def dash_height(pages: Pages, place: int, row: Row) -> float:
    """Height of the dash's upper edge above the baseline, mm; drawn once for every face and size."""
    dash = row.chars[0]
    key = (dash.text, dash.face, round(dash.size, 1))
    if dash.text not in "—–―－─":
        return 0.33 * row.size * MM  # where it would be
    if key not in pages.dashes:
        ink = pages.sheets[place].ink((row.left, row.top - 1, dash.right, row.bottom))
        pages.dashes[key] = row.baseline - ink[1] if ink else 0.33 * row.size * MM
    return pages.dashes[key]


def _styles(styles: set[tuple[str, str, float]]) -> Iterator[Finding]:
    for text, face, size in sorted(styles):
        yield finding("页码写法", text, re.fullmatch(r"— ?1 ?—", text) is not None)
        yield finding("页码字体", face, same_face(face, "宋体") if face_class(face) else None)
        yield finding("页码字号", f"{size:g} 磅", near(size, 14, 0.3))


def lying(sheet: Sheet, where: str, place: int) -> Iterator[Finding]:
    """On a lying page the number stands at the left, odd below, even above (8)."""
    chars = [c for c in sheet.turned if not c["text"].isspace()]
    if not chars:
        upright = number_of_any(sheet)
        said = "没有转" if upright else "（没有）"
        yield finding("横排页码", said, False, where)
        return
    left, right = min(c["x0"] for c in chars) * MM, max(c["x1"] for c in chars) * MM
    top, bottom = min(c["top"] for c in chars) * MM, max(c["bottom"] for c in chars) * MM
    ink = sheet.ink((left - 1, top - 1, right + 1, bottom + 1))
    inner = _dash_edge(sheet, chars) or (ink[2] if ink else right)
    away = LYING["left"] - inner
    odd = (_digits(sheet) or place + 1) % 2 == 1
    inset = LYING["bottom"] - bottom if odd else top - LYING["top"]
    good = near(away, 7, 1) and near(inset, SMALL, 1.5)
    said = f"版心外 {away:.1f} mm，{'下' if odd else '上'}空 {inset:.1f} mm"
    yield finding("横排页码", said, good, where)


def number_of_any(sheet: Sheet) -> bool:
    """Whether an upright number stands below or above the text of a lying page."""
    return any(
        forms.PAGE_NUMBER.match(r.text) for r in sheet.rows if r.baseline > 184 or r.baseline < 28
    )


def _dash_edge(sheet: Sheet, chars: list[dict[str, float]]) -> float | None:
    """The edge of a dash that is nearest to the type area."""
    dash = next((c for c in chars if c["text"] in "—–-"), None)  # type: ignore[operator]
    if dash is None:
        return None
    box = (dash["x0"] * MM - 2, dash["top"] * MM, dash["x1"] * MM + 2, dash["bottom"] * MM)
    ink = sheet.ink(box)
    return ink[2] if ink else None


RULES = (numbers,)
