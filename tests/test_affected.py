"""Issued papers: the register read as people leave it, the longest name winning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gencirc.affected import affected, issued
from gencirc.plan.door import Door
from gencirc.plan.registry import Registry, registry
from gencirc.source.parsing import parse_yaml

TEXT = """
机关: {甲局: {全称: 清河县甲局}}
领导: {陆知秋: 副局长, 韩松: 科长}
变动: [2026-05-01 陆知秋 调出，其职务由 韩松 接任, 2026-05-01 办公室 更名为 综合科]
科室: 办公室、党委办公室
"""


def made() -> Registry:
    top, _ = parse_yaml(TEXT.encode(), "单位.yaml")
    return registry(top, Door(Path(), "."))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_register_of_other_columns_and_another_encoding_is_read(
    encoding: str, tmp_path: Path
) -> None:
    text = "成文日期,标题,说明,文号\n2026年3月1日,陆知秋讲话,,甲〔2026〕1号\n,没日期的陆知秋,,\n不是日期,陆知秋,,\n"
    (tmp_path / "发文登记.csv").write_bytes(text.encode(encoding))
    found = issued(tmp_path)
    assert (found[0].number, found[0].day) == ("甲〔2026〕1号", date(2026, 3, 1))
    left, _ = made().changes
    assert affected(left, found, made())[0].title == "陆知秋讲话"


def test_a_longer_name_is_not_the_shorter_one(tmp_path: Path) -> None:
    (tmp_path / "发文登记.csv").write_text(
        "文号,标题,成文日期\n甲〔2026〕1号,党委办公室的事,2026-03-01\n甲〔2026〕2号,办公室和党委办公室,2026-03-01\n"
        "甲〔2026〕3号,办公室后来的事,2026-05-01\n",
        encoding="utf-8",
    )
    renamed = made().changes[1]
    assert [p.number for p in affected(renamed, issued(tmp_path), made())] == ["甲〔2026〕2号"]


def test_the_last_version_of_a_paper_counts_once(tmp_path: Path) -> None:
    (tmp_path / "发文登记.csv").write_text(
        "文号,标题,成文日期,版本\n甲〔2026〕1号,陆知秋,2026-03-01,1\n甲〔2026〕1号,陆知秋,2026-03-02,2\n",
        encoding="utf-8",
    )
    assert [p.day for p in issued(tmp_path)] == [date(2026, 3, 2)]


def test_nothing_issued_is_nothing_affected(tmp_path: Path) -> None:
    assert issued(tmp_path) == []
    (tmp_path / "发文登记.csv").write_text("", encoding="utf-8")
    assert issued(tmp_path) == []
