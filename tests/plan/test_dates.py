"""Dates as typed → days."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.plan.calendar import Calendar
from gencirc.plan.dates import full, printed
from tests.helpers import CASES

DATES = yaml.load((CASES / "dates.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
YEAR = Calendar(years=(2026,))


@pytest.mark.parametrize(("typed", "start", "end"), DATES, ids=[d[0] or "空" for d in DATES])
def test_a_typed_date_stands_for_days(typed: str, start: str, end: str) -> None:
    period = YEAR.period(typed)
    if start == "null":
        assert period is None
    else:
        assert period is not None
        assert [d.isoformat() if d else "…" for d in period] == [start, end]


def test_dates_in_prose_are_found_with_their_places() -> None:
    text = "于2月25日前完成，3月20日至4月5日验收，共40小项"
    assert [text[a:b] for a, b, _ in YEAR.scan(text)] == ["2月25日前", "3月20日至4月5日"]


def test_a_date_is_printed_without_zeros() -> None:
    assert full(date(2026, 3, 5)) == "2026年3月5日"
    assert printed("2026-03-05") == "2026年3月5日"


@given(st.text(alphabet="0123456789年月日至起前底上中下旬-—即 天百", max_size=24))
def test_any_text_is_a_date_or_none(text: str) -> None:
    YEAR.period(text)
    Calendar().scan(text)
