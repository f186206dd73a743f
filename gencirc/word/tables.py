"""Tables: full width, header row repeated, rows never split."""

from __future__ import annotations

from collections.abc import Sequence

from gencirc.blocks.shaping import width
from gencirc.blocks.tree import Table
from gencirc.standard.table import whole
from gencirc.word.writer import Writer
from gencirc.words import Words

MARGIN = 57  # twips left and right in a cell
BELOW = 58  # twips below: in an exact line the ink stands low
LOOSE = 0.6  # 字 more than the text takes
LEAST = 9  # 字: a column with a longer text may wrap, but no closer
LONGEST = 72  # 字: a longer text asks for no more width
SHORT = 7  # 字: columns with no longer entry are centred
CENTRE = '<w:jc w:val="center"/>'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(block: Table, room: int, w: Writer) -> str:
    """``w:tbl`` of ``room`` twips."""
    widths = column_widths(block, room, w.letterhead.metrics("表格文字").pitch)
    line = whole("表格线")
    borders = "".join(
        f'<w:{s} w:val="single" w:sz="{line}" w:space="0" w:color="000000"/>' for s in SIDES
    )
    grid = "".join(f'<w:gridCol w:w="{x}"/>' for x in widths)
    middle = [_centred(block, place) for place in range(len(widths))]
    head = ""
    if block.columns:
        head = _row(block.columns, widths, "表头", w, [True] * len(widths), "<w:tblHeader/>")
    rows = "".join(_row(row, widths, "表格文字", w, middle) for row in block.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
        f'<w:bottom w:w="{BELOW}" w:type="dxa"/>'
        f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def column_widths(block: Table, room: int, pitch: float) -> list[int]:
    """Widths in twips by what the columns hold; together exactly ``room``.

    Short columns never wrap; the room that is left is shared among the long ones by
    what they still lack, so that the longest text wraps into the fewest lines.
    """
    rows = [block.columns, *block.rows] if block.columns else list(block.rows)
    count = max(map(len, rows), default=1)
    cells = [_widest(rows, place) for place in range(count)]
    most = [(c + LOOSE) * pitch + 2 * MARGIN for c in cells]
    least = [(min(c, LEAST) + LOOSE) * pitch + 2 * MARGIN for c in cells]
    left = room - sum(least)
    lack = [m - x for m, x in zip(most, least, strict=True)]
    if left > sum(lack):  # all fits on one line: what remains goes to the long ones
        least, left = most, left - sum(lack)
        lack = [m if c > SHORT else 0.0 for m, c in zip(most, cells, strict=True)]
    elif left < 0:  # too many columns: all alike
        least, left, lack = [0.0] * count, float(room), least
    lack = lack if any(lack) else most
    out = [int(x + left * share / sum(lack)) for x, share in zip(least, lack, strict=True)]
    out[lack.index(max(lack))] += room - sum(out)
    return out


def _widest(rows: Sequence[tuple[Words, ...]], place: int) -> float:
    cells = [width(str(row[place])) for row in rows if place < len(row)]
    return max(2.0, min(max(cells, default=2.0), LONGEST))


def _row(
    cells: tuple[Words, ...],
    widths: list[int],
    style: str,
    w: Writer,
    centred: Sequence[bool],
    extra: str = "",
) -> str:
    filled = [*cells, *[Words()] * (len(widths) - len(cells))]
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{w.line(style, words, CENTRE if middle else '')}</w:tc>"
        for words, x, middle in zip(filled, widths, centred, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{made}</w:tr>"


def _centred(block: Table, place: int) -> bool:
    """Columns of numbers, names and other short entries are centred."""
    cells = [width(str(row[place])) for row in block.rows if place < len(row)]
    return max(cells, default=0) <= SHORT
