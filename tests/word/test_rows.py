"""Heights of rows: what certainly takes one line is not set, and takes one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gencirc.blocks.grid import columns, grid
from gencirc.blocks.lines import GAPLESS, OFFICE, Manner
from gencirc.blocks.tree import Band, Table
from gencirc.plan.fields import NOWHERE
from gencirc.word.columns import MARGIN, column_widths, sure
from gencirc.word.rows import lines, texts
from gencirc.word.styles import Metrics
from gencirc.words import Span, Words

ROOM = 8844  # twips
SIGNS = "甲乙一　 \n0123456789abZ，。：（）“”‘’—…·《》×°é±Ωж①℃－-./%&ᄀ\u2010\u2000\U00020000"
SPACINGS = (0.0, 0.0, -4.1, 12.0)


def words(text: str) -> Words:
    return Words([Span(text, NOWHERE)] if text else [])


def cells(most: int) -> st.SearchStrategy[Words]:
    return st.text(alphabet=SIGNS, max_size=most).map(words)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of any shape, most of whose columns are short."""
    many = draw(st.integers(1, 6))
    most = draw(st.lists(st.sampled_from([2, 5, 12, 12, 60]), min_size=many, max_size=many))
    row = st.tuples(*map(cells, most))
    head, total = (draw(st.one_of(st.just(()), row)) for _ in range(2))
    rows = tuple(draw(st.lists(row, max_size=6)))
    rows += draw(st.sampled_from([(), rows[-1:]]))
    bands = (Band(draw(cells(8)), 0, 2),) if head and many > 1 and draw(st.booleans()) else ()
    merged = tuple(draw(st.sets(st.integers(0, many - 1)))) if rows else ()
    return Table(head, rows, bands=bands, merged=merged, total=total)


def slowly(block: Table, widths: tuple[int, ...], metrics: Metrics, manner: Manner) -> list[int]:
    """The lines of the rows by setting every cell."""
    out, merged = list[int](), []
    for number, row in enumerate(grid(block)):
        found = [(c, len(texts(c, widths, metrics, metrics.cells(manner)))) for c in row.cells]
        out.append(max((n for c, n in found if c.down == 1), default=1))
        merged += [(number, c.down, n) for c, n in found if c.down > 1]
    for number, down, taken in merged:
        out[number + down - 1] += max(0, taken - sum(out[number : number + down]))
    return out


@given(
    tables(), st.sampled_from([ROOM, 3000, 900]), st.sampled_from(SPACINGS),
    st.sampled_from([OFFICE, GAPLESS]), st.integers(-1, 1),
)  # fmt: skip
@example(Table((), ((words("联络员甲1，5550001"), words("×" * 9)),)), ROOM, 0.0, OFFICE, 0)
def test_lines_are_those_of_setting_every_cell(
    block: Table, room: int, spacing: float, manner: Manner, more: int
) -> None:
    metrics = Metrics(240.0, spacing, 400.0, 0.0, True)
    widths = tuple(w + more for w in column_widths(block, room, metrics.pitch))
    made = lines(block, widths, metrics, metrics.cells(manner))
    assert list(made) == slowly(block, widths, metrics, manner)


@given(st.lists(cells(20), min_size=1, max_size=5), st.integers(0, 5000))
def test_what_is_sure_takes_a_line_however_narrow_the_column(said: list[Words], width: int) -> None:
    block, metrics = Table((), tuple((w,) for w in said)), Metrics(240.0, 0.0, 400.0, 0.0, True)
    widths = (width + 2 * MARGIN,)
    if sure(block, widths, metrics.pitch, metrics.cells(OFFICE)):
        assert slowly(block, widths, metrics, OFFICE) == [1] * len(said)


def test_cells_as_wide_as_their_column_are_sure() -> None:
    rows = tuple((words(str(n)), words(f"联络员甲{n}，555{n:04}"), words("")) for n in range(9))
    block, metrics = Table((), rows), Metrics(240.0, 0.0, 400.0, 0.0, True)
    widths = column_widths(block, ROOM, metrics.pitch)
    known = sure(block, widths, metrics.pitch, metrics.cells(OFFICE))
    assert len(known) == columns(block)
