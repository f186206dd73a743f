"""What a plan may look like: keys in any order, English or Chinese, one file or several."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from tests.helpers import campaign

CHINESE = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
工作组: {清扫组: {组长: 陆知秋, 责任部门: 环卫科, 主要任务: 清扫。}}
阶段: {动员: {时间: 6月1日至6月10日, 内容: 开会。, 节点: 6月5日 报名单}}
通知: {主送: 各科室, 正文: 照例, 公开: 主动公开, 盖章: 是}
方案: {引言: 照例, 职责: 【工作组】, 步骤: 【阶段】, 要求: {版式: 标题单列, 加强领导: 要重视。}}
"""
ENGLISH = """
campaign: 夏季整治行动
issuer: 测试局
span: 2026年6月1日至8月31日
groups: {清扫组: {leader: 陆知秋, departments: 环卫科, tasks: 清扫。}}
phases: {动员: {span: 6月1日至6月10日, content: 开会。, events: 6月5日 报名单}}
notice: {recipients: 各科室, body: as usual, openness: 主动公开, seal: yes}
scheme: {preamble: stock, 职责: 【groups】, 步骤: 【phases】, 要求: {layout: heading-alone, 加强领导: 要重视。}}
"""


def texts(made: Campaign) -> list[str]:
    assert not made.problems, [(p.place, p.words) for p in made.problems]
    return [p.text for p in made.papers()]


def test_english_keys_give_the_same_paper(tmp_path: Path) -> None:
    assert texts(campaign(tmp_path / "中", CHINESE)) == texts(campaign(tmp_path / "英", ENGLISH))


@pytest.mark.parametrize("key", ["Print Date", "print-date", "PRINT_DATE"])
def test_english_keys_are_taken_in_any_spelling(key: str, tmp_path: Path) -> None:
    plan = ENGLISH.replace("seal: yes", f"seal: yes, date: 2026-06-01, {key}: 2026-06-02")
    assert "2026年6月2日印发" in texts(campaign(tmp_path, plan))[0]


def test_a_plan_can_hold_its_own_registry(tmp_path: Path) -> None:
    plan = "登记:\n" + "".join(f"  {x}\n" for x in (
        "机关: {甲局: {全称: 清河县甲局, 自称: 我局, 代字: 甲发, 印发: 甲局办公室}}",
        "甲局领导: {张远: 局长}",
        "科室: 办公室",
    )) + "活动: 甲行动\n机关: 甲局\n通知: {主送: 办公室, 正文: 请落实。}\n"  # fmt: skip
    path = tmp_path / "活动.yaml"
    path.write_text(plan, encoding="utf-8")
    assert "清河县甲局文件" in texts(Campaign(path, Options()))[0]


def test_without_a_registry_names_are_not_checked_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "深" / "深" / "深" / "深" / "活动.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "活动: 甲行动\n机关: {全称: 清河县甲局, 代字: 甲发, 印发: 办公室}\n"
        "工作组: {甲组: {组长: 张远}}\n方案: {职责: 【工作组】}\n",
        encoding="utf-8",
    )
    assert [p.code for p in Campaign(path, Options()).problems] == ["N200"]


def test_an_issuer_without_a_registry_is_told_where_to_put_one(tmp_path: Path) -> None:
    path = tmp_path / "深" / "深" / "深" / "深" / "活动.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("活动: 甲行动\n机关: 甲局\n方案: {甲: 乙。}\n", encoding="utf-8")
    assert "P126" in {p.code for p in Campaign(path, Options()).problems}


def test_a_number_may_be_bare_whole_or_open(tmp_path: Path) -> None:
    for typed, printed in (
        ("文号: 8, 成文日期: 2026-06-05", "清城管发〔2026〕8号"),
        ("文号: 清城管发〔2025〕8号", "清城管发〔2025〕8号"),
        ("公开: 主动公开", "清城管发〔2026〕\u3000号"),
    ):
        plan = CHINESE.replace("公开: 主动公开", typed)
        assert printed in campaign(tmp_path, plan).papers()[0].text


def test_a_counted_span_gets_its_last_day(tmp_path: Path) -> None:
    plan = CHINESE.replace("2026年6月1日至8月31日", "2026年6月1日起100天")
    assert "自2026年6月1日至9月8日" in texts(campaign(tmp_path, plan))[0]


def test_no_empty_label_is_printed(tmp_path: Path) -> None:
    made = campaign(tmp_path, CHINESE.replace("组长: 陆知秋", "组长: 陆知秋, 副组长: "))
    assert "副组长" not in made.papers()[0].text
    assert [p.code for p in made.problems] == ["P104"]
