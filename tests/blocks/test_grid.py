"""Tables as grids: headers of two levels, merged cells, the sum row; numbers in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks.figures import figure, figures, ordinals
from gencirc.blocks.grid import grid, paragraphs
from gencirc.blocks.tree import Band, Table
from gencirc.source.marks import Mark, Source
from gencirc.words import Span, Words

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)


def words(text: str) -> Words:
    return Words([Span(text, HERE)] if text else [])


def row(*cells: str) -> tuple[Words, ...]:
    return tuple(map(words, cells))


def spans(table: Table) -> list[list[tuple[str, int, int, int]]]:
    return [[(str(c.words), c.column, c.across, c.down) for c in r.cells] for r in grid(table)]


def test_a_heading_stands_over_its_columns() -> None:
    table = Table(row("任务", "开始", "结束", "备注"), (), bands=(Band(words("时限"), 1, 2),))
    assert spans(table) == [
        [("任务", 0, 1, 2), ("时限", 1, 2, 1), ("备注", 3, 1, 2)],
        [("任务", 0, 1, 0), ("开始", 1, 1, 1), ("结束", 2, 1, 1), ("备注", 3, 1, 0)],
    ]
    assert all(line.head for line in grid(table))


def test_equal_neighbours_are_one_cell_and_empty_ones_are_not() -> None:
    rows = tuple(row(a, "乙") for a in ("甲", "甲", "", "", "甲", "丙"))
    found = [line[0][3] for line in spans(Table((), rows, merged=(0,)))]
    assert found == [2, 0, 1, 1, 1, 1]
    assert {line[1][3] for line in spans(Table((), rows, merged=(0,)))} == {1}


def test_the_label_of_a_sum_stands_over_what_has_no_sum() -> None:
    table = Table(row("序号", "名称", "数量", "备注"), (), total=row("合计", "", "12"))
    assert spans(table)[-1] == [("合计", 0, 2, 1), ("12", 2, 1, 1), ("", 3, 1, 1)]
    assert grid(table)[-1].total


@given(st.lists(st.lists(st.sampled_from("甲乙"), min_size=1, max_size=4), max_size=8))
def test_every_row_fills_every_column(table: list[list[str]]) -> None:
    made = Table(row("一", "二"), tuple(row(*cells) for cells in table), merged=(0,))
    for line in grid(made):
        assert sum(c.across for c in line.cells) == max([2, *map(len, table)])


def test_a_line_break_parts_paragraphs() -> None:
    assert list(map(str, paragraphs(words("甲\n\n乙")))) == ["甲", "", "乙"]


@pytest.mark.parametrize(
    ("text", "head", "tail", "number"),
    [
        ("12", "12", "", "12"),
        ("1,200.5", "1,200", ".5", "1200.5"),
        ("85％", "85", "％", "85"),
        ("3 万元", "3", " 万元", "3"),
        ("-0.25", "-0", ".25", "-0.25"),
        ("5个工作日", "5", "个工作日", "5"),
    ],
)
def test_a_number_is_cut_at_its_point(text: str, head: str, tail: str, number: str) -> None:
    made = figure(text)
    assert made
    assert (made.head, made.tail, made.number) == (head, tail, Decimal(number))


@pytest.mark.parametrize(
    "text", ["", "约12", "12月1日", "1.2.3", "1,20", "12-13", "甲", "010-1234", "9:30", "1/2"]
)
def test_what_is_more_than_a_number_is_none(text: str) -> None:
    assert figure(text) is None


def test_a_column_of_numbers_may_have_blanks_but_no_words() -> None:
    assert len(figures(["1", "—", "", "2.5"]) or []) == 2
    assert figures(["1", "若干"]) is None
    assert figures(["", "—"]) is None
    assert ordinals(["1", "2", "3"])
    assert not ordinals(["1", "3"])
