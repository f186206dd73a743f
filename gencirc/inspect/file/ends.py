"""附件说明 and attachments, date, note, lists of those present (7.3.4 – 7.3.7, 10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from gencirc.inspect import forms
from gencirc.inspect.file.parts import Parts, blanks
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import same_face


def attachment_note(parts: Parts) -> Iterator[Finding]:
    """附件： and the names; they agree with the attachments (7.3.4, 7.3.7)."""
    names = named(parts)
    pages = [title_of(parts, n) for n in parts.labels]
    if not names and not pages:
        return
    if names:
        yield from _form(parts, names)
    shown = "、".join(pages) or "（没有附件页）"
    same = [_bare(n) for n in names] == [_bare(p) for p in pages]
    yield finding("附件说明与附件", shown, same, "", "、".join(names) or "（没有附件说明）")


def named(parts: Parts) -> list[str]:
    """The names in 附件说明, with their punctuation."""
    rows = [p for n in parts.note for p in parts.lines[n].parts]
    rows = [re.sub(r"^附\s*件\s*\d*\s*[：:]\s*", "", r) for r in rows]
    return [re.sub(r"^\d{1,2}\s*[.．、]\s*", "", r).strip() for r in rows if r.strip()]


def _bare(name: str) -> str:
    return re.sub(r"[\s《》。；;，,、.]", "", name)


def title_of(parts: Parts, label: int) -> str:
    """The title of an attachment: the first centred paragraphs below its label."""
    out: list[str] = []
    for x in parts.lines[label + 1 : label + 9]:
        if not x.text:
            if out:
                break
            continue
        if out and (x.align != "center" or x.size < parts.size + 1 or x.in_table):
            break
        out.append(x.text)
    return "".join(out)


def _form(parts: Parts, names: list[str]) -> Iterator[Finding]:
    x = parts.lines[parts.note[0]]
    items = [parts.lines[n].text for n in parts.note]
    many = len(names) > 1
    numbered = re.match(r"^附件：\s*1\.", x.text) is not None
    wrong = [n for n in names if re.search(r"[。；;，,、.]$", n)]
    good = x.text.startswith("附件：") and numbered == many and not wrong
    good = good and all(re.match(r"\d{1,2}\.", i) for i in items[1:])
    yield finding("附件说明", (wrong or [x.text])[0][:16], good)
    above = next((n for n in range(parts.note[0] - 1, -1, -1) if parts.lines[n].text), 0)
    count = blanks(parts.lines, above, parts.note[0])
    shown = "要看版面" if count is None else f"{count:g} 行"
    yield finding("附件说明上空行", shown, None if count is None else count == 1)
    off = x.indent
    yield finding("附件说明缩进", f"{off:.1f} 字", near(off, 2, 0.35))


def attachments(parts: Parts) -> Iterator[Finding]:
    """附件1 in 黑体 without a colon, its title two lines below (7.3.7)."""
    for count, n in enumerate(parts.labels, 1):
        x = parts.lines[n]
        wanted = {f"附件{count}"} if len(parts.labels) > 1 else {"附件"}
        where = f"附件{count}" if len(parts.labels) > 1 else ""
        good = re.sub(r"[ \u3000]", "", x.text) in wanted and abs(x.indent) < 0.3
        yield finding("附件标识", x.text, good and x.align not in ("center", "right"), where)
        turned = x.new_page or x.raw.startswith("\f") or _broken_before(parts, n)
        yield finding("附件另面", "段前分页" if turned else "要看版面", turned or None, where)
        face = f"{x.face or '（没有设）'} {x.size:g} 磅"
        yield finding("附件标识字体", face, same_face(x.face, "黑体") and x.size == 16, where)
        after = next((m for m in range(n + 1, len(parts.lines)) if parts.lines[m].text), None)
        if after is not None and parts.lines[after].free:
            gap = blanks(parts.lines, n, after)
            shown = "要看版面" if gap is None else f"第 {gap + 2:g} 行"
            centred = parts.lines[after].align == "center"
            yield finding("附件标题行", shown, None if gap is None else gap == 1 and centred, where)


def _broken_before(parts: Parts, n: int) -> bool:
    """Whether a page break or the end of a section stands right before a paragraph."""
    for x in reversed(parts.lines[max(0, n - 3) : n]):
        section = x.element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None or "\f" in x.raw:
            return True
        if x.text:
            return False
    return False


def date(parts: Parts) -> Iterator[Finding]:
    """成文日期 in Arabic digits, in full, without zeros (7.3.5.4)."""
    if not parts.form.red_head or (parts.date is None and parts.form.head == "纪要"):
        return
    if parts.date is None:
        yield finding("成文日期", "（没有找到）", None)
        return
    text = parts.lines[parts.date].text
    yield finding(
        "成文日期", text, None if forms.blank_form(text) else bool(forms.DATE.match(text))
    )


def note(parts: Parts) -> Iterator[Finding]:
    """附注 below the date, two 字 in, in full-width brackets (7.3.6)."""
    if parts.date is None:
        return
    after = next((x for x in parts.lines[parts.date + 1 :] if x.text), None)
    if after is None or not after.free or not forms.NOTE.match(after.text):
        return
    good = after.text.startswith("（") and after.text.endswith("）") and near(after.indent, 2, 0.35)
    yield finding("附注", f"{after.text[:10]}，左空 {after.indent:.1f} 字", good)


def present(parts: Parts) -> Iterator[Finding]:
    """出席, 请假, 列席 in 黑体 (10.3)."""
    if parts.form.head != "纪要":
        return
    for x in parts.lines:
        if x.free and forms.PRESENT.match(x.text):
            good = same_face(x.face, "黑体") and same_face(x.end_face, "仿宋")
            yield finding("出席字体", f"{x.text[:2]} {x.face}，名单{x.end_face}", good)


RULES = (attachment_note, attachments, date, note, present)
