"""Tables: how the room is shared among columns."""

from __future__ import annotations

import pytest

from gencirc.blocks.tree import Table
from gencirc.source.marks import Mark, Source
from gencirc.word.columns import column_widths
from gencirc.words import Span, Words

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)
ROOM, PITCH = 8845, 240  # twips


def widths(*cells: str) -> list[int]:
    row = tuple(Words([Span(c, HERE)]) for c in cells)
    return column_widths(Table((), (row,)), ROOM, PITCH)


@pytest.mark.parametrize(
    "cells", [["一"], ["一", "二"], ["", ""], ["字" * 90] * 3, ["九个字的一栏内容呀"] * 14]
)
def test_columns_fill_the_room_exactly(cells: list[str]) -> None:
    made = widths(*cells)
    assert sum(made) == ROOM
    assert min(made) > 0


def test_a_short_column_never_wraps_and_the_longest_gets_most() -> None:
    number, name, units, text = widths("序号", "综合协调组", "办公室、规划科、财务科", "字" * 60)
    assert number == pytest.approx(2.6 * PITCH + 114, abs=2)
    assert name == pytest.approx(5.6 * PITCH + 114, abs=2)
    assert name < units < text


def test_what_is_left_over_goes_to_the_long_columns() -> None:
    number, text = widths("序号", "一二三四五六七八九十")
    assert number == pytest.approx(2.6 * PITCH + 114, abs=2)
    assert text == ROOM - number
