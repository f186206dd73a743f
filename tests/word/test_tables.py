"""Tables in Word: the room shared among columns, numbers aligned, rows kept whole."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks.grid import grid
from gencirc.blocks.tree import Band, Table
from gencirc.kind.library import Library
from gencirc.source.marks import Mark, Source
from gencirc.word.columns import MARGIN, column_widths, looks
from gencirc.word.letterhead import compiled
from gencirc.word.rows import lines
from gencirc.word.tables import table
from gencirc.word.writer import Writer
from gencirc.word.xml import FORBIDDEN
from gencirc.words import Span, Words

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)
ROOM, PITCH = 8845, 240  # twips
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


def row(*cells: str) -> tuple[Words, ...]:
    return tuple(Words([Span(c, HERE)]) for c in cells)


def widths(*cells: str) -> list[int]:
    return column_widths(Table((), (row(*cells),)), ROOM, PITCH)


def xml(block: Table) -> str:
    path = Library([]).letterhead("红头文件")
    assert path
    letterhead, _ = compiled(path, "红头文件")
    assert letterhead
    return table(block, Writer(letterhead))


def rows(text: str) -> list[str]:
    return re.findall(r"<w:tr>.*?</w:tr>", text, re.S)


@pytest.mark.parametrize(
    "cells", [["一"], ["一", "二"], ["", ""], ["字" * 90] * 3, ["九个字的一栏内容呀"] * 14]
)
def test_columns_fill_the_room_exactly(cells: list[str]) -> None:
    made = widths(*cells)
    assert sum(made) == ROOM
    assert min(made) > 0


def test_names_and_dates_are_not_broken_to_save_a_line() -> None:
    office, another = "房产物业管理处", "建筑工程管理处、房产物业管理处"
    head = row("序号", "任务", "责任部门", "配合部门", "时限")
    first = row("1", "字" * 70, office, "", "2027年1月15日")
    second = row("2", "字" * 25, another, office, "2026年12月15日")
    made = column_widths(Table(head, (first, second)), 12756, PITCH)
    partners, deadline = ((w - 2 * MARGIN) / PITCH for w in made[3:])
    assert partners > 7
    assert deadline > 7.5  # with what LibreOffice leaves beside the digits


def test_a_short_column_never_wraps_and_the_longest_gets_most() -> None:
    number, name, units, text = widths("序号", "综合协调组", "办公室、规划科、财务科", "字" * 60)
    assert number == pytest.approx(2.6 * PITCH + 114, abs=2)
    assert name == pytest.approx(5.6 * PITCH + 114, abs=2)
    assert name < units < text


def test_what_is_left_over_goes_to_the_long_columns() -> None:
    number, text = widths("序号", "一二三四五六七八九十")
    assert number == pytest.approx(2.6 * PITCH + 114, abs=2)
    assert text == ROOM - number


def test_a_short_column_does_not_wrap_beside_many_long_ones() -> None:
    number, *others = widths("序号", *["九个字的一栏内容呀"] * 6)
    assert number == pytest.approx(2.6 * PITCH + 114, abs=2)
    assert max(others) - min(others) <= 5


def test_a_column_is_wide_enough_for_the_heading_over_it() -> None:
    columns = row("起", "止", "内容")
    text = (row("一", "二", "字" * 90),)
    bands = (Band(Words([Span("完成时限要求", HERE)]), 0, 2),)
    alone, under = (column_widths(Table(columns, text, bands=b), ROOM, PITCH) for b in ((), bands))
    assert sum(under[:2]) - 4 * MARGIN >= 6 * PITCH > sum(alone[:2]) - 4 * MARGIN


def points(block: Table) -> list[float]:
    """Where the points of the numbers of the first column stand, in twips from the right."""
    found = []
    for text in rows(xml(block)):
        cell = re.findall(r"<w:tc>.*?</w:tc>", text, re.S)[0]
        indent = re.search(r'w:right="(\d+)"/><w:jc w:val="right"/>', cell)
        bare = re.sub("<[^>]+>", "", cell)
        if indent:
            tail = re.search(r"(?:\.\d+)?[^\d.]*$", bare)
            wide = sum(1 if ord(c) > 255 else 0.5 for c in tail[0]) if tail else 0
            found.append(int(indent[1]) + wide * PITCH)
    return found


@pytest.mark.parametrize(
    "cells",
    [["12", "1,200.5", "0.25"], ["85％", "7.5％", "—"], ["3 万元", "12.75 万元"], ["1", "30", "2"]],
)
def test_the_points_of_numbers_stand_below_each_other(cells: list[str]) -> None:
    found = points(Table(row("数", "甲"), tuple(row(c, "乙" * 20) for c in cells)))
    assert len(found) == len([c for c in cells if c != "—"])
    assert max(found) - min(found) <= 2


def test_ordinals_and_short_entries_are_centred_and_long_texts_are_not() -> None:
    table = Table(row("序", "科", "文"), (row("1", "办公室", "字" * 9), row("2", "环卫科", "字")))
    assert [(x.centred, x.numbers) for x in looks(table)] == [
        (True, False),
        (True, False),
        (False, False),
    ]


def test_header_rows_are_repeated_and_no_row_splits() -> None:
    bands = (Band(Words([Span("时限", HERE)]), 0, 2),)
    made = rows(xml(Table(row("起", "止"), (row("一", "二"),) * 3, bands=bands)))
    assert ["tblHeader" in r for r in made] == [True, True, False, False, False]
    assert all("cantSplit" in r for r in made)
    assert '<w:gridSpan w:val="2"/>' in made[0]


def test_a_row_taller_than_a_page_may_split_and_no_other() -> None:
    made = rows(xml(Table(row("一", "二"), (row("甲", "字" * 2000), row("乙", "字" * 300)))))
    assert ["cantSplit" in r for r in made] == [True, False, True]


def test_merged_cells_go_on_and_say_their_text_once() -> None:
    made = rows(xml(Table(row("科"), (row("环卫科"),) * 3, merged=(0,))))
    assert '<w:vMerge w:val="restart"/>' in made[1]
    assert all("<w:vMerge/>" in r and "环卫科" not in r for r in made[2:])


def test_a_merged_cell_that_is_taller_than_its_rows_stretches_the_last() -> None:
    block = Table((), (row("字" * 30, "甲"), row("字" * 30, "乙")), merged=(0,))
    path = Library([]).letterhead("红头文件")
    letterhead, _ = compiled(path or Path(), "红头文件")
    assert letterhead
    narrow = (6 * PITCH + 2 * MARGIN, ROOM)
    metrics = letterhead.metrics("表格文字")
    assert lines(block, narrow, metrics, metrics.cells()) == (1, 4)
    assert len(grid(block)) == 2


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_text_of_a_cell_is_in_the_document(cells: list[list[str]]) -> None:
    made = rows(xml(Table(row("甲", "乙"), tuple(row(*r) for r in cells))))
    for wanted, text in zip(cells, made[1:], strict=True):
        found = re.findall(r"<w:tc>.*?</w:tc>", text, re.S)
        for cell, typed in zip(found, wanted, strict=True):
            lines = [re.sub("<[^>]+>", "", p) for p in re.findall(r"<w:p>.*?</w:p>", cell, re.S)]
            assert html.unescape("\n".join(lines)) == FORBIDDEN.sub("", typed)
