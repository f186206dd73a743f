"""The head on the page: mark, number, signers, red rule (7.2), and the heads of clause 10."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import same_face
from gencirc.inspect.page.area import CELL, LEFT, MIDDLE, PITCH, RIGHT
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import Box, Row, Rule, row_of

EXACT = 0.5  # mm that the ink of a mark or a rule may be off
SUBSTITUTED = 1.3  # mm where another face stands for the mark's: its ink begins elsewhere
LETTER_GAP = 4.94  # mm, 7/8 of a 3号 character


def mark(pages: Pages) -> Iterator[Finding]:
    """Ink of the mark below the type area's top, or the sheet's in a letter (7.2.4, 10)."""
    ink = mark_ink(pages)
    if not pages.marks or ink is None or pages.form.head == "简报":
        return
    name, start, wanted = {
        "信函": ("信函标志距上页边", 0.0, 30.0),
        "命令": ("命令标志距版心上边", pages.top, 20.0),
    }.get(pages.form.head, ("标志距版心上边", pages.top, 35.0))
    found = ink[1] - start
    good: bool | None = near(found, wanted, EXACT)
    said = f"{found:.1f} mm"
    if not good and not same_face(pages.marks[0].face, "小标宋"):
        good = None if near(found, wanted, SUBSTITUTED) else False
        said += "（标志换了字体）"
    yield finding(name, said, good)
    off = (ink[0] + ink[2]) / 2 - MIDDLE
    yield finding("标志居中", f"偏 {off:+.1f} mm", near(off, 0, 1.5))


def mark_ink(pages: Pages) -> Box | None:
    """What the mark's ink covers; the other red things of the head left out."""
    if not pages.marks:
        return None
    rows = pages.marks
    high = min(r.top for r in rows) - 2
    low = max(r.baseline + 0.14 * r.size * 0.3528 for r in rows)
    below = [r.y for r in pages.reds if r.y > min(x.baseline for x in rows)]
    low = min([low, *(y - 0.6 for y in below)])
    return pages.sheets[0].ink((0, high, 210, low), red=True)


def joint(pages: Pages) -> Iterator[Finding]:
    """Names of one width, 文件 at their right, halfway down (7.2.4)."""
    if not pages.form.joint:
        return
    names, word = stacked(pages.marks)
    lefts, rights = [n.left for n in names], [n.right for n in names]
    ragged = max(max(lefts) - min(lefts), max(rights) - min(rights))
    said, good = f"两端相差 {ragged:.1f} mm", ragged <= 1.5
    if word:
        middle = (min(n.top for n in names) + max(n.bottom for n in names)) / 2
        off = (word.top + word.bottom) / 2 - middle
        said, good = f"{said}，“文件”偏 {off:+.1f} mm", good and near(off, 0, 2)
    yield finding("联合标志", said, good)


def stacked(marks: list[Row]) -> tuple[list[Row], Row | None]:
    """The names of a joint mark, and 文件 where it stands at their right."""
    edge = max(r.right for r in marks)
    names: list[Row] = []
    word: Row | None = None
    for row in marks:
        chars = [c for c in row.chars if not c.text.isspace()]
        ends = "".join(c.text for c in chars[-2:]) == "文件" and row.right > edge - 1
        if ends:
            word = row_of(row.baseline, chars[-2:])
        name = row_of(row.baseline, chars[:-2] if ends else chars)
        names += [name] if name else []
    return names, word


def number(pages: Pages) -> Iterator[Finding]:
    """Form and place of the number by the format of the paper (7.2.5, 10)."""
    found, form = pages.number, pages.form
    if found is None:
        if form.head in ("普通", "信函", "命令"):
            yield finding("令号" if form.head == "命令" else "发文字号", "（没有找到）", False)
        return
    if form.head in ("命令", "纪要") and not forms.LOOKS_LIKE_NUMBER.match(found.text):
        yield from _plain_number(pages, found)
        return
    shown = found.text
    open_ = forms.blank_form(shown)
    yield finding("发文字号", shown, None if open_ else bool(forms.NUMBER.match(shown)))
    if form.head == "信函":
        return
    if form.upward:
        off = found.left - LEFT
        yield finding(
            "发文字号位置", f"左空 {off / CELL:.1f} 字", near(off, CELL, 1), "", "左空一字"
        )
    else:
        off = found.centre - MIDDLE
        yield finding("发文字号位置", f"偏 {off:+.1f} mm", near(off, 0, 1.5), "", "居中")
    ink = mark_ink(pages)
    if ink:
        first = pages.signers[0] if pages.signers else found
        blanks = (first.top - ink[3]) / PITCH
        yield finding("标志下空行", f"{blanks:.1f} 行", 1.6 <= blanks <= 2.9)


