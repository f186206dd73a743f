"""Pages as the standard declares them: advice for the person, never a change of text.

Every block becomes a strip of rows with heights in twips; strips are stacked on
pages of the letterhead's type area. Word and LibreOffice may differ by a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gencirc.blocks import tree
from gencirc.blocks.lines import WORD, Manner
from gencirc.blocks.tree import Block, begins_new_text
from gencirc.blocks.turning import lying
from gencirc.page.stacking import Pages, stacked
from gencirc.page.strip import Strip
from gencirc.page.strips import setter
from gencirc.word.body import lines_above
from gencirc.word.letterhead import Letterhead

IMPRINT_LINE = 420  # twips
IMPRINT_RULES = 55  # twips that its three rules take
# the paragraph that it hangs on, and what LibreOffice rounds the type area down by
IMPRINT_REST = 20 + 18


class Estimator:
    """Reckons with one letterhead, in the manner of Word or of another program."""

    def __init__(
        self,
        letterhead: Letterhead,
        names: tuple[str, ...] = (),
        manner: Manner = WORD,
        head: float | None = None,
    ) -> None:
        self.letterhead = letterhead
        self.head = letterhead.head_height if head is None else head  # of page 1, in twips
        self.names = names
        self.setter = setter(letterhead, names, manner, False)
        self.lying = setter(letterhead, names, manner, True)
        self.strip = self.setter.strip
        self.line = self.setter.line

    def reading(self, manner: Manner) -> Estimator:
        """The same letterhead in another manner."""
        return Estimator(self.letterhead, self.names, manner, self.head)

    def strips(self, blocks: list[Block]) -> list[Strip]:
        """The strips of the blocks, on upright and on lying pages."""
        wide = lying(blocks, self.letterhead.has_head)
        if not any(wide):
            return self.setter.strips(blocks)
        setters = [self.lying if w else self.setter for w in wide]
        turned = float(self.letterhead.page.text_width)
        made = [s.strip(blocks[n], n, blocks) for n, s in enumerate(setters)]
        return [replace(s, room=turned) if w else s for s, w in zip(made, wide, strict=True)]

    def pages(
        self, blocks: Iterable[Block], imprint: int = 0, tight: int = 0, spare: float = 0
    ) -> Pages:
        """Stack the blocks; ``imprint`` is its number of lines, 0 for none.

        ``tight`` is the line height of the cover notice in twips where it has its own;
        ``spare`` is left free at every page's end, for decisions that must be safe.
        """
        listed = list(blocks)
        return self.stacked(self.strips(listed), listed, imprint, tight, spare)

    def stacked(
        self,
        strips: list[Strip],
        blocks: list[Block],
        imprint: int = 0,
        tight: int = 0,
        spare: float = 0,
    ) -> Pages:
        """The same for blocks whose strips are known."""
        if tight:
            above = lines_above(self.letterhead, True)
            strips = [*_tightened(strips, blocks, tight / self.line, above)]
        height = float(self.letterhead.page.text_height) - spare
        return stacked(strips, height, self.head, imprint_height(imprint))

    def begins(self, blocks: list[Block], place: int) -> int:
        """The page on which the block at ``place`` begins."""
        stop = place + 1
        strips = self.strips(blocks[: stop + 1])  # what follows a block may change it
        while strips[stop - 1].keep and stop < len(blocks):
            stop += 1
            strips = self.strips(blocks[: stop + 1])
        height = float(self.letterhead.page.text_height)
        return stacked(strips[:stop], height, self.head).start(place)[0]


def imprint_height(lines: int) -> int:
    """Height of an imprint in twips, 0 for none."""
    return lines * IMPRINT_LINE + IMPRINT_RULES + IMPRINT_REST if lines else 0


def _tightened(
    strips: list[Strip], blocks: list[Block], factor: float, above: int
) -> Iterator[Strip]:
    """The strips of a cover notice with its own line height.

    The ``above`` blank lines before its title keep the ordinary one: they are the standard's.
    """
    cover = True
    for strip, block in zip(strips, blocks, strict=True):
        cover = cover and not begins_new_text(block)
        fixed = above if isinstance(block, tree.Title) else 0
        rows = (
            r if n < fixed else r._replace(height=r.height * factor)
            for n, r in enumerate(strip.rows)
        )
        yield replace(strip, rows=tuple(rows)) if cover else strip
