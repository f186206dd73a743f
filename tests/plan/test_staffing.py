"""A transfer shows in exactly the papers dated on its day or later."""

from __future__ import annotations

import re
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.build import Campaign
from gencirc.plan.door import Door
from gencirc.plan.registry import Registry, registry
from gencirc.plan.staffing import staffed
from gencirc.problem import tidy
from gencirc.source.parsing import parse_yaml
from gencirc.text import light
from tests.helpers import CASES, campaign

CHANGES = yaml.safe_load((CASES / "变动.yaml").read_text(encoding="utf-8"))
KINDS = ("函", "决定", "通报", "公告")  # a paper of each day in one plan
GROUPS = """
领导小组: {组长: 程远山, 副组长: 陆知秋、苏见川, 成员: 韩松}
工作组: {清扫组: {组长: 陆知秋, 副组长: 苏见川, 责任部门: 环卫科、爱卫办, 会同: 综合科}}
"""


def listed(changes: list[str]) -> str:
    lines = "".join(f"    - {line}\n" for line in changes)
    return f"""
  机关: {{测试局: {{全称: 清河县城市管理局, 自称: 我局, 级别: 县, 代字: 清城管发, 印发: 局办公室}}}}
  领导: {{程远山: 局长, 陆知秋: 副局长, 苏见川: 副局长, 韩松: 办公室主任, 叶知寒: 科长}}
  科室: 办公室、环卫科、市政科、爱卫办、综合科、环卫科研所
  变动:{chr(10) + lines if lines else " []"}"""


def typed(case: dict[str, Any]) -> str:
    """The plan of a case: one paper for every day."""
    groups = case.get("计划", GROUPS)
    body = ["由【领导小组.一句话】。"] if "领导小组" in groups else []
    body += ["【工作组】"] if "工作组" in groups else []
    body += [case[key] for key in ("另写", "再写") if key in case]
    plan = f"活动: 夏季整治行动\n机关: 测试局\n登记:{listed(case['变动'])}\n{groups}\n"
    for kind, day in zip(KINDS, case["公文"], strict=False):
        dated = "" if day == "没有" else f"成文日期: {day}, "
        sent = "" if kind == "公告" else f"主送: {case.get('主送', '有关单位')}, "
        plan += f"{kind}: {{事由: 整治, {dated}{sent}正文: {yaml.safe_dump(body, allow_unicode=True, default_flow_style=True, width=999).strip()}}}\n"
    return plan


@pytest.mark.parametrize("case", CHANGES, ids=[c["名"] for c in CHANGES])
def test_every_paper_sees_its_own_day(case: dict[str, Any], tmp_path: Path) -> None:
    made = campaign(tmp_path, typed(case))
    assert sorted(p.code for p in tidy(made.problems)) == case["报"]
    assert len(made.documents) == len(case["公文"])
    for document, wanted in zip(made.documents, case["公文"].values(), strict=True):
        text = light(document)
        assert [w for w in wanted["印"] if w not in text] == [], text
        assert [w for w in wanted.get("不印", ()) if w in text] == [], text


def test_every_reminder_says_who_for_whom_where_and_by_which_line(tmp_path: Path) -> None:
    case = next(c for c in CHANGES if c["名"] == "当天起换人，前一天不换")
    made = campaign(tmp_path, typed(case))
    (told,) = tidy(made.problems)
    line = 1 + next(
        n for n, x in enumerate(typed(case).splitlines()) if "陆知秋 调出" in x
    )  # the registry stands in the plan
    assert told.words == (
        f"“陆知秋”由“叶知寒”接替（活动.yaml 第 {line} 行）：清扫组组长、领导小组副组长"
    )


# -- any change, any day: a second route ------------------------------------------

NAMES = ["程远山", "陆知秋", "苏见川", "韩松", "叶知寒"]
FIRST = date(2026, 1, 1)
lines = st.lists(
    st.tuples(
        st.integers(0, 40), st.sampled_from(NAMES), st.sampled_from(["走", "任"]),
        st.sampled_from([*NAMES, ""]),
    ),
    max_size=6,
)  # fmt: skip


def written(change: tuple[int, str, str, str]) -> str:
    days, name, what, heir = change
    day = FIRST + timedelta(days)
    if what == "任":
        return f"{day} {name} 任 调研员"
    return f"{day} {name} 调出" + (f"，其职务由 {heir} 接任" if heir else "")


def read(changes: list[str]) -> tuple[Registry, list[str]]:
    top, _ = parse_yaml(listed(changes).replace("\n  ", "\n").encode(), "单位.yaml")
    door = Door(Path(), ".")
    return registry(top, door), [p.code for p in door.problems]


def naive(name: str, changes: list[tuple[int, str, str, str]], day: int) -> str:
    """Who stands in a name's place: by going through the days one by one."""
    here = True
    left = None
    for change in changes:
        if change[0] <= day and change[1] == name:
            here = change[2] == "任"
            left = None if here else change
    if here or left is None or not left[3]:
        return name
    holder = left[3]
    for today in range(left[0] + 1, day + 1):
        for then, who, what, heir in changes:
            if then == today and who == holder and what == "走":
                if not heir:
                    return holder
                holder = heir
                break
    return holder


