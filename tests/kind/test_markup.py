"""Light markup → blocks; printed values are never markup."""

from __future__ import annotations

import pytest

from gencirc.blocks import tree
from gencirc.kind.fences import Fences, Lines
from gencirc.kind.markup import parse
from gencirc.source.marks import Mark, Source, Text
from gencirc.words import say

PLACE = Mark(Source("活动.yaml", "值"), 0, 1, verbatim=True)


def blocks(text: str, fences: Fences | None = None) -> list[tree.Block]:
    made, problems = parse(text, fences or Fences(), Lines())
    assert not problems
    return made


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("! 标题\n", tree.Title, "标题"),
        ("!! 二〇二六年\n", tree.Subtitle, "二〇二六年"),
        ("@ 各科室：\n", tree.Recipients, "各科室："),
        ("> 同志们：\n", tree.Greeting, "同志们："),
        ("# 总体要求\n", tree.Heading, "总体要求"),
        ("一段\n接着\n", tree.Paragraph, "一段接着"),
        ("ab\ncd\n", tree.Paragraph, "ab cd"),
        ("  缩进的文字\n", tree.Paragraph, "缩进的文字"),
    ],
)
def test_a_mark_makes_a_block(text: str, kind: type, words: str) -> None:
    (block,) = blocks(text)
    assert isinstance(block, kind)
    assert str(block.words) == words  # type: ignore[union-attr]


def test_levels_follow_the_number_of_signs() -> None:
    levels = [
        b.level
        for b in blocks("# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n")
        if isinstance(b, tree.Heading)
    ]
    assert levels == [1, 2, 3, 4]


def test_dashes_begin_a_new_text() -> None:
    first, second = blocks("! 甲\n\n---\n! 乙\n")
    assert isinstance(first, tree.Title)
    assert not first.fresh
    assert isinstance(second, tree.Title)
    assert second.fresh


@pytest.mark.parametrize(
    "value", ["# 甲", "! 甲", "@ 甲", "---", "**甲**", "> 甲", "| 甲 | 乙 |", "附件：甲"]
)
def test_a_printed_value_is_literal(value: str) -> None:
    fences = Fences()
    fenced = fences.words(say(PLACE, Text(value, PLACE)))
    (block,) = blocks(f"{fenced}\n", fences)
    assert isinstance(block, tree.Paragraph)
    assert str(block.words) == value
    assert block.words[0].mark == PLACE


def test_emphasis_is_the_template_s_own() -> None:
    (block,) = blocks("平常**要紧**平常\n")
    assert isinstance(block, tree.Paragraph)
    assert [(s.text, s.look) for s in block.words] == [("平常", ""), ("要紧", "强调"), ("平常", "")]
