"""The table against a second, independently typed one; letterheads drawn from it are fresh."""

from __future__ import annotations

import pytest

from gencirc.generated import TOP, files
from gencirc.standard.table import TABLE, mm, twips

# GB/T 9704—2012, typed again from the clauses: only what is 规定 may not be changed
RULED = {
    "页宽": 210, "页高": 297, "天头": 37, "订口": 28, "版心宽": 156, "版心高": 225,
    "标志距版心上边": 35, "标志下空行": 2, "红线距文号": 4, "标题上空行": 2, "标题下空行": 1, "段首缩进": 2,
    "附件说明上空行": 1, "不盖章署名右空": 2, "签名章右空": 4, "附件标题行": 3, "版记左右空": 1, "页码空字": 1,
    "页码距版心下边": 7,
}  # fmt: skip


@pytest.mark.parametrize("name", RULED)
def test_a_ruled_number_is_that_of_the_clause(name: str) -> None:
    assert TABLE[name].value == RULED[name]
    assert TABLE[name].strength == "规定"


def test_every_row_says_clause_and_strength() -> None:
    for name, row in TABLE.items():
        assert row.clause, name
        assert (row.clause == "—") <= (row.strength == "实务"), name


def test_the_line_pitch_gives_22_lines_and_no_more() -> None:
    # 22 × 579 = 12738 ≤ 12756; 22 × 580 = 12760 would not fit
    assert 22 * twips("行距") <= twips("版心高") < 22 * (twips("行距") + 1)
    assert round(mm("版心宽") + mm("订口")) == 184


@pytest.mark.parametrize("path", files(), ids=lambda p: p.name)
def test_a_generated_file_is_fresh(path: object) -> None:
    """Run ``python -m gencirc.generated`` when this fails."""
    data = files()[path]  # type: ignore[index]
    assert path.read_bytes() == data, path.relative_to(TOP)  # type: ignore[attr-defined]
