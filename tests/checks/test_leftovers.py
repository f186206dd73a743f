"""Leftovers: what is marked 〖…〗 in a case is found, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.scenes import find
from tests.helpers import CASES, campaign

FILE = yaml.safe_load((CASES / "遗留.yaml").read_text(encoding="utf-8"))
SCENES: dict[str, Any] = FILE["场"]
PLANTED = re.compile(r"〖([^〗]*)〗")


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Scene, place and sentence of every case."""
    return [
        (group["场"], place, sentence)
        for group in FILE["例"]
        for case in group.get(kind, ())
        for place, sentence in case.items()
    ]


def rounds(kind: str) -> list[tuple[str, dict[str, str]]]:
    """The cases, those of different places of a scene in one plan, which is a third of the time."""
    out: dict[str, list[dict[str, str]]] = {}
    for scene, place, sentence in cases(kind):
        plans = out.setdefault(scene, [])
        free = next((p for p in plans if place not in p), None)
        if free is None:
            plans.append(free := {})
        free[place] = sentence
    return [(scene, said) for scene, plans in out.items() for said in plans]


def words(problems: list[Any]) -> list[str]:
    """The words that problems are about."""
    return [re.search("“([^”]*)”", p.words)[1] for p in problems]  # type: ignore[index]


@pytest.mark.parametrize(("scene", "said"), rounds("留下"))
def test_a_leftover_is_found_and_nothing_beside_it(
    scene: str, said: dict[str, str], tmp_path: Path
) -> None:
    planted = [w for sentence in said.values() for w in PLANTED.findall(sentence)]
    bare = {place: PLANTED.sub(r"\1", sentence) for place, sentence in said.items()}
    found = words(find(SCENES[scene], bare, tmp_path))
    missed = [w for w in planted if not any(w in f or f in w for f in found)]
    extra = [f for f in found if not any(w in f or f in w for w in planted)]
    assert all(PLANTED.search(sentence) for sentence in said.values())
    assert (missed, extra) == ([], [])


@pytest.mark.parametrize(("scene", "said"), rounds("可说"))
def test_what_may_be_said_is_not_reported(scene: str, said: dict[str, str], tmp_path: Path) -> None:
    found = find(SCENES[scene], said, tmp_path)
    assert [(p.code, p.words) for p in found] == []


@pytest.mark.parametrize(
    "case", FILE["话"], ids=["".join(c["报"])[3:7] or c["写"] for c in FILE["话"]]
)
def test_a_leftover_is_told_with_its_layer(case: dict[str, Any], tmp_path: Path) -> None:
    found = find(SCENES[case["场"]], {case["处"]: case["写"]}, tmp_path)
    assert [f"{p.severity} {p.code} {p.words}" for p in found] == case["报"]


PLAN = """
活动: 冬季整治行动
机关: 测试局
季节: 冬季
时间: 2026年12月1日至2027年2月28日
允许: {vouched}
方案: {目标: 抓好夏季整治，2025年要见效。}
"""


def test_what_the_author_vouches_for_is_not_reported(tmp_path: Path) -> None:
    made = campaign(tmp_path, PLAN.replace("{vouched}", "夏季、2025年"))
    assert [p.code for p in made.problems] == []


def test_a_word_vouched_for_in_vain_is_told(tmp_path: Path) -> None:
    made = campaign(tmp_path, PLAN.replace("{vouched}", "夏季、2025年、棠溪区"))
    assert [(p.code, p.words) for p in made.problems] == [("T219", "“允许”里的“棠溪区”没有用上")]


def test_a_leftover_points_at_its_line_in_the_base(tmp_path: Path) -> None:
    found = find(SCENES["承接"], {"目标": "抓好夏季整治。"}, tmp_path)
    file, line, column = found[0].place
    typed = Path(file).read_text(encoding="utf-8").splitlines()[line - 1]
    assert (Path(file).name, typed[column - 1 : column + 1]) == ("底本.yaml", "夏季")


def test_a_person_named_in_a_field_is_told_once(tmp_path: Path) -> None:
    plan = "活动: 夏季整治行动\n机关: 测试局\n工作组: {甲组: {组长: 苏见川, 责任部门: 环卫科}}\n"
    plan += "通知: {成文日期: 2026-05-25, 主送: 各科室, 正文: 请落实。}\n方案: {职责: 【工作组】}\n"
    assert [p.code for p in campaign(tmp_path, plan).problems] == ["N310"]


def test_a_date_that_is_wrong_in_the_plan_is_told_once(tmp_path: Path) -> None:
    plan = "活动: 夏季整治行动\n机关: 测试局\n时间: 2026年6月1日至8月31日\n"
    plan += "阶段: {整治: {时间: 2025年6月1日至2025年8月31日, 内容: 全面整治。}}\n方案: {步骤: 【阶段】}\n"
    codes = [p.code for p in campaign(tmp_path, plan).problems]
    assert (codes.count("D202"), codes.count("T201")) == (1, 0)


def test_there_are_cases_enough() -> None:
    assert len(cases("留下")) >= 60
    assert len(cases("可说")) >= 60


BASE = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
阶段: {整改: {时间: 起至止, 内容: 8月15日前完成。}}
方案: {安排: 【阶段】}
"""
UPPER = "承接: 底本.yaml\n活动: 冬季整治行动\n时间: 2026年12月1日至2027年2月28日\n"


def test_a_day_left_over_is_told_as_such_and_not_as_one_of_another_phase(tmp_path: Path) -> None:
    (tmp_path / "底本.yaml").write_text(BASE, encoding="utf-8")
    made = campaign(tmp_path, UPPER)
    assert [p.code for p in made.problems if p.code in ("D204", "T203")] == ["T203"]
