"""Registers as people and spreadsheets leave them: numbers, days, odd rows, gaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.register import numbers
from gencirc.register.book import Book, opened, register_for, taken
from gencirc.register.numbers import Series
from gencirc.register.rows import Key, day_of
from tests.helpers import CASES, REGISTRY

CASE = yaml.safe_load((CASES / "登记.yaml").read_text(encoding="utf-8"))
OURS = Series("清城管发", 2027)


def book(folder: Path, data: bytes) -> Book:
    """The register in a folder, as a plan in it sees it."""
    (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    (folder / "发文登记.csv").write_bytes(data)
    return opened(folder / "防汛" / "活动.yaml", folder / "单位.yaml")


def told(found: Book) -> list[str]:
    return [f"{p.place[1]} {p.code}" for p in found.problems]


@pytest.mark.parametrize("case", CASE["文号"], ids=str)
def test_a_number_is_read_however_it_is_typed(case: dict[str, Any]) -> None:
    cells = (str(case.get(k, "")) for k in ("代字", "年份", "顺序号"))
    found = numbers.read(case["写"], *cells)
    assert (str(found) if found else None) == case["是"]
    if "种" in case:
        assert found
        assert str(found.series) == case["种"]


@pytest.mark.parametrize(("typed", "day"), CASE["日期"], ids=str)
def test_a_day_is_read_as_a_person_or_excel_writes_it(typed: object, day: date | None) -> None:
    assert day_of(str(typed)) == day


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", CASE["登记表"], ids=[c["名"] for c in CASE["登记表"]])
def test_a_register_is_read_as_it_was_left(
    case: dict[str, Any], newline: str, encoding: str, tmp_path: Path
) -> None:
    found = book(tmp_path, case["表"].replace("\n", newline).encode(encoding))
    assert [r.number.serial for r in found.rows if r.number] == case["号"]
    assert told(found) == case.get("报", [])
    held = found.serials(OURS)
    assert numbers.free(held) == case["下一个"]
    assert numbers.ranges(numbers.gaps(held)) == case.get("空", "")


def test_many_gaps_are_named_by_their_ends() -> None:
    assert numbers.ranges([1, 2, 3, 7, 9, 10]) == "1—3、7、9—10"
    assert numbers.ranges(range(1, 100, 2)) == "1、3、5、7、9、11……"


def test_a_row_as_gencirc_writes_it_is_read_back(tmp_path: Path) -> None:
    head = "文号,标题,文种,签发人,成文日期,计划,对象,版本,文件,摘要,说明\n"
    row = f"清城管发〔2027〕1号,甲,通知,程远山,2027-03-05,.\\防汛\\活动.yaml,各科室,2,甲.docx；乙.docx,{'a' * 64}；{'b' * 64},更正\n"
    found = book(tmp_path, (head + row).encode())
    (one,) = found.rows
    assert one.key == Key("防汛/活动.yaml", "通知", "各科室") == found.key("通知", "各科室")
    assert (one.title, one.signer, one.day, one.version) == ("甲", "程远山", date(2027, 3, 5), 2)
    assert one.files == ("甲.docx", "乙.docx")
    assert one.digests == ("a" * 64, "b" * 64)
    assert found.issued(one.key) is one
    assert list(taken(found.rows)[OURS]) == [1]


def test_of_several_versions_the_highest_holds(tmp_path: Path) -> None:
    head = "文号,计划,文种,版本,文件,摘要\n"
    rows = "".join(
        f"清城管发〔2027〕1号,防汛/活动.yaml,通知,{v},通知.docx,{'a' * 64}\n" for v in (2, 1)
    )
    found = book(tmp_path, (head + rows).encode())
    held = found.issued(found.key("通知"))
    assert held
    assert held.version == 2


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x81\xff\xff\x81\x20\xfe\xfe\xfe"])
def test_a_register_that_is_no_text_is_said(data: bytes, tmp_path: Path) -> None:
    found = book(tmp_path, data)
    assert [p.code for p in found.problems] == ["G102"]
    assert "另存为“CSV UTF-8" in found.problems[0].remedy


def test_a_quotation_mark_that_never_closes_is_said(tmp_path: Path) -> None:
    found = book(tmp_path, ('文号\n"' + "长" * 140_000).encode())
    assert [p.code for p in found.problems] == ["G103"]


def test_the_register_lies_beside_the_registry_or_the_plan_s_folder(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "防汛" / "活动.yaml"
    assert register_for(plan, tmp_path / "单位.yaml") == tmp_path / "发文登记.csv"
    assert register_for(plan, None) == tmp_path / "plans" / "发文登记.csv"
    assert register_for(tmp_path / "plans" / "防汛.yaml", None) == tmp_path / "plans/发文登记.csv"
