"""The sample's dates, whatever day it is today: in order, in their season, and accepted."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.build import Campaign, Options
from gencirc.plan.calendar import Calendar
from gencirc.plan.dates import Period
from gencirc.starting import MONTHS, start, timetable

NAMES = ["春季植树", "夏季环境整治", "秋季秸秆禁烧", "冬季清雪除冰", "安全生产月活动"]
DAYS = [
    date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29), date(2026, 5, 31), date(2026, 6, 1),
    date(2026, 11, 30), date(2027, 8, 31),
]  # fmt: skip
todays = st.dates(date(2020, 1, 1), date(2090, 12, 31))
names = st.sampled_from(NAMES)


def days(facts: dict[str, str]) -> dict[str, tuple[date, date]]:
    """First and last day of every entry."""
    year = int(facts["起止"][:4])
    out = {}
    for key, typed in facts.items():
        period = Calendar(years=(year,)).period(typed)
        assert isinstance(period, Period), typed
        assert period.start
        assert period.end
        out[key] = (period.start, period.end)
    return out


@given(names, todays)
def test_phases_follow_each_other_from_the_first_day_to_the_last(name: str, today: date) -> None:
    made = days(timetable(name, today))
    day = timedelta(1)
    assert made["部署"][0] == made["起止"][0]
    assert made["整治"][0] == made["部署"][1] + day
    assert made["总结"][0] == made["整治"][1] + day
    assert made["总结"][1] == made["起止"][1]
    assert all(first < last for first, last in (made[k] for k in ("部署", "整治", "总结")))
    assert made["部署"][0] <= made["月底"][0] <= made["整治"][1]


@given(names, todays)
def test_the_paper_is_signed_before_the_meeting_and_that_before_the_campaign(
    name: str, today: date
) -> None:
    made = days(timetable(name, today))
    signed, meeting, begin = (made[k][0] for k in ("成文日期", "开会", "起止"))
    assert today <= signed <= meeting <= begin
    for day in (signed, meeting):
        assert day.weekday() < 5 or day == today  # the last weekend before the campaign


@given(names, todays)
def test_a_campaign_begins_in_its_season_and_is_still_to_come(name: str, today: date) -> None:
    begin = days(timetable(name, today))["起止"][0]
    assert today < begin <= date(today.year + 1, today.month, min(today.day, 28)) + timedelta(4)
    season = next((MONTHS[c] for c in name if c in MONTHS), None)
    assert begin.day == 1
    assert begin.month == (season or today.month % 12 + 1)


@given(todays)
def test_a_year_is_named_where_it_changes_and_only_there(today: date) -> None:
    winter, summer = timetable("冬季", today), timetable("夏季", today)
    assert [winter[k].count("年") for k in ("起止", "部署", "整治", "总结")] == [2, 0, 1, 1]
    assert [summer[k].count("年") for k in ("起止", "部署", "整治", "总结")] == [1, 0, 0, 0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_sample_of_any_day_has_no_problems(name: str, today: date, tmp_path: Path) -> None:
    for keys in ("zh", "en"):
        started = start(name, tmp_path / keys, keys, today)
        made = Campaign(started.files[0], Options())
        assert [(p.code, p.words) for p in made.problems] == []
        assert [p.path.name for p in made.papers()] == ["通知.docx", "讲话.docx"]


@settings(max_examples=30, deadline=None)
@given(names, todays)
def test_number_and_date_can_be_filled_in_as_the_sample_proposes(name: str, today: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = start(name, Path(folder), "zh", today).files[0]
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("  # 文号", "  文号").replace("  # 成文日期", "  成文日期"), "utf-8"
        )
        made = Campaign(path, Options())
        assert [(p.code, p.words) for p in made.problems] == []
        assert all(not d.open for d in made.documents)


@pytest.mark.parametrize(
    ("name", "campaign"),
    [
        ("夏季环境整治", "夏季环境整治行动"),
        ("春季植树行动", "春季植树行动"),
        ("安全生产月活动", "安全生产月活动"),
        ("河长制工作", "河长制工作"),
        (" 背街小巷整治 ", "背街小巷整治行动"),
    ],
)
def test_a_name_becomes_a_campaign(name: str, campaign: str, tmp_path: Path) -> None:
    started = start(name, tmp_path, today=date(2026, 3, 1))
    assert Campaign(started.files[0], Options()).plan.campaign == campaign
