"""When values are alike; the cases are in tests/cases/模子.yaml."""

from __future__ import annotations

import pytest

from gencirc.mould.likeness import seen
from gencirc.mould.patterns import looked_for
from gencirc.mould.vocabulary import NONE, vocabulary
from tests.mould.batches import WORDS

KNOWN = vocabulary(["城乡环境综合整治"], NONE)


def quiet(text: str) -> str:
    """What a value is to rules; one that may do more than be printed is itself."""
    found = seen((text,), KNOWN)
    return found.quiet[0] if found else text


@pytest.mark.parametrize(("one", "other"), WORDS["一样"])
def test_no_rule_tells_them_apart(one: str, other: str) -> None:
    assert quiet(one) == quiet(other)


@pytest.mark.parametrize(("one", "other"), WORDS["不一样"])
def test_a_rule_may_tell_them_apart(one: str, other: str) -> None:
    assert quiet(one) != quiet(other)


def test_a_value_with_signs_of_its_own_is_none_to_be_filled_in() -> None:
    assert seen(("【任务.数】",), KNOWN) is None
    assert seen(("甲\n乙",), KNOWN) is None


def test_words_of_the_plan_are_known_too() -> None:
    assert quiet("环境站").startswith("环境")


@pytest.mark.parametrize(
    ("pattern", "pairs", "alone"),
    [
        ("国家卫生(?:县城|城市)", {"国家", "家卫", "卫生", "生县", "县城", "生城", "城市"}, ""),
        ("(?<=各)[镇村]", {"各镇", "各村"}, "村镇"),
        ("第?三届", {"第三", "三届"}, ""),
        ("[一-龥]{2,}县$", set(), "县"),
        ("路、", {"路、"}, ""),
    ],
)
def test_what_a_pattern_looks_for(pattern: str, pairs: set[str], alone: str) -> None:
    found = looked_for([pattern])
    assert (set(found.pairs), "".join(sorted(found.alone))) == (pairs, alone)


def test_nothing_is_known_across_the_end_of_a_value() -> None:
    row = seen(("柳环", "境柳", "柳柳", "12", "1234567"), KNOWN)
    assert row
    assert list(row.quiet) == ["□□", "□□", "柳柳", "12", "0000000"]
    assert row.sizes == ("□□", "□□", "柳柳", "12", "0000000")
    assert list(row.likes) == ["□□", "□□", "柳柳", "12", "0000000"]
