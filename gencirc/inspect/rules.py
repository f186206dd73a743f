"""What the package of a paper can prove or disprove, rule by rule.

What only a rendered page shows (where the ink is) is listed as 未核验, never as right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.paper import Line, Paper
from gencirc.standard.table import TABLE, half_points, mm, whole

NUMBER = re.compile(r"[^\d\s〔〕]{2,}〔(?:19|20)\d{2}〕[1-9]\d*号$")
LOOKS_LIKE_NUMBER = re.compile(
    r"[^\d\s]{2,}[〔\[［（(【]\s*\d{2,4}\s*[〕\]］）)】]\s*第?\s*\d+\s*号$"
)
DATE = re.compile(r"\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
LOOKS_LIKE_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,3}月.{1,3}日$|\d{4}[./-]\d{1,2}[./-]\d{1,2}$"
)
LEVELS = (
    (re.compile(r"[一二三四五六七八九十]+、"), "一级标题字体"),
    (re.compile(r"（[一二三四五六七八九十]+）"), "二级标题字体"),
    (re.compile(r"\d{1,2}\.(?!\d)"), "三级标题字体"),
    (re.compile(r"（\d+）"), "四级标题字体"),
)
FACES = {
    "仿宋": ("仿宋", "FangSong", "FSong"),
    "楷体": ("楷体", "楷_", "KaiTi"),
    "黑体": ("黑体", "黑_", "SimHei"),
    "小标宋": ("小标宋", "XiaoBiaoSong", "XBS"),
    "宋体": ("宋体", "SimSun", "书宋"),
}
NEAR = 0.3  # mm that a rounded twip may be off
LINK = re.compile(r"附件\d*$")


def inspect(paper: Paper) -> list[Finding]:
    """Every rule that applies to a paper."""
    return [f for rule in RULES for f in rule(paper)]


def row(name: str, demanded: object, found: object, good: bool | None, key: str = "") -> Finding:
    """A finding for a row of the standard's table."""
    entry = TABLE[key or name]
    return finding(name, entry.clause, entry.strength, demanded, found, good)


def same_face(face: str, wanted: str) -> bool:
    """Whether a face is of the class that the standard names (仿宋 of any make)."""
    names = next((v for k, v in FACES.items() if k in wanted), (wanted,))
    return any(n in face for n in names) or face == wanted


# -- page ------------------------------------------------------------------------


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


def body(paper: Paper) -> Iterator[Finding]:
    """Face, size, lines and characters of the running text (5.2)."""
    long = [x for x in paper.lines if len(x.text) > 40 and not x.in_table]
    if not long or not paper.sections:
        return
    text = max(long, key=lambda x: len(x.text))
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


# -- head ------------------------------------------------------------------------


def mark_of(paper: Paper) -> int | None:
    """Place of the issuer's mark: large and red."""
    for place, line in enumerate(paper.lines):
        red = re.fullmatch(r"(?:F|E|C)[0-9A-F]0{0,1}[0-9A-F]{0,4}", line.colour or "-")
        if line.text and red and line.size >= 26:
            return place
    return None


def head(paper: Paper) -> Iterator[Finding]:
    """Mark, number, red rule (7.2); nothing when the paper has no red head."""
    place = mark_of(paper)
    if place is None:
        return
    mark = paper.lines[place]
    yield row("标志字体", "小标宋", mark.face, same_face(mark.face, "小标宋"))
    yield row("标志居中", "居中", mark.align, mark.align == "center", "标志距版心上边")
    yield row("标志距版心上边", "35 mm", "要看版面", None)
    number = next(
        (x for x in paper.lines[place + 1 : place + 8] if LOOKS_LIKE_NUMBER.search(x.text)), None
    )
    found = number.text if number else "（没有找到）"
    yield finding(
        "发文字号",
        "7.2.5",
        "规定",
        "代字〔年〕序号号",
        found,
        bool(number and NUMBER.search(number.text)),
    )
    if number is None:
        return
    blanks = sum(not x.text for x in paper.lines[place + 1 : paper.lines.index(number)])
    yield row("标志下空行", "2 行", f"{blanks} 行", blanks == 2)
    rule = number.borders.get("bottom", {})
    red = rule.get("color", "").upper().startswith(("F", "E", "C"))
    yield row(
        "红线", "文号下一条红线", rule.get("color", "（段落没有下边框）"), red or None, "红线颜色"
    )
    yield row("红线距文号", "4 mm", "要看版面", None)


