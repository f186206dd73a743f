"""gencirc collect: the whole way, as a person sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx

from tests.conftest import Ran
from tests.helpers import PLAN, put, state

Run = Callable[..., Ran]
PAPER = Path("output/夏季整治/讲话.docx")


def change(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    for run in [r for p in document.paragraphs for r in p.runs if old in r.text]:
        run.text = run.text.replace(old, new)
    document.save(str(path))


def test_a_dry_run_shows_the_plan_before_and_after_and_writes_nothing(
    gencirc: Run, here: Path
) -> None:
    put(here)
    gencirc("build")
    change(PAPER, "要重视", "要高度重视")
    before = state(here)
    ran = gencirc("collect", str(PAPER), "--dry-run")
    assert ran.code == 0
    assert "-讲话: {讲话人: 程远山, 要点: {提高认识: 要重视。, 狠抓落实: 要落实。}}" in ran.out
    assert "+讲话: {讲话人: 程远山, 要点: {提高认识: 要高度重视。, 狠抓落实: 要落实。}}" in ran.out
    assert "改动 1 处，可以写回 1 处。这是演练，什么也没有写。" in ran.out
    assert state(here) == before
    assert gencirc("collect", str(PAPER), "--演练").out == ran.out


def test_what_was_collected_is_what_the_next_build_says(gencirc: Run, here: Path) -> None:
    plan = put(here)
    gencirc("build")
    change(PAPER, "要重视", "要高度重视")
    assert gencirc("build").code == 1
    ran = gencirc("collect", str(PAPER))
    assert ran.code == 0
    assert "第 7 段：把“要重视”改成“要高度重视”（活动.yaml 第 6 行）" in ran.out
    assert "改动 1 处，写回 1 处。再生成就同改稿一样。" in ran.out
    assert plan.read_text(encoding="utf-8") == PLAN.replace("要重视", "要高度重视")
    assert gencirc("build").code == 0


def test_what_cannot_be_written_is_listed_with_its_place(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    change(PAPER, "书记", "副书记")
    change(PAPER, "要落实", "要狠抓落实")
    ran = gencirc("collect", str(PAPER), "--plan", "plans/夏季整治")
    assert ran.code == 0
    assert (
        "plans/单位.yaml:11:10 提醒 Z110 第 2 段把“党组书记”改成“党组副书记”，没有写回" in ran.err
    )
    assert "改动 2 处，写回 1 处，1 处没有写回，列在上面。" in ran.out
    assert gencirc("build").code == 1


def test_a_file_of_nobody_asks_for_the_plan(gencirc: Run, here: Path) -> None:
    docx.Document().save("别的.docx")
    ran = gencirc("collect", "别的.docx")
    assert ran.code == 1
    assert "Z100" in ran.err


def test_a_paper_nobody_changed_has_nothing_to_collect(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    ran = gencirc("collect", str(PAPER))
    assert ran.code == 0
    assert "没有要收的" in ran.out
