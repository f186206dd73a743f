"""The workbook: texts only, whatever stands in them, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest

from gencirc.workbook import S, workbook

COLUMNS = ("序号", "单位")


def texts(data: bytes) -> list[list[str]]:
    """The cells row by row, straight from the XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = sheet.iter(f"{{{S}}}row")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


@pytest.mark.parametrize(
    "text", ["环卫科", "=1+1", "a<b & “c”", " 前后有空格 ", "两\n行", "007", "", "坏\x01字"]
)
def test_a_text_stays_what_it_is(text: str) -> None:
    data = workbook("清单", COLUMNS, (6, 24), [("1", text)])
    assert texts(data) == [list(COLUMNS), ["1", text.replace("\x01", "")]]


def test_many_rows_are_all_there_in_their_order() -> None:
    rows = [(str(n), f"第{n}科") for n in range(1, 1203)]
    data = workbook("清单", COLUMNS, (6, 24), iter(rows))
    assert texts(data)[1:] == [list(row) for row in rows]
    assert data == workbook("清单", COLUMNS, (6, 24), rows)


def test_excel_s_own_reader_finds_name_widths_and_the_header_to_repeat() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    data = workbook("清单", COLUMNS, (6, 24), [("1", "环卫科")])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == ("清单", "A2", "$1:$1")
    assert [sheet.column_dimensions[c].width for c in "AB"] == [6, 24]
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold) == (True, False)
    assert {c.number_format for row in sheet for c in row} == {"@"}
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
