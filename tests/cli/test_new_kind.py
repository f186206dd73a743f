"""gencirc new --kind: a finished paper of one kind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.starting import kinds
from tests.conftest import Ran
from tests.helpers import REGISTRY, state

Run = Callable[..., Ran]


@pytest.mark.parametrize("kind", kinds())
def test_a_new_paper_builds_at_once_without_a_word(kind: str, gencirc: Run) -> None:
    assert gencirc("new", "--kind", kind).code == 0
    ran = gencirc("build", "--strict")
    assert (ran.code, ran.err) == (0, "")
    place = Path("output") / f"{kind}样例"
    each = f"新写 {place / kind}{os.sep}" in ran.out  # one for each recipient
    assert each or f"新写 {place / kind}.docx" in ran.out
    assert each or "送审稿" not in ran.out


def test_papers_of_all_kinds_stand_side_by_side(gencirc: Run) -> None:
    for kind in kinds():
        assert gencirc("new", "--kind", kind).code == 0
    out = gencirc("build", "--strict").out.replace("\\", "/")
    assert all(f"{kind}样例/" in out for kind in kinds())


def test_minutes_are_found_by_their_other_name(gencirc: Run) -> None:
    assert gencirc("new", "--kind", "会议纪要").code == 0
    assert "会议纪要样例/纪要.docx" in gencirc("build", "--strict").out.replace("\\", "/")


def test_what_was_written_and_what_comes_next_is_told(gencirc: Run, here: Path) -> None:
    ran = gencirc("new", "--kind", "请示", "更新车辆")
    assert ran.out == (
        "  写好 plans/更新车辆/活动.yaml\n"
        "  写好 plans/计划.schema.json\n"
        "  写好 plans/单位.yaml\n"
        "下一步：\n"
        "  1. gencirc build plans/更新车辆/活动.yaml   先看看生成什么\n"
        "  2. 改 plans/更新车辆/活动.yaml，换成自己的机关和内容，再 gencirc build\n"
        "  3. 常用的机关登记在 plans/单位.yaml，样例里就只写“机关: 代号”\n"
    )
    plan = (here / "plans/更新车辆/活动.yaml").read_text(encoding="utf-8")
    assert plan.startswith("# yaml-language-server: $schema=../计划.schema.json\n# 请示：")


def test_a_registry_that_is_there_stays(gencirc: Run, here: Path) -> None:
    (here / "plans").mkdir()
    (here / "plans/单位.yaml").write_text(REGISTRY, encoding="utf-8")
    assert "单位.yaml\n下一步" not in gencirc("new", "--kind", "函").out
    assert (here / "plans/单位.yaml").read_text(encoding="utf-8") == REGISTRY
    assert gencirc("build", "--strict").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "捷报"), "错误 B108 没有文种“捷报”\n      └ --kind 后面可写："),
        (("--kind", "函", "--keys", "en"), "错误 B113 单份公文的样例只有中文键\n"),
        (("--kind", "函", "空 格"), "错误 B111 “空 格”不能做名称\n"),
    ],
)
def test_what_cannot_be_made_is_refused(
    arguments: tuple[str, ...], said: str, gencirc: Run, here: Path
) -> None:
    ran = gencirc("new", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert not list(here.iterdir())


def test_a_second_time_is_refused_and_nothing_changes(gencirc: Run, here: Path) -> None:
    gencirc("new", "--kind", "函")
    before = state(here)
    ran = gencirc("new", "--kind", "函")
    assert ran.err.startswith("错误 B112 “plans/函样例/活动.yaml”已经有了，没有改动它\n")
    assert state(here) == before
