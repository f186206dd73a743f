"""变量, 仅当 and passages with parameters: what is printed, and where its places are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.plan.variables import filled
from gencirc.problem import tidy
from gencirc.source.marks import Mark, Source, Text
from gencirc.text import light
from tests.helpers import CASES, campaign

VARIED = yaml.safe_load((CASES / "变量.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VARIED, ids=[c["名"] for c in VARIED])
def test_variables_and_conditions_print_what_they_should(
    case: dict[str, Any], tmp_path: Path
) -> None:
    made = campaign(tmp_path, case["写"])
    found = tidy(made.problems)
    assert [p.code for p in found if p.severity == "错误"] == case.get("报", [])
    if "报" not in case:
        text = light(made.documents[0])
        assert [line for line in case["有"] if line not in text] == []
        assert [word for word in case.get("无", []) if word in text] == []


def text_of(value: str) -> Text:
    source = Source("活动.yaml", f"键: {value}\n")
    return Text(value, Mark(source, 3, 3 + len(value), verbatim=True))


def test_every_character_keeps_the_place_it_was_typed_at() -> None:
    text = text_of("【年】年由【部门】牵头")
    made = filled(text, {"年": text_of("2027"), "部门": text_of("环卫科、市政科")})
    assert made == "2027年由环卫科、市政科牵头"
    at = [made.part(n, n + 1).mark.at for n in range(len(made))]
    assert at == [3] * 4 + [6, 7] + [8] * 7 + [12, 13]


def test_a_place_inside_a_variable_is_where_its_value_was_typed() -> None:
    text = text_of("【年】年由【部门】牵头")
    unit = Text("环卫科", Mark(Source("单位.yaml", "甲\n部门: 环卫科"), 6, 9, verbatim=True))
    made = filled(text, {"部门": unit})
    assert made.part(6, 7).mark.place == ("单位.yaml", 2, 6)
    assert made.part(8, 10).mark.place == ("活动.yaml", 1, 13)


@given(st.lists(st.sampled_from(["甲", "【年】", "【无】", "\n", "乙丙"]), max_size=8))
def test_filling_in_changes_nothing_but_the_variables(pieces: list[str]) -> None:
    text = text_of("".join(pieces))
    made = filled(text, {"年": text_of("2027")})
    assert made == text.replace("【年】", "2027")
    for n, char in enumerate(made):
        if char in "甲乙丙":
            at = made.part(n, n + 1).mark
            assert at.source.text[at.at] == char
