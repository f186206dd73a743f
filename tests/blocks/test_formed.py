"""Cells of a form in their places: the last reaches the edge, spans hang down."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks.formed import columns, laid
from gencirc.blocks.tree import Box, Form
from gencirc.words import Words

ONE = Box()
BOXES = st.builds(Box, words=st.just(Words()), across=st.integers(1, 3), down=st.integers(1, 3))
ROWS = st.lists(BOXES, min_size=1, max_size=4).map(tuple)
FORMS = st.lists(ROWS, max_size=6).map(lambda rows: Form(tuple(rows)))


def test_the_last_cell_of_a_row_reaches_the_right_edge() -> None:
    form = Form(((ONE,) * 6, (ONE, ONE), (ONE,)))
    assert columns(form) == 6
    assert [[p.across for p in row] for row in laid(form)] == [[1] * 6, [1, 5], [6]]


def test_a_cell_over_several_rows_is_left_out_below() -> None:
    form = Form(((Box(down=2), ONE, ONE), (ONE, ONE), (ONE, ONE)))
    rows = laid(form)
    assert [(p.column, p.down) for p in rows[1]] == [(0, 0), (1, 1), (2, 1)]
    assert [(p.column, p.across) for p in rows[2]] == [(0, 1), (1, 2)]


def test_a_cell_stops_at_one_that_hangs_down_at_its_right() -> None:
    form = Form(((ONE, ONE, Box(down=2)), (ONE,)))
    assert [(p.column, p.across, p.down) for p in laid(form)[1]] == [(0, 2, 1), (2, 1, 0)]


def test_a_cell_finds_room_beside_one_that_hangs_down() -> None:
    form = Form(((ONE, ONE, Box(down=2)), (ONE, Box(across=2), ONE)))
    assert [(p.column, p.across) for p in laid(form)[1]] == [(0, 2), (2, 1), (3, 2), (5, 1)]


@given(FORMS)
def test_every_row_is_filled_and_no_two_cells_share_a_place(form: Form) -> None:
    for row in laid(form):
        taken = [c for p in row for c in range(p.column, p.end)]
        assert taken == list(range(columns(form)))


@given(FORMS)
def test_every_cell_is_placed_once_and_goes_on_below_itself(form: Form) -> None:
    rows = laid(form)
    for number, row in enumerate(rows):
        boxes = [p.box for p in row if p.down and p.box != ONE]
        assert boxes == [b for b in form.rows[number] if b != ONE]
        for placed in (p for p in row if p.down > 1):
            below = [q for q in rows[number + 1] if q.column == placed.column]
            assert [(q.across, q.down) for q in below] == [(placed.across, 0)]
