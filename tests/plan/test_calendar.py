"""Dates without a year, in campaigns that cross the new year."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from gencirc.plan.calendar import calendar
from gencirc.plan.dates import OPEN, Period
from tests.helpers import CASES

WINTER = calendar(Period(date(2026, 12, 1), date(2027, 2, 28)), 2026)
YEARS = yaml.load((CASES / "years.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", YEARS, ids=[f"{c['活动']} {c['写']}" for c in YEARS])
def test_a_date_means_the_day_nearest_to_the_campaign(case: dict[str, str]) -> None:
    first, last = (None if d == "…" else date.fromisoformat(d) for d in case["活动"].split(" "))
    period = calendar(Period(first, last), None).period(case["写"])
    assert period is not None
    assert " ".join(d.isoformat() if d else "…" for d in period) == case["是"]


def test_without_a_span_the_year_of_the_paper_is_meant() -> None:
    period = calendar(OPEN, 2025).period("3月1日")
    assert period == Period(date(2025, 3, 1), date(2025, 3, 1))


def test_prose_is_read_with_the_same_calendar() -> None:
    text = "12月20日起，1月10日前完成"
    assert [d.end and d.end.year for _, _, d in WINTER.scan(text)] == [None, 2027]
