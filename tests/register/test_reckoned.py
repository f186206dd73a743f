"""Days that count from a paper's date: settled when it is issued, the same in every paper from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_issue import DATE, FROZEN, OUT, REGISTER
from tests.conftest import Ran
from tests.helpers import CASES, put, state

Run = Callable[..., Ran]
GAP = "　月　日"
PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 即日起至2026年8月31日
任务:
  清扫: 清理背街小巷积存垃圾。（责任部门：环卫科；完成时限：起+10天前）
  修补: 修补破损路面。（责任部门：市政科；配合部门：环卫科；完成时限：成文日期+20天前）
阶段:
  动员部署: 10天 召开动员会。
  集中整治: 起+10天至止-20天 对照清单整治。
  总结提高: 集中整治.止+1天至止 总结做法。
工作组: {清扫组: {组长: 苏见川, 责任部门: 环卫科}, 修补组: {组长: 陆知秋, 责任部门: 市政科}}
会议: {名称: 夏季整治动员会, 时间: 成文日期+2天9:00, 地点: 三楼会议室}
"""
SETTLED = yaml.safe_load((CASES / "登记.yaml").read_text(encoding="utf-8"))["签发定日期"]


def plan(case: dict[str, Any]) -> str:
    return PLAN + yaml.safe_dump(case["计划"], allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("case", SETTLED, ids=lambda case: case["名"])
def test_reckoned_days_are_settled_when_a_paper_is_issued(
    case: dict[str, Any], gencirc: Run, here: Path
) -> None:
    put(here, plan(case))
    ran = gencirc("issue", "plans/夏季整治", *DATE, "--kind", case["签发"])
    if "报" in case:
        assert f"错误 {case['报']}" in ran.err
        assert not (here / REGISTER).exists()
        return
    assert ran.code == 0, ran.err
    signed = (here / FROZEN / f"{case.get('份', case['签发'])}.txt").read_text(encoding="utf-8")
    assert [w for w in case["签发稿"] if w not in signed] == []
    assert GAP not in signed
    ran = gencirc("build")
    assert "错误" not in ran.err
    assert "G115" not in ran.err
    for name, said in case.get("别的", {}).items():
        text = (here / OUT / f"{name}.txt").read_text(encoding="utf-8")
        assert [w for w in said if w not in text] == []
    before = state(here)
    gencirc("build")
    assert state(here) == before


@pytest.mark.parametrize("case", SETTLED, ids=lambda case: case["名"])
def test_a_plan_whose_days_are_still_open_is_checked_without_mistakes(
    case: dict[str, Any], gencirc: Run, here: Path
) -> None:
    put(here, plan(case))
    assert "错误" not in gencirc("check").err.replace("0 处错误", "")


def test_a_later_paper_counts_from_the_same_beginning(gencirc: Run, here: Path) -> None:
    both = "通知: 照例\n督查通知: {主送: 各科室, 正文: 自【起】起已【天数】天，【起+10天】前报。}\n"
    put(here, PLAN + both)
    gencirc("issue", "plans/夏季整治", *DATE, "--kind", "通知")
    ran = gencirc("issue", "plans/夏季整治", "--date", "2026-07-01", "--kind", "督查通知")
    assert ran.code == 0, ran.err
    signed = (here / FROZEN / "督查通知.txt").read_text(encoding="utf-8")
    assert "自2026年5月25日起已99天，6月4日前报。" in signed
