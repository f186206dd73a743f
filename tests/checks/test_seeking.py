"""Who looks for what: a family of leftovers that looks for nothing in a text need not read it."""

from __future__ import annotations

from gencirc.checks.leftovers import days, seasons
from gencirc.checks.leftovers.seeking import Sought
from gencirc.checks.leftovers.spots import Line, Lines, spots
from gencirc.source.marks import Mark, Source
from gencirc.words import Span, Words

AT = Mark(Source("活动.yaml", "甲"), 0, 1)


def concerned(sought: Sought, text: str) -> list[object]:
    return [f for f in (days, seasons) if sought.concerned(f, {text})]


def test_a_family_is_concerned_by_what_it_looked_for_itself() -> None:
    all_ = set[str]()
    sought = Sought(all_)
    sought.asking = days
    sought.add(r"\d{1,2}月", "^月底$")
    sought.asking = seasons
    sought.add("[春夏秋冬]季")
    assert concerned(sought, "6月前完成") == [days]
    assert concerned(sought, "甲\n月底\n乙") == [days]
    assert concerned(sought, "夏季月底") == [seasons]
    assert concerned(sought, "夏季6月") == [days, seasons]
    assert not concerned(sought, "本月底")
    assert len(all_) == 3


def test_what_it_looks_for_later_concerns_it_from_then_on() -> None:
    sought = Sought(set())
    sought.asking = days
    sought.add("月")
    assert not concerned(sought, "旬")
    sought.add("旬")
    assert concerned(sought, "旬") == [days]


def test_words_for_a_quick_look_are_not_what_is_sought() -> None:
    words = Words([Span("城区道路", AT)])
    lines = Lines([Line(words, str(words))])
    lines.sought = Sought(set())
    assert not list(spots("区[委政]", lines, "区"))
    assert lines.sought.patterns == {"区[委政]"}
    assert not lines.hold("市")
    assert lines.sought.patterns == {"区[委政]", "市"}
