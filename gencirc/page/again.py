"""What was done to lay out a paper, done again to one that was filled in and is set alike."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from gencirc.afresh import Delayed
from gencirc.alike import Cast, casts
from gencirc.blocks.lines import WORD
from gencirc.blocks.tree import Block, flags_of
from gencirc.kind.document import Document
from gencirc.page.strips import setter
from gencirc.word.body import TITLES, titled
from gencirc.word.letterhead import Letterhead

Changes = list[tuple[int, dict[str, Any]]]  # places of blocks, and their flags


def broken(cast: Cast, letterhead: Letterhead, names: tuple[str, ...]) -> tuple[int, ...]:
    """How many lines every title takes, which are broken by what it says."""
    return tuple(_lines(cast.part(n), letterhead, names) for n in cast.titles)


def _lines(block: Block, letterhead: Letterhead, names: tuple[str, ...]) -> int:
    made = setter(letterhead, names, WORD, getattr(block, "wide", False))
    return len(made.title(TITLES[type(block)], titled(block)))


def changes_of(document: Document, laid: Document) -> Changes | None:
    """What was done to the blocks of a paper; ``None`` when a text was parted, moved or narrowed."""
    before, after = document.blocks, laid.blocks
    if len(before) != len(after) or document.head.keys() != laid.head.keys():
        return None
    pairs = enumerate(zip(before, after, strict=True))
    found = [(n, flags_of(b)) for n, (a, b) in pairs if a != b]
    well = all(before[n]._replace(**flags) == after[n] for n, flags in found)
    return found if well else None


def changed(document: Document, changes: Changes, layout: Hashable) -> Document:
    """A paper with the same done to it."""
    made = document
    if changes:
        blocks = Delayed(len(document.blocks), partial(_flagged, document.blocks, changes))
        made = replace(document, blocks=blocks)
    casts[id(made)] = casts[id(document)]._replace(thing=made, layout=layout)
    return made


def _flagged(blocks: Sequence[Block], changes: Changes) -> list[Block]:
    out = list(blocks)
    for place, flags in changes:
        out[place] = out[place]._replace(**flags)
    return out
