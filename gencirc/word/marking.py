"""The issuer's mark at the head, and signature, date and seal place at the end."""

from __future__ import annotations

from gencirc.blocks.shaping import width
from gencirc.blocks.tree import Signature
from gencirc.word.letterhead import Letterhead
from gencirc.word.writer import Writer
from gencirc.word.xml import HINT, KEEP, escape, paragraph, styled

LEAST_SCALE = 66  # per cent; below it a mark looks squeezed
MARK_ROOM = 0.985  # of the type area
INK_TOP = 0.845  # em above the baseline where a hanzi's ink begins
STAMP = 7  # 字 left free for a signature stamp of about 40 mm


def mark(text: str, letterhead: Letterhead) -> str:
    """发文机关标志 on one line: narrowed first, then made smaller, its ink kept at 35 mm."""
    metrics = letterhead.metrics("发文机关标志")
    room = letterhead.page.text_width * MARK_ROOM
    natural = width(text) * metrics.size
    scale = min(100, int(room / natural * 100)) if natural else 100
    rpr, ppr = "", ""
    if scale < LEAST_SCALE:
        size = int(room / (width(text) * LEAST_SCALE / 100) / 10)  # half-points
        drop = round(INK_TOP * (metrics.size - size * 10))
        ppr = _raised(letterhead, drop)
        rpr = f'<w:w w:val="{LEAST_SCALE}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    elif scale < 100:
        rpr = f'<w:w w:val="{scale}"/>'
    run = f'<w:r><w:rPr>{HINT}{rpr}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return paragraph(letterhead.styles.id("发文机关标志"), run, ppr)


def _raised(letterhead: Letterhead, drop: int) -> str:
    """Less space before a smaller mark: its ink begins lower in the same exact line."""
    before = letterhead.styles.before("发文机关标志")
    return f'<w:spacing w:before="{max(0, before - drop)}"/>'


def signature_lines(block: Signature, w: Writer, keep: bool) -> str:
    """署名 and date: sealed, unsealed or stamped (7.3.5); ``keep`` when a note follows."""
    return w.blank(block.gap, KEEP) + MODES[block.mode](block, w, KEEP if keep else "")


def _sealed(block: Signature, w: Writer, keep: str) -> str:
    """Date four 字 in from the right, the issuer centred on it; room for the seal above.

    Both hang on one centre tab: right indents would drift with the digits of the date.
    """
    metrics = w.letterhead.metrics("署名")
    organ, date = width(str(block.issuer)), width(str(block.date))
    centre = max(4 + date / 2, organ / 2)  # 字 from the right edge
    place = round(w.letterhead.page.text_width - centre * metrics.pitch)
    tab = f'<w:tabs><w:tab w:val="center" w:pos="{place}"/></w:tabs>'
    jump = "<w:r><w:tab/></w:r>"
    issuer = w.paragraph("署名", jump + _named("用印处", 1, w.runs(block.issuer)), tab)
    return issuer + w.paragraph("成文日期", jump + w.runs(block.date), tab, keep)


def _unsealed(block: Signature, w: Writer, keep: str) -> str:
    """Issuer two 字 in from the right, the date two 字 after its beginning.

    A longer date is two 字 in itself and the issuer moves left. Both hang on their right
    ends, so that digits of another width than half a 字 leave the edge as it is.
    """
    pitch = w.letterhead.metrics("署名").pitch
    organ, date = width(str(block.issuer)), width(str(block.date))
    right = max(2.0, organ - date)
    issuer = w.line("署名", block.issuer, *_from_right(right + date + 2 - organ, pitch))
    return issuer + w.line("成文日期", block.date, *_from_right(right, pitch), keep)


def _stamped(block: Signature, w: Writer, keep: str) -> str:
    """The signer's post, two 字 before the stamp's place; date four 字 in from the right."""
    pitch = w.letterhead.metrics("署名").pitch
    room = w.letterhead.page.text_width / pitch
    post = block.post or block.issuer
    left = room - 4 - STAMP - 2 - width(str(post))
    place = _named("签名章处", 1, styled("", "\u3000" * (STAMP + 2)))
    signer = w.paragraph("署名", w.runs(post) + place, *_indent(left, pitch))
    day = w.line("成文日期", block.date, *_from_right(4, pitch), keep)
    return signer + w.blank(1, KEEP) + day


MODES = {"盖章": _sealed, "不盖章": _unsealed, "签名章": _stamped}


def _indent(characters: float, pitch: float) -> tuple[str, ...]:
    return (f'<w:ind w:left="{max(0, round(characters * pitch))}"/>',)


def _from_right(characters: float, pitch: float) -> tuple[str, ...]:
    return (f'<w:ind w:right="{round(characters * pitch)}"/>', '<w:jc w:val="right"/>')


def _named(name: str, number: int, runs: str) -> str:
    """A bookmark: the place for a seal has a name, the seal itself comes later."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
    )
