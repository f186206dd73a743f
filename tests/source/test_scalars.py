"""The value of a scalar and the place of each of its characters."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.source.nodes import Scalar
from gencirc.source.parsing import parse_yaml
from gencirc.source.scalars import decode


@pytest.mark.parametrize(
    ("raw", "value", "places"),
    [
        ("甲乙", "甲乙", (0, 1)),
        ("甲乙\n  丙", "甲乙丙", (0, 1, 5)),
        ("ab\n  cd", "ab cd", (0, 1, 2, 5, 6)),
        ("'甲''乙'", "甲'乙", (1, 3, 4)),
        ('"甲\\n乙"', "甲\n乙", (1, 2, 4)),
        ('"\\u4e00二"', "一二", (1, 7)),
        ("|\n  甲\n  乙\n\n  丙\n", "甲\n乙\n\n丙", (4, 5, 8, 9, 10, 13)),
        (">\n  甲\n  乙\n\n  丙\n", "甲乙\n\n丙", (4, 8, 9, 9, 13)),
    ],
)
def test_each_character_knows_its_place(raw: str, value: str, places: tuple[int, ...]) -> None:
    assert decode(raw) == (value, places)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="甲乙ab'\"\\:#-|>{}[],&*!% \n,。：", min_size=1, max_size=20))
def test_quoted_values_are_those_of_yaml(text: str) -> None:
    single = yaml.dump({"k": text}, default_style="'", allow_unicode=True)
    double = yaml.dump({"k": text}, default_style='"', allow_unicode=True)
    for source in (single, double):
        top, problems = parse_yaml(source.encode(), "x.yaml")
        assert not problems
        value = top.entries[0].value
        assert isinstance(value, Scalar)
        if "\n" not in text:  # folding follows Chinese habit, not YAML's
            assert value.text == text


def test_a_place_inside_a_block_text_is_exact() -> None:
    top, _ = parse_yaml("正文: |\n  第一行\n\n  第二段这里\n".encode(), "活动.yaml")
    value = top.entries[0].value
    assert isinstance(value, Scalar)
    at = value.text.index("这里")
    assert value.text.part(at, at + 2).mark.place == ("活动.yaml", 4, 6)
