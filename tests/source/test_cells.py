"""CSV files: every cell as it was saved, with its line and column."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.source.cells import cells
from gencirc.source.marks import Source

TEXT = st.text(alphabet='甲乙１2,"\n，、（）ab 0.5％', max_size=8)


def rows(text: str) -> list[list[str]]:
    made, problems = cells(Source("名单.csv", text))
    assert not problems
    return [[str(c) for c in row] for row in made]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲,乙\n丙,丁", [["甲", "乙"], ["丙", "丁"]]),
        ("甲,乙\n丙,丁\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\n丙\t1,200", [["甲", "乙"], ["丙", "1,200"]]),  # copied out of a sheet
        ('甲,"1,200"\n', [["甲", "1,200"]]),
        ('"说""一""次",乙\n', [['说"一"次', "乙"]]),
        ('"两\n行",乙\n', [["两\n行", "乙"]]),
        ("甲,乙,,\n,,,\n丙,,,\n", [["甲", "乙"], ["丙", ""]]),  # what Excel leaves
        (" 甲 ,　乙\n", [["甲", "乙"]]),
        ("", []),
    ],
)
def test_a_file_is_read_as_a_sheet_shows_it(text: str, found: list[list[str]]) -> None:
    assert rows(text) == found


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_sheet_saves_is_what_is_read(table: list[list[str]]) -> None:
    saved = io.StringIO()
    csv.writer(saved, lineterminator="\n").writerows(table)
    wanted = [[c.strip() for c in row] for row in table if any(c.strip() for c in row)]
    used = max((n for row in wanted for n, c in enumerate(row, 1) if c), default=0)
    assert rows(saved.getvalue()) == [row[:used] for row in wanted]


def test_a_cell_knows_its_line_and_column() -> None:
    made, _ = cells(Source("名单.csv", '甲,乙\n"两\n行",  丁\n"说""好""",末'))
    assert [[c.mark.place[1:] for c in row] for row in made] == [
        [(1, 1), (1, 3)],
        [(2, 2), (3, 6)],
        [(4, 2), (4, 10)],
    ]
    assert made[1][1].part(0, 1).mark.shift(0).place == ("名单.csv", 3, 6)


def test_a_quotation_mark_that_is_never_closed_is_named() -> None:
    made, problems = cells(Source("名单.csv", '甲,"乙\n丙,丁\n'))
    assert [(p.code, p.place[1:]) for p in problems] == [("P151", (1, 3))]
    assert len(made) == 2
