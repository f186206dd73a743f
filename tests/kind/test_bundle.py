"""成套: what is made, and that the papers of a set agree; read a second time, from their texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.build import Campaign, Options, build
from gencirc.kind.library import Library
from gencirc.numerals import value
from tests.helpers import CASES, campaign

SOURCE = (CASES / "bundle.yaml").read_text(encoding="utf-8")
PLAN: dict[str, Any] = yaml.safe_load(SOURCE)
CAMPAIGN, SHORT = PLAN["活动"], PLAN["简称"]
POSTS: dict[str, str] = PLAN["登记"]["住建局领导"]
DAY = re.compile(r"(?:\d{4}年)?(\d{1,2})月(\d{1,2})日")
COUNTS = {"工作组": "工作组", "督查组": "工作组", "阶段": "阶段", "任务": "任务"}


def texts(plan: str, folder: Path) -> dict[str, str]:
    """The papers of a plan by their names; only reminders may be said."""
    made = campaign(folder, plan)
    assert [p.words for p in [*made.problems, *made.later] if p.severity == "错误"] == []
    names = {p.path: str(p.document.kind.name) for p in made.papers()}
    return {_named(p.path, names[p.path]): p.text for p in made.papers()}


def _named(path: Path, kind: str) -> str:
    """讲话; of papers to several 交办单/物业科."""
    return f"{kind}/{path.stem}" if path.parent.name == kind else path.stem


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return texts(SOURCE, tmp_path_factory.mktemp("成套"))


def whole(papers: dict[str, str]) -> dict[str, str]:
    """The papers for all; a copy for one recipient counts what is the recipient's."""
    return {name: text for name, text in papers.items() if "/" not in name}


def test_the_full_set_is_every_kind_whose_head_says_so_and_that_the_plan_has_the_data_for(
    papers: dict[str, str],
) -> None:
    told = [k for k in Library([]).kinds().values() if k.sets]
    assert len(told) >= 8
    inside = {str(k.name) for k in told if k.inside}
    assert {name.partition("/")[0] for name in papers} == {str(k.name) for k in told} - inside


def test_every_day_in_the_papers_is_a_day_of_the_plan(papers: dict[str, str]) -> None:
    known = {found.groups() for found in DAY.finditer(SOURCE)}
    for name, text in papers.items():
        strange = [m[0] for m in DAY.finditer(text) if m.groups() not in known]
        assert strange == [], name


def test_every_count_is_that_of_the_plan(papers: dict[str, str]) -> None:
    seen = set()
    for name, text in whole(papers).items():
        for noun, key in COUNTS.items():
            for found in re.finditer(rf"([\d一二两三四五六七八九十]+)(?:个|项|大){noun}", text):
                assert value(found[1]) == len(PLAN[key]), (name, found[0])
                seen.add(noun)
        for found in re.finditer(r"讲([一二两三四五六七八九十]+)点意见", text):
            assert value(found[1]) == len(PLAN["要求"]), name
            seen.add("意见")
    assert {"工作组", "督查组", "阶段", "意见"} <= seen


def test_everybody_has_the_place_and_the_post_of_the_plan(papers: dict[str, str]) -> None:
    chiefs = {name: group["组长"] for name, group in PLAN["工作组"].items()}
    found = 0
    for name, text in papers.items():
        for group, chief in re.findall(
            r"^（[一二三四五六七八九十]+）(\w+组)\n组长：(\w+)$", text, re.M
        ):
            assert chief == chiefs[group], name
            found += 1
        for said in re.findall(r"由(\w+)任组长", text):
            assert said == PLAN["领导小组"]["组长"], name
        for post, person in re.findall(rf"^(\w+)\n({'|'.join(POSTS)})$", text, re.M):
            assert post == POSTS[person], name
            found += 1
    assert found >= 2 * len(chiefs) + 1


def test_titles_and_the_name_of_the_campaign_are_the_same_everywhere(
    papers: dict[str, str],
) -> None:
    for name, text in papers.items():
        assert CAMPAIGN in text, name
        for found in re.finditer(r"\w{2,}整治行动", text):
            assert found[0].endswith((CAMPAIGN, SHORT)), (name, found[0])
        for scheme in re.findall(r"《([^《》]*实施方案)》", text):
            assert scheme == f"{CAMPAIGN}实施方案", name