@settings(max_examples=150, deadline=None)
@given(lines, st.integers(0, 45))
def test_the_names_of_any_day_are_those_of_a_second_route(
    drawn: list[tuple[int, str, str, str]], day: int
) -> None:
    changes = sorted(drawn, key=lambda c: c[0])
    made, codes = read([written(c) for c in changes])
    if {"N303", "N304", "N307"} & set(codes):
        return
    on = FIRST + timedelta(day)
    for name in NAMES:
        assert made.now(name, on) == naive(name, changes, day)


@settings(max_examples=15, deadline=None)
@given(drawn=lines, days=st.lists(st.integers(0, 45), min_size=1, max_size=4, unique=True))
def test_papers_print_the_names_of_their_days_by_a_second_route(
    drawn: list[tuple[int, str, str, str]], days: list[int]
) -> None:
    changes = sorted(drawn, key=lambda c: c[0])
    if {"N303", "N304", "N307"} & set(read([written(c) for c in changes])[1]):
        return
    groups = "".join(f"  {n}组: {{组长: {name}}}\n" for n, name in enumerate(NAMES, 1))
    case = {
        "变动": [written(c) for c in changes],
        "计划": f"工作组:\n{groups}",
        "公文": [FIRST + timedelta(day) for day in days],
    }
    with tempfile.TemporaryDirectory() as folder:
        documents = campaign(Path(folder), typed(case)).documents
    assert len(documents) == len(days)
    for document, day in zip(documents, days, strict=True):
        printed = re.findall("^组长：(.+)$", light(document), re.M)
        assert printed == [naive(name, changes, day) for name in NAMES]


@settings(max_examples=60, deadline=None)
@given(lines, st.integers(0, 45))
def test_no_list_names_anybody_twice_and_filling_again_changes_nothing(
    drawn: list[tuple[int, str, str, str]], day: int
) -> None:
    made, codes = read([written(c) for c in drawn])
    plan = PLAN.but(registry=made)
    seen = staffed(plan, FIRST + timedelta(day))
    for group in (seen.leading, *seen.groups.groups):
        assert group
        names = [*group.leader, *group.deputies, *group.members]
        assert len(set(names)) == len(names)
    if "N304" in codes:  # who takes over has left
        return
    again = staffed(seen, FIRST + timedelta(day))
    assert again.leading
    assert seen.leading
    assert again.leading.deputies == seen.leading.deputies


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        "0123456789-年月日 ，、任调出由接任排在之后更名为撤销并入职责陆知秋环卫科甲", max_size=30
    )
)
def test_any_line_is_read_without_a_fault(line: str) -> None:
    made, _ = read([yaml.safe_dump(line, allow_unicode=True, width=999).splitlines()[0]])
    made.rank(None)
    for name in (*made.people, *made.units):
        made.post(name, None)
        made.now(name, None)
    staffed(PLAN.but(registry=made), None)


def _plan() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        case = {"变动": [], "公文": {"2026-03-01": {"印": []}}}
        made: Campaign = campaign(Path(folder), typed(case))
        return made.plan


PLAN = _plan()


TABLES = ("任务分解表", "职责分工表", "时间表", "倒排工期表")


@pytest.mark.parametrize(
    ("day", "said"), [("2027-03-09", "陆知秋"), ("2027-03-10", "叶知寒"), ("", "叶知寒")]
)
@pytest.mark.parametrize(
    "issued",
    [
        "通知: {主送: 各科室, 正文: 照例, 文号: 3%s}\n方案: {任务: 【工作组】}",
        "方案: {引言: 照例, 任务: 【工作组】%s}",
    ],
)
def test_the_tables_that_go_with_a_notice_name_those_whom_it_names(
    issued: str, day: str, said: str, tmp_path: Path
) -> None:
    gone = "2027-03-10 陆知秋 调出，其职务由 叶知寒 接任"
    plan = (
        f"活动: 夏季整治行动\n机关: 测试局\n时间: 2027年4月1日至8月31日\n登记:{listed([gone])}\n"
        "工作组: {清扫组: {组长: 陆知秋, 责任部门: 环卫科, 主要任务: [清扫街巷 | 6月底前]}}\n"
        "任务: {巡查: {内容: 巡查, 责任部门: 市政科, 责任人: 陆知秋, 时限: 5月底前}}\n"
        "阶段: {整治: {时间: 4月1日至8月31日, 内容: 整治。, 责任人: 陆知秋}}\n"
        + issued % (f", 成文日期: {day}" if day else "")
        + "".join(f"\n{t}: 照例" for t in TABLES)
        + "\n"
    )
    made = campaign(tmp_path, plan)
    texts = {str(d.kind.key): light(d) for d in made.documents}
    for table in TABLES:
        found = set(re.findall("陆知秋|叶知寒", texts[table]))
        assert found == {said}, table
