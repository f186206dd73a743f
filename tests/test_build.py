"""Several plans at once: what they may ask for, and the same bytes wherever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gencirc.build import Options, build
from gencirc.kind.library import Library
from gencirc.problem import Problem
from tests.helpers import EXAMPLES, PLAN, TOP, campaign, put


def said(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(p.code, p.words, p.remedy) for p in problems]


def test_two_plans_cannot_make_the_same_file(here: Path) -> None:
    first = put(here)
    second = put(here / "去年")
    outcome = build([first, second], Options())
    assert said(outcome.problems) == [
        (
            "B107",
            f"“{Path(f'output/夏季整治/{name}.docx')}”同另一份计划（plans/夏季整治/活动.yaml）的文件是同一个",
            "给其中一个活动文件夹改名，或者用 -o 分开生成",
        )
        for name in ("通知", "讲话")
    ]
    assert {p.place[0] for p in outcome.problems} == {"去年/plans/夏季整治/活动.yaml"}
    assert not outcome.written


def test_plans_of_other_names_in_one_folder_do_not_clash(here: Path) -> None:
    first = put(here)
    second = shutil.copy(first, first.with_name("补充通知.yaml"))
    outcome = build([first, second], Options())
    assert not outcome.problems
    assert {m.path.parent.name for m in outcome.made} == {"夏季整治", "夏季整治-补充通知"}


def test_a_kind_that_there_is_none_of_is_named_once_with_all_there_are(here: Path) -> None:
    plans = [put(here), put(here, name="另一个")]
    outcome = build(plans, Options(kinds=("捷报", "讲话")))
    known = "、".join(str(k.name) for k in Library([]).kinds().values())
    assert {"实施方案", "通知", "请示"} <= set(known.split("、"))
    assert said(outcome.problems) == [("B108", "没有文种“捷报”", f"--kind 后面可写：{known}")]
    assert not outcome.written


@pytest.mark.parametrize("asked", ["实施方案", "方案"])
def test_a_kind_is_asked_for_by_its_name_or_its_key(asked: str, here: Path) -> None:
    body = PLAN[: PLAN.index("通知")] + PLAN[PLAN.index("讲话") :]
    plan = put(here, body + "方案: {目标: 整洁。}\n")
    outcome = build([plan], Options(kinds=(asked,)))
    assert [m.path.name for m in outcome.made] == ["实施方案.docx"]


def test_a_problem_of_a_paper_already_said_by_a_reference_is_not_said_twice(here: Path) -> None:
    plan = put(here, PLAN.replace("请认真落实", "见【飞碟】"))
    assert [p.code for p in build([plan], Options()).problems] == ["R106"]


def test_a_dry_run_makes_papers_and_writes_none(here: Path) -> None:
    outcome = build([put(here)], Options(), dry=True)
    assert [m.pages for m in outcome.made] == [1, 1]
    assert not outcome.written
    assert not (here / "output").exists()


def test_papers_are_the_same_bytes_in_any_folder_and_with_any_hash_seed(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        place = tmp_path / f"第{seed}处"
        shutil.copytree(TOP / "plans", place / "plans")
        subprocess.run(
            [sys.executable, "-m", "gencirc", "build"],
            cwd=place, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True,
        )  # fmt: skip
        output = place / "output"
        made.append(
            {
                p.relative_to(output): p.read_bytes()
                for p in output.rglob("*.*")
                if p.is_file() and ".gencirc" not in p.parts
            }
        )
    papers = [p for p in made[0] if p.suffix == ".docx" and p.stem != "分发清单"]
    assert len(papers) == len(build(EXAMPLES, Options(), True).made)
    assert made[0] == made[1]


def test_a_signature_that_stays_alone_is_said(tmp_path: Path) -> None:
    plan = (
        "活动: 夏季整治行动\n机关: 测试局\n附件: [{名册: {列: 姓名, 行: [[甲]]}}, {表: {列: 项目, 行: [[乙]]}}]\n"
        "通知:\n  主送: 各科室\n  成文日期: 2026-06-01\n  盖章: 签名章\n  签署职务: 局长\n  公开: 主动公开\n  正文: 请落实。\n"
    )
    made = campaign(tmp_path, plan)
    assert made.papers()
    assert [(p.code, p.severity, p.place[1:]) for p in made.later] == [("L107", "提醒", (5, 3))]


LED = """活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
领导小组: {组长: 程远山, 副组长: 苏见川}
工作组: {清扫组: {组长: 苏见川, 责任部门: 环卫科, 主要任务: 清扫。}}
职责分工表: 照例
"""
TAKEN_ON = """承接: 夏季
活动: 冬季整治行动
时间: 2026年12月1日至2027年1月31日
工作组: {新增: {除雪组: {组长: 苏见川, 责任部门: 市政科, 主要任务: 除雪。}}}
"""


def test_who_follows_whom_is_told_once_for_a_base_and_what_takes_it_on(here: Path) -> None:
    plans = [put(here, LED, "夏季"), put(here, TAKEN_ON, "冬季")]
    (told,) = build(plans, Options()).problems
    seats = told.words.partition("行）：")[2].split("、")
    assert told.code == "N310"
    assert sorted(seats) == sorted(["清扫组组长", "除雪组组长", "领导小组副组长"])
