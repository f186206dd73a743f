"""Rows made up of values that are coming."""

from __future__ import annotations

from collections.abc import Iterable

from gencirc.mould.rehearsing import NAME, Row, read_row, trials
from gencirc.mould.vocabulary import Known, Vocabulary
from gencirc.source.marks import Mark, Source, Text

SOME = Known(frozenset(("前河", "文路")), frozenset("清"))
KNOWN = Vocabulary(SOME, SOME, SOME)
HERE = Mark(Source("名单", ""), 0, 0)


def row(*texts: str) -> Row:
    said = {n: Text(t, HERE) for n, t in zip((NAME, "单位", "路", "河"), texts, strict=True)}
    read = read_row(said, KNOWN)
    assert read
    return read


def made_up(mine: Row, coming: Iterable[Row], known: Iterable[object] = ()) -> list[list[str]]:
    return [[str(t) for t in said.values()] for said in trials(mine, coming, set(known))]


FIRST = row("东站", "东站", "柳路", "柳河")


def test_every_sort_that_is_coming_is_in_one_row() -> None:
    coming = [FIRST, row("西站", "西站", "文路", "柳河"), row("清站", "清站", "柳路", "前河")]
    assert made_up(FIRST, coming) == [
        ["东站", "东站", "柳路", "柳河"],
        ["清站", "清站", "文路", "前河"],
    ]


def test_sorts_that_are_known_need_no_row() -> None:
    assert made_up(FIRST, [FIRST, row("西站", "西站", "桃路", "桃河")], FIRST.sorts) == []


def test_values_that_are_equal_stay_so_and_others_are_left_for_their_turn() -> None:
    odd = row("清站", "东站", "文路", "柳河")
    assert made_up(FIRST, [FIRST, odd], FIRST.sorts) == []


def test_a_row_that_says_other_things_is_left_for_its_turn() -> None:
    other = read_row({NAME: Text("清站", HERE), "路": Text("文路", HERE)}, KNOWN)
    assert other
    assert made_up(FIRST, [other], FIRST.sorts) == []


def test_a_value_that_may_do_more_than_be_printed_makes_no_row() -> None:
    assert read_row({NAME: Text("【东站】", HERE)}, KNOWN) is None
