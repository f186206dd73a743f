"""Lengths laid on the calendar; working days with holidays, swaps and the office's own days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.plan.laying import DAYS, MONTHS, WORKING, Length, backward, forward, stepped
from gencirc.plan.workdays import EARLIER, LATER, ONE, Workdays

PLAIN = Workdays()
LENGTHS = st.builds(Length, st.integers(1, 60), st.sampled_from([DAYS, WORKING])) | st.builds(
    Length, st.integers(1, 5), st.just(MONTHS)
)
STARTS = st.dates(date(2024, 1, 1), date(2026, 6, 30))


@settings(deadline=None)
@given(STARTS, st.lists(LENGTHS, min_size=1, max_size=6))
def test_laid_forward_windows_touch_and_none_overlap(start: date, lengths: list[Length]) -> None:
    at = start
    for length in lengths:
        window = forward(at, length, PLAIN)
        assert window.start == at
        assert window.end
        assert window.end >= at
        at = window.end + ONE
    assert (at - start).days >= len(lengths)


@settings(deadline=None)
@given(STARTS, st.lists(LENGTHS, min_size=1, max_size=6))
def test_laid_backward_windows_touch_and_none_overlap(end: date, lengths: list[Length]) -> None:
    at = end
    for length in lengths:
        window = backward(at, length, PLAIN)
        assert window.end == at
        assert window.start
        assert window.start <= at
        at = window.start - ONE


@settings(deadline=None)
@given(STARTS, st.integers(1, 60))
def test_days_laid_forward_and_back_are_the_same_days(start: date, count: int) -> None:
    window = forward(start, Length(count), PLAIN)
    assert window.days == count
    assert window.end
    assert backward(window.end, Length(count), PLAIN) == window


@settings(deadline=None)
@given(STARTS, st.integers(1, 60))
def test_working_days_are_as_many_as_asked_for(start: date, count: int) -> None:
    for window in (
        forward(start, Length(count, WORKING), PLAIN),
        backward(start, Length(count, WORKING), PLAIN),
    ):
        assert window.start
        days = [window.start + n * ONE for n in range(window.days or 0)]
        assert sum(map(PLAIN.works, days)) == count


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True), ("2026-02-16", False), ("2026-02-23", False), ("2026-02-28", True),
        ("2026-05-04", False), ("2026-05-09", True), ("2026-06-06", False), ("2025-10-08", False),
        ("2025-10-11", True), ("2024-02-29", True),
    ],
)  # fmt: skip
def test_a_day_is_worked_by_the_arrangement_of_its_year(day: str, works: bool) -> None:
    assert PLAIN.works(date.fromisoformat(day)) is works


def test_the_office_s_own_days_come_first_and_the_nearer_list_wins() -> None:
    eighth, ninth = date(2026, 5, 8), date(2026, 5, 9)
    office = PLAIN.over([eighth], [])
    assert not office.works(eighth)
    assert office.over([], [eighth]).works(eighth)
    assert not office.over([ninth], []).works(ninth)


def test_a_year_whose_swaps_are_not_out_is_unsure_until_the_office_lists_them() -> None:
    first, last = date(2025, 12, 1), date(2026, 12, 1)
    assert not PLAIN.unsure(first, last)
    far = date(2095, 3, 1)
    assert PLAIN.unsure(far, far) == {2095}
    assert PLAIN.over([date(2095, 5, 6)], []).unsure(far, far)  # a day off of the office alone
    assert not PLAIN.over([date(2095, 5, 2)], [date(2095, 4, 30)]).unsure(far, far)
    beyond = date(2300, 3, 1)
    assert PLAIN.works(beyond)
    assert PLAIN.unsure(beyond, beyond) == {2300}


def test_a_rest_day_is_moved_later_or_earlier() -> None:
    may = date(2026, 5, 2)
    assert PLAIN.moved(may, LATER) == date(2026, 5, 6)
    assert PLAIN.moved(may, EARLIER) == date(2026, 4, 30)
    assert PLAIN.moved(date(2026, 4, 30), LATER) == date(2026, 4, 30)


def test_what_leaves_the_calendar_is_refused() -> None:
    for day, length in (
        (date(9999, 12, 1), Length(40)),
        (date(2026, 1, 1), Length(10**9)),
        (date(2, 1, 1), Length(-30, MONTHS)),
        (date(2026, 1, 1), Length(10**7, WORKING)),
    ):
        with pytest.raises(OverflowError):
            stepped(day, length, PLAIN)
    idle = PLAIN.over((date(2026, 1, 1) + timedelta(n) for n in range(500)), [])
    with pytest.raises(OverflowError):
        idle.counted(date(2026, 1, 1), 1)
