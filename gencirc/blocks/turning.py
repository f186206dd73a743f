"""Which blocks lie: the pages of wide tables and attachments are turned by a quarter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from gencirc.blocks.tree import (
    AttachmentHead,
    Block,
    Heading,
    Paragraph,
    Subtitle,
    Table,
    Title,
    begins_new_text,
)

WIDE = frozenset((Table, AttachmentHead))  # that may be


def lying(blocks: Sequence[Block], headed: bool = False) -> list[bool]:
    """Of every block, whether it stands on a landscape page.

    A wide attachment lies as a whole, and so does a text that is nothing but a wide table
    with its titles and notes; of another text the wide table lies with the titles right
    above it. Below a red head (``headed``) the first text stands upright around its tables.
    """
    kinds = set(map(type, blocks))
    if not (kinds & WIDE and any(isinstance(b, Table | AttachmentHead) and b.wide for b in blocks)):
        return [False] * len(blocks)
    out: list[bool] = []
    for text in _texts(blocks):
        upright = headed and not out
        out += [True] * len(text) if _turned(text) and not upright else _tables(text, upright)
    return out


def _texts(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The texts of a paper: the issued plan, every attachment."""
    starts = [n for n, b in enumerate(blocks) if n and begins_new_text(b)]
    edges = [0, *starts, len(blocks)]
    return (blocks[a:b] for a, b in itertools.pairwise(edges))


def _turned(text: Sequence[Block]) -> bool:
    """Whether a text lies as a whole."""
    first = text[0] if text else None
    if isinstance(first, AttachmentHead):
        return first.wide
    plain = all(isinstance(b, Title | Subtitle | Paragraph | Table) for b in text)
    return plain and any(_wide(b) for b in text)


def _tables(text: Sequence[Block], upright: bool) -> list[bool]:
    """The wide tables of a text, each with the titles right above it."""
    out = [_wide(b) for b in text]
    first = next((n for n, b in enumerate(text) if not _titles(b)), 0) if upright else 0
    for place in range(len(text) - 2, first - 1, -1):
        block = text[place]
        if _titles(block) or (isinstance(block, Heading) and block.text is None):
            out[place] = out[place + 1]
    return out


def _wide(block: Block) -> bool:
    return isinstance(block, Table) and block.wide


def _titles(block: Block) -> bool:
    return isinstance(block, Title | Subtitle)
