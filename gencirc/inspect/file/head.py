"""The head as the file has it: mark, number, signers, red rule (7.2), heads of clause 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.inspect import forms
from gencirc.inspect.file.parts import Parts, blanks
from gencirc.inspect.file.strokes import Stroke, borders
from gencirc.inspect.finding import Finding, finding, near
from gencirc.inspect.looks import black, red, same_face
from gencirc.inspect.paper import Line


def corner(parts: Parts) -> Iterator[Finding]:
    """份号, 密级, 紧急程度: form, face and size (7.2.1 – 7.2.3)."""
    for x in parts.lines[: parts.head_end + 6 if parts.form.red_head else 0]:
        text = x.text
        if re.fullmatch(r"(?:No\.?|NO\.?|份号[：:]?)?\s*\d{1,8}", text):
            good = bool(re.fullmatch(r"\d{6}", text)) and x.size == 16
            yield finding("份号", text, good)
        elif forms.SECRECY.match(text):
            good = bool(
                re.fullmatch(
                    r"[绝机秘] ?密|[绝机秘]密★\d+年|[绝机秘]密★\d+个月", text.replace("\u3000", " ")
                )
            )
            yield finding(
                "密级", f"{text}，{_look(x)}", good and same_face(x.face, "黑体") and x.size == 16
            )
        elif forms.URGENCY.match(text):
            good = text.replace(" ", "").replace("\u3000", "") in ("特急", "加急", "特提", "平急")
            yield finding(
                "紧急程度",
                f"{text}，{_look(x)}",
                good and same_face(x.face, "黑体") and x.size == 16,
            )


def _look(x: Line) -> str:
    return f"{x.face or '（没有设字体）'} {x.size:g} 磅"


def mark(parts: Parts) -> Iterator[Finding]:
    """Face of the mark, and whether it is set centred (7.2.4)."""
    if not parts.marks:
        return
    x = parts.lines[parts.marks[0]]
    yield finding("标志字体", x.face or "（没有设）", same_face(x.face, "小标宋"))
    if x.free and not parts.form.joint:
        shift = x.indent * x.size * 20 - x.right
        centred = x.align == "center" and abs(shift) < 120
        wide = x.align in ("distribute", "both", "thaiDistribute")
        yield finding(
            "标志居中", x.align or "左对齐", centred or (None if wide or x.indent > 3 else False)
        )


def number(parts: Parts) -> Iterator[Finding]:
    """Form of the number, blank lines above it (7.2.5)."""
    form, found = parts.form, parts.number
    if found is None:
        if form.head in ("普通", "信函", "命令"):
            yield finding("令号" if form.head == "命令" else "发文字号", "（没有找到）", False)
        return
    place, text = found
    if form.head == "命令" and not forms.LOOKS_LIKE_NUMBER.match(text):
        good = bool(re.fullmatch(r"第[1-9]\d*号", text.replace(" ", "")))
        yield finding("令号", text, None if forms.blank_form(text) else good)
    elif forms.LOOKS_LIKE_NUMBER.match(text):
        good = bool(forms.NUMBER.match(text))
        yield finding("发文字号", text, None if forms.blank_form(text) else good)
    x = parts.lines[place]
    if form.head in ("普通", "套打") and not form.upward and x.free:
        centred = x.align == "center" and abs(x.indent - x.right / x.pitch) < 0.6
        unknown = x.indent > 3 or "\t" in x.raw
        yield finding(
            "发文字号位置", x.align or "左对齐", centred or (None if unknown else False), "", "居中"
        )
    if parts.marks and form.head in ("普通", "命令") and not form.joint:
        first = min([place, *parts.signers])
        count = blanks(parts.lines, parts.marks[-1], first)
        yield finding(
            "标志下空行",
            f"{count:g} 行" if count is not None else "要看版面",
            None if count is None else count == 2,
        )


def signers(parts: Parts) -> Iterator[Finding]:
    """签发人：, its faces (7.2.6)."""
    if not parts.signers or not parts.form.upward:
        return
    x = parts.lines[parts.signers[0]]
    piece = next(p for p in x.pieces if forms.SIGNER.match(p))
    colon = re.match(r"签发人：", re.sub(r"[ \u3000]", "", piece))
    yield finding("签发人", piece, None if colon else False)
    label, names = _signer_faces(x)
    if not names:
        names = next(
            (y.face for y in parts.lines[parts.signers[0] + 1 :][:2] if y.in_table and y.text), ""
        )
    if names:
        good = same_face(label, "仿宋") and same_face(names, "楷体")
        yield finding("签发人字体", f"{label}，姓名{names}", good)


def _signer_faces(x: Line) -> tuple[str, str]:
    """The face of 签发人 and of what follows its colon."""
    seen, label, names = "", "", ""
    for run in x.runs:
        before, seen = seen, seen + run.text
        if not run.text.strip():
            continue
        if re.search(r"签\s*发\s*人", seen) and not re.search(r"签\s*发\s*人\s*[：:]", before):
            label = label or run.face
            if run.text.strip()[-1:] not in "：:人" and not names and re.search(r"[：:]", run.text):
                names = run.face
        elif re.search(r"签\s*发\s*人\s*[：:]", before):
            names = names or run.face
    return label, names


def red_rule(parts: Parts) -> Iterator[Finding]:
    """The red rule under the number (7.2.7)."""
    form = parts.form
    if not form.ruled:
        return
    if parts.head_strokes:
        yield finding("红线", "有", True)
        yield finding("红线颜色", parts.head_strokes[0].colour, True)
        return
    lower = [s for s in _near_number(parts) if s.colour]
    if lower:
        yield finding("红线", "有", True)
        yield finding(
            "红线颜色", lower[0].colour, not black(lower[0].colour) and red(lower[0].colour)
        )
    else:  # it may be a picture or a border of a table
        yield finding("红线", "没有认出来", None)


def _near_number(parts: Parts) -> list[Stroke]:
    """Lines of any colour at the number: borders, then drawn ones."""
    at = parts.number[0] if parts.number else parts.head_end
    out = [s for x in parts.lines[max(at, 0) : at + 3] for s in borders(x)]
    return [*out, *(s for s in parts.paper.strokes if (s.width or 0) > 100)]


def letter(parts: Parts) -> Iterator[Finding]:
    """Double red rules, 170 mm; no number on page 1; an imprint without rules (10.1)."""
    if parts.form.head != "信函":
        return
    wide = [s.width for s in parts.head_strokes if s.width]
    if wide:
        good = all(near(w, 170, 1) for w in wide)
        yield finding("信函双线长", "、".join(f"{w:.1f}" for w in wide[:2]) + " mm", good)
    section = parts.paper.sections[0]
    first = section.footers.get("first")
    code = "".join(first.itertext()) if first is not None else ""
    silent = section.first and "PAGE" not in code
    yield finding("信函首页页码", "首页不同" if section.first else "首页同其他页", silent)


RULES = (corner, mark, number, signers, red_rule, letter)
