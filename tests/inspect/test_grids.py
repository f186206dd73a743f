"""What stands in the cells of a table or form is no running text and no head."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest

from gencirc.inspect.file.parts import Parts
from gencirc.inspect.grids import MM, Grid, grids
from gencirc.inspect.paper import Paper


def shape(left: float, top: float, right: float, bottom: float, kind: str = "line") -> Any:
    """A shape of pdfplumber, given in mm."""
    x0, y0, x1, y1 = (v / MM for v in (left, top, right, bottom))
    return {"x0": x0, "top": y0, "x1": x1, "bottom": y1, "object_type": kind, "stroke": True}


def page(*shapes: Any) -> Any:
    rects = [s for s in shapes if s["object_type"] == "rect"]
    return SimpleNamespace(
        lines=[s for s in shapes if s["object_type"] == "line"], rects=rects, curves=[]
    )


def down(x: float, top: float, bottom: float) -> Any:
    return shape(x, top, x, bottom)


def test_lines_side_by_side_make_a_grid() -> None:
    (found,) = grids(page(down(28, 60, 90), down(80, 60, 90), down(184, 60, 90)))
    assert found == pytest.approx(Grid(28, 60, 184, 90))


def test_cells_drawn_one_by_one_make_one_grid() -> None:
    cells = [
        shape(x, y, x + 78, y + 8, "rect") for x in (28, 106) for y in (60, 68, 76)
    ]  # fmt: skip
    (found,) = grids(page(*cells))
    assert found == pytest.approx(Grid(28, 60, 184, 84))


def test_tables_apart_are_two_grids() -> None:
    lines = [down(x, y, y + 20) for x in (28, 90, 184) for y in (60, 120)]
    assert [round(g.top) for g in grids(page(*lines))] == [60, 120]


@pytest.mark.parametrize(
    "shapes",
    [
        [shape(28, 240, 184, 240), shape(28, 250, 184, 250)],  # an imprint
        [down(28, 60, 90), down(184, 60, 90)],  # a frame
        [shape(28, 100, 184, 100.5, "rect")],  # a rule
    ],
)
def test_what_parts_no_columns_is_no_grid(shapes: list[Any]) -> None:
    assert grids(page(*shapes)) == []


@pytest.mark.parametrize(("style", "number"), [("Table Grid", False), ("Normal Table", True)])
def test_a_number_in_a_ruled_cell_is_no_head(style: str, number: bool, tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(1, 2, made.styles[style])
    table.cell(0, 0).text = "县环境局〔2027〕8号"
    made.save(str(tmp_path / "表.docx"))
    assert bool(Parts(Paper(tmp_path / "表.docx")).number) is number
