"""A paragraph in two, where a page ends inside it."""

from __future__ import annotations

from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.words import Words


def running(block: Block) -> Words | None:
    """The running text of a paragraph or of a run-in heading; ``None`` for other blocks."""
    if isinstance(block, Heading):
        return block.text
    return block.words if isinstance(block, Paragraph) else None


def lead(block: Block) -> str:
    """What is printed before the running text: a run-in heading with its ordinal."""
    return block.ordinal + str(block.words) if isinstance(block, Heading) else ""


def cut(block: Block, at: int) -> tuple[Block, Paragraph] | None:
    """A block in two at a character of what it prints; ``None`` where it has no running text.

    The second part goes on flush left, as the next line of the same paragraph would.
    """
    words, start = running(block), at - len(lead(block))
    if words is None or not 0 < start < len(str(words)):
        return None
    rest = Paragraph(words.cut(start), flush=True)
    if isinstance(block, Heading):
        return block._replace(text=words.cut(0, start)), rest
    assert isinstance(block, Paragraph)
    return block._replace(words=words.cut(0, start)), rest
