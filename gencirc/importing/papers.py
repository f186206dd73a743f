"""The papers in one file: a notice with its scheme, a speech and a plan, attachments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gencirc.importing.dates import DATE
from gencirc.importing.heads import (
    COPIES,
    GREETING,
    IMPRINT,
    ITEM,
    NOTE,
    PAGE,
    RULE,
    TITLE,
    TO,
    Paper,
    head,
    title_lines,
)
from gencirc.importing.ordinals import MARKED, Line, ordinal
from gencirc.importing.tails import tail
from gencirc.patterns import later
from gencirc.source.marks import Text

GLUED = later(
    r"^([^。；，：]{6,40}(?:方案|办法|讲话|通知|意见|计划|预案))(?:[ \u3000]+(?=为|根据|按照|依据|同志们)|(?=(?:为|根据|按照|依据|近年来|各|县直|市直)[^。：]{6,}[。：，].{12}))"
)
TO_GLUED = later(r"^([^。；！？]{4,90}：)(?=[^。]{10,}。)")
ARTICLE = later(r"第[一二三四五六七八九十百]{1,5}[章节条][ \u3000]")
TALLEST = 8  # lines that a title is looked for in
SHORTEST = 8  # characters of a title inside a file


def papers(lines: Sequence[Line]) -> list[Paper]:
    """Every paper of a file, taken apart."""
    lines = _unglued(lines)
    edges = [0, *_edges(lines), len(lines)]
    found = [lines[a:b] for a, b in pairwise(edges) if lines[a:b]]
    out = [_paper(part) for part in found]
    return [p for p in out if p.name or p.body or p.derived] or [Paper()]


def _paper(lines: list[Line]) -> Paper:
    paper = Paper()
    page = next((n for n, x in enumerate(lines[:2]) if PAGE.match(x.text)), None)
    if page is not None:
        paper.derived += [x.text for x in lines[:page]]
        paper.label = lines[page].text
        paper.derived.append(paper.label)
        lines = lines[page + 1 :]
    rest = head(lines, paper)
    paper.body = tail(rest, paper)
    return paper


def _unglued(lines: Sequence[Line]) -> list[Line]:
    """A title that the text runs on behind stands on a line of its own, recipients behind it too."""
    out: list[Line] = []
    for line in lines:
        found = None if line.ordinal else GLUED.match(line.text)
        if found:
            out.append(Line(line.text.part(*found.span(1)), None, "glued"))
            rest = line.text.part(found.end(), len(line.text)).trimmed()
            if found[1].endswith("通知") and (to := TO_GLUED.match(rest)):
                out.append(Line(rest.part(*to.span(1)), None, "glued"))
                rest = rest.part(to.end(), len(rest)).trimmed()
            out.append(Line(rest, ordinal(rest)))
        else:
            out.append(line)
    return out


def _edges(lines: Sequence[Line]) -> list[int]:
    """Where another paper begins."""
    out: list[int] = []
    said, place = _says(lines[0]) if lines else False, 1
    while place < len(lines):
        if (said or PAGE.match(lines[place].text)) and _begins(lines, place):
            out.append(place)
            place += max(1, title_lines(lines[place : place + TALLEST]))
            said = False
        else:
            said = said or _says(lines[place])
            place += 1
    return out


def _says(line: Line) -> bool:
    """Whether a line belongs to a text rather than to what stands above it."""
    return bool(line.ordinal or "。" in line.text or len(line.text) > 60)


def _begins(lines: Sequence[Line], place: int) -> bool:
    line, before = lines[place], lines[place - 1]
    if RULE.match(line.text):
        return place + 1 < len(lines)
    if RULE.match(before.text):
        return False
    if PAGE.match(line.text):
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        return not ITEM.match(below)
    if line.ordinal:
        return line.ordinal.form == MARKED and line.ordinal.number == 1
    if PAGE.match(before.text) or not _complete(before.text) or ARTICLE.match(line.text):
        return False
    count = title_lines(lines[place : place + TALLEST])
    whole = "".join(str(x.text) for x in lines[place : place + count])
    if not count or len(whole) < SHORTEST or not TITLE.match(whole.partition("（")[0]):
        return False
    return any(_opens(x) for x in lines[place + count : place + count + 2])


def _complete(text: Text) -> bool:
    """Whether a line can be the last one of a paper."""
    ends = text.endswith(("。", "！", "？", "”", "）"))
    return bool(
        ends or DATE.match(text) or NOTE.match(text) or COPIES.match(text) or ("印" in text and IMPRINT.match(text))
        or "|" in text or "\t" in text or len(text) < 40
    )  # fmt: skip


def _opens(line: Line) -> bool:
    """Whether a line can be the first one of a text."""
    text = line.text
    first = line.ordinal is not None and line.ordinal.number in (0, 1)
    return bool(
        len(text) > 30 or first or GREETING.match(text) or TO.match(text) or DATE.match(text)
        or NOTE.match(text) or "\t" in text or " | " in text
    )  # fmt: skip
