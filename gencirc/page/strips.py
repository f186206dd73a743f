"""Strips: what every block prints, row by row, with heights in twips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.shaping import shaped
from gencirc.blocks.tree import Block
from gencirc.page.lines import Cells, lines
from gencirc.standard.table import whole
from gencirc.word.body import TITLE_ROOM, lines_above
from gencirc.word.letterhead import Letterhead
from gencirc.word.styles import Metrics
from gencirc.word.tables import BELOW, MARGIN, column_widths
from gencirc.words import Words

BORDER = whole("表格线") * 2.5  # twips of a rule between rows


class Row(NamedTuple):
    """A line of text, a blank line, or a row of a table."""

    height: float  # twips
    texts: tuple[str, ...] = ()  # what stands in it; of a table row, cell after cell


class Strip(NamedTuple):
    """The rows of one block."""

    rows: tuple[Row, ...]
    keep: bool = False  # stays with the next strip
    whole: bool = False  # its rows stay on one page
    fresh: bool = False  # begins a new page
    room: float = 0.0  # height of its page when not the ordinary one
    again: Row | None = None  # a header row, repeated at the top of every further page
    top: float = 0.0  # twips above its rows on every page: the first rule of a table

    @property
    def height(self) -> float:
        """Of all its rows, in twips."""
        return sum(r.height for r in self.rows)


class Manner(NamedTuple):
    """How a program sets characters beside each other."""

    gap: float = 0.0  # em between hanzi and digits or letters
    edges: bool = False  # the last character before a change of script is not tightened


WORD = Manner()
GAPLESS = Manner(0.0, True)  # LibreOffice
OFFICE = Manner(0.2, True)  # LibreOffice reading a .docx: it passes over w:autoSpaceDN="0"


class Setter:
    """Sets blocks into strips by one letterhead."""

    def __init__(
        self, letterhead: Letterhead, names: tuple[str, ...] = (), manner: Manner = WORD
    ) -> None:
        self.letterhead = letterhead
        self.names = names
        self.manner = manner
        body = letterhead.metrics("公文正文")
        self.line = body.line
        self.room = letterhead.page.text_width / body.pitch

    def strip(self, block: Block, place: int, blocks: list[Block]) -> Strip:
        """The strip of the block at ``place``."""
        before = blocks[place - 1] if place else None
        nxt = blocks[place + 1] if place + 1 < len(blocks) else None
        turned = isinstance(before, tree.PageBreak)
        if isinstance(block, tree.Title):
            first = not any(isinstance(b, tree.Title) for b in blocks[:place])
            above = lines_above(self.letterhead.has_head and first)
            below = 0 if isinstance(nxt, tree.Subtitle) else 1
            title = self._title("公文标题", block.words)
            rows = (*self._blank(above), *title, *self._blank(below))
            return Strip(rows, True, True, block.fresh)
        if isinstance(block, tree.Subtitle):
            below = 0 if isinstance(nxt, tree.Subtitle) else 1
            said = self._text("次标题", str(block.words))
            return Strip((*said, *self._blank(below)), True)
        if isinstance(block, tree.Heading):
            text = block.ordinal + str(block.words) + str(block.text or "")
            kept = block.text is None or block.kept
            return Strip(self._text("公文正文", text, first=2), kept, fresh=turned)
        if isinstance(block, tree.Paragraph):
            rows = self._text("公文正文", str(block.words), first=0 if block.flush else 2)
            return Strip(rows, block.kept, fresh=turned)
        return self._element(block, nxt)

    def _element(self, block: Block, nxt: Block | None) -> Strip:
        if isinstance(block, tree.PageBreak):
            return Strip(())
        if isinstance(block, tree.Recipients | tree.Greeting):
            rows = self._text("公文正文", str(block.words))
            return Strip(rows, isinstance(block, tree.Greeting))
        if isinstance(block, tree.AttachmentNote):
            rows = tuple(self._names(block.names))
            return Strip(rows, isinstance(nxt, tree.Signature), True)
        if isinstance(block, tree.Signature):
            rows = tuple(map(self._row, signature_rows(block)))
            return Strip(rows, isinstance(nxt, tree.Note), True)
        if isinstance(block, tree.Note):
            text = str(block.words)
            text = text if text.startswith("（") else f"（{text}）"
            return Strip(self._text("附注", text, first=2), isinstance(nxt, tree.Note))
        if isinstance(block, tree.AttachmentHead):
            head = [self._row(str(block.label)), *self._blank(1)]
            rows = (*head, *self._title("附件标题", block.title), *self._blank(1))
            tall = float(self.letterhead.page.text_width) if block.wide else 0.0
            return Strip(rows, True, True, True, tall)
        assert isinstance(block, tree.Table)
        return self._table(block)

    def _row(self, text: str) -> Row:
        return Row(self.line, (text,) if text.strip() else ())

    def _blank(self, count: int) -> list[Row]:
        return [Row(self.line)] * count

    def _text(
        self, style: str, text: str, first: float = 0.0, less: float = 0.0
    ) -> tuple[Row, ...]:
        """A paragraph: ``first`` is its indent, ``less`` the indent of all its lines, in 字."""
        cells = cells_of(self.letterhead.metrics(style), self.manner)
        return tuple(map(self._row, lines(text, self.room - less, first, cells)))

    def _names(self, names: tuple[Words, ...]) -> Iterator[Row]:
        """附件说明: names hang under names (7.3.4)."""
        yield from self._blank(1)
        if len(names) == 1:
            yield from self._text("附件说明", f"附件：{names[0]}", -3, 5)
            return
        for number, name in enumerate(names, 1):
            label = f"附件：{number}." if number == 1 else f"{number}."
            first, *rest = self._text("附件说明", str(name), 0, 6)
            yield from (self._row(label + "".join(first.texts)), *rest)

    def _title(self, style: str, words: Words) -> list[Row]:
        metrics = self.letterhead.metrics(style)
        room = self.letterhead.page.text_width * TITLE_ROOM / metrics.pitch
        return [Row(metrics.line, (str(x),)) for x in shaped(words, room, self.names)]

    def _table(self, block: tree.Table) -> Strip:
        page = self.letterhead.page
        space = page.text_height if block.wide else page.text_width
        widths = column_widths(block, space, self.letterhead.metrics("表格文字").pitch)
        head = tuple(self._cells("表头", block.columns, widths) for _ in block.columns[:1])
        rows = tuple(self._cells("表格文字", row, widths) for row in block.rows)
        room = float(page.text_width) if block.wide else 0.0
        return Strip(head + rows, room=room, again=head[0] if head else None, top=BORDER)

    def _cells(self, style: str, row: Iterable[Words], widths: list[int]) -> Row:
        """A row of a table: as high as its highest cell."""
        metrics = self.letterhead.metrics(style)
        cells = cells_of(metrics, self.manner)
        set_ = [
            lines(str(words), (w - 2 * MARGIN) / metrics.pitch, 0.0, cells)
            for words, w in zip_longest(row, widths, fillvalue=Words())
            if isinstance(w, int)
        ]
        most = max(map(len, set_), default=1)
        texts = tuple(x for cell in set_ for x in cell if x.strip())
        return Row(BELOW + BORDER + metrics.line * most, texts)


def cells_of(metrics: Metrics, manner: Manner = WORD) -> Cells:
    """Cells of a style: what is taken off every character makes halves less than half."""
    half = (metrics.size / 2 + metrics.spacing) / metrics.pitch
    gap = manner.gap * metrics.size / metrics.pitch
    return Cells(half, gap, max(0.0, -metrics.spacing / metrics.pitch) if manner.edges else 0.0)


def signature_rows(block: tree.Signature) -> list[str]:
    """The lines of a signature with the blank lines above it; "" is a blank line."""
    above = [""] * block.gap
    if block.mode == "签名章":
        return [*above, str(block.post or block.issuer), "", str(block.date)]
    return [*above, str(block.issuer), str(block.date)]


def imprint_lines(head: Mapping[str, Words], letterhead: Letterhead) -> int:
    """Lines of the imprint, 0 without one: copies may take several, then the office's line."""
    if not letterhead.has_head:
        return 0
    copies = head.get("抄送")
    if not copies:
        return 1
    metrics = letterhead.metrics("版记")
    room = letterhead.page.text_width / metrics.pitch - 5
    return 1 + len(lines(f"抄送：{copies}。", room, -3, cells_of(metrics)))
