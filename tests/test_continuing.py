"""new --from: the next season asks anew for what must not be copied, and lists it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gencirc.build import Campaign, Options
from gencirc.problem import tidy
from tests.conftest import Ran
from tests.helpers import REGISTRY

BASE = """活动: 夏季整治行动
简称: 夏季整治
机关: 测试局
季节: 夏季
时间: 2027年6月1日至8月31日
依据: 《全县夏季方案》（清政发〔2027〕12号）
通知: {文号: 8, 成文日期: 2027-05-20, 主送: 各科室, 正文: 照例}
方案: {引言: 照例, 工作目标: 8月底前整洁。, 任务: 【任务】}
数据: {隐患: 151处}
任务:
  围挡: 规范围挡。（责任部门：市政科；目标：合格率95%） | 6月底前
  保洁: 每日清扫。（责任部门：环卫科） | 每日
阶段:
  动员: 6月1日至6月10日 开会。
  整治: {时间: 6月11日至8月31日, 内容: 整治。, 节点: 7月15日 检查}
会议: {名称: 夏季整治动员会, 时间: 2027年5月30日9:00, 主持: 陆知秋}
"""

RECKONED = """活动: 【年】年【季节】整治行动
简称: 【季节】整治
机关: 测试局
季节: 夏季
变量: {年: 2027, 难处: 雨水多}
时间: 2027年6月1日起60天
依据: 《全县夏季方案》（清政发〔2027〕12号）
通知: {文号: 8, 成文日期: 会议-3天, 主送: 各科室, 正文: 照例}
方案: {引言: 照例, 目标: 【止】前见效，还有【剩余天数】天。, 任务: 【任务】, 安排: 【阶段】}
公共: {盯办: 【期限】前销号。}
任务:
  围挡: 规范围挡。【盯办 期限=整治.止】（责任部门：市政科；完成时限：整治止-5天）
阶段:
  动员: 8天 开会。
  整治: {时间: 动员.止+1天至止, 内容: 整治。, 节点: 本阶段.起+10天 检查}
之后: 止+15天 通报结果
定期: {周报: 每周五 报进度}
会议: {名称: 【简称】动员会, 时间: 起-2天9:00, 主持: 陆知秋}
附件:
  - 倒排表: 【倒排】 列 序号、时间、事项
  - 周报表: 【周报】 列 序号、日期、事项
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans/夏季").mkdir(parents=True)
    (tmp_path / "plans/夏季/活动.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "plans/单位.yaml").write_text(REGISTRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans"


def test_what_must_not_be_copied_is_asked_anew(folder: Path, gencirc: Callable[..., Ran]) -> None:
    ran = gencirc("new", "冬季整治", "--from", "夏季")
    assert ran.code == 0
    made = yaml.safe_load((folder / "冬季整治/活动.yaml").read_text(encoding="utf-8"))
    assert made == {
        "承接": "../夏季/活动.yaml",
        "活动": "冬季整治行动",
        "简称": "待定",
        "季节": "冬季",
        "时间": "待定",
        "依据": "待定",
        "数据": {"隐患": "待定"},
        "任务": {"围挡": {"目标": "待定", "时限": "待定"}},
        "阶段": {"动员": {"时间": "待定"}, "整治": {"时间": "待定", "节点": "待定"}},
        "会议": {"名称": "待定", "时间": "待定"},
    }
    assert "依据  原来：《全县夏季方案》（清政发〔2027〕12号）" in ran.out
    assert "plans/夏季/活动.yaml:8  方案.工作目标  8月底前整洁。" in ran.out
    assert "动员  6月1日" not in ran.out


def test_it_builds_as_a_draft_and_names_every_open_place(
    folder: Path, gencirc: Callable[..., Ran]
) -> None:
    gencirc("new", "冬季整治", "--from", "夏季")
    plan = folder / "冬季整治/活动.yaml"
    final = Campaign(plan, Options())
    lines = plan.read_text(encoding="utf-8").splitlines()
    open_ = {n for n, line in enumerate(lines, 1) if ": 待定" in line}
    told = {
        p.place[1] for p in final.problems if p.code in ("P215", "T101") and "冬季" in p.place[0]
    }
    unprinted = {n for n in open_ if any(k in lines[n - 1] for k in ("简称", "隐患", "名称"))}
    assert told == open_ - unprinted
    draft = Campaign(plan, Options(draft=True))
    assert [p.words for p in draft.problems if p.severity == "错误" and p.code != "T120"] == []


def test_of_a_plan_with_reckoned_dates_every_open_place_is_told_once(
    folder: Path, gencirc: Callable[..., Ran]
) -> None:
    (folder / "夏季/活动.yaml").write_text(RECKONED, encoding="utf-8")
    ran = gencirc("new", "秋季整治", "--from", "夏季")
    plan = folder / "秋季整治/活动.yaml"
    made = yaml.safe_load(plan.read_text(encoding="utf-8"))
    assert set(made) == {"承接", "季节", "变量", "时间", "依据"}
    assert "变量.难处  雨水多" in ran.out
    told = [(p.place[1], p.code) for p in tidy(Campaign(plan, Options()).problems)]
    assert told == [(7, "T101"), (8, "P215"), (9, "T101")]
    draft = Campaign(plan, Options(draft=True))
    assert [p.words for p in draft.problems if p.severity == "错误"] == []
    text = "".join(paper.text for paper in draft.papers())
    for words in (
        "\u3000月\u3000日前销号",
        "〔待定〕前见效，还有〔待定〕天",
        "整治阶段（\u3000月\u3000日至",
    ):
        assert words in text


def test_filled_in_it_builds_the_next_season(folder: Path, gencirc: Callable[..., Ran]) -> None:
    gencirc("new", "冬季整治", "--from", "夏季")
    plan = folder / "冬季整治/活动.yaml"
    plan.write_text(
        "承接: 夏季\n活动: 冬季整治行动\n简称: 冬季整治\n季节: 冬季\n时间: 2027年12月1日至2028年2月28日\n"
        "依据: 《全县冬季方案》（清政发〔2027〕30号）\n方案: {工作目标: 2月底前整洁。}\n数据: {隐患: 30处}\n"
        "任务: {围挡: {时限: 12月底前, 目标: 合格率96%}}\n"
        "阶段: {动员: 12月1日至12月10日, 整治: {时间: 12月11日至2月28日, 节点: 1月15日 检查}}\n"
        "会议: {名称: 冬季整治动员会, 时间: 2027年11月30日9:00}\n",
        encoding="utf-8",
    )
    ran = gencirc("build", str(plan))
    assert ran.code == 0, ran.err
    text = Path("output/冬季整治/通知.txt").read_text(encoding="utf-8")
    assert "夏" not in text
    assert "清城管发〔2027〕　号" in text  # the number of summer is not taken on


def test_what_cannot_be_continued_is_told(folder: Path, gencirc: Callable[..., Ran]) -> None:
    ran = gencirc("new", "冬季整治", "--from", "去年")
    assert ran.code == 1
    assert "找不到要承接的计划“去年”" in ran.err
    assert "夏季" in ran.err
    gencirc("new", "冬季整治", "--from", "夏季")
    assert gencirc("new", "冬季整治", "--from", "夏季").code == 1
