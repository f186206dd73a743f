"""Which words of a paragraph are marked as changed."""

from __future__ import annotations

import pytest

from gencirc.compare.edits import applied
from gencirc.compare.replacing import replaced


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("同志们：", "同志们：下午好。", [("", "下午好。")]),
        ("修剪绿化", "修剪绿化和补种", [("", "和补种")]),
        ("检查12处工地和市场", "检查112处工地和市场", [("12处", "112处")]),
        ("十月底前完成各项任务", "二十月底前完成各项任务", [("十月", "二十月")]),
        ("高温时段错峰作业，备足防暑药品。", "雪后及时撒布融雪剂，注意防滑。", None),
        ("不变", "不变", []),
    ],
)
def test_words_get_longer_numbers_stay_whole_and_little_left_is_nothing(
    old: str, new: str, marked: list[tuple[str, str]] | None
) -> None:
    found = replaced(old, new)
    assert applied(old, found) == new
    assert [(e.old, e.new) for e in found] == ([(old, new)] if marked is None else marked)


def test_very_long_paragraphs_are_put_for_one_another() -> None:
    old, new = "甲" * 6000, "甲" * 6000 + "乙"
    assert [(e.at, e.old) for e in replaced(old, new)] == [(0, old)]
