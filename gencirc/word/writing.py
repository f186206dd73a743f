"""Document × letterhead → the bytes of a .docx."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from gencirc.blocks.shaping import width
from gencirc.engine.packing import archive, entry, small
from gencirc.kind.document import Document
from gencirc.plan.official import Official
from gencirc.standard.table import whole
from gencirc.word import number
from gencirc.word.adding import mirrored
from gencirc.word.around import Around, pictures, surroundings
from gencirc.word.body import body
from gencirc.word.filled import Sheet, packed
from gencirc.word.letterhead import Letterhead
from gencirc.word.mark import STACKS, Drawn, mark, stack
from gencirc.word.properties import CORE, core
from gencirc.word.sections import BLANK_PAGE
from gencirc.word.writer import Writer
from gencirc.word.xml import HIGHLIGHT, escape, styled
from gencirc.words import Words

APART = 1.0  # 字 between office and date in the imprint
AGAIN = '<w:r><w:t xml:space="preserve">'
MARKS = ("发文机关标志", "信函标志", "命令标志", "纪要标志", "简报标志")


class Markup(str):
    """XML that is put in as it is."""

    def __html__(self) -> str:
        return self


class Setting(NamedTuple):
    """What the reckoning of pages decided about a paper."""

    tight: int = 0  # exact line height of the cover notice, twips
    stack: float = STACKS[0]  # mm that the names of a joint mark may take
    even: str = ""  # what brings the imprint to an even page: 另页, 空页 or nothing
    left_page: bool = False  # the imprint lies on an even page


def write(
    document: Document, letterhead: Letterhead, names: tuple[str, ...], setting: Setting
) -> bytes:
    """The paper as a Word file; equal input gives equal bytes."""
    official = _official(document)
    writer = Writer(letterhead, names, tight=setting.tight, duplex=official.duplex)
    about = entry(CORE, core(document.title, names[0] if names else ""))
    before, margins, main = packed(document, writer, setting, partial(_sheet, setting))
    return archive(before, (*margins, about, main))


def _sheet(setting: Setting, document: Document, writer: Writer) -> Sheet:
    """A paper's text, and the parts around it."""
    letterhead, official = writer.letterhead, _official(document)
    imprint = bool(letterhead.elements & {"印发机关", "抄送", "印数"})
    inside, sections = body(document.blocks, writer, imprint, setting.even)
    writer.tight = 0
    context: dict[str, object] = {k: _inside(v) for k, v in document.head.items()}
    if "印发机关" in context:
        context["印发机关"] = _narrowed(document, letterhead) or context["印发机关"]
    slots = drawn(document, writer, setting.stack, official.preprinted)
    context |= {tag: Markup(d.xml) for tag, d in slots.items()}
    context["正文"] = Markup(inside)
    text = sections.last(letterhead.body.render(context))
    if official.duplex and setting.left_page:
        text = mirrored(text, letterhead)
    around = Around(
        official.preprinted,
        sections.used,
        setting.even == BLANK_PAGE,
        official.duplex,
        pictures(writer.pictures),
    )
    margins = (small(n, tags.render(context).encode()) for n, tags in letterhead.others.items())
    return Sheet(surroundings(letterhead, around), tuple(margins), text)


def _official(document: Document) -> Official:
    return document.paper if isinstance(document.paper, Official) else Official()


def drawn(document: Document, writer: Writer, high: float, preprinted: bool) -> dict[str, Drawn]:
    """What stands in the slots of the head: the mark, and rows that hold the number."""
    asked, letterhead = writer.letterhead.elements, writer.letterhead
    made: dict[str, Drawn] = {}
    for tag in asked.intersection(MARKS):
        style = tag if letterhead.styles.has(tag) else "发文机关标志"
        if document.marks:
            names = tuple(map(str, document.marks))
            made[tag] = stack(names, letterhead, style, high, not preprinted)
        else:
            made[tag] = mark(
                "" if preprinted else str(document.head.get(tag, "")), letterhead, style
            )
    rows: dict[str, Callable[[Document, Writer], Drawn]] = {
        "发文字号和签发人": number.signed,
        "信函文号": number.in_letter,
    }
    return made | {tag: maker(document, writer) for tag, maker in rows.items() if tag in asked}


def head_height(document: Document, letterhead: Letterhead, high: float) -> float:
    """Twips that the head takes of page 1; ``high`` as in ``Setting.stack``."""
    slots = drawn(document, Writer(letterhead), high, False).values()
    return letterhead.head_height + sum(d.more for d in slots)


def _narrowed(document: Document, letterhead: Letterhead) -> Markup | None:
    """The office of the imprint, narrowed where it would meet the date on its line (7.4.3)."""
    office, day = (str(document.head[k]) for k in ("印发机关", "印发日期"))
    room = letterhead.page.text_width / letterhead.metrics("版记").pitch
    room -= 2 * whole("版记左右空") + width(f"{day}印发") + APART
    if width(office) <= room:
        return None
    scale = f'<w:w w:val="{int(room / width(office) * 100)}"/>'
    return Markup(f"</w:t></w:r>{styled('', office, scale)}{AGAIN}")


def _inside(words: Words) -> str:
    """The words for a tag within a run: an open place leaves the run to be highlighted."""
    if all(s.look != "待定" for s in words):
        return str(words)
    out = ""
    for span in words:
        out += (
            f"</w:t></w:r>{styled('', span.text, HIGHLIGHT)}{AGAIN}"
            if span.look
            else escape(span.text)
        )
    return Markup(out)
