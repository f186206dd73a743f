"""Texts as they come, and what of them must stand in the plan: tests/cases/导入.yaml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from gencirc.importing.taking import tried
from gencirc.messages.importing import IMPORTING
from tests.helpers import CASES

CASES_HERE: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "导入.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES_HERE)
def test_a_text_is_read_as_told(name: str) -> None:
    case = CASES_HERE[name]
    made = tried(case["原文"], "原文.txt")
    for line in case.get("有", []):
        assert line in made.plan, made.plan
    for line in case.get("没有", []):
        assert line not in made.plan, made.plan
    codes = {p.code for p in made.doubts}
    assert set(case.get("待核", [])) <= codes, codes
    assert [s.text.strip() for s in made.account.left][:1] == case.get("未收", [])[:1]


def test_a_doubt_stands_above_the_line_that_it_is_about() -> None:
    made = tried("工作方案\n为了工作，制定本方案。\n一、要求\n请XX同志负责。", "x")
    lines = made.plan.splitlines()
    place = lines.index("  要求: 请XX同志负责。")
    assert lines[place - 1] == "  # 待核：隐去的字“XX”"
    assert made.doubts[0].place == ("x", 4, 2)


def test_data_that_does_not_build_stays_in_the_words_of_its_author() -> None:
    made = tried(
        "整治方案\n为整治，制定本方案。\n一、步骤\n（一）动员阶段（2027年6月1日至6月20日）。开会。\n"
        "（二）整治阶段（5月10日至5月30日）。整治。",
        "x",
    )
    assert made.refused == ("阶段",)
    assert "    动员阶段（2027年6月1日至6月20日）: 开会。" in made.plan
    assert not made.differences
    assert not made.stops


def test_a_slip_of_the_author_is_told_with_its_line_and_stops_no_draft() -> None:
    made = tried("整治方案\n为整治，制定本方案。\n一、要求\n对近100多处点位逐一排查。", "x")
    assert not made.stops
    assert [(p.code, made.plan.splitlines()[p.place[1] - 1]) for p in made.slips] == [
        ("P105", "活动: 整治"),
        ("T107", "  要求: 对近100多处点位逐一排查。"),
    ]


@pytest.mark.parametrize("code", [c for c in IMPORTING if c >= "X110"])
def test_every_doubt_has_a_case(code: str) -> None:
    texts = [case["原文"] for case in CASES_HERE.values()]
    assert any(p.code == code for t in texts for p in tried(t, "x").doubts)


def test_masked_dates_are_printed_as_typed_in_a_draft() -> None:
    made = tried(
        "整治方案\n为整治，制定本方案。\n一、步骤\n（一）动员阶段（某月某日至×月底）。开会。\n"
        "（二）整治阶段（*月*日至测评结束）。整治。\n青石县林业局\n20××年×月×日",
        "x",
    )
    assert not made.stops
    assert not made.differences
    assert "  成文日期: 20××年×月×日" in made.plan
    assert "    时间: ×月×日至测评结束" in made.plan
