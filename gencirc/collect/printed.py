"""A document as the paragraphs of its Word file, every one with the words it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.formed import laid
from gencirc.blocks.grid import grid, paragraphs
from gencirc.blocks.tree import Block
from gencirc.compare.pairing import equal
from gencirc.compare.texts import ORDINAL
from gencirc.kind.document import Document
from gencirc.plan.fields import NOWHERE
from gencirc.text import lines as light_lines
from gencirc.words import Span, Words, say

RANKS = r"[一二三四五六七八九十百]+、", r"（[一二三四五六七八九十百]+）", r"\d+[.．]", r"（\d+）"
HEAD, TITLE, BODY, TABLE, END = "版头", "标题", "正文", "表", "落款"


class Line(NamedTuple):
    """A paragraph as printed; ``ordinal`` characters at its beginning are the machine's."""

    words: Words
    part: str = BODY
    ordinal: int = 0
    heading: bool = False

    @property
    def text(self) -> str:
        return str(self.words)

    @property
    def bare(self) -> str:
        """The text without its ordinal."""
        return self.text[self.ordinal :]


def counted(text: str) -> int:
    """How many characters of an ordinal a text begins with."""
    found = ORDINAL.match(text)
    return found.end() if found else 0


def rank(text: str) -> int:
    """The level that the ordinal of a text is of, from 1 — 一、（一）1.（1） — or 0."""
    return next((n for n, sign in enumerate(RANKS, 1) if re.match(sign, text)), 0)


def printed(document: Document, texts: list[str]) -> list[Line]:
    """The paragraphs of a paper whose Word file reads ``texts``.

    Two that stand side by side on one line are one; what is no block's comes from nowhere.
    """
    known = [line for line in lines(document) if line.text]
    said = [_same(k.text) for k in known]
    places = {j: i for i, j in equal(said, [*map(_same, texts)])}
    row = {a + b: say(NOWHERE, one.words, other.words)
           for (a, one), (b, other) in pairwise(zip(said, known, strict=True))}  # fmt: skip
    return [
        known[places[n]] if n in places
        else Line(row.get(_same(text)) or Words([Span(text, NOWHERE, False)]), HEAD)
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _same(text: str) -> str:
    return "".join(text.split())


def lines(document: Document) -> Iterator[Line]:
    """The paragraphs of a document: those of its head and imprint, then those of its blocks."""
    for words in light_lines(replace(document, blocks=())):
        yield Line(_clean(words), HEAD)
    for block in document.blocks:
        yield from (line._replace(words=_clean(line.words)) for line in _block(block))


def _clean(words: Words) -> Words:
    """The words on one line, without blanks around them."""
    spans = (
        piece
        for span in words
        for piece in (_slices(span) if set(span.text) & {"\n", "\t"} else (span,))
    )
    return Words(spans).trimmed()


def _slices(span: Span) -> Iterator[Span]:
    at = 0
    for piece in span.text.replace("\t", "\n").split("\n"):
        if piece:
            yield span._replace(text=piece, mark=span.mark.shift(at) if span.exact else span.mark)
        at += len(piece) + 1


def _block(block: Block) -> Iterator[Line]:
    if isinstance(block, tree.Heading):
        words = say(NOWHERE, block.ordinal, block.words, block.text or "")
        yield Line(words, BODY, len(block.ordinal), True)
    elif isinstance(block, tree.AttachmentNote):
        many = len(block.names) > 1
        for number, name in enumerate(block.names, 1):
            label = "附件：" if number == 1 else ""
            yield Line(say(NOWHERE, label + (f"{number}." if many else ""), name), END)
    elif isinstance(block, tree.Signature):
        yield from (Line(w, END) for w in (*(block.posts or block.issuers), block.date))
    elif isinstance(block, tree.Roll):
        yield Line(say(NOWHERE, block.label, block.names))
    elif isinstance(block, tree.Note):
        inside = block.words
        bare = str(inside).startswith("（")
        yield Line(inside if bare else say(NOWHERE, "（", inside, "）"), END)
    elif isinstance(block, tree.AttachmentHead):
        yield from (Line(block.label, END), Line(block.title, TITLE))
    elif isinstance(block, tree.Table):
        for row in grid(block):
            for cell in row.cells:
                yield from (Line(w, TABLE) for w in paragraphs(cell.words) if cell.down)
    elif isinstance(block, tree.Form):
        for boxes in laid(block):
            for placed in boxes:
                shown = paragraphs(placed.box.words) if placed.down else ()
                yield from (Line(w, TABLE) for w in shown)
    elif isinstance(block, tree.Title | tree.Subtitle):
        yield Line(block.words, TITLE)
    elif not isinstance(block, tree.PageBreak):
        yield Line(block.words, BODY)
