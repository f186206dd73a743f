"""Each code and year is a series: letters, orders, minutes, joint and upward papers; 即日起."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_issue import DATE, OPEN, rows
from tests.conftest import Ran
from tests.helpers import REGISTRY, put

Run = Callable[..., Ran]
OFFICES = """机关:
  县政府: {全称: 清河县人民政府, 代字: 清政发, 印发: 清河县人民政府办公室}
  交通局: {全称: 清河县交通运输局, 代字: 清交发, 印发: 清河县交通运输局办公室}
"""
BODIES = {
    "通知": "通知: {主送: 各科室, 事由: 做好防汛, 正文: 请落实。}",
    "函": "函: {主送: 清河县交通运输局, 事由: 商请协助, 正文: 请贵局协助清理。}",
    "信函通知": "通知: {版式: 信函, 主送: 各科室, 事由: 做好防汛, 正文: 请落实。}",
    "联合": "通知: {机关: 测试局、交通局, 主送: 各科室, 事由: 做好防汛, 正文: 请落实。}",
    "请示": "请示: {主送: 清河县人民政府, 事由: 更新车辆, 正文: 拟更新车辆。, 附注: 联系人：韩松，电话：0000-1234567}",
    "令": "命令: {机关: 县政府, 签署职务: 县长, 正文: 禁止在林区野外用火。}",
    "纪要": "纪要: {机关: 县政府, 会议: 专题会议, 时间: 2026年5月20日, 主持: 程远山, 地点: 会议室, 议题: 研究防汛, 议定: 做好防汛。, 出席: 程远山, 分送: 县水务局}",
}  # fmt: skip


def plans(here: Path, *kinds: str) -> None:
    for n, kind in enumerate(kinds):
        put(here, f"机关: 测试局\n{BODIES[kind]}\n", f"{n}{kind}")
    registry = REGISTRY.replace("机关:\n", OFFICES, 1)
    (here / "plans" / "单位.yaml").write_text(registry, encoding="utf-8")


@pytest.mark.parametrize(
    ("kinds", "given"),
    [
        (("通知", "函", "通知", "信函通知"), ["清城管发〔2026〕1号", "清城管函〔2026〕1号", "清城管发〔2026〕2号", "清城管函〔2026〕2号"]),
        (("联合", "通知"), ["清城管发〔2026〕1号", "清城管发〔2026〕2号"]),
        (("令", "令", "纪要", "纪要", "通知"), ["第1号", "第2号", "第1期", "第2期", "清城管发〔2026〕1号"]),
    ],
    ids=["letters", "joint", "orders and minutes"],
)  # fmt: skip
def test_every_series_is_counted_by_itself(
    kinds: tuple[str, ...], given: list[str], gencirc: Run, here: Path
) -> None:
    plans(here, *kinds)
    ran = gencirc("issue", "plans", *DATE)
    assert (ran.code, ran.err) == (0, "")
    assert [r["文号"] for r in rows(here)] == given


def test_orders_go_on_in_the_next_year_and_minutes_begin_anew(gencirc: Run, here: Path) -> None:
    plans(here, "令", "纪要", "通知", "令", "纪要", "通知")
    gencirc("issue", "plans/0令", "plans/1纪要", "plans/2通知", *DATE)
    gencirc("issue", "plans/3令", "plans/4纪要", "plans/5通知", "--date", "2027-01-04")
    later = [(r["文号"], r["代字"], r["年份"]) for r in rows(here)[3:]]
    assert later == [
        ("第2号", "清河县人民政府令", ""),
        ("第1期", "专题会议纪要", "2027"),
        ("清城管发〔2027〕1号", "清城管发", "2027"),
    ]
    assert gencirc("build").code == 0


def test_the_signer_of_an_upward_paper_is_printed(gencirc: Run, here: Path) -> None:
    plans(here, "请示")
    ran = gencirc("issue", "plans/0请示", *DATE)
    assert ran.code == 1
    assert "E111" in ran.err  # nobody has signed
    assert not (here / "plans/发文登记.csv").exists()
    assert gencirc("issue", "plans/0请示", *DATE, "--signer", "程远山").code == 0
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert "签发人：程远山" in gencirc("show").out


def test_numbers_of_a_plan_s_papers_follow_one_another(gencirc: Run, here: Path) -> None:
    plans(here, "通知")
    put(here, f"机关: 测试局\n{BODIES['函']}\n{BODIES['通知']}\n{BODIES['请示']}\n", "三份")
    (here / "plans" / "单位.yaml").write_text(
        REGISTRY.replace("机关:\n", OFFICES, 1), encoding="utf-8"
    )
    assert gencirc("issue", "plans/三份", *DATE, "--number", "3", "--signer", "程远山").code == 1
    ran = gencirc("issue", "plans/三份", *DATE, "--kind", "函", "--kind", "通知", "--number", "3")
    assert "错误 G124 --number 一次只能给一份公文，这里有 2 份要取号" in ran.err
    ran = gencirc("issue", "plans/三份", *DATE, "--kind", "函", "--kind", "通知")
    assert ran.code == 0
    assert {r["文号"] for r in rows(here)} == {"清城管发〔2026〕1号", "清城管函〔2026〕1号"}


def test_from_now_on_is_the_day_of_the_issue(gencirc: Run, here: Path) -> None:
    plan = OPEN.replace("2026年6月1日至8月31日", "即日起至2026年8月31日")
    plan = plan.replace("请认真落实", "自【起】至【止】，共【天数】天，还有【剩余天数】天")
    put(here, plan)
    assert gencirc("issue", "plans/夏季整治", "--date", "2026-06-01").code == 0
    shown = gencirc("show", "--kind", "通知").out
    assert "自2026年6月1日至8月31日，共92天，还有91天。" in shown.replace("九十二", "92")
    put(here, plan.replace("天，还有", "日，还有"))
    assert gencirc("build").code == 0


def test_what_other_parts_of_a_plan_say_of_a_paper_is_as_it_was_issued(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN.replace("要重视。", "按照【通知.文号】（【通知.成文日期】）办理。"))
    gencirc("issue", "plans/夏季整治", *DATE)
    ran = gencirc("show", "--kind", "讲话")
    assert "按照清城管发〔2026〕1号（2026年5月25日）办理。" in ran.out


def test_english_keys_and_papers_of_one_line_get_their_number_too(gencirc: Run, here: Path) -> None:
    put(
        here,
        "机关: 测试局\n公告: 本公告自2026年7月1日起施行。\n通告: {matter: 清理废弃物, body: 请清理。}\n",
    )
    plan = here / "plans/夏季整治/活动.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("公告: 本", "公告: {事由: 划定范围, 正文: 本").replace("施行。\n", "施行。}\n"), encoding="utf-8")  # fmt: skip
    ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert (ran.code, ran.err) == (0, "")
    assert len(rows(here)) == 2
    assert gencirc("build").err == ""
