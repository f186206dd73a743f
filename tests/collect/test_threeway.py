"""A plan that went on while the chief was reading: his changes alone are collected."""

from __future__ import annotations

import pytest

from gencirc.collect.threeway import merged, of_light, reapplied

BASE = ["一、总体要求", "各单位要高度重视。", "每周报送一次情况。", "最后一段话。"]


def test_what_only_the_plan_changed_stays_as_the_plan_has_it() -> None:
    now = [*BASE[:2], "每月报送一次情况。", BASE[3]]
    edited = [BASE[0], "各单位要十分重视。", *BASE[2:]]
    made = merged(BASE, now, edited)
    assert made.texts == [BASE[0], "各单位要十分重视。", "每月报送一次情况。", BASE[3]]
    assert not made.conflicts


def test_two_changes_of_one_paragraph_go_together() -> None:
    assert (
        reapplied("甲乙丙丁，戊己庚辛。", "甲乙丙丁，戊己庚申。", "甲丑丙丁，戊己庚辛。")
        == "甲丑丙丁，戊己庚申。"
    )


def test_two_changes_of_the_same_words_are_a_conflict() -> None:
    now = [BASE[0], "各单位要非常重视。", *BASE[2:]]
    edited = [BASE[0], "各单位要十分重视。", *BASE[2:]]
    made = merged(BASE, now, edited)
    assert made.conflicts == [("各单位要非常重视。", "各单位要十分重视。")]
    assert made.texts == now


@pytest.mark.parametrize("gone", [0, 1, 2, 3])
def test_a_paragraph_that_the_plan_dropped_does_not_come_back(gone: int) -> None:
    now = [*BASE[:gone], *BASE[gone + 1 :]]
    assert merged(BASE, now, BASE).texts == now


def test_a_paragraph_that_the_plan_added_stays() -> None:
    now = [*BASE[:2], "计划新加的一段。", *BASE[2:]]
    assert merged(BASE, now, BASE).texts == now


def test_the_cells_of_a_light_text_are_paragraphs_of_their_own() -> None:
    assert of_light("标题\n\n-----\n甲 | 乙／丙\n") == ["标题", "甲", "乙", "丙"]
