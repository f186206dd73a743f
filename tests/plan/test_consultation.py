"""Opinions from a list or a file: the same, whatever the order of its columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Campaign
from tests.helpers import campaign

PLAN = """机关: 测试局
征求意见: {单位: 县财政局、县水利局, 意见: 见 意见.csv}
采纳情况表: {标题: 方案意见采纳情况表}
"""


def filed(folder: Path, rows: str) -> Campaign:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "意见.csv").write_text(rows, encoding="gb18030")
    return campaign(folder, PLAN)


def test_a_file_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    made = filed(
        tmp_path,
        "序号,采纳情况,意见单位,意见内容,理由\n1,不采纳,县财政局,建议改。,不合规定。\n,,,,\n",
    )
    assert made.problems == []
    text = made.papers()[0].text
    assert "1 | 县财政局 | 建议改 | 未采纳 | 不合规定" in text
    assert "未采纳1条；县水利局未反馈意见。" in text


def test_a_file_without_a_column_of_opinions_is_refused(tmp_path: Path) -> None:
    made = filed(tmp_path, "单位,建议\n县财政局,建议改。\n")
    assert "K211" in {p.code for p in made.problems}


def test_an_answer_of_another_word_is_refused_with_its_line(tmp_path: Path) -> None:
    made = filed(tmp_path, "单位,意见,采纳\n县财政局,建议改。,采用\n")
    (wrong,) = (p for p in made.problems if p.code == "P122")
    assert wrong.place[1:] == (2, 11)


@pytest.mark.parametrize("name", ["没有.csv", "意见.doc"])
def test_a_file_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    made = campaign(tmp_path, PLAN.replace("意见.csv", name))
    assert {p.code for p in made.problems} & {"P112", "K210"}
    assert made.papers() == []
