"""What is not written is listed once, with a reason that says what would be printed."""

from __future__ import annotations

from pathlib import Path

from gencirc.collect.leaving import left
from gencirc.collect.matching import aligned
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from tests.collect.papers import Built, example
from tests.collect.test_slots import paper_of


def said(built: Built, new: list[str]) -> list[str]:
    """The words of what is listed when the paper reads ``new``."""
    found, paper = aligned(built.start.lines, new), paper_of(built)
    tried = Trial(built.desk, built.start, new, found, paper).all(
        units(found, new, paper, built.desk)
    )
    return [p.words for p in left(tried, paper, found)]


def test_a_count_taken_by_a_template_is_not_typed_over(tmp_path: Path) -> None:
    built = example("督查通知", tmp_path)
    texts = [line.text for line in built.start.lines]
    new = [t.replace("共组成3个督查组", "共组成三个督查组") for t in texts]
    (words,) = said(built, new)
    assert words.endswith("这个数是照计划里的数出来的")


def test_paragraphs_in_a_row_are_listed_at_once(tmp_path: Path) -> None:
    built = example("督查通知", tmp_path)
    texts = [line.text for line in built.start.lines]
    first = next(n for n, t in enumerate(texts) if t.endswith("第二督查组"))
    listed = said(built, [*texts[:first], *texts[first + 4 :]])
    assert listed[0].startswith(
        f"原来的第 {first + 1}—{first + 3} 段“第二督查组”等删了，没有写回："
    )
    assert "印的是“" in listed[0]