def title(paper: Paper) -> Iterator[Finding]:
    """Face, size, place and shape of every title (7.3.1)."""
    size = half_points("标题字号") / 2
    start = mark_of(paper)
    titles = [
        (n, x) for n, x in enumerate(paper.lines)
        if x.text and x.size == size and x.align == "center" and not x.in_table and n != start
    ]  # fmt: skip
    if not titles:
        yield row("标题字号", f"{size:g} pt", "（没有找到标题）", None)
        return
    for number, (place, line) in enumerate(titles, 1):
        name = "标题" if number == 1 else f"第{number}个标题"
        yield row(f"{name}字体", "小标宋", line.face, same_face(line.face, "小标宋"), "标题字体")
        shape = " / ".join(str(len(x)) for x in line.lines)
        yield finding(f"{name}排列", "7.3.1", "规定", "梯形或菱形", shape, well_shaped(line.lines))
        if number == 1 and start is not None:
            above = _blanks(paper.lines, place, -1)
            yield row("标题上空行", "2 行", f"{above} 行", above == 2)
            below = _blanks(paper.lines, place, 1)
            yield row("标题下空行", "1 行", f"{below} 行", below == 1)


def well_shaped(lines: list[str]) -> bool:
    """Growing, shrinking, or longest inside."""
    sizes = [len(x) for x in lines]
    if len(sizes) < 2:
        return True
    steps = [b - a for a, b in itertools.pairwise(sizes)]
    signs = "".join("+" if s > 0 else "-" if s < 0 else "0" for s in steps)
    return re.fullmatch(r"\+*-*", signs) is not None


def _blanks(lines: list[Line], place: int, step: int) -> int:
    count, at = 0, place + step
    while 0 <= at < len(lines) and not lines[at].text:
        count, at = count + 1, at + step
    return count


def recipients(paper: Paper) -> Iterator[Finding]:
    """主送机关: flush left, full-width colon (7.3.2)."""
    if mark_of(paper) is None:
        return
    line = next((x for x in paper.lines if re.search(r"[：:]$", x.text) and x.size == 16), None)
    if line:
        good = (
            line.text.endswith("：") and not line.first and not line.first_chars and not line.left
        )
        yield finding("主送机关", "7.3.2", "规定", "顶格，末尾“：”", line.text[-8:], good)


# -- text ------------------------------------------------------------------------


def levels(paper: Paper) -> Iterator[Finding]:
    """Faces of numbered headings (7.3.3)."""
    for pattern, key in LEVELS:
        found = [x for x in paper.lines if pattern.match(x.text) and not x.in_table]
        if found:
            wrong = [x for x in found if not same_face(x.face, str(TABLE[key].value))]
            shown = (
                f"{len(found)} 处，{wrong[0].face}：{wrong[0].text[:8]}"
                if wrong
                else f"{len(found)} 处"
            )
            yield row(key, TABLE[key].value, shown, not wrong)


def attachments(paper: Paper) -> Iterator[Finding]:
    """附件说明 agrees with the attachments' own pages (7.3.4, 7.3.7)."""
    named = []
    for place, line in enumerate(paper.lines):
        if line.text.startswith("附件：") and not line.in_table:
            named = [re.sub(r"^附件：(?:\d+\.)?", "", line.text)]
            for more in paper.lines[place + 1 :]:
                if not re.match(r"\d+\.", more.text):
                    break
                named.append(re.sub(r"^\d+\.", "", more.text))
    pages = [n for n, x in enumerate(paper.lines) if LINK.match(x.text) and not x.in_table]
    if not named and not pages:
        return
    titles = [next((x.text for x in paper.lines[n + 1 :] if x.text), "") for n in pages]
    yield finding(
        "附件说明与附件",
        "7.3.7",
        "规定",
        "、".join(named) or "（没有附件说明）",
        "、".join(titles),
        named == titles,
    )
    for place in pages:
        line = paper.lines[place]
        yield row("附件标识字体", "黑体", line.face, same_face(line.face, "黑体"))
        yield row(
            "附件标题行",
            "第 3 行",
            f"第 {_blanks(paper.lines, place, 1) + 2} 行",
            _blanks(paper.lines, place, 1) == 1,
        )


def date(paper: Paper) -> Iterator[Finding]:
    """成文日期 in Arabic digits, in full, without zeros (7.3.5.4)."""
    if mark_of(paper) is None:
        return
    found = next((x for x in paper.lines if LOOKS_LIKE_DATE.match(x.text) and not x.in_table), None)
    shown = found.text if found else "（没有找到）"
    yield finding(
        "成文日期",
        "7.3.5.4",
        "规定",
        "2026年3月5日的样子",
        shown,
        bool(found and DATE.match(found.text)),
    )
    yield finding("署名和日期的位置", "7.3.5", "规定", "右空四字或二字", "要看版面", None)


# -- imprint and page number --------------------------------------------------------


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


RULES: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    page, body, head, title, recipients, levels, attachments, date, imprint, page_numbers,
)  # fmt: skip
