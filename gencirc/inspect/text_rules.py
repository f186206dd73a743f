"""Rules on the text: head, titles, recipients, levels, attachments, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.looks import blanks_beside, mark_of, row, same_face
from gencirc.inspect.paper import Paper
from gencirc.standard.table import TABLE, half_points

NUMBER = re.compile(r"[^\d\s〔〕]{2,}〔(?:19|20)\d{2}〕[1-9]\d*号$")
LOOKS_LIKE_NUMBER = re.compile(
    r"[^\d\s]{2,}[〔\[［（(【]\s*\d{2,4}\s*[〕\]］）)】]\s*第?\s*\d*\s*号$"
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
LINK = re.compile(r"附件\d*$")


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
    good = bool(number and NUMBER.search(number.text))
    yield finding("发文字号", "7.2.5", "规定", "代字〔年〕序号号", *filled(found, good))
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


def filled(found: str, good: bool) -> tuple[str, bool | None]:
    """What was found, and the verdict; blanks left for the signing are not judged."""
    return (f"{found}（还没有填）", None) if "\u3000" in found else (found, good)


LEAST_TITLE = 20  # pt; titles are larger than the text in any case


def title(paper: Paper) -> Iterator[Finding]:
    """Face, size, place and shape of every title (7.3.1)."""
    size = half_points("标题字号") / 2
    start = mark_of(paper)
    body = Counter[float]()
    for line in paper.lines:
        body[line.size] += len(line.text)
    least = max(LEAST_TITLE, body.most_common(1)[0][0] + 1) if body else LEAST_TITLE
    titles = [
        (n, x) for n, x in enumerate(paper.lines)
        if x.text and x.size >= least and x.align == "center" and not x.in_table and n != start
    ]  # fmt: skip
    if not titles:
        yield row("标题字号", f"{size:g} pt", "（没有找到标题）", None)
        return
    for number, (place, line) in enumerate(titles, 1):
        name = "标题" if number == 1 else f"第{number}个标题"
        if line.size != size:
            yield row(f"{name}字号", f"{size:g} pt", f"{line.size:g} pt", False, "标题字号")
        yield row(f"{name}字体", "小标宋", line.face, same_face(line.face, "小标宋"), "标题字体")
        shape = " / ".join(str(len(x)) for x in line.lines)
        yield finding(f"{name}排列", "7.3.1", "规定", "梯形或菱形", shape, well_shaped(line.lines))
        if number == 1 and start is not None:
            above = blanks_beside(paper.lines, place, -1)
            yield row("标题上空行", "2 行", f"{above} 行", above == 2)
            below = blanks_beside(paper.lines, place, 1)
            yield row("标题下空行", "1 行", f"{below} 行", below == 1)


def well_shaped(lines: list[str]) -> bool:
    """Growing, shrinking, or longest inside."""
    sizes = [len(x) for x in lines]
    if len(sizes) < 2:
        return True
    steps = [b - a for a, b in pairwise(sizes)]
    signs = "".join("+" if s > 0 else "-" if s < 0 else "0" for s in steps)
    return re.fullmatch(r"\+*-*", signs) is not None


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
            f"第 {blanks_beside(paper.lines, place, 1) + 2} 行",
            blanks_beside(paper.lines, place, 1) == 1,
        )


def date(paper: Paper) -> Iterator[Finding]:
    """成文日期 in Arabic digits, in full, without zeros (7.3.5.4)."""
    if mark_of(paper) is None:
        return
    found = next((x for x in paper.lines if LOOKS_LIKE_DATE.match(x.text) and not x.in_table), None)
    shown = found.text if found else "（没有找到）"
    good = bool(found and DATE.match(found.text))
    yield finding("成文日期", "7.3.5.4", "规定", "2026年3月5日的样子", *filled(shown, good))
    yield finding("署名和日期的位置", "7.3.5", "规定", "右空四字或二字", "要看版面", None)
