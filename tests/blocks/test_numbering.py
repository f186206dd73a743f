"""Ordinals by level, restarted in a new text."""

from __future__ import annotations

import pytest

from gencirc.blocks.numbering import number, ordinal, spoken
from gencirc.blocks.tree import Heading, Title
from gencirc.numerals import chinese, counted, value
from gencirc.words import Words


def heading(level: int, scheme: str = "standard") -> Heading:
    return Heading(level, Words(), None, scheme)


def test_levels_count_and_restart() -> None:
    levels = [1, 2, 2, 3, 4, 4, 1, 2]
    made = number([Title(Words()), *map(heading, levels), Title(Words(), True), heading(1)])
    assert [b.ordinal for b in made if isinstance(b, Heading)] == [
        "一、", "（一）", "（二）", "1.", "（1）", "（2）", "二、", "（一）", "一、",
    ]  # fmt: skip


def test_an_unnumbered_heading_does_not_count() -> None:
    made = number([heading(2), heading(2, ""), heading(2)])
    assert [b.ordinal for b in made if isinstance(b, Heading)] == ["（一）", "", "（二）"]


@pytest.mark.parametrize(
    ("word", "third"), [("第一", "第三，"), ("一是", "三是"), ("一要", "三要"), ("首先", "再次，")]
)
def test_spoken_ordinals(word: str, third: str) -> None:
    assert spoken(word, 3) == third


def test_the_standard_s_ordinals_have_the_standard_s_signs() -> None:
    assert [ordinal(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]


@pytest.mark.parametrize(
    "number_", [1, 9, 10, 11, 20, 21, 100, 101, 110, 111, 999, 1000, 1001, 1010, 9999]
)
def test_numerals_go_round(number_: int) -> None:
    assert value(chinese(number_)) == number_


def test_a_count_before_a_measure_word() -> None:
    assert [counted(n) for n in (1, 2, 10, 11)] == ["一", "两", "十", "11"]
