"""A reckoned date is printed wherever a date is: prose, phases, tables, brackets, head and end."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Campaign
from gencirc.problem import tidy
from tests.helpers import REGISTRY, campaign, word_text

PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 会议+3天共92天
通知:
  文号: 3
  成文日期: 会议-4天
  印发日期: 成文日期+1天
  主送: 各科室
  正文: 请在【成文日期后2个工作日内】报名单，【集中整治.止-3天】前自查，【集中整治.时间】整治，【时间】开展。
讲话: {讲话人: 程远山, 开头: 还有【剩余天数】天。, 要点: {提高认识: 要在【止前10天】前完成。, 狠抓落实: 要落实。}}
会议: {名称: 动员会议, 时间: 2026年5月29日15:00}
工作组:
  清扫组: {组长: 陆知秋, 责任部门: 环卫科, 主要任务: [清扫积存垃圾 | 起 + 27 天前, 巡查 | 每日]}
任务:
  扫街: 每日清扫。（责任部门：环卫科；完成时限：止前5天）
  修路: {内容: 修补路面。, 责任部门: 市政科, 时限: 集中整治.起+1个月前}
  清运: 清运垃圾。（责任部门：市政科） | 【起+40天】前
阶段:
  动员部署: 10天 召开动员会，【本阶段.止-1天】前报名单。
  集中整治: {时间: 2个月, 内容: 逐项整治。, 节点: [本阶段.起+5天 报进度, 集中整治.止-1天 自查]}
  总结提高: 集中整治.止+1天至止 总结经验。
之后: 止+3天遇休顺延 表彰
方案: {分工: 【工作组】, 任务: 【任务】, 步骤: 【阶段】}
附件:
  - 时间表: 【阶段】 列 阶段、时间、节点
  - 任务表: 【任务】 列 名称、时限
"""
PRINTED = (
    "请在5月27日前报名单，8月7日前自查，6月11日至8月10日整治，2026年6月1日至8月31日开展。",
    "2026年5月25日",
    "2026年5月26日印发",
    "清扫积存垃圾（6月28日前）；巡查（每日）。",
    "（责任部门：环卫科；完成时限：8月26日）",
    "（责任部门：市政科；完成时限：7月11日前）",
    "（责任部门：市政科；完成时限：7月11日前）",
    "动员部署阶段（6月1日至6月10日）。召开动员会，6月9日前报名单。",
    "集中整治阶段（6月11日至8月10日）。逐项整治。6月16日报进度；8月9日自查。",
    "总结提高阶段（8月11日至8月31日）。总结经验。",
    "9月3日表彰。",
    "集中整治 | 6月11日至8月10日 | 6月16日报进度；8月9日自查。",
    "扫街 | 8月26日",
    "修路 | 7月11日前",
    "清运 | 7月11日前",
    "还有94天。",
    "要在8月21日前完成。",
)


def good(made: Campaign) -> Campaign:
    assert [(p.place[1:], p.code, p.words) for p in tidy(made.problems)] == []
    return made


def test_a_reckoned_date_is_printed_in_every_place(tmp_path: Path) -> None:
    papers = good(campaign(tmp_path, PLAN)).papers()
    text = "\n".join(p.text for p in papers)
    assert [line for line in PRINTED if line not in text] == []
    word = "".join(word_text(p.data) for p in papers)
    assert "完成时限：8月26日" in word
    assert not [sign for sign in ("起+", "止前", "本阶段", "会议-") if sign in text + word]


def test_everything_moves_with_the_one_day_that_is_typed(tmp_path: Path) -> None:
    text = good(campaign(tmp_path, PLAN.replace("2026年5月29日", "2026年6月5日"))).papers()[0].text
    assert "2026年6月8日至9月7日开展" in text
    assert "集中整治阶段（6月18日至8月17日）" in text
    assert "9月10日表彰。" in text


def test_a_problem_says_the_expression_and_its_day(tmp_path: Path) -> None:
    plan = PLAN.replace("集中整治.止-1天 自查", "止+20天 自查")
    told = [p.words for p in campaign(tmp_path, plan).problems]
    assert told == ["节点“止+20天”（2026年9月20日）不在“集中整治”阶段的时间里"]


def test_a_date_that_stayed_when_all_others_moved_is_found(tmp_path: Path) -> None:
    plan = PLAN.replace("本阶段.起+5天 报进度", "6月16日 报进度")
    good(campaign(tmp_path / "甲", plan))
    moved = campaign(tmp_path / "乙", plan.replace("2026年5月29日", "2026年6月20日"))
    assert [p.words for p in moved.problems] == ["节点“6月16日”不在“集中整治”阶段的时间里"]


BACK = """
活动: 迎检行动
机关: 测试局
时间: 2026年6月30日前
阶段: {排法: 倒排, 动员: 5天 开会。, 整治: 6月5日至6月20日 整治。, 总结: 10天 总结。}
方案: {步骤: 【阶段】}
"""


def test_phases_are_laid_back_from_the_end_around_those_with_dates(tmp_path: Path) -> None:
    text = good(campaign(tmp_path, BACK)).papers()[0].text
    assert "动员阶段（5月31日至6月4日）" in text
    assert "总结阶段（6月21日至6月30日）" in text


def test_the_plan_s_way_of_printing_holds_for_reckoned_dates(tmp_path: Path) -> None:
    plan = "日期印法: 旬" + PLAN.replace("还有【", "【会议.时间】开会，还有【")
    plan = plan.replace("2026年5月29日15:00", "2026年5月28日+1天15:00")
    papers = good(campaign(tmp_path, plan)).papers()
    text = papers[0].text
    assert "2026年5月29日15:00开会" in papers[1].text
    assert "动员部署阶段（6月上旬）" in text
    assert "总结提高阶段（8月中旬至8月下旬）" in text
    assert "修路 | 7月中旬前" in text
    assert "2026年6月1日至8月31日开展" in text
    assert "2026年5月25日" in text


