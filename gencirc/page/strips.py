"""Strips: what every block prints, row by row, with heights in twips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from gencirc.afresh import MANY
from gencirc.alike import likes, sized_by
from gencirc.blocks import tree
from gencirc.blocks.formed import laid
from gencirc.blocks.grid import Line, grid, header
from gencirc.blocks.lines import OFFICE, WORD, Cells, Manner, lines
from gencirc.blocks.shaping import shaped, width
from gencirc.blocks.tree import Block
from gencirc.page.strip import Row, Strip
from gencirc.reuse import Memo, by_identity
from gencirc.standard.table import whole
from gencirc.word import forms, signature
from gencirc.word import rows as table_rows
from gencirc.word.body import TITLE_ROOM, TITLES, lines_above
from gencirc.word.columns import column_widths
from gencirc.word.letterhead import Letterhead
from gencirc.word.styles import Metrics
from gencirc.words import Words

FEW = 128  # elements that are no texts, tables among them
Around: TypeAlias = "tuple[bool, type[Block] | None, type[Block] | None]"


class Setter:
    """Sets blocks into strips by one letterhead."""

    def __init__(
        self,
        letterhead: Letterhead,
        names: tuple[str, ...] = (),
        manner: Manner = WORD,
        wide: bool = False,
    ) -> None:
        self.letterhead = letterhead
        self.names = names
        self.manner = manner
        page, body = letterhead.page, letterhead.metrics("公文正文")
        self.space, self.high = page.text_width, page.text_height  # twips
        if wide:
            self.space, self.high = self.high, self.space
        self.line = body.line
        self.room = self.space / body.pitch
        self._widths: dict[str, Cells] = {}
        self._made = Memo(FEW)
        self._texts = Memo()  # of paragraphs and headings, by themselves

    def strips(self, blocks: Sequence[Block]) -> list[Strip]:
        """The strips of the blocks; most are texts that are known."""
        known, text, strip = self._texts.younger.get, self._text_strip, self.strip
        like = likes.get
        if tree.PageBreak in set(map(type, blocks)):
            return [strip(b, n, blocks) for n, b in enumerate(blocks)]
        return [
            found[1]
            if (found := known(x.size if (x := like(id(b))) else id(b)))
            else text(b)
            if isinstance(b, tree.Paragraph | tree.Heading)
            else strip(b, n, blocks)
            for n, b in enumerate(blocks)
        ]

    def strip(self, block: Block, place: int, blocks: Sequence[Block]) -> Strip:
        """The strip of the block at ``place``."""
        before = type(blocks[place - 1]) if place else None
        if isinstance(block, tree.Paragraph | tree.Heading):
            if before is not tree.PageBreak:
                return self._text_strip(block)
            around: Around = (False, before, None)
        else:
            titles = (isinstance(b, tree.Title) for b in blocks[:place])
            first = isinstance(block, tree.Title) and not any(titles)
            around = (first, before, type(blocks[place + 1]) if place + 1 < len(blocks) else None)
        by_sense = type(block) in TITLES  # lines go by what it says
        key = (id(block) if by_sense else sized_by(block), around)
        found = self._made.get(key)
        if found is None:
            found = (block, self._strip(block, *around))
            self._made.put(key, found)
        made: Strip = found[1]
        return made

    def _text_strip(self, block: tree.Paragraph | tree.Heading, turned: bool = False) -> Strip:
        """The strip of a text, which is the same wherever it stands; ``turned`` on a new page."""
        key = sized_by(block)
        found = self._texts.get(key)
        if found is not None and not turned:
            known: Strip = found[1]
            return known
        if isinstance(block, tree.Heading):
            text = f"{block.ordinal}{block.words}{block.text or ''}"
            first, kept = 2, block.text is None or block.kept
        else:
            text, first, kept = str(block.words), 0 if block.flush else 2, block.kept
        made = Strip(self._text("公文正文", text, first), kept, fresh=turned)
        if not turned:
            self._texts.put(key, (block, made))
        return made

    def _strip(
        self, block: Block, first: bool, before: type[Block] | None, nxt: type[Block] | None
    ) -> Strip:
        """The strip of a block between two of their kinds; ``first`` is the paper's title."""
        if isinstance(block, tree.Title):
            above = lines_above(self.letterhead, first)
            below = 0 if nxt is tree.Subtitle else 1
            title = self.title("公文标题", block.words, block.fewest)
            rows = (*self._blank(above), *title, *self._blank(below))
            return Strip(rows, True, True, block.fresh)
        if isinstance(block, tree.Subtitle):
            below = 0 if nxt is tree.Subtitle else 1
            said = self.title("次标题", block.words)
            return Strip((*said, *self._blank(below)), True)
        if isinstance(block, tree.Paragraph | tree.Heading):
            return self._text_strip(block, before is tree.PageBreak)
        return self._element(block, before, nxt)

    def _element(self, block: Block, before: type[Block] | None, nxt: type[Block] | None) -> Strip:
        if isinstance(block, tree.PageBreak):
            return Strip(())
        if isinstance(block, tree.Recipients | tree.Greeting):
            rows = self._text("公文正文", str(block.words))
            return Strip(rows, isinstance(block, tree.Greeting))
        if isinstance(block, tree.AttachmentNote):
            rows, whole_ = tuple(self._names(block)), tree.together(block)
            return Strip(rows, whole_ and nxt is tree.Signature, whole_)
        if isinstance(block, tree.Signature):
            signed = tuple(map(self._row, signature.printed(block, self.room)))
            return Strip(signed, nxt is tree.Note, True)
        if isinstance(block, tree.Note):
            text = str(block.words)
            text = text if text.startswith("（") else f"（{text}）"
            return Strip(self._text("附注", text, first=2), nxt is tree.Note)
        if isinstance(block, tree.Roll):
            label = width(str(block.label))
            names = self._text("公文正文", f"{block.label}{block.names}", -label, 2 + label)
            above = 0 if before is tree.Roll else whole("名单上空行")
            return Strip((*self._blank(above), *names))
        if isinstance(block, tree.AttachmentHead):
            head = [self._row(str(block.label)), *self._blank(1)]
            rows = (*head, *self.title("附件标题", block.title), *self._blank(1))
            return Strip(rows, True, True, True)
        if isinstance(block, tree.CutLine):
            return Strip(tuple(self._cut(block)), True, True)
        if isinstance(block, tree.Form):
            return self._form(block)
        assert isinstance(block, tree.Table)
        return self._table(block)

    def _cells(self, style: str) -> Cells:
        """What the characters of a style take."""
        if style not in self._widths:
            self._widths[style] = self.letterhead.metrics(style).cells(self.manner)
        return self._widths[style]

    def _row(self, text: str) -> Row:
        return Row(self.line, (text,) if text.strip() else ())

    def _blank(self, count: int) -> list[Row]:
        return [Row(self.line)] * count

    def _text(
        self, style: str, text: str, first: float = 0.0, less: float = 0.0
    ) -> tuple[Row, ...]:
        """A paragraph: ``first`` is its indent, ``less`` the indent of all its lines, in 字."""
        return _rows(lines(text, self.room - less, first, self._cells(style)), self.line)

    def _names(self, block: tree.AttachmentNote) -> Iterator[Row]:
        """附件说明: names hang under names (7.3.4)."""
        yield from self._blank(1)
        if len(block.names) == 1:
            yield from self._text("附件说明", f"附件：{block.names[0]}", -3, 5)
            return
        for number, name in enumerate(block.names, 1):
            label = f"附件：{number}." if number == 1 else f"{number}."
            first, *rest = self._text("附件说明", str(name), 0, tree.names_from(block))
            yield from (self._row(label + "".join(first.texts)), *rest)

    def title(self, style: str, words: Words, fewest: bool = False) -> list[Row]:
        metrics = self.letterhead.metrics(style)
        room = self.space * TITLE_ROOM / metrics.pitch
        return [Row(metrics.line, (str(x),)) for x in shaped(words, room, self.names, fewest)]

    def _table(self, block: tree.Table) -> Strip:
        metrics = self.letterhead.metrics("表格文字")
        widths = column_widths(block, self.space, metrics.pitch)
        made = [*self._rows(block, widths, metrics, self.high)]
        heads = len(header(block))
        again = _together(made[:heads]) if heads else None
        first = [_together(made[: heads + 1])] if made else []  # no header stands alone
        return Strip((*first, *made[heads + 1 :]), again=again, top=table_rows.BORDER)

    def _rows(
        self, block: tree.Table, widths: tuple[int, ...], metrics: Metrics, room: int
    ) -> Iterator[Row]:
        """The rows of a table; one that may split goes line by line. Of a long table only heights.

        For Word they are as high as LibreOffice makes them with its room beside digits:
        Word takes no more, and a row too many on a page is worse than one too few.
        """
        manner = OFFICE if self.manner == WORD else self.manner
        cells = metrics.cells(manner)
        split = table_rows.tall(block, widths, metrics, room)
        counts = table_rows.lines(block, widths, metrics, cells)
        if len(block.rows) > MANY and not split:
            known = {n: Row(table_rows.height(n, metrics.line)) for n in set(counts)}
            yield from map(known.__getitem__, counts)
            return
        for number, (line, count) in enumerate(zip(grid(block), counts, strict=True)):
            if number not in split:
                yield _set(line, count, widths, metrics, cells)
                continue
            texts = [table_rows.texts(c, widths, metrics, cells) for c in line.cells if c.down]
            for place in range(count):
                high = metrics.line if place else table_rows.height(1, metrics.line)
                yield Row(high, tuple(c[place] for c in texts if place < len(c)))

    def _form(self, block: tree.Form) -> Strip:
        """The rows of a form; one that may split goes line by line."""
        metrics = self.letterhead.metrics("表格文字")
        widths = forms.form_widths(block, self.space, metrics.pitch)
        cells = metrics.cells(OFFICE if self.manner == WORD else self.manner)
        split = forms.tall(block, widths, metrics, self.high)
        made: list[Row] = []
        high = forms.heights(block, widths, metrics, cells)
        for number, row in enumerate(laid(block)):
            texts = [forms.texts(p, widths, metrics, cells) for p in row if p.down]
            if number not in split:
                made.append(Row(high[number], tuple(x for cell in texts for x in cell if x)))
                continue
            for place in range(max(map(len, texts))):
                each = metrics.line if place else table_rows.height(1, metrics.line)
                made.append(Row(each, tuple(c[place] for c in texts if place < len(c))))
        return Strip(tuple(made), whole=block.whole, top=table_rows.BORDER)

    def _cut(self, block: tree.CutLine) -> Iterator[Row]:
        yield Row(self.line + forms.CUT_RULE)
        if block.words:
            yield from (self._row(str(block.words)), *self._blank(1))


@by_identity
def _rows(texts: tuple[str, ...], height: float) -> tuple[Row, ...]:
    """Lines of text as rows; one tuple of lines is often that of several manners."""
    return tuple(Row(height, (text,) if text.strip() else ()) for text in texts)


@by_identity
def _set(line: Line, count: int, widths: tuple[int, ...], metrics: Metrics, cells: Cells) -> Row:
    """A row of a table that is not split, so many lines high."""
    texts = (table_rows.texts(c, widths, metrics, cells) for c in line.cells if c.down)
    said = tuple(x for cell in texts for x in cell if x.strip())
    return Row(table_rows.height(count, metrics.line), said)


@by_identity
def setter(letterhead: Letterhead, names: tuple[str, ...], manner: Manner, wide: bool) -> Setter:
    """The setter of a letterhead, one for all papers, so that it sets what they share once."""
    return Setter(letterhead, names, manner, wide)


def _together(made: list[Row]) -> Row:
    """Rows that are never parted, as one."""
    return Row(sum(r.height for r in made), tuple(x for r in made for x in r.texts))
