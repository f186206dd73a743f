"""关于调整……组成人员的通知: who follows whom, the list on the day, what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Campaign
from gencirc.problem import tidy
from gencirc.text import light
from tests.helpers import campaign

PLAN = """
活动: 防火百日行动
机关: 林业局
登记:
  机关: {林业局: {全称: 青石县林业局, 自称: 我局, 级别: 县, 代字: 青林发, 印发: 青石县林业局办公室}}
  领导: {张清和: 党组书记、局长, 李明远: 副局长, 王雨桐: 副局长, 赵思源: 办公室主任}
  变动:
    - 2028-03-10 李明远 调出，其职务由 赵思源 接任
    - 2028-06-01 张清和 调出，其职务由 王雨桐 接任
    - 2028-06-01 防火办 更名为 防火中心
  科室: 办公室、防火办、造林科
领导小组: {组长: 张清和, 副组长: 李明远、王雨桐, 成员: 赵思源、防火办, 办公室: 防火办, 办公室主任: 李明远}
工作组:
  巡护组: {组长: 李明远, 副组长: 王雨桐, 责任部门: 防火办}
"""
NOTICE = "通知: {文号: 3, 成文日期: 2027-11-18, 主送: 各科室, 正文: 请落实。}\n"


def made(folder: Path, paper: str, more: str = "") -> tuple[Campaign, str]:
    one = campaign(folder, PLAN + more + f"调整通知: {{主送: 各科室, 文号: 9, {paper}}}\n")
    texts = [light(d) for d in one.documents if d.kind.name == "调整通知"]
    return one, "".join(texts)


def test_it_says_who_for_whom_since_the_earlier_notice_and_prints_the_whole_list(
    tmp_path: Path,
) -> None:
    one, text = made(tmp_path, "成文日期: 2028-06-05", NOTICE)
    assert [p.code for p in tidy(one.problems)] == []
    for line in (
        "青石县林业局关于调整防火百日行动领导小组组成人员的通知",
        "决定对《青石县林业局关于开展防火百日行动的通知》（青林发〔2027〕3号）确定的防火百日行动领导小组"
        "组成人员作如下调整：",
        "由王雨桐（党组书记、局长）担任组长，张清和不再担任；由赵思源（副局长）担任副组长，李明远不再担任；"
        "由赵思源（副局长）担任办公室主任，李明远不再担任；成员单位防火办更名为防火中心。",
        "组长：王雨桐（党组书记、局长）\n副组长：赵思源（副局长）\n成员：防火中心\n",
        "领导小组办公室设在防火中心，办公室主任由赵思源担任。",
        "由接任其职务的同志自行接替",
    ):
        assert line in text
    assert "其他组成人员不变" not in text  # nobody is where he was
    assert "共" not in text.partition("调整后")[2]  # a unit among them: not counted


def test_it_begins_where_the_earlier_notice_left_off(tmp_path: Path) -> None:
    _, text = made(
        tmp_path,
        "成文日期: 2028-06-05, 原日期: 2028-04-01, 原通知: 《关于防火的通知》（青林发〔2028〕1号）",
    )
    assert "对《关于防火的通知》（青林发〔2028〕1号）确定的" in text
    assert "张清和不再担任" in text
    assert "李明远" not in text


def test_it_sees_its_own_day(tmp_path: Path) -> None:
    _, text = made(tmp_path, "成文日期: 2028-03-10, 原因: 因工作需要, 结语: 无")
    assert "因工作需要，经研究" in text
    assert "组长：张清和（党组书记、局长）\n副组长：王雨桐（副局长）、赵思源（副局长）\n" in text
    assert "其他组成人员不变。" in text
    assert "自行接替" not in text


def test_a_working_group_is_adjusted_the_same_way_and_counted(tmp_path: Path) -> None:
    _, text = made(tmp_path, "成文日期: 2028-03-10, 调整: 巡护组")
    assert "关于调整巡护组组成人员的通知" in text
    assert "由赵思源（副局长）担任组长，李明远不再担任；其他组成人员不变。" in text
    assert "调整后，巡护组共二人，组成人员如下：" in text


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        ("成文日期: 2028-03-10, 调整: 飞行组", "N320"),
        ("成文日期: 2028-03-09", "N321"),
        ("成文日期: 2028-06-05, 原日期: 2028-07-01", "N322"),
        ("成文日期: 2028-06-05, 原日期: 前年春天", "D105"),
    ],
)
def test_what_cannot_be_adjusted_is_reported(paper: str, code: str, tmp_path: Path) -> None:
    one, _ = made(tmp_path, paper)
    assert code in [p.code for p in one.problems]


def test_the_stock_passage_stands_in_any_text(tmp_path: Path) -> None:
    one = campaign(tmp_path, PLAN + "方案: {组织领导: [由【领导小组.一句话】。, 【自然替补】]}\n")
    assert "组成人员的职务以后有变动的，由接任其职务的同志自行接替，不再另行发文。" in light(
        one.documents[0]
    )


def test_a_draft_without_a_date_takes_the_last_state(tmp_path: Path) -> None:
    one, text = made(tmp_path, "原日期: 2027-11-18")
    assert [p.code for p in one.problems if p.severity == "错误"] == []
    assert "组长：王雨桐" in text


def test_a_kind_of_ones_own_prints_a_group_with_posts(tmp_path: Path) -> None:
    kinds = tmp_path / "templates" / "文种"
    kinds.mkdir(parents=True)
    head = "---\n文种: 成立通知\n键: 成立通知\n版式: 白头文件\n---\n! 通知\n\n"
    (kinds / "成立通知.md.j2").write_text(head + "{{ 组成人员(领导小组) }}\n", encoding="utf-8")
    one = campaign(tmp_path, PLAN + "成立通知: {成文日期: 2028-01-05}\n")
    text = light(one.documents[0])
    assert (
        "副组长：李明远（副局长）、王雨桐（副局长）\n成员：赵思源（办公室主任）、防火办\n" in text
    )
    assert "领导小组办公室设在防火办，办公室主任由李明远担任。" in text
    bare = PLAN.replace("领导小组:", "公共: {甲: 乙。}\n体系: 甲\n甲:").partition("体系:")[0]
    assert campaign(tmp_path / "无", bare + "方案: {目标: 好。}\n").problems == []
