"""Blocks → WordprocessingML: one function a block, styles by name, hardly a direct format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gencirc.blocks import tree
from gencirc.blocks.shaping import shaped, width
from gencirc.blocks.tree import Block, begins_new_text, names_from, together
from gencirc.blocks.turning import lying
from gencirc.reuse import filled_in
from gencirc.standard.table import whole
from gencirc.word.forms import cut_line, form
from gencirc.word.letterhead import Letterhead
from gencirc.word.sections import Sections, tiny
from gencirc.word.signature import signature_lines
from gencirc.word.tables import table
from gencirc.word.writer import Writer
from gencirc.word.xml import KEEP, NEW_PAGE, styled
from gencirc.words import Words

LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题")
TABLES = (tree.Table, tree.Form)
ALIKE = (tree.Paragraph, tree.Heading)
TITLES: dict[type, str] = {  # styles of what is broken by sense
    tree.Title: "公文标题",
    tree.Subtitle: "次标题",
    tree.AttachmentHead: "附件标题",
}
TITLE_ROOM = 0.98  # of the line, so that a title never wraps by itself


def body(
    blocks: Iterable[Block], writer: Writer, imprint: bool, even: str = ""
) -> tuple[str, Sections]:
    """The body's XML, and its sections; ``even`` as in ``Setting``."""
    sections = Sections(writer.letterhead, writer.duplex, even)
    listed = list(blocks)
    wide = lying(listed, writer.letterhead.has_head)
    out: list[str] = []
    for place, block in enumerate(listed):
        out.append(sections.before(block, wide[place], place == 0))
        writer.wide = wide[place]
        if begins_new_text(block):
            writer.tight = 0
        nxt = listed[place + 1] if place + 1 < len(listed) else None
        if isinstance(block, TABLES) and isinstance(writer.before, TABLES):
            out.append(tiny())  # two tables that touch become one
        if type(block) in ALIKE and not writer.tight and type(writer.before) is not tree.PageBreak:
            out.append(_alike(block, writer.letterhead))
        else:
            out.append(WRITERS[type(block)](block, writer, nxt, not sections.just_turned))
        writer.before = block
    out.append(sections.end(imprint, bool(listed) and isinstance(listed[-1], TABLES)))
    return "".join(out), sections


@filled_in
def _alike(block: Block, letterhead: Letterhead) -> str:
    """The XML of a block that is written alike wherever it stands."""
    return WRITERS[type(block)](block, Writer(letterhead), None, True)


Write = Callable[[Any, Writer, "Block | None", bool], str]


def _title(block: tree.Title, w: Writer, after: Block | None, fresh: bool) -> str:
    """The title in lines; blank lines above it by where it stands (7.3.1)."""
    above = lines_above(w.letterhead, not w.seen_title)
    w.seen_title = True
    height, w.tight = w.tight, 0  # the blank lines above a title are the standard's
    blanks = w.blank(1, KEEP, NEW_PAGE if block.fresh and fresh else "") if above else ""
    blanks += w.blank(above - 1, KEEP)
    w.tight = height
    tail = "" if isinstance(after, tree.Subtitle) else w.blank(1, KEEP)
    return blanks + title_lines("公文标题", block.words, w, block.fewest) + tail


def lines_above(letterhead: Letterhead, first: bool) -> int:
    """Blank lines above a title: two below the red rule (7.3.1), one on a plain page.

    Those that the head ends with count.
    """
    if first and letterhead.has_head:
        return max(0, whole("标题上空行") - letterhead.blanks)
    return 1


def titled(block: Block) -> Words:
    """The words of a title, or of the head of an attachment."""
    assert isinstance(block, tree.Title | tree.Subtitle | tree.AttachmentHead)
    return block.title if isinstance(block, tree.AttachmentHead) else block.words


def title_lines(style: str, words: Words, w: Writer, fewest: bool = False) -> str:
    """One paragraph, its lines broken by sense."""
    metrics = w.letterhead.metrics(style)
    room = w.room * TITLE_ROOM / metrics.pitch
    lines = [w.runs(line) for line in shaped(words, room, w.names, fewest)]
    return w.paragraph(style, "<w:r><w:br/></w:r>".join(lines))


def _subtitle(block: tree.Subtitle, w: Writer, after: Block | None, fresh: bool) -> str:
    tail = "" if isinstance(after, tree.Subtitle) else w.blank(1, KEEP)
    return title_lines("次标题", block.words, w) + tail


def _recipients(block: tree.Recipients, w: Writer, after: Block | None, fresh: bool) -> str:
    return w.line("主送机关", block.words)


def _greeting(block: tree.Greeting, w: Writer, after: Block | None, fresh: bool) -> str:
    return w.line("称呼", block.words)


