"""Which blocks lie: the pages of wide tables and attachments are turned by a quarter."""

from __future__ import annotations

from collections.abc import Sequence

from gencirc.blocks.tree import (
    AttachmentHead,
    Block,
    Heading,
    Subtitle,
    Table,
    Title,
    begins_new_text,
)


def lying(blocks: Sequence[Block], headed: bool = False) -> list[bool]:
    """Of every block, whether it stands on a landscape page.

    A wide attachment does as a whole, a wide table with the titles right above it. Below
    a red head (``headed``) the first title stands upright.
    """
    out, wide = [], False
    for block in blocks:
        if begins_new_text(block):
            wide = isinstance(block, AttachmentHead) and block.wide
        out.append(wide or (isinstance(block, Table) and block.wide))
    first = _titles(blocks) if headed else 0
    for place in range(len(blocks) - 2, first - 1, -1):
        if _leads(blocks[place]):
            out[place] = out[place + 1]
    return out


def _titles(blocks: Sequence[Block]) -> int:
    """How many titles a paper begins with."""
    return next((n for n, b in enumerate(blocks) if not isinstance(b, Title | Subtitle)), 0)


def _leads(block: Block) -> bool:
    """Whether a block is a title of what follows it."""
    alone = isinstance(block, Heading) and block.text is None
    return alone or isinstance(block, Title | Subtitle)
