"""发文机关标志: one name on one line, or the names of a joint paper one above the other (7.2.4)."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.blocks.shaping import width
from gencirc.word.letterhead import Letterhead
from gencirc.word.xml import HINT, escape, paragraph

LEAST_SCALE = 66  # per cent; below it a mark looks squeezed
ROOM = 0.985  # of the type area
INK_TOP = 0.845  # em above the baseline where a hanzi's ink begins
INK_END = 0.086  # em below the baseline where it ends
BASELINE = 0.8  # of an exact line, below its top (LibreOffice; Word within 1 mm)
ENDING = "文件"
STACKS = (60.0, 45.0, 30.0)  # mm that the names of a joint mark take together, the first that fits
SLACK = 80  # twips that a cell is wider than its text: programs round scales and spacing
LEAST_LINE = 20  # twips of an exact line that every program keeps
LEAST_NAME = 340  # twips: no name of a joint mark is smaller
STACK_LINE = 1.2  # em
GAP = 0.3  # em between the names and 文件
LEAST_ENDING = 720  # twips: 文件 stays this large beside many small names


class Drawn(NamedTuple):
    """What stands in a slot of the head, and the twips it takes beyond the slot's own line."""

    xml: str
    more: float = 0.0


def mark(text: str, letterhead: Letterhead, style: str) -> Drawn:
    """The mark on one line: narrowed first, then made smaller, its ink kept in place.

    An empty text keeps the line: the paper is printed on sheets that have a head.
    """
    metrics = letterhead.metrics(style)
    room = letterhead.page.text_width * ROOM
    size, scale = fitted(width(text), metrics.size, room)
    rpr, ppr, gap, more = _narrowed(scale), "", "", 0.0
    if size < metrics.size:
        ppr, gap, more = _smaller(letterhead, style, size)
        rpr += _sized(size)
    run = _run(text, rpr) if text else ""
    return Drawn(paragraph(letterhead.styles.id(style), run, ppr) + gap, more)


def fitted(length: float, size: float, room: float) -> tuple[float, int]:
    """Size in twips and scale in per cent at which ``length`` 字 fit ``room`` twips."""
    scale = min(100, int(room / (length * size) * 100)) if length else 100
    if scale >= LEAST_SCALE:
        return size, scale
    # in half-points, so that the file can say it
    return int(room / (length * LEAST_SCALE / 100) / 10) * 10, LEAST_SCALE


def stack(
    names: tuple[str, ...], letterhead: Letterhead, style: str, high: float, printed: bool
) -> Drawn:
    """The names of a joint mark, all of one width, with 文件 beside their middle.

    ``high`` is the mm that they may take. Spread by character spacing: what ``distribute`` does differs between programs.
    """
    metrics = letterhead.metrics(style)
    most = int(high * 1440 / 25.4 / len(names) / STACK_LINE / 10) * 10
    most = max(LEAST_NAME, min(int(metrics.size), most))
    ending = max(most, min(metrics.size, LEAST_ENDING))
    room = letterhead.page.text_width * ROOM - (len(ENDING) + GAP) * ending - SLACK
    size, scale = fitted(max(map(width, names)), most, room)
    ending = min(ending, len(names) * size)  # no higher than the names together
    line = round(size * STACK_LINE)
    own = letterhead.styles.before(style) + metrics.line
    ink = BASELINE * line - INK_TOP * size  # below the top of the first line
    above = round(
        letterhead.styles.before(style) + BASELINE * metrics.line - INK_TOP * metrics.size - ink
    )
    more = above + line * len(names) - own
    if not printed:
        return Drawn(_blank(letterhead, style, round(own + more)), more)
    wide = max(map(width, names)) * size * scale / 100
    id_ = letterhead.styles.id(style)
    left = "".join(_spread(n, size, scale, wide, line, id_) for n in names)
    right = _line(id_, _run(ENDING, _sized(ending)), round(ending * STACK_LINE), "right")
    cells = ((left, round(wide) + SLACK), (right, round((len(ENDING) + GAP) * ending)))
    return Drawn(_blank(letterhead, style, max(LEAST_LINE, above)) + _table(cells), more)


def _spread(name: str, size: float, scale: int, wide: float, line: int, style: str) -> str:
    """A name on a line of its own, spread over ``wide`` twips."""
    rpr = _narrowed(scale) + _sized(size)
    loose = wide - width(name) * size * scale / 100
    if loose < 1 or len(name) < 2:
        return _line(style, _run(name, rpr), line, "left")
    spacing = f'<w:spacing w:val="{round(loose / (len(name) - 1))}"/>'
    runs = _run(name[:-1], spacing + rpr) + _run(name[-1], rpr)
    return _line(style, runs, line, "left")


def _table(cells: tuple[tuple[str, int], ...]) -> str:
    """A row of cells without borders, in the middle of the page."""
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for _, wide in cells)
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
        for inside, wide in cells
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(w for _, w in cells)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr></w:tbl>"
    )


def _line(style: str, runs: str, height: int, align: str) -> str:
    spacing = f'<w:spacing w:before="0" w:line="{height}" w:lineRule="exact"/>'
    return paragraph(style, runs, spacing, f'<w:jc w:val="{align}"/>')


def _blank(letterhead: Letterhead, style: str, height: int) -> str:
    """An empty paragraph as high as told."""
    return _line(letterhead.styles.id(style), "", height, "center")


def _smaller(letterhead: Letterhead, style: str, size: float) -> tuple[str, str, float]:
    """The spacing of a smaller mark, what follows it, and the twips that it takes more.

    Its ink begins lower in the same exact line: there is less space before it, or where
    there is none to take, the line is shorter, and a blank one keeps the ink's end as far
    from what follows. (Space after would not add to the space before of the next one.)
    """
    metrics, before = letterhead.metrics(style), letterhead.styles.before(style)
    drop = INK_TOP * (metrics.size - size)
    if before >= drop:
        return f'<w:spacing w:before="{round(before - drop)}"/>', "", -drop
    line = round(metrics.line - (drop - before) / BASELINE)
    spacing = f'<w:spacing w:before="0" w:line="{line}" w:lineRule="exact"/>'
    under = (1 - BASELINE) * metrics.line - INK_END * metrics.size
    gap = round(under - ((1 - BASELINE) * line - INK_END * size))
    more = line - before - metrics.line
    if gap < LEAST_LINE:
        return spacing, "", more
    return spacing, _blank(letterhead, style, gap), more + gap


def _narrowed(scale: int) -> str:
    return f'<w:w w:val="{scale}"/>' if scale < 100 else ""


def _sized(size: float) -> str:
    half = round(size / 10)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _run(text: str, rpr: str) -> str:
    return f'<w:r><w:rPr>{HINT}{rpr}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
