"""Expressions → days and the words printed for them, by the cases of 推算.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.plan.calendar import Calendar
from gencirc.plan.dates import Period
from gencirc.plan.offsets import length
from gencirc.plan.reading import read_plan
from gencirc.plan.reckoning import Reckoning, Trouble
from tests.helpers import CASES, REGISTRY, campaign

GROUPS = yaml.load((CASES / "推算.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
FIRST = GROUPS[0]["计划"]


def calendar(folder: Path, plan: str) -> Calendar:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    (folder / "活动.yaml").write_text(plan, encoding="utf-8")
    return read_plan(folder / "活动.yaml").plan.calendar


@pytest.fixture(scope="session")
def calendars(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Calendar]:
    folder = tmp_path_factory.mktemp("推算")
    return {g["计划"]: calendar(folder / str(n), g["计划"]) for n, g in enumerate(GROUPS)}


def cases(key: str) -> list[tuple[str, list[str]]]:
    return [(g["计划"], c) for g in GROUPS for c in g[key]]


@pytest.mark.parametrize(("plan", "case"), cases("算"), ids=[c[0] for _, c in cases("算")])
def test_an_expression_stands_for_days_and_is_printed(
    plan: str, case: list[str], calendars: dict[str, Calendar]
) -> None:
    typed, first, last, printed = case
    made = calendars[plan].reckon(typed)
    assert isinstance(made, Reckoning)
    assert [d.isoformat() if d else "…" for d in made.period] == [first, last]
    assert made.printed == printed
    assert not made.unsure or first > "2026-12-31"


@pytest.mark.parametrize(("plan", "case"), cases("错"), ids=[c[0] for _, c in cases("错")])
def test_an_expression_that_leads_nowhere_says_why(
    plan: str, case: list[str], calendars: dict[str, Calendar]
) -> None:
    made = calendars[plan].reckon(case[0])
    assert isinstance(made, Trouble)
    assert made.code == case[1]


@pytest.mark.parametrize("typed", GROUPS[0]["不是"])
def test_ordinary_dates_and_words_are_no_expressions(
    typed: str, calendars: dict[str, Calendar]
) -> None:
    assert calendars[FIRST].reckon(typed) is None


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("10天", 10, "天"), ("两周", 14, "天"), ("15个工作日", 15, "个工作日"), ("1个月", 1, "个月"),
        ("半个月", 15, "天"), ("半年", 6, "个月"), ("一年", 12, "个月"), ("十五日", 15, "天"),
    ],
)  # fmt: skip
def test_a_length_alone(typed: str, number: int, unit: str) -> None:
    found = length(typed)
    assert found
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize("way", ["顺排", "倒排"])
def test_many_phases_are_laid_one_after_another(way: str, tmp_path: Path) -> None:
    lines = "".join(f"  第{n}段: 2天 整治。\n" for n in range(150))
    head = "活动: 长效整治\n机关: 测试局\n时间: 2026年1月1日至10月27日\n"
    known = calendar(tmp_path, f"{head}阶段:\n  排法: {way}\n{lines}")
    windows = [known.anchors.times[f"第{n}段"] for n in range(150)]
    days = [w.days for w in windows if isinstance(w, Period)]
    assert days == [2] * 150
    assert windows[0].start == known.span.start
    assert windows[-1].end == known.span.end


def test_a_long_chain_of_times_ends_without_a_traceback(tmp_path: Path) -> None:
    lines = "".join(f"  第{n}段: 第{n + 1}段.起-1天 整治。\n" for n in range(120))
    calendar(tmp_path, f"活动: 长效整治\n机关: 测试局\n阶段:\n{lines}")


PIECES = st.sampled_from(
    [*"起止前后至共天日月年周底旬 +-＋－.：；【】（）0123456789半两一", "集中整治", "本阶段", "会议", "成文日期",
     "个工作日", "个月", "遇休顺延", "按旬", "3月1日", "即日起", "今天", "通知.成文日期", "9:00", "99999999"]
)  # fmt: skip
ANY = st.lists(PIECES, max_size=9).map("".join)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_any_text_is_an_expression_or_none(calendars: dict[str, Calendar], typed: str) -> None:
    known = calendars[FIRST]
    for lengths in (False, True):
        known.inside("动员").reckon(typed, lengths=lengths)
    known.scan(typed)
    known.period(typed)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_a_date_field_never_shows_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, one: str, other: str
) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    plan = f"""活动: 夏季整治行动
机关: 测试局
时间: {quoted(other or "2026年6月1日至8月31日")}
遇休: {quoted(one)}
休假: {quoted(other)}
会议: {{名称: 会, 时间: {quoted(one)}}}
通知: {{主送: 各科室, 成文日期: {quoted(other)}, 正文: {quoted(f"【{one}】")}}}
任务: {{甲: {quoted("扫。 | " + one)}, 乙: {{内容: 扫。, 时限: {quoted(other)}}}}}
阶段: {{排法: 倒排, 集中整治: {{时间: {quoted(one)}, 节点: {quoted(other + " 查")}}}, 收尾: {quoted(other + " 收")}}}
之后: {quoted(one + " 总结")}
定期: {{报: {quoted("每" + one + " 报")}}}
附件: [{{表: 【定期】 列 日期、事项}}]
"""
    campaign(tmp_path_factory.mktemp("乱"), plan)
