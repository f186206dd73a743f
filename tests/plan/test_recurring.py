"""How often a duty falls due → the days of a span, by the cases of 频次.yaml."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.plan.recurring import due, rule
from gencirc.plan.workdays import LATER, Workdays
from tests.helpers import CASES

OFTEN = yaml.load((CASES / "频次.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
FIRST, LAST = date(2026, 4, 20), date(2026, 7, 10)


@pytest.mark.parametrize(("often", "days"), OFTEN, ids=[o for o, _ in OFTEN])
def test_a_duty_falls_due_on_days(often: str, days: list[str]) -> None:
    made = rule(often)
    if not days:
        assert made is None
        return
    assert made
    found = [f"{d.month}-{d.day}" for d in due(made, FIRST, LAST, Workdays()).days]
    assert found[: len(days)] == days


@pytest.mark.parametrize(
    ("often", "clock"),
    [("每天17:00前", "17:00前"), ("每周五下午5点前", "下午5点前"), ("每月25日17时前", "17时前"), ("每周五前", "")],
)  # fmt: skip
def test_the_hour_is_taken_off(often: str, clock: str) -> None:
    made = rule(often)
    assert made
    assert made.clock == clock


def test_the_plan_s_rule_for_rest_days_moves_all_but_daily_duties() -> None:
    weekly, daily = rule("每周二"), rule("每天")
    assert weekly
    assert daily
    assert date(2026, 5, 6) in due(weekly, FIRST, LAST, Workdays(), LATER).days
    assert date(2026, 5, 5) in due(daily, FIRST, LAST, Workdays(), LATER).days


@given(
    st.text(
        alphabet="每逐逢按周月旬季度年日天个工作底末第一二三5、至0-9:前 隔半遇休顺延自起期间次",
        max_size=14,
    )
)
def test_any_text_is_a_rule_or_none(often: str) -> None:
    made = rule(often)
    if made:
        for day in due(made, FIRST, LAST, Workdays()).days:
            assert made.shift or FIRST <= day <= LAST
