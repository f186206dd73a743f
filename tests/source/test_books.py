"""Excel workbooks: every cell as the sheet shows it, with its row and column."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gencirc.build import Campaign
from gencirc.problem import Problem
from gencirc.source.books import book, shown
from gencirc.source.cells import Row
from tests.helpers import campaign


def read(fill: Callable[[Worksheet], object]) -> tuple[list[Row], list[Problem]]:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    fill(sheet)
    out = io.BytesIO()
    made.save(out)
    return book(out.getvalue(), "名单.xlsx")


def rows(fill: Callable[[Worksheet], object]) -> list[list[str]]:
    found, problems = read(fill)
    assert not problems
    return [[str(c) for c in row] for row in found]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (13800000000, "General", "13800000000"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "General", "12"),
        (0.355, "0.0%", "35.5%"),
        (1, "0%", "100%"),
        (1200.5, "#,##0.00", "1,200.50"),
        (1200, "#,##0", "1,200"),
        (7, "000", "007"),
        (3, '0"个"', "3个"),
        (2.5, "0.##", "2.5"),
        (True, "General", "是"),
        ("文字", "@", "文字"),
        (None, "General", ""),
        (date(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"),
        (date(2026, 3, 5), "mm-dd-yy", "2026/3/5"),
        (date(2026, 3, 5), 'yyyy"年"m"月"d"日"', "2026年3月5日"),
        (date(2026, 3, 5), 'm"月"d"日"', "3月5日"),
        (datetime(2026, 3, 5, 9, 5), "yyyy/m/d h:mm", "2026/3/5 9:05"),
        (time(17, 0), "h:mm", "17:00"),
        (date(2026, 3, 5), "General", "2026/3/5"),
    ],
)
def test_a_value_is_read_as_its_format_shows_it(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_a_cell_knows_its_row_and_column() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"], sheet["C2"], sheet["C4"] = "单位", "电话", "两\n行"

    found, _ = read(fill)
    assert [[(str(c), c.mark.place) for c in row if c] for row in found] == [
        [("单位", ("名单.xlsx", 2, 2)), ("电话", ("名单.xlsx", 2, 3))],
        [("两\n行", ("名单.xlsx", 4, 3))],
    ]


def test_a_merged_cell_counts_for_every_cell_that_it_covers() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "甲街道", "一", "二"
        sheet.merge_cells("A1:A2")

    assert rows(fill) == [["甲街道", "一"], ["甲街道", "二"]]


def test_empty_rows_and_columns_are_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A3"], sheet["D9"] = "甲", "乙", " "

    assert rows(fill) == [["甲"], ["乙"]]


def test_hidden_rows_are_left_out_and_said_to_be() -> None:
    def fill(sheet: Worksheet) -> None:
        for name in ("单位", "甲", "乙"):
            sheet.append([name])
        sheet.row_dimensions[2].hidden = True

    found, problems = read(fill)
    assert [str(row[0]) for row in found] == ["单位", "乙"]
    assert [(p.code, p.place[1:]) for p in problems] == [("M107", (2, 1))]


def test_the_first_sheet_that_is_not_hidden_is_read() -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active["A1"] = "藏"
    made.active.sheet_state = "hidden"
    made.create_sheet("名单")["A1"] = "露"
    out = io.BytesIO()
    made.save(out)
    assert str(book(out.getvalue(), "名单.xlsx")[0][0][0]) == "露"


def test_a_formula_that_was_never_reckoned_and_an_error_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "=1+1", "#REF!"

    assert [(p.code, p.place[1:]) for p in read(fill)[1]] == [("M108", (1, 1)), ("M108", (1, 2))]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "不是表格".encode()])
def test_another_file_is_no_workbook(data: bytes) -> None:
    found, problems = book(data, "名单.xlsx")
    assert not found
    assert [p.code for p in problems] == ["M109"]


def test_a_table_of_an_attachment_comes_from_a_workbook(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in (["科室", "人数"], ["办公室", 4]):
        made.active.append(row)
    made.save(tmp_path / "名册.xlsx")
    plan = "活动: 甲行动\n机关: 测试局\n通知: {主送: 各科室, 正文: 见附件。}\n附件: [{名册: 见 名册.xlsx}]\n"
    built: Campaign = campaign(tmp_path, plan)
    assert not [p for p in built.problems if p.severity == "错误"]
    assert "科室 | 人数\n办公室 | 4" in built.papers()[0].text
    assert tmp_path / "名册.xlsx" in built.inputs()