NEW_NAME = "城镇小区设施安全排查整治行动"
LIFTS = "  电梯安全组: {组长: 叶长宁, 责任部门: 质安站, 主要任务: 排查电梯。}\n"
CHANGES = {  # what is typed, what instead; how papers show the old value, how the new one
    "换组长": ("组长: 叶长宁, 责任", "组长: 江临风, 责任", r"(?:组长：|全组 \| )叶长宁", r"(?:组长：|全组 \| )江临风"),
    "改阶段的日期": ("4月15日 召", "4月14日 召", "4月15日", "4月14日"),
    "改名称": (CAMPAIGN, NEW_NAME, CAMPAIGN, NEW_NAME),
    "改数据": ("投入资金: 2300万元", "投入资金: 2450万元", "2300万元", "2450万元"),
    "加一个组": (
        "  资金宣传组:", f"{LIFTS}  资金宣传组:", r"(?<!\d)6个\w\w组|7 \| 资金宣传组", r"(?<!\d)7个\w\w组|8 \| 资金宣传组",
    ),
    "换主要领导": ("领导小组: {组长: 宋青山", "领导小组: {组长: 叶长宁", r"(?:由|小组 \| )宋青山", r"(?:由|小组 \| )叶长宁"),
    "减一条要求": ("  广泛宣传: 让居民知道、支持、参与。\n", "", "广泛宣传。|四点意见", "严格督查。|三点意见"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_one_value_changes_every_paper_that_shows_it_and_no_other(
    change: str, papers: dict[str, str], tmp_path: Path
) -> None:
    typed, new, said, says = CHANGES[change]
    after = texts(SOURCE.replace(typed, new), tmp_path)
    assert any(re.search(said, text) for text in papers.values())
    for name, text in whole(papers).items():
        if re.search(said, text):
            assert re.search(says, after[name]), name
            assert not re.search(said, after[name]), name
        else:
            assert after[name] == text, name


def test_what_is_left_out_of_a_set_is_told_with_what_it_needs(tmp_path: Path) -> None:
    plan = "活动: 甲行动\n机关: 测试局\n成套: 总结\n方案: {目标: 整洁。}\n"
    (problem,) = campaign(tmp_path, plan).problems
    assert (problem.code, problem.severity, problem.place[1:]) == ("K250", "提醒", (3, 5))
    assert "工作总结（要有阶段或工作组或任务、数据）" in problem.words


def test_a_kind_of_an_office_belongs_to_the_sets_its_head_names(tmp_path: Path) -> None:
    head = (
        "---\n文种: 倡议书\n键: 倡议书\n版式: 白头文件\n说明: 倡议\n成套: 部署\n需要: 活动\n---\n"
    )
    kinds = tmp_path / "templates" / "文种"
    kinds.mkdir(parents=True)
    (kinds / "倡议书.md.j2").write_text(head + "! {{ 活动 }}倡议书\n\n请参加。\n", encoding="utf-8")
    for name in ("全套", "部署", "倡议书"):
        plan = f"活动: 甲行动\n机关: 测试局\n成套: {name}\n"
        assert "倡议书" in {p.path.stem for p in campaign(tmp_path, plan).papers()}


def test_only_the_kinds_asked_for_on_the_command_line_are_made(here: Path) -> None:
    path = here / "活动.yaml"
    path.write_text(SOURCE, encoding="utf-8")
    outcome = build([path], Options(kinds=("工作要点", "讲话")))
    assert {m.path.stem for m in outcome.made} == {"工作要点", "讲话"}


def test_a_paper_that_is_written_keeps_what_it_says(papers: dict[str, str], tmp_path: Path) -> None:
    own = "通知: {主送: 各社区, 正文: 请抓好落实。}\n"
    after = texts(SOURCE + own, tmp_path)
    assert "请抓好落实。" in after["通知"]
    assert after["督查通知"].count("各社区：") == 1  # 主送 of the notice holds for all
    assert after["工作总结"] == papers["工作总结"]


def test_the_papers_of_a_set_are_the_same_whatever_the_order_of_its_names(tmp_path: Path) -> None:
    made = [
        Campaign(_written(tmp_path / str(n), names), Options()).papers()
        for n, names in enumerate(("通知、督查通知、讲话", "讲话、督查通知、通知"))
    ]
    one, other = ({p.path.stem: p.text for p in papers} for papers in made)
    assert one == other


def _written(folder: Path, names: str) -> Path:
    folder.mkdir()
    path = folder / "活动.yaml"
    path.write_text(SOURCE.replace("成套: 全套", f"成套: {names}"), encoding="utf-8")
    return path


ATTACHED = "附件: [{值班表: {列: [日期, 值班人], 行: [[3月8日, 宋青山]]}}]\n"


def test_what_is_attached_goes_with_the_notice_alone(
    papers: dict[str, str], tmp_path: Path
) -> None:
    made = texts(SOURCE + ATTACHED, tmp_path)
    assert "附件：值班表" in made["通知"]
    assert {name for name, text in made.items() if "值班人" in text} == {"通知"}


def test_without_a_notice_a_paper_has_the_attachments_itself(tmp_path: Path) -> None:
    made = texts(SOURCE.replace("成套: 全套", "成套: 工作总结") + ATTACHED, tmp_path)
    assert "附件：值班表" in made["工作总结"]
    assert "3月8日 | 宋青山" in made["工作总结"]
