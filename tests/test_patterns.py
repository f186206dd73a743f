"""What a pattern needs to match: never less than it says, so that nothing is overlooked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.patterns import holds, later, needed


def test_a_pattern_is_compiled_when_it_is_first_asked() -> None:
    broken = later("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("甲")
    assert later("甲").search("乙甲").span() == (1, 2)  # type: ignore[union-attr]
    assert later(rb"\w+", re.ASCII).findall(b"a, b") == [b"a", b"b"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"[\u4e00-\u9fff]+", "a1甲乙，丙", "甲乙"),
        (r"[\u4e00-\u9fff、“”]{2,}", "x“甲、乙”1", "“甲、乙”"),
        (r"(?<=[\u4e00-\u9fff）])\d", "x1）2", "2"),
        (r"[一-龥]{2}", "_甲_乙丙", "乙丙"),
        (r"[^\u4e00-\u9fff]+", "甲ab乙", "ab"),
    ],
)
def test_a_class_of_all_hanzi_finds_hanzi(pattern: str, text: str, found: str) -> None:
    match = later(pattern).search(text)
    assert match
    assert match[0] == found


def test_signs_are_looked_for_one_by_one() -> None:
    assert holds("甲。乙", "；。")
    assert not holds("甲乙", "；。")


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("月", "月"),
        (r"\d{1,2}月", "月"),
        ("[春夏秋冬]季?", "春夏秋冬"),
        ("甲|乙丙", "甲乙"),
        ("甲?", ""),
        ("[^甲]", ""),
        ("(?<!甲)乙", "乙"),
        ("(?<=甲)(?:乙|丙)?", "甲"),
        ("(?:甲乙){2,}", "甲"),
    ],
)
def test_what_a_pattern_needs(pattern: str, chars: str) -> None:
    assert needed(pattern) == frozenset(chars)


PIECES = st.sampled_from(
    ["甲", "乙", "[甲丙]", "(?:甲|乙)", "(甲)?", "乙*", "丙+", "(?=丁)", "(?!甲)", ".", "^", r"\d"]
)


@given(st.lists(PIECES, min_size=1, max_size=4), st.text("甲乙丙丁1", max_size=6))
def test_no_match_is_without_what_was_needed(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)
    if re.search(pattern, text) and needed(pattern):
        assert needed(pattern) & set(text)
