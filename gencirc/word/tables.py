"""Tables: full width, header rows repeated, rows never split unless taller than a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from gencirc.afresh import MANY
from gencirc.blocks.grid import Cell, Line, grid, paragraphs
from gencirc.blocks.tree import Table
from gencirc.plan.fields import NOWHERE
from gencirc.reuse import filled_in
from gencirc.standard.table import whole
from gencirc.tokens import TOKENS
from gencirc.word.columns import CENTRE, MARGIN, Look, column_widths, looks
from gencirc.word.letterhead import Letterhead
from gencirc.word.rows import BELOW, tall
from gencirc.word.writer import Writer
from gencirc.word.xml import KEEP, escape
from gencirc.words import Span, Words

FEW = 64  # numbers whose cells are kept, for each stands where its digits meet others
LONG = 8  # rows: the text of a cell over more stands at its top, where its first page shows it
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(block: Table, w: Writer) -> str:
    """``w:tbl`` as wide as the type area."""
    page = w.letterhead.page
    room, height = page.text_width, page.text_height
    if block.wide:
        room, height = height, room
    metrics = w.letterhead.metrics("表格文字")
    model = w.like.get(id(block), block)
    assert isinstance(model, Table)
    widths = column_widths(model, room, metrics.pitch)
    split = tall(model, widths, metrics, height)
    made = looks(model)
    if len(block.rows) > MANY:
        inside = w.later(_long(block, widths, made, split, w))
    else:
        written = partial(_row, w=w) if w.tight else partial(_alike, letterhead=w.letterhead)
        rows = (written(row, widths, made, n in split) for n, row in enumerate(grid(block)))
        inside = "".join([*rows])
    return f"<w:tbl>{properties(widths)}{inside}</w:tbl>"


def properties(widths: Sequence[int]) -> str:
    """``w:tblPr`` and ``w:tblGrid``: black single lines, columns of fixed width."""
    line = whole("表格线")
    borders = "".join(
        f'<w:{s} w:val="single" w:sz="{line}" w:space="0" w:color="000000"/>' for s in SIDES
    )
    grid_columns = "".join(f'<w:gridCol w:w="{x}"/>' for x in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
        f'<w:bottom w:w="{BELOW}" w:type="dxa"/>'
        f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>"
    )


def _long(
    block: Table, widths: tuple[int, ...], made: tuple[Look, ...], split: set[int], w: Writer
) -> Iterator[str]:
    """The rows of a long table, one by one."""
    pens = [_pen(place, widths, look, w) for place, look in enumerate(made)]
    for number, row in enumerate(grid(block)):
        if row.head or row.total or block.merged:
            yield _row(row, widths, made, number in split, w)
        else:
            cells = [pen(cell.words) for pen, cell in zip(pens, row.cells, strict=True)]
            yield _around(row, cells, number in split)


def _pen(place: int, widths: tuple[int, ...], look: Look, w: Writer) -> Callable[[Words], str]:
    """What writes the cells of a column of data: what stands around plain words, only once."""

    def written(words: Words) -> str:
        return _cell(Cell(words, place), Line(()), widths, look, w)

    def plain(text: str) -> str:
        return written(Words((Span(text, NOWHERE),)))

    form = plain(TOKENS[0]).split(TOKENS[0])
    filled = lru_cache(FEW)(plain) if look.numbers else lambda text: escape(text).join(form)

    def pen(words: Words) -> str:
        if len(words) != 1 or words[0].look or "\n" in words[0].text:
            return written(words)
        return filled(words[0].text)

    return pen


@filled_in
def _alike(
    row: Line, widths: tuple[int, ...], made: tuple[Look, ...], split: bool, letterhead: Letterhead
) -> str:
    """A row that is written alike in every table with the same columns."""
    return _row(row, widths, made, split, Writer(letterhead))


def _row(row: Line, widths: tuple[int, ...], made: tuple[Look, ...], split: bool, w: Writer) -> str:
    cells = [_cell(cell, row, widths, made[cell.column], w) for cell in row.cells]
    return _around(row, cells, split)


def _around(row: Line, cells: list[str], split: bool) -> str:
    """A row around its cells."""
    properties = "" if split else "<w:cantSplit/>"
    if row.head:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, row: Line, widths: Sequence[int], look: Look, w: Writer) -> str:
    room = sum(widths[cell.column : cell.column + cell.across])
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = {0: "<w:vMerge/>", 1: ""}.get(cell.down, '<w:vMerge w:val="restart"/>')
    side = "top" if cell.down > LONG else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="{side}"/></w:tcPr>{_text(cell, row, room, look, w)}</w:tc>'
    )


def _text(cell: Cell, row: Line, room: int, look: Look, w: Writer) -> str:
    """The paragraphs of a cell; one that goes on from the row above has an empty one."""
    if not cell.down:
        return w.paragraph("表格文字", "")
    style = "表头" if row.head else "表格文字"
    pitch = w.letterhead.metrics(style).pitch
    if row.head:
        properties: tuple[str, ...] = (CENTRE, KEEP)  # no header at the foot of a page
    elif cell.across > 1:
        properties = (CENTRE,)
    else:
        properties = look.properties(cell.words, room - 2 * MARGIN, pitch)
    return "".join(w.line(style, words, *properties) for words in paragraphs(cell.words))
