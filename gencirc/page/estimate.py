"""Pages as the standard declares them: advice for the person, never a change of text.

Every block becomes a strip of lines with heights in twips; strips are stacked on
pages of the letterhead's type area. Word and LibreOffice may differ by a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.grid import grid
from gencirc.blocks.shaping import shaped, width
from gencirc.blocks.tree import Block, begins_new_text, stays
from gencirc.page.lines import count
from gencirc.standard.table import whole
from gencirc.word import rows, signature
from gencirc.word.body import TITLE_ROOM, lines_above
from gencirc.word.columns import column_widths
from gencirc.word.letterhead import Letterhead

IMPRINT_LINE = 420  # twips


class Strip(NamedTuple):
    """The lines of one block."""

    lines: tuple[float, ...]  # heights in twips
    keep: bool = False  # its last line stays with the next strip
    fresh: bool = False  # begins a new page
    room: float = 0.0  # height of its page when not the ordinary one
    again: float = 0.0  # of a header row, repeated at the top of every further page


@dataclass(frozen=True)
class Pages:
    """Where the blocks came to stand."""

    count: int
    starts: tuple[tuple[int, float], ...]  # page (from 1) and height used before each block
    ends: tuple[tuple[int, float], ...]


class Estimator:
    """Reckons with one letterhead."""

    def __init__(
        self,
        letterhead: Letterhead,
        names: tuple[str, ...] = (),
        counting: Callable[[str, float, float], int] = count,
        head: float | None = None,
    ) -> None:
        self.letterhead = letterhead
        self.names = names
        self.counting = counting
        self.head = letterhead.head_height if head is None else head  # of page 1, in twips
        self.line = letterhead.metrics("公文正文").line

    def pages(
        self, blocks: Iterable[Block], imprint: int = 0, tight: int = 0, spare: float = 0
    ) -> Pages:
        """Stack the blocks; ``imprint`` is its number of lines, 0 for none.

        ``tight`` is the line height of the cover notice in twips where it has its own;
        ``spare`` is left free at every page's end, for decisions that must be safe.
        """
        listed = list(blocks)
        strips = [self.strip(b, n, listed) for n, b in enumerate(listed)]
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
            starts.append(stack.put(strip, chain))
            ends.append((stack.page, stack.used))
        if imprint:
            stack.imprint(imprint * IMPRINT_LINE, bool(strips) and bool(strips[-1].room))
        return Pages(stack.page, tuple(starts), tuple(ends))

    def strip(self, block: Block, place: int, blocks: list[Block]) -> Strip:
        """The lines of a block."""
        page = self.letterhead.page
        body = self.letterhead.metrics("公文正文")
        room = page.text_width / body.pitch
        first_title = isinstance(block, tree.Title) and not any(
            isinstance(b, tree.Title) for b in blocks[:place]
        )
        before = blocks[place - 1] if place else None
        nxt = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, tree.Title):
            above = lines_above(self.letterhead, first_title)
            below = 0 if isinstance(nxt, tree.Subtitle) else 1
            tall = [self.line] * above + self._title("公文标题", block) + [self.line] * below
            return Strip(tuple(tall), True, block.fresh)
        if isinstance(block, tree.Subtitle):
            return Strip((self.line,) * (1 if isinstance(nxt, tree.Subtitle) else 2), True)
        if isinstance(block, tree.Heading):
            text = block.ordinal + str(block.words) + str(block.text or "")
            kept = block.text is None or stays(before, nxt)
            return Strip(self._lines(text, room, 2), kept, isinstance(before, tree.PageBreak))
        if isinstance(block, tree.PageBreak):
            return Strip(())
        if isinstance(block, tree.Paragraph):
            lines = self._lines(str(block.words), room, 0 if block.flush else 2)
            return Strip(lines, stays(before, nxt), isinstance(before, tree.PageBreak))
        return self._element(block, room, before, nxt)

    def _element(self, block: Block, room: float, before: Block | None, nxt: Block | None) -> Strip:
        if isinstance(block, tree.Recipients | tree.Greeting):
            return Strip(self._lines(str(block.words), room, 0), isinstance(block, tree.Greeting))
        if isinstance(block, tree.AttachmentNote):
            lines: list[float] = [self.line]
            for name in block.names:
                lines += self._lines(str(name), room - tree.names_from(block), 0)
            return Strip(tuple(lines), isinstance(nxt, tree.Signature))
        if isinstance(block, tree.Signature):
            return Strip((self.line,) * signature.height(block, room), isinstance(nxt, tree.Note))
        if isinstance(block, tree.Note):
            return Strip(self._lines(f"（{block.words}）", room, 2), isinstance(nxt, tree.Note))
        if isinstance(block, tree.Roll):
            above = 0 if isinstance(before, tree.Roll) else whole("名单上空行")
            hang = 2 + width(str(block.label))
            return Strip((self.line,) * above + self._lines(str(block.names), room - hang, 0))
        if isinstance(block, tree.AttachmentHead):
            tall = float(self.letterhead.page.text_width) if block.wide else 0.0
            lines = [self.line] * 2 + self._title("附件标题", block) + [self.line]
            return Strip(tuple(lines), True, True, tall)
        assert isinstance(block, tree.Table)
        return self._table(block)

    def _lines(self, text: str, room: float, first: float) -> tuple[float, ...]:
        return (self.line,) * self.counting(text, room, first)

    def _title(self, style: str, block: tree.Title | tree.AttachmentHead) -> list[float]:
        metrics = self.letterhead.metrics(style)
        words = block.title if isinstance(block, tree.AttachmentHead) else block.words
        room = self.letterhead.page.text_width * TITLE_ROOM / metrics.pitch
        return [metrics.line] * len(shaped(words, room, self.names))

    def _table(self, block: tree.Table) -> Strip:
        page = self.letterhead.page
        space, room = page.text_width, page.text_height
        if block.wide:
            space, room = room, space
        metrics = self.letterhead.metrics("表格文字")
        widths = column_widths(block, space, metrics.pitch)
        taken = rows.lines(block, widths, metrics)
        split = rows.tall(block, widths, metrics, room)
        heights: list[float] = []
        for number, count_ in enumerate(taken):
            first = 1 if number in split else count_  # a row that may split goes line by line
            heights.append(rows.height(first, metrics.line))
            heights += [metrics.line] * (count_ - first)
        heights[0] += rows.BORDER  # a table has a rule more than rows
        heads = sum(row.head for row in grid(block))
        again = sum(heights[:heads])
        together = [sum(heights[: heads + 1]), *heights[heads + 1 :]]  # no header stands alone
        return Strip(tuple(together), room=float(room) if block.wide else 0.0, again=again)


class _Stack:
    """Pages being filled."""

    def __init__(self, height: float, head: float) -> None:
        self.height = height
        self.page = 1
        self.used = head
        self.room = height

    def put(self, strip: Strip, chain: list[Strip]) -> tuple[int, float]:
        """Place a strip; returns where it begins."""
        turned = (strip.room or self.height) != self.room
        if ((strip.fresh or turned) and self.used) or (
            strip.keep and self._tail(chain) > self.room - self.used + 1
        ):
            self._turn(strip.room)
        elif not self.used:
            self.room = strip.room or self.height
        start = (self.page, self.used)
        for number, line in enumerate(strip.lines):
            if self.used + line > self.room + 1 and self.used:
                self._turn(strip.room)
                if number == 0:
                    start = (self.page, self.used)
                else:
                    self.used = strip.again
            self.used += line
        return start

    def _tail(self, chain: list[Strip]) -> float:
        """What must stand together: the kept strips and the first line after them."""
        kept = sum(sum(s.lines) for s in chain[:-1])
        return min(kept + (chain[-1].lines or (0.0,))[0], self.room)

    def _turn(self, room: float) -> None:
        self.page += 1
        self.used = 0.0
        self.room = room or self.height

    def imprint(self, height: float, wide: bool) -> None:
        if wide or self.used + height > self.room:
            self._turn(0)
        self.used = self.room


def _tightened(
    strips: list[Strip], blocks: list[Block], factor: float, above: int
) -> Iterator[Strip]:
    """The strips of a cover notice with its own line height.

    The ``above`` blank lines before its title never grow: two lines are the standard's.
    """
    cover = True
    for strip, block in zip(strips, blocks, strict=True):
        cover = cover and not begins_new_text(block)
        fixed = above if factor > 1 and isinstance(block, tree.Title) else 0
        lines = strip.lines[:fixed] + tuple(x * factor for x in strip.lines[fixed:])
        yield strip._replace(lines=lines) if cover else strip
