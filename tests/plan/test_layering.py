"""承接: what two layers make together, and what is said when they do not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.build import Campaign, Options
from gencirc.kind.library import Library
from gencirc.plan.layering import layered
from gencirc.plan.reading import known_keys
from gencirc.problem import Problem, tidy
from gencirc.source.nodes import Mapping, Node, Scalar
from tests.helpers import CASES, REGISTRY, campaign

LAYERED = yaml.safe_load((CASES / "承接.yaml").read_text(encoding="utf-8"))
MADE = [c for c in LAYERED if "成" in c]
TOLD = [c for c in LAYERED if "报" in c]
KINDS = Library([]).demands()


def written(folder: Path, content: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = (
        content
        if isinstance(content, str)
        else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    )
    (folder / "活动.yaml").write_text(text, encoding="utf-8")
    return folder / "活动.yaml"


def stacked(case: dict[str, Any], folder: Path) -> tuple[Path, str]:
    """The two files of a case; the upper one with its 承接 in the last line."""
    written(folder / "底", case["底"])
    upper = case["改"]
    text = (
        upper
        if isinstance(upper, str)
        else yaml.safe_dump(upper, allow_unicode=True, sort_keys=False)
    )
    tail = "" if "承接" in text else "承接: 底\n"
    return written(folder / "面", text + tail), text


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return str(node.text)
    if isinstance(node, Mapping):
        return {str(e.key): plain(e.value) for e in node.entries if e.key != "承接"}
    return [plain(i) for i in node.items]


def stack_of(path: Path) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    stack = layered(path, KINDS, known_keys() | set(KINDS), problems)
    return stack, tidy(problems)


@pytest.mark.parametrize("case", MADE, ids=[c["名"] for c in MADE])
def test_two_layers_make_one_plan(case: dict[str, Any], tmp_path: Path) -> None:
    path, _ = stacked(case, tmp_path)
    stack, problems = stack_of(path)
    assert [(p.code, p.words) for p in problems] == []
    assert plain(stack.top) == case["成"]
    assert list(plain(stack.top)) == list(case["成"])


@pytest.mark.parametrize("case", TOLD, ids=[c["名"] for c in TOLD])
def test_what_matches_nothing_is_an_error(case: dict[str, Any], tmp_path: Path) -> None:
    path, _ = stacked(case, tmp_path)
    _, problems = stack_of(path)
    assert [f"{p.place[1]}:{p.place[2]} {p.code}" for p in problems] == case["报"]
    assert all("面" in p.place[0] for p in problems)


def test_of_a_plan_without_its_base_only_that_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "委", "承接: 没有的\n通知: {主送: 各科室, 正文: 照例}\n")
    assert [p.code for p in Campaign(path, Options()).problems if p.severity == "错误"] == ["P200"]


def test_layers_of_layers_down_to_the_base(tmp_path: Path) -> None:
    written(tmp_path / "区", "任务: {甲: 一。, 乙: 二。}\n季节: 夏季\n")
    written(tmp_path / "委", "承接: 区\n任务: {甲: 三。}\n")
    path = written(tmp_path / "组", "承接: ../委/活动.yaml\n任务: {乙: 删除}\n季节: 冬季\n")
    stack, problems = stack_of(path)
    assert problems == []
    assert plain(stack.top) == {"任务": {"甲": {"内容": "三。"}}, "季节": "冬季"}
    assert [Path(layer.shown).parent.name for layer in stack.layers] == ["区", "委", "组"]
    gone = {(".".join(r.path), str(r.old), r.layer) for r in stack.replaced}
    assert gone == {
        ("任务.甲.内容", "一。", "区"),
        ("任务.乙", "二。", "区"),
        ("季节", "夏季", "区"),
    }


def test_every_value_knows_the_file_it_was_typed_in(tmp_path: Path) -> None:
    written(tmp_path / "底", "任务:\n  甲: 一。（责任部门：环卫科）\n")
    path = written(tmp_path / "面", "承接: 底\n任务:\n  甲: {时限: 年底前}\n")
    stack, _ = stack_of(path)
    task = stack.top.get("任务").get("甲")
    assert Path(task.get("内容").mark.place[0]).parent.name == "底"
    assert Path(task.get("时限").mark.place[0]).parent.name == "面"
    assert task.get("责任部门").items[0].mark.place[1:] == (2, 14)


def test_a_plan_that_takes_itself_on_is_told(tmp_path: Path) -> None:
    written(tmp_path / "甲", "承接: 乙\n")
    path = written(tmp_path / "乙", "承接: 甲\n")
    _, problems = stack_of(path)
    assert [p.code for p in problems] == ["P201"]


def test_a_text_of_the_base_lies_beside_the_base(tmp_path: Path) -> None:
    base = written(
        tmp_path / "底", "活动: 夏季行动\n机关: 测试局\n通知: {主送: 各科室, 正文: 见 正文.txt}\n"
    )
    (base.parent / "正文.txt").write_text("请认真落实。", encoding="utf-8")
    (tmp_path / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    made = campaign(tmp_path / "面", "承接: 底\n活动: 冬季行动\n")
    assert [(p.code, p.words) for p in made.problems] == []
    assert any("请认真落实。" in str(b) for b in made.documents[0].blocks)