ROUNDS = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年4月20日至5月31日
遇休: 顺延
通知: {文号: 3, 成文日期: 起-7天, 主送: 各科室, 正文: 请落实。}
阶段: {动员: 10天 开会。, 整治: 4月30日至5月31日 整治。}
定期:
  周报: 每周二12:00前 向办公室报信息
  月报: 自整治起每月底 报总结
  会商: 动员期间每周五 会商
附件:
  - 提交清单: 【定期】 列 序号、日期、星期、时限、名称、事项
  - 周报表: 【周报】 列 日期、频次
方案: {步骤: 【阶段】}
"""
ROWS = """\
序号 | 日期 | 星期 | 时限 | 名称 | 事项
1 | 4月21日 | 星期二 | 12:00前 | 周报 | 向办公室报信息
2 | 4月24日 | 星期五 |  | 会商 | 会商
3 | 4月28日 | 星期二 | 12:00前 | 周报 | 向办公室报信息
4 | 4月30日 | 星期四 |  | 月报 | 报总结
5 | 5月6日 | 星期三 | 12:00前 | 周报 | 向办公室报信息
6 | 5月12日 | 星期二 | 12:00前 | 周报 | 向办公室报信息
7 | 5月19日 | 星期二 | 12:00前 | 周报 | 向办公室报信息
8 | 5月26日 | 星期二 | 12:00前 | 周报 | 向办公室报信息
9 | 6月1日 | 星期一 |  | 月报 | 报总结
"""


def test_recurring_duties_are_laid_out_as_a_table(tmp_path: Path) -> None:
    text = good(campaign(tmp_path, ROUNDS)).papers()[0].text
    assert ROWS in text
    assert "日期 | 频次\n4月21日 | 每周二12:00前\n" in text


@pytest.mark.parametrize(
    ("listed", "day"),
    [("", "6月3日"), ("休假: 2026-06-02\n", "6月4日"), ("上班: [2026年5月30日]\n", "6月3日")],
)
def test_the_registry_lists_the_office_s_own_days(listed: str, day: str, tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text(REGISTRY + listed, encoding="utf-8")
    plan = "活动: 甲行动\n机关: 测试局\n时间: 2026年6月1日至30日\n方案: {目标: 【起后2个工作日】前完成。}\n"
    assert f"{day}前完成" in good(campaign(tmp_path, plan)).papers()[0].text


def test_every_paper_counts_from_its_own_date(tmp_path: Path) -> None:
    plan = (
        "campaign: 夏季整治行动\nissuer: 测试局\nspan: 2026年6月1日至8月31日\n"
        "notice: {number: 3, date: 起-7天, recipients: 各科室, body: 请在【成文日期+5天】前报。}\n"
        "函: {文号: 5, 成文日期: 2026-07-01, 印发日期: 成文日期+1天, 事由: 商请支持, 主送: 县水务局,"
        " 正文: 请于【成文日期+5天】、【通知.成文日期+1天】前函复。}\n"
    )
    notice, letter = good(campaign(tmp_path, plan)).papers()
    assert "请在5月30日前报。" in notice.text
    assert "请于7月6日、5月26日前函复。" in letter.text


def test_windows_in_a_list_and_english_keys(tmp_path: Path) -> None:
    plan = (
        "campaign: 夏季整治行动\nissuer: 测试局\nspan: 2026年6月1日至8月31日\n"
        "on_rest_day: later\ndate_style: day\ndays_off: [2026-06-22]\nphases:\n  laying: backward\n"
        "  动员: {span: [起至起+9天, 7月1日至7月20日], content: 整。, events: [起 + 20 天 查一查]}\n"
        "  总结: 1个月 结。\nscheme: {preamble: as usual, 步骤: 【阶段】}\n"
    )
    made = campaign(tmp_path, plan)
    assert [p.code for p in made.problems] == ["D203", "D207"]
    text = campaign(tmp_path, plan.replace("7月1日至7月20日", "起+15天至7月31日")).papers()[0].text
    assert "动员阶段（6月1日至6月10日、6月16日至7月31日）。整。6月23日查一查。" in text
    assert "总结阶段（8月1日至8月31日）。" in text


def test_a_draft_too_leaves_open_what_counts_from_its_date(tmp_path: Path) -> None:
    plan = "活动: 甲行动\n机关: 测试局\n通知: {主送: 各科室, 正文: 请在【成文日期后3个工作日内】报。}\n"
    for draft in (False, True):
        made = campaign(tmp_path / str(draft), plan, draft=draft)
        assert [p.code for p in made.problems] == ["D317"]
        assert "请在　月　日前报。" in made.papers()[0].text


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("2026年6月1日至8月31日", "自6月11日起，8月20日前；8月15日前。"),
        ("2026年6月1日至2027年3月31日", "自2026年6月11日起，2026年8月20日前；2026年8月15日前。"),
    ],
)
def test_the_end_of_a_phase_is_printed_like_a_day_reckoned_from_it(
    span: str, said: str, tmp_path: Path
) -> None:
    plan = (
        f"活动: 夏季整治行动\n机关: 测试局\n时间: {span}\n"
        "阶段: {集中整治: {时间: 2026年6月11日至8月20日, 内容: 整治。}}\n"
        "通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, "
        "正文: 自【集中整治.起】起，【集中整治.止】前；【集中整治.止-5天】前。}\n"
    )
    (paper,) = good(campaign(tmp_path, plan)).papers()
    assert said in paper.text
