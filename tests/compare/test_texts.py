"""Differences of two texts, told and as values that make the new text of the old one."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.compare.edits import applied, edits, tokens
from gencirc.compare.texts import differences, paragraphs, told
from tests.helpers import CASES, TOP

DIFFERENT = yaml.safe_load((CASES / "两份文字.yaml").read_text(encoding="utf-8"))
GOLDEN = sorted((TOP / "tests" / "golden").glob("*.txt"))
LINES = st.lists(
    st.sampled_from(
        ["甲乙丙", "（一）丁。", "（二）丁。", "3月5日办，好", "3月6日办，好", "共12处", "共13处"]
    )
)
PROSE = st.text(alphabet="甲乙丙丁，。3152月日年前底处（）一二〔〕号 a-", max_size=40)


@pytest.mark.parametrize("case", DIFFERENT, ids=[c["名"] for c in DIFFERENT])
def test_what_changed_is_told(case: dict[str, Any]) -> None:
    assert told("\n".join(case["原来"]), "\n".join(case["现在"])) == case["说"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_a_paper_does_not_differ_from_itself(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(text, text) == []
    assert told(text, text.replace("\n", "\n\n")) == []


def rebuilt(old: str, new: str) -> list[str]:
    """The paragraphs of the new text from those of the old one and the changes."""
    changes = differences(old, new)
    touched = {c.old for c in changes}
    kept = iter([p for i, p in enumerate(paragraphs(old)) if i not in touched])
    placed = {c.new: c for c in changes if c.new is not None}
    out = []
    for place in range(len(paragraphs(new))):
        change = placed.get(place)
        out.append(applied(change.before, change.edits) if change else next(kept))
    assert next(kept, None) is None
    return out


@given(LINES, LINES)
def test_the_changes_make_the_new_text_of_the_old_one(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(old), "\n".join(new)
    assert rebuilt(before, after) == paragraphs(after)
    assert bool(told(before, after)) == (paragraphs(before) != paragraphs(after))


@given(PROSE, PROSE)
def test_the_edits_make_the_new_words_of_the_old_ones(old: str, new: str) -> None:
    assert applied(old, edits(old, new)) == new
    assert "".join(tokens(old)) == old
    assert bool(edits(old, new)) == (old != new)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_told_without_a_fault(old: str, new: str) -> None:
    told(old, new)
    assert told(old, old) == []
    assert rebuilt(old, new) == paragraphs(new)


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1, 12), st.integers(1, 28))
def test_a_date_is_never_torn(month: int, day: int, other: int, next_day: int) -> None:
    old, new = f"各单位应在{month}月{day}日前完成整改", f"各单位应在{other}月{next_day}日前完成整改"
    assert {(e.old, e.new) for e in edits(old, new)} <= {
        (f"{month}月{day}日前", f"{other}月{next_day}日前")
    }


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_a_number_is_never_torn(one: int, other: int) -> None:
    old, new = f"全区共排查隐患{one}余处，均已整改", f"全区共排查隐患{other}余处，均已整改"
    assert {(e.old, e.new) for e in edits(old, new)} <= {(f"{one}余处", f"{other}余处")}


def test_long_texts_are_compared_in_a_moment() -> None:
    old = [f"（{n}）第{n}项任务由第{n % 7}组办理，于{n % 12 + 1}月底前完成。" for n in range(300)]
    new = [line.replace("办理", "牵头办理") for line in old]
    begin = time.perf_counter()
    assert len(told("\n".join(old), "\n".join(new))) == 300
    assert time.perf_counter() - begin < 10