def _heading(block: tree.Heading, w: Writer, after: Block | None, fresh: bool) -> str:
    style = LEVELS[block.level - 1]
    runs = (styled("", block.ordinal) if block.ordinal else "") + w.runs(block.words)
    if block.text is None:
        return w.paragraph(style, runs, _turned(w))
    text = w.runs(block.text, w.style("正文字") if w.letterhead.styles.has("正文字") else "")
    return w.paragraph(style + "接排", runs + text, _kept(block), _turned(w))


def _paragraph(block: tree.Paragraph, w: Writer, after: Block | None, fresh: bool) -> str:
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if block.flush else ""
    return w.line("公文正文", block.words, _kept(block), _turned(w), flush)


def _page_break(block: tree.PageBreak, w: Writer, after: Block | None, fresh: bool) -> str:
    return ""  # the next paragraph begins the page


def _turned(w: Writer) -> str:
    return NEW_PAGE if isinstance(w.before, tree.PageBreak) else ""


def _kept(block: tree.Paragraph | tree.Heading) -> str:
    """The last paragraph of the body stays with what signs it (7.3.5.5)."""
    return KEEP if block.kept else ""


def _attachment_note(
    block: tree.AttachmentNote, w: Writer, after: Block | None, fresh: bool
) -> str:
    """附件：1.… one line below the body, names hanging under names (7.3.4)."""
    pitch = w.letterhead.metrics("附件说明").pitch
    out = [w.blank(1, KEEP)]
    many, left = len(block.names) > 1, names_from(block)
    for number, name in enumerate(block.names, 1):
        label = "附件：" if number == 1 else ""
        hang = left - 2 if number == 1 else left - 5
        ind = f'<w:ind w:left="{round(left * pitch)}" w:hanging="{round(hang * pitch)}"/>'
        runs = styled("", label)
        tab = ""
        if many:  # the names align on a tab: digits and dots are not one 字 wide
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{round(left * pitch)}"/></w:tabs>'
            runs = styled("", f"{label}{number}.") + "<w:r><w:tab/></w:r>"
        signed = isinstance(after, tree.Signature)
        last = number == len(block.names)
        kept = signed if last else together(block) or number == 1
        out.append(w.paragraph("附件说明", runs + w.runs(name), KEEP if kept else "", tab, ind))
    return "".join(out)


def _signature(block: tree.Signature, w: Writer, after: Block | None, fresh: bool) -> str:
    return signature_lines(block, w, isinstance(after, tree.Note))


def _roll(block: tree.Roll, w: Writer, after: Block | None, fresh: bool) -> str:
    """出席： in 黑体 one line below the text, the names hanging behind it (10.3)."""
    pitch = w.letterhead.metrics("公文正文").pitch
    above = "" if isinstance(w.before, tree.Roll) else w.blank(whole("名单上空行"), KEEP)
    strong = w.style("强调") if w.letterhead.styles.has("强调") else ""
    label = width(str(block.label))
    left, hang = round((2 + label) * pitch), round(label * pitch)
    ind = f'<w:ind w:left="{left}" w:hanging="{hang}" w:firstLineChars="0"/>'
    return above + w.paragraph("公文正文", w.runs(block.label, strong) + w.runs(block.names), ind)


def _note(block: tree.Note, w: Writer, after: Block | None, fresh: bool) -> str:
    inside = w.runs(block.words)
    if not str(block.words).startswith("（"):
        inside = styled("", "（") + inside + styled("", "）")
    return w.paragraph("附注", inside, KEEP if isinstance(after, tree.Note) else "")


def _attachment_head(
    block: tree.AttachmentHead, w: Writer, after: Block | None, fresh: bool
) -> str:
    """附件N in line 1, the title in line 3 of a new page (7.3.7)."""
    label = w.line("附件标识", block.label, NEW_PAGE if fresh else "")
    return label + w.blank(1, KEEP) + title_lines("附件标题", block.title, w) + w.blank(1, KEEP)


def _table(block: tree.Table, w: Writer, after: Block | None, fresh: bool) -> str:
    return table(block, w)


def _form(block: tree.Form, w: Writer, after: Block | None, fresh: bool) -> str:
    return form(block, w)


def _cut_line(block: tree.CutLine, w: Writer, after: Block | None, fresh: bool) -> str:
    return cut_line(block, w)


WRITERS: dict[type, Write] = {
    tree.Title: _title,
    tree.Subtitle: _subtitle,
    tree.Recipients: _recipients,
    tree.Greeting: _greeting,
    tree.Heading: _heading,
    tree.Paragraph: _paragraph,
    tree.PageBreak: _page_break,
    tree.AttachmentNote: _attachment_note,
    tree.Signature: _signature,
    tree.Note: _note,
    tree.Roll: _roll,
    tree.AttachmentHead: _attachment_head,
    tree.Table: _table,
    tree.Form: _form,
    tree.CutLine: _cut_line,
}
