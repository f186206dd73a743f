"""Pages as the standard declares them: advice for the person, never a change of text.

Every block becomes a strip of rows with heights in twips; strips are stacked on
pages of the letterhead's type area. Word and LibreOffice may differ by a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.lines import WORD, Manner
from gencirc.blocks.tree import Block, begins_new_text
from gencirc.blocks.turning import lying
from gencirc.page.strips import Row, Setter, Strip
from gencirc.word.body import lines_above
from gencirc.word.letterhead import Letterhead

IMPRINT_LINE = 420  # twips
IMPRINT_RULES = 55  # twips that its three rules take
# the paragraph that it hangs on, and what LibreOffice rounds the type area down by
IMPRINT_REST = 20 + 18


class Printed(NamedTuple):
    """A line as it comes to stand on a page."""

    page: int  # from 1
    block: int  # its place among the blocks
    row: int  # of its block
    text: str


@dataclass(frozen=True)
class Pages:
    """Where the blocks came to stand."""

    count: int
    starts: tuple[tuple[int, float], ...]  # page (from 1) and height used before each block
    ends: tuple[tuple[int, float], ...]
    lines: tuple[Printed, ...]
    free: float = 0.0  # twips below the last block; none on a landscape page


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
        self.setter = Setter(letterhead, names, manner)
        self.lying = Setter(letterhead, names, manner, wide=True)
        self.strip = self.setter.strip
        self.line = self.setter.line

    def reading(self, manner: Manner) -> Estimator:
        """The same letterhead in another manner."""
        return Estimator(self.letterhead, self.names, manner, self.head)

    def _strips(self, blocks: list[Block]) -> list[Strip]:
        """The strips of all blocks, on upright and on lying pages."""
        wide = lying(blocks, self.letterhead.has_head)
        setters = [self.lying if w else self.setter for w in wide]
        made = (s.strip(b, n, blocks) for n, (s, b) in enumerate(zip(setters, blocks, strict=True)))
        turned = float(self.letterhead.page.text_width)
        return [s._replace(room=turned) if w else s for s, w in zip(made, wide, strict=True)]

    def pages(
        self, blocks: Iterable[Block], imprint: int = 0, tight: int = 0, spare: float = 0
    ) -> Pages:
        """Stack the blocks; ``imprint`` is its number of lines, 0 for none.

        ``tight`` is the line height of the cover notice in twips where it has its own;
        ``spare`` is left free at every page's end, for decisions that must be safe.
        """
        listed = list(blocks)
        strips = self._strips(listed)
        if tight:
            above = lines_above(self.letterhead, True)
            strips = [*_tightened(strips, listed, tight / self.line, above)]
        height = float(self.letterhead.page.text_height) - spare
        stack = _Stack(height, self.head)
        starts, ends = [], []
        for place, strip in enumerate(strips):
            chain = [strip]
            while chain[-1].keep and place + len(chain) < len(strips):
                chain.append(strips[place + len(chain)])
            starts.append(stack.put(place, strip, chain))
            ends.append((stack.page, stack.used))
        wide = bool(strips) and bool(strips[-1].room)
        free = 0.0 if wide else stack.room - stack.used
        if imprint and imprint_height(imprint) > free:
            stack.turn()
        return Pages(stack.page, tuple(starts), tuple(ends), tuple(stack.printed), free)


def imprint_height(lines: int) -> int:
    """Height of an imprint in twips, 0 for none."""
    return lines * IMPRINT_LINE + IMPRINT_RULES + IMPRINT_REST if lines else 0


class _Stack:
    """Pages being filled."""

    def __init__(self, height: float, head: float) -> None:
        self.height = height
        self.page = 1
        self.used = head
        self.room = height
        self.printed: list[Printed] = []

    def put(self, place: int, strip: Strip, chain: list[Strip]) -> tuple[int, float]:
        """Place a strip; returns where it begins."""
        turned = (strip.room or self.height) != self.room
        if ((strip.fresh or turned) and self.used) or (
            (strip.keep or strip.whole) and self._tail(chain) > self.room - self.used + 1
        ):
            self.turn(strip.room)
        elif not self.used:
            self.room = strip.room or self.height
        start = (self.page, self.used)
        self.used += strip.top
        for number, row in enumerate(strip.rows):
            if self.used + row.height > self.room + 1 and self.used > strip.top:
                self.turn(strip.room)
                start = (self.page, 0.0) if number == 0 else start
                self.used += strip.top
                if number and strip.again:
                    self._set(place, 0, strip.again)
            self._set(place, number, row)
        return start

    def _set(self, place: int, number: int, row: Row) -> None:
        self.used += row.height
        self.printed += [Printed(self.page, place, number, text) for text in row.texts]

    def _tail(self, chain: list[Strip]) -> float:
        """What must stand together: the kept strips and the first row after them."""
        *kept, last = chain
        ending = last.height if last.whole else sum(r.height for r in last.rows[:1])
        return min(sum(s.height for s in kept) + ending, self.room)

    def turn(self, room: float = 0.0) -> None:
        """Begin a page, of its own height when ``room`` is given."""
        self.page += 1
        self.used = 0.0
        self.room = room or self.height


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
        yield strip._replace(rows=tuple(rows)) if cover else strip
