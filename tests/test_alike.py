"""What is asked once for all papers that were filled in from one twin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gencirc.alike import Cast, casts, forget, in_common, of_twin, summed


class Paper:
    """A paper with a number of its own."""

    def __init__(self, number: str) -> None:
        self.number = number


TWIN = Paper("〔〕")


@pytest.fixture
def memo() -> Iterator[dict[object, object]]:
    forget()
    yield {}
    forget()


def cast(paper: Paper, memo: dict[object, object], *keys: int) -> Paper:
    """A paper in hand that was filled in from the twin; its parts are its keys."""
    casts[id(paper)] = Cast(
        paper, 1, TWIN, (), None, None, keys, bool, keys.__getitem__, bool, (), memo
    )
    return paper


def test_a_rule_on_what_all_share_is_asked_until_it_lists_nothing(
    memo: dict[object, object],
) -> None:
    asked: list[str] = []

    @in_common
    def rule(paper: Paper, wrong: str) -> Iterator[str]:
        """A rule."""
        asked.append(paper.number)
        if wrong in paper.number:
            yield paper.number

    assert [*rule(Paper("一号"), "二")] == []
    assert [*rule(Paper("二号"), "二")] == ["二号"]
    assert [*rule(cast(Paper("三号"), memo), "号")] == ["三号"]
    assert [*rule(cast(Paper("四号"), memo), "号")] == ["四号"]  # with a place of its own
    assert asked == ["一号", "二号", "三号", "四号"]
    for number in ("五号", "六号"):
        assert [*rule(cast(Paper(number), memo), "二")] == []
    assert asked == ["一号", "二号", "三号", "四号", "五号"]


def test_what_is_found_in_the_twin_holds_for_its_papers(memo: dict[object, object]) -> None:
    def number(paper: Paper) -> str:
        return paper.number

    assert of_twin(Paper("一号"), number) == "一号"
    assert of_twin(cast(Paper("二号"), memo), number) == "〔〕"


def test_parts_that_are_alike_count_the_same(memo: dict[object, object]) -> None:
    reckoned: list[int] = []

    def worth(part: int) -> int:
        reckoned.append(part)
        return part

    assert summed(Paper("一号"), worth) is None
    assert summed(cast(Paper("二号"), memo, 1, 2), worth) == 3
    assert summed(cast(Paper("三号"), memo, 2, 2, 4), worth) == 8
    assert reckoned == [1, 2, 4]