def _plain_number(pages: Pages, found: Row) -> Iterator[Finding]:
    """第8号, 第8期: centred; two blank lines round an order's (10.2)."""
    off = found.centre - MIDDLE
    if pages.form.head == "命令":
        good = (
            near(off, 0, 1.5)
            and found.text.replace(" ", "").lstrip("第0") != ""
            and (
                found.text[1:2] != "0" and all(c not in "一二三四五六七八九十" for c in found.text)
            )
        )
        yield finding("令号", f"{found.text}，偏 {off:+.1f} mm", good)
        ink = mark_ink(pages)
        if ink:
            blanks = (found.top - ink[3]) / PITCH
            yield finding("标志下空行", f"{blanks:.1f} 行", 1.6 <= blanks <= 2.9)
        after = next((r for r in pages.sheets[0].rows if r.baseline > found.baseline + 1), None)
        if after:
            blanks = pages.blanks(0, found.bottom, after.top)
            yield finding("令号下空行", f"{blanks:.1f} 行", 1.6 <= blanks <= 2.9)


def signers(pages: Pages) -> Iterator[Finding]:
    """签发人 at the right, one 字 in; the number on the last one's row (7.2.6)."""
    if not pages.signers:
        return
    first = pages.signers[0]
    rows = [
        r
        for r in pages.sheets[0].rows
        if any(near(r.baseline, s.baseline, 1) for s in pages.signers)
    ]
    right = max(r.right for r in rows)
    space = (RIGHT - right) / CELL
    text = first.text.replace(" ", "").replace("\u3000", "")
    good = near(space, 1, 0.35) and text.startswith("签发人：")
    yield finding("签发人", f"{text}，右空 {space:.1f} 字", good)
    if pages.number:
        last = max(s.baseline for s in pages.signers)
        off = pages.number.baseline - last
        yield finding("文号同签发人", f"相差 {off:+.1f} mm", near(off, 0, 1))


def red_rule(pages: Pages) -> Iterator[Finding]:
    """One red rule, 156 mm, 4 mm below the number (7.2.7)."""
    if not pages.form.ruled:
        return
    rule = pages.head_rule
    yield finding("红线", "有" if rule else "（没有找到）", bool(rule))
    if rule is None:
        return
    yield finding("红线颜色", "红" if rule.red else "不是红色", rule.red)
    aside = (rule.left + rule.right) / 2 - MIDDLE
    good = near(rule.length, 156, 0.5) and near(aside, 0, 0.5)
    yield finding("红线长", f"{rule.length:.1f} mm，偏 {aside:+.1f} mm", good)
    if pages.number:
        gap = rule.y - rule.thick / 2 - pages.number.bottom
        yield finding("红线距文号", f"{gap:.2f} mm", near(gap, 4, EXACT))


def letter(pages: Pages) -> Iterator[Finding]:
    """Double rules of a letter, its number and what stands beside it (10.1)."""
    if pages.form.head != "信函":
        return
    pairs = _pairs(pages)
    shown = "；".join(" ".join(f"{r.thick:.2f}" for r in p) for p in pairs) or "（没有找到）"
    yield finding("信函双线", shown, _double(pairs))
    if not pairs:
        return
    rules = [r for p in pairs for r in p]
    long, aside = rules[0].length, (rules[0].left + rules[0].right) / 2
    good = all(near(r.length, 170, 1) for r in rules) and near(aside, 105.5, 1.5)
    yield finding("信函双线长", f"{long:.1f} mm", good)
    ink = mark_ink(pages)
    upper = pairs[0][0]
    if ink and upper.y < 100:
        gap = upper.y - upper.thick / 2 - ink[3]
        yield finding("信函上线位置", f"标志下 {gap:.1f} mm", near(gap, 4, EXACT))
    low = pairs[-1][-1]
    if low.y > 200:
        up = 297 - low.y
        yield finding("信函下线位置", f"距下页边 {up:.1f} mm", near(up, 20, 1.3))
    end = pairs[0][-1]
    if pages.number:
        gap = pages.number.top - end.y - end.thick / 2
        firsts = min(r.top for r in pages.letter_elements) - end.y - end.thick / 2
        space = RIGHT - pages.number.right
        good = near(space, 0, 1) and near(min(gap, firsts), LETTER_GAP, 1)
        yield finding("信函文号", f"右空 {space:.1f} mm，离线 {gap:.1f} mm", good)


def _pairs(pages: Pages) -> list[list[Rule]]:
    """Red rules that stand together, from the top."""
    out: list[list[Rule]] = []
    for rule in sorted(pages.reds):
        if out and rule.y - out[-1][-1].y < 4:
            out[-1].append(rule)
        else:
            out.append([rule])
    return out


def _double(pairs: list[list[Rule]]) -> bool:
    """Thick over thin above, thin over thick below."""
    if len(pairs) != 2 or any(len(p) != 2 for p in pairs):
        return False
    above, below = pairs
    return above[0].thick > above[1].thick and below[0].thick < below[1].thick


RULES = (mark, joint, number, signers, red_rule, letter)
