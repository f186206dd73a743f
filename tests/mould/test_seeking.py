"""What papers are searched for, and the numbers of parts in which nothing of it is."""

from __future__ import annotations

from gencirc.mould.seeking import Seekers
from gencirc.mould.things import Numbers
from gencirc.source.marks import Mark, Source
from gencirc.words import Span, Words

AT = Mark(Source("活动.yaml", "甲"), 0, 1)


def line(text: str) -> Words:
    return Words([Span(text, AT)])


def seekers(patterns: set[str]) -> Seekers:
    return Seekers(patterns, lambda text: {text, text.replace("“", "□")})


def test_a_line_is_searched_in_every_form_in_which_it_is_read() -> None:
    found = seekers({"夏季", "□冬"})
    assert found.find("夏季行动")
    assert found.find("“冬闲”")
    assert not found.find("“春耕”")


def test_where_nothing_is_known_anything_may_be_found() -> None:
    assert seekers(set()).find("春耕")


def test_what_comes_later_is_sought_from_then_on() -> None:
    patterns = {"夏季"}
    found = seekers(patterns)
    assert not found.more()
    patterns.add("春耕")
    assert not found.find("春耕")
    assert found.more()
    assert found.find("春耕")


def test_a_part_with_something_in_it_is_not_silent_and_nor_is_what_was_judged_by_less() -> None:
    patterns = {"夏季"}
    numbers = Numbers(seekers(patterns))
    parts = [line("夏季行动"), line("春耕"), line("秋收")]

    def of(*places: int) -> list[int]:
        return numbers.of([(n,) for n in places], lambda n: parts[places[n]], lambda n: "近看")

    loud, spring = of(0, 1)
    assert not numbers.silent(loud)
    assert numbers.silent(spring)
    patterns.add("春")
    again, autumn = of(1, 2)
    assert again == spring
    assert not numbers.silent(again)
    assert numbers.silent(autumn)
