"""Which words of a paper are printed in which face, by the styles of its letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.tree import Block, words_of
from gencirc.kind.document import Document
from gencirc.word.body import LEVELS
from gencirc.word.letterhead import Letterhead
from gencirc.word.styles import EAST_ASIA, Styles
from gencirc.words import LOOKS, Words

# elements of the head in a style of another name
HEAD = {
    "期号": "发文字号", "纪要标志": "发文机关标志", "签发人": "发文字号", "编发单位": "简报刊头", "编发日期": "简报刊头",
}  # fmt: skip
IMPRINT = ("版记主送", "抄送", "抄送名目", "印发机关", "印发日期", "报", "送", "发", "印数")
STYLES: dict[type, str] = {
    tree.Title: "公文标题",
    tree.Subtitle: "次标题",
    tree.Recipients: "主送机关",
    tree.Greeting: "称呼",
    tree.Paragraph: "公文正文",
    tree.AttachmentNote: "附件说明",
    tree.Note: "附注",
    tree.Roll: "公文正文",
    tree.CutLine: "次标题",
}


class Printed(NamedTuple):
    """Words and the face that the letterhead asks for; "" where a theme decides."""

    words: Words
    face: str


def in_blocks(document: Document, letterhead: Letterhead) -> Iterator[Printed]:
    """The words of the blocks, in the order of the pages."""
    for block in document.blocks:
        yield from in_block(block, letterhead)


def in_block(block: Block, letterhead: Letterhead) -> Iterator[Printed]:
    """The words of one block."""
    styles = letterhead.styles
    for words, style in _styled(block, styles):
        yield from _spans(words, styles.face(style), styles)


def in_head(document: Document, letterhead: Letterhead) -> Iterator[Printed]:
    """The words of the red head and of the imprint."""
    styles = letterhead.styles
    for tag, words in document.head.items():
        style = "版记" if tag in IMPRINT else HEAD.get(tag, tag)
        if words and styles.has(style):
            yield from _spans(words, styles.face(style), styles)
    for names, style in ((document.marks, "发文机关标志"), (document.signers, "签发人")):
        if styles.has(style):
            yield from (Printed(words, styles.face(style)) for words in names)


def in_footers(letterhead: Letterhead) -> set[str]:
    """The faces of the page numbers."""
    feet = [b for n, b in letterhead.parts.items() if n.startswith("word/footer")]
    return {face for foot in feet for face in EAST_ASIA.findall(foot.decode("utf-8"))}


def _styled(block: Block, styles: Styles) -> Iterator[tuple[Words, str]]:
    """The words of a block with the names of their styles, as word.body writes them."""
    if isinstance(block, tree.Heading):
        level = LEVELS[block.level - 1]
        yield block.words, f"{level}接排" if block.text else level
        if block.text:
            yield block.text, "正文字" if styles.has("正文字") else f"{level}接排"
    elif isinstance(block, tree.Signature):
        yield from ((w, "署名") for w in (*block.issuers, *block.posts))
        yield block.date, "成文日期"
    elif isinstance(block, tree.AttachmentHead):
        yield from ((block.label, "附件标识"), (block.title, "附件标题"))
    elif isinstance(block, tree.Table):
        yield from ((w, "表头") for w in block.columns)
        yield from ((w, "表格文字") for row in block.rows for w in row)
    elif isinstance(block, tree.Form):
        for box in (b for row in block.rows for b in row):
            yield box.words, "表头" if box.label else "表格文字"
    else:
        yield from ((w, STYLES[type(block)]) for w in words_of(block))


def _spans(words: Words, face: str, styles: Styles) -> Iterator[Printed]:
    """Emphasis and editors' notes have faces of their own."""
    if all(s.look not in LOOKS for s in words):
        yield Printed(words, face)
        return
    faces = {look: styles.face(look) for look in LOOKS if styles.has(look)}
    yield from (Printed(Words([s]), faces.get(s.look, face)) for s in words)
