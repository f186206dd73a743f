"""发文字号 where it does not stand alone: beside the signers, or in a letter (7.2.5, 7.2.6, 10.1)."""

from __future__ import annotations

from gencirc.kind.document import Document
from gencirc.word.mark import Drawn
from gencirc.word.writer import Writer
from gencirc.word.xml import styled
from gencirc.words import Span, Words

LABEL = "签发人："
PER_ROW = 2  # names of signers in a row (7.2.6)
TAB = "<w:r><w:tab/></w:r>"


def signed(document: Document, w: Writer) -> Drawn:
    """The number at the left, the signers at the right; it stands on the last row of theirs."""
    number = w.runs(document.head["发文字号"])
    signers = document.signers
    pitch = w.letterhead.metrics("发文字号").pitch
    end = w.letterhead.page.text_width - pitch
    if len(signers) < 2:
        stops: tuple[tuple[str, float], ...] = (("left", pitch), ("right", end))
        label = styled("", LABEL) + _names(signers, w) if signers else ""
        return Drawn(_row("发文字号", stops, TAB + number + TAB + label, w))
    cell = max(3, *(len(str(s)) for s in signers)) * pitch
    second = end - cell
    first = second - pitch - cell
    padded = tuple(map(_padded, signers))
    rows = [padded[n : n + PER_ROW] for n in range(0, len(padded), PER_ROW)]
    out = ""
    for place, names in enumerate(rows):
        last = place == len(rows) - 1
        labelled = place == 0
        begin = first - len(LABEL) * pitch if labelled else first
        runs = styled("", LABEL) if labelled else ""
        runs += TAB.join(_names((n,), w) for n in names)
        stops = (("left", pitch), ("left", begin), ("left", second))
        out += _row(
            "发文字号" if last else "空行", stops, TAB + (number if last else "") + TAB + runs, w
        )
    return Drawn(out, (len(rows) - 1) * w.letterhead.metrics("空行").line)


def _padded(name: Words) -> Words:
    """A name of two characters as long as one of three."""
    bare = str(name)
    if len(bare) != 2:
        return name
    return name.cut(0, 1).then(Span("\u3000", name.mark_at(1), exact=False)) + name.cut(1)


def _names(names: tuple[Words, ...], w: Writer) -> str:
    """Names of signers in their own face, 楷体."""
    style = w.style("签发人") if w.letterhead.styles.has("签发人") else ""
    return "".join(w.runs(n, style) for n in names)


def in_letter(document: Document, w: Writer) -> Drawn:
    """The number at the right edge; 份号, 密级 and 紧急程度 at the left from the same row on."""
    bold = w.style("强调") if w.letterhead.styles.has("强调") else ""
    faces = {"份号": "", "密级": bold, "紧急程度": bold}
    left = [w.runs(words, faces[k]) for k in faces if (words := document.head.get(k))]
    stops = (("right", w.letterhead.page.text_width),)
    first = (left[0] if left else "") + TAB + w.runs(document.head["发文字号"])
    rows = [_row("信函文号", stops, first, w), *(_row("信函文号", (), x, w) for x in left[1:])]
    return Drawn("".join(rows), (len(rows) - 1) * w.letterhead.metrics("信函文号").line)


def _row(style: str, stops: tuple[tuple[str, float], ...], runs: str, w: Writer) -> str:
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{round(at)}"/>' for kind, at in stops)
    return w.paragraph(
        style, runs, f"<w:tabs>{tabs}</w:tabs>" if tabs else "", '<w:jc w:val="left"/>'
    )
