"""Forms: labels and values in black single lines, rows high enough to write in by hand."""

from __future__ import annotations

from gencirc.blocks.formed import Placed, columns, laid
from gencirc.blocks.grid import paragraphs
from gencirc.blocks.lines import OFFICE, Cells
from gencirc.blocks.lines import lines as set_lines
from gencirc.blocks.shaping import width
from gencirc.blocks.tree import Box, CutLine, Form
from gencirc.standard.table import TWIPS, twips
from gencirc.word.columns import CENTRE, LOOSE, MARGIN
from gencirc.word.rows import WHOLE, height
from gencirc.word.styles import Metrics
from gencirc.word.tables import properties
from gencirc.word.writer import Writer
from gencirc.word.xml import KEEP

LABEL = 6  # 字: a longer label is broken
NARROW, BROAD = 5, 16  # 字 that a column of values asks for at least and at most
LEAST = twips("表单行高")
CUT = '<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
CUT_RULE = 35  # twips: its width and the space above it


def form(block: Form, w: Writer) -> str:
    """``w:tbl`` as wide as the type area."""
    page = w.letterhead.page
    metrics = w.letterhead.metrics("表格文字")
    widths = form_widths(block, w.room, metrics.pitch)
    high = page.text_width if w.wide else page.text_height
    split = tall(block, widths, metrics, high)
    kept = len(block.rows) - 1 if block.whole else 0  # rows that stay with the next
    rows = "".join(
        _row(row, widths, w, number in split, KEEP if number < kept else "")
        for number, row in enumerate(laid(block))
    )
    return f"<w:tbl>{properties(widths)}{rows}</w:tbl>"


def cut_line(block: CutLine, w: Writer) -> str:
    """A broken line; below it the title of the slip in 黑体."""
    line = w.paragraph("空行", "", CUT, KEEP)
    if not block.words:
        return line
    strong = w.style("强调") if w.letterhead.styles.has("强调") else ""
    return line + w.paragraph("次标题", w.runs(block.words, strong), KEEP) + w.blank(1, KEEP)


def form_widths(block: Form, room: int, pitch: float) -> list[int]:
    """Widths in twips, together exactly ``room``: labels take what they need, values the rest."""
    count = columns(block)
    single = [p for row in laid(block) for p in row if p.across == 1 and p.down]
    cells: list[list[Box]] = [[p.box for p in single if p.column == n] for n in range(count)]
    labels = [bool(boxes) and all(b.label for b in boxes) for boxes in cells]
    wanted = [_wanted(boxes) * pitch + 2 * MARGIN for boxes in cells]
    left = room - sum(wanted)
    open_ = [n for n in range(count) if not labels[n]] or list(range(count))
    if left < 0:
        open_ = list(range(count))
    shares = {n: wanted[n] for n in open_}
    total = sum(shares.values())
    out = [int(x + left * shares.get(n, 0) / total) for n, x in enumerate(wanted)]
    out[open_[-1]] += room - sum(out)
    return out


def _wanted(boxes: list[Box]) -> float:
    """What a column asks for, in 字."""
    said = next((b.broad for b in boxes if b.broad), 0.0)
    if said:
        return said + LOOSE
    labels = [_label(width(str(p))) for b in boxes if b.label for p in paragraphs(b.words)]
    if boxes and all(b.label for b in boxes):
        return max(labels, default=0.0) + LOOSE
    values = [width(str(p)) for b in boxes if not b.label for p in paragraphs(b.words)]
    return min(max([NARROW, *labels, *values]), BROAD) + LOOSE


def _label(wide: float) -> float:
    """A label in one line, or in as many as it takes, equally long."""
    return wide if wide <= LABEL else -(-wide // -(-wide // LABEL))


def heights(block: Form, widths: list[int], metrics: Metrics, cells: Cells) -> list[float]:
    """Twips that every row takes; a cell over several rows stretches the last of them."""
    rows = laid(block)

    def needed(placed: Placed) -> float:
        text = len(texts(placed, widths, metrics, cells))
        return max(height(text, metrics.line), _least(placed.box))

    out = [max([LEAST, *(needed(p) for p in row if p.down == 1)]) for row in rows]
    for number, row in enumerate(rows):
        for placed in row:
            if placed.down > 1:
                last = number + placed.down - 1
                out[last] += max(0.0, needed(placed) - sum(out[number : last + 1]))
    return out


def texts(placed: Placed, widths: list[int], metrics: Metrics, cells: Cells) -> list[str]:
    """The lines of a cell."""
    room = (_room(placed, widths) - 2 * MARGIN) / metrics.pitch
    found = paragraphs(placed.box.words)
    return [x for words in found for x in set_lines(str(words), room, 0.0, cells)]


def tall(block: Form, widths: list[int], metrics: Metrics, page: int) -> set[int]:
    """The rows that no page can hold whole; ``page`` is its height in twips."""
    made = heights(block, widths, metrics, metrics.cells(OFFICE))
    return {number for number, taken in enumerate(made) if taken > WHOLE * page}


def _least(box: Box) -> float:
    return box.least * TWIPS["mm"]


def _room(placed: Placed, widths: list[int]) -> int:
    return sum(widths[placed.column : placed.column + placed.across])


def _row(row: list[Placed], widths: list[int], w: Writer, split: bool, keep: str) -> str:
    least = round(max([LEAST, *(_least(p.box) for p in row if p.down == 1)]))
    inside = "" if split else "<w:cantSplit/>"
    inside += f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>'
    cells = "".join(_cell(p, widths, w, keep) for p in row)
    return f"<w:tr><w:trPr>{inside}</w:trPr>{cells}</w:tr>"


def _cell(placed: Placed, widths: list[int], w: Writer, keep: str) -> str:
    span = f'<w:gridSpan w:val="{placed.across}"/>' if placed.across > 1 else ""
    merge = {0: "<w:vMerge/>", 1: ""}.get(placed.down, '<w:vMerge w:val="restart"/>')
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_room(placed, widths)}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_text(placed, w, keep)}</w:tc>'
    )


def _text(placed: Placed, w: Writer, keep: str) -> str:
    """The paragraphs of a cell; one that goes on from the row above has an empty one."""
    box = placed.box
    if not placed.down:
        return w.paragraph("表格文字", "", keep)
    style = "表头" if box.label else "表格文字"
    centred = CENTRE if box.label or box.centred else ""
    return "".join(w.line(style, words, centred, keep) for words in paragraphs(box.words))
