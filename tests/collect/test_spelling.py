"""Values spelled anew: as they were where that will do, quoted or in lines where it must."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.collect.spelling import Cut, respelled, spelled
from gencirc.source.parsing import parse_yaml

TEXT = st.text(
    st.sampled_from("甲乙，。：:# '\"-[]{}【】照例%@!&*>|\\12a"), min_size=1, max_size=24
)


def read(spelling: str) -> str:
    """The value that a reader of plans sees behind a key."""
    top, problems = parse_yaml(f"键:\n  值: {spelling}\n别的: 乙\n".encode(), "活动.yaml")
    assert not [p for p in problems if p.severity == "错误"], (spelling, problems)
    value = top.entries[0].value.entries[0].value  # type: ignore[union-attr]
    return str(value.text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "cut", "spelling"),
    [
        ("一段文字", Cut(2, 4, "话"), "一段话"),
        ("'带“引号”的'", Cut(0, 1, "有"), "'有“引号”的'"),
        ('"英文引号"', Cut(4, 4, '"'), '"英文引号\\""'),
        ("一段", Cut(2, 2, ": 冒号"), "'一段: 冒号'"),
        ("|\n    甲行，\n    乙行。", Cut(0, 1, "丙"), "|\n    丙行，\n    乙行。"),
        ("|\n    甲。\n\n    乙。", Cut(4, 5, "丙"), "|\n    甲。\n\n    丙。"),
        ("|\n    甲。", Cut(2, 2, "\n\n乙。"), "|\n    甲。\n\n    乙。"),
        ("甲。", Cut(2, 2, "\n\n乙。"), "|\n    甲。\n\n    乙。"),
        ("长长的\n    一句", Cut(0, 1, "短"), "短长的\n    一句"),
    ],
)
def test_a_change_keeps_the_way_a_value_is_written(raw: str, cut: Cut, spelling: str) -> None:
    assert respelled(raw, [cut], 4) == spelling


@given(TEXT, TEXT, st.integers(0, 30), st.integers(0, 30))
def test_any_change_to_any_value_is_read_back_to_the_letter(
    value: str, new: str, one: int, other: int
) -> None:
    value, new = value.strip() or "甲", new.strip() or "乙"
    first, last = sorted((min(one, len(value)), min(other, len(value))))
    raw = spelled(value, 4)
    assert read(raw) == value
    wanted = (value[:first] + new + value[last:]).strip()
    assert read(respelled(raw, [Cut(first, last, new)], 4)).strip() == wanted
