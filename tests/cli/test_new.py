"""gencirc new: a sample that builds at once, and nothing that is there already is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.helpers import REGISTRY, state

Run = Callable[..., Ran]
NAMES = [
    "夏季环境整治",
    "冬季清雪除冰",
    "春季植树行动",
    "秋季秸秆禁烧",
    "安全生产月活动",
    "2027年背街小巷整治",
]


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_new_campaign_builds_at_once_without_a_word(name: str, keys: str, gencirc: Run) -> None:
    assert gencirc("new", name, "--keys", keys).code == 0
    ran = gencirc("build", "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert f"新写 {Path('output') / name / '通知.docx'}" in ran.out
    assert f"新写 {Path('output') / name / '讲话.docx'}" in ran.out


def test_what_was_written_and_what_comes_next_is_told(gencirc: Run, here: Path) -> None:
    ran = gencirc("new", "夏季环境整治")
    assert ran.out == (
        "  写好 plans/夏季环境整治/活动.yaml\n"
        "  写好 plans/计划.schema.json\n"
        "  写好 plans/单位.yaml\n"
        "下一步：\n"
        "  1. gencirc build plans/夏季环境整治/活动.yaml   先看看生成什么\n"
        "  2. 改 plans/单位.yaml，换成本单位的机关、领导、科室\n"
        "  3. 改 plans/夏季环境整治/活动.yaml，再 gencirc build\n"
    )
    plan = (here / "plans/夏季环境整治/活动.yaml").read_text(encoding="utf-8")
    assert plan.startswith("# yaml-language-server: $schema=../计划.schema.json\n")
    assert "\n活动: 夏季环境整治行动\n" in plan
    assert "{{" not in plan
    assert json.loads((here / "plans/计划.schema.json").read_text(encoding="utf-8"))


def test_english_keys_come_with_a_schema_of_their_own(gencirc: Run, here: Path) -> None:
    assert gencirc("new", "夏季环境整治", "--keys", "en").code == 0
    plan = (here / "plans/夏季环境整治/campaign.yaml").read_text(encoding="utf-8")
    assert plan.startswith("# yaml-language-server: $schema=../plan.schema.json\n")
    assert "\ncampaign: 夏季环境整治行动\n" in plan
    assert (here / "plans/plan.schema.json").is_file()


def test_a_second_time_is_refused_and_nothing_changes(gencirc: Run, here: Path) -> None:
    gencirc("new", "夏季环境整治")
    before = state(here)
    ran = gencirc("new", "夏季环境整治")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "错误 B112 “plans/夏季环境整治/活动.yaml”已经有了，没有改动它\n"
        "      └ 换一个名称，或者直接改那份计划\n"
    )
    assert state(here) == before


def test_a_registry_that_is_there_stays(gencirc: Run, here: Path) -> None:
    (here / "plans").mkdir()
    (here / "plans/单位.yaml").write_text(REGISTRY, encoding="utf-8")
    ran = gencirc("new", "夏季环境整治")
    assert ran.code == 0
    assert "写好 plans/单位.yaml" not in ran.out
    assert (here / "plans/单位.yaml").read_text(encoding="utf-8") == REGISTRY


def test_a_registry_in_a_folder_above_is_used(gencirc: Run, here: Path) -> None:
    (here / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    assert gencirc("new", "夏季环境整治").code == 0
    assert not (here / "plans/单位.yaml").exists()


def test_a_second_campaign_shares_the_registry(gencirc: Run, here: Path) -> None:
    gencirc("new", "夏季环境整治")
    registry = here / "plans/单位.yaml"
    registry.write_text(registry.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
    assert gencirc("new", "冬季清雪除冰").code == 0
    assert registry.read_text(encoding="utf-8").endswith("# 改过\n")
    assert gencirc("build").code == 0


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("a/b", "a_b"),
        ("CON", "CON_"),
        ("双创“回头看”", "双创“回头看”"),
    ],
)
def test_a_name_that_makes_no_folder_is_changed_for_the_folder(
    name: str, folder: str, gencirc: Run, here: Path
) -> None:
    assert gencirc("new", name).code == 0
    assert (here / "plans" / folder / "活动.yaml").is_file()
    assert gencirc("build").code == 0
    assert (here / "output" / folder / "通知.docx").is_file()


@pytest.mark.parametrize("name", ["", " ", "空 格", "../别处", "甲*乙", "甲: 乙", "【甲】", "-甲"])
def test_a_name_that_would_break_the_plan_is_refused(name: str, gencirc: Run, here: Path) -> None:
    ran = gencirc("new", "--", name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"错误 B111 “{name.strip()}”不能做名称\n"
        "      └ 只写活动的名称，不带空格、标点和引号，如 夏季环境整治\n"
    )
    assert not list(here.iterdir())


def test_plans_can_stand_elsewhere(gencirc: Run, here: Path) -> None:
    assert gencirc("new", "夏季环境整治", "--dir", "计划").code == 0
    assert (here / "计划/夏季环境整治/活动.yaml").is_file()
    assert gencirc("build", "计划").code == 0
    assert not (here / "plans").exists()
