"""A second run of a batch: nothing where nothing changed, and only what changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.build import Options, build
from gencirc.kind.library import built_in
from gencirc.memory import Memory
from gencirc.word import package
from tests.conftest import Ran
from tests.helpers import put, state, word_text
from tests.test_batch import OUT, PLAN, ROLL, words

Run = Callable[..., Ran]


def test_a_second_run_writes_nothing_and_says_again_what_was_said(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("责任部门: 环卫科,", "责任部门: 环卫科、有关单位,"))
    first = gencirc("build")
    before = state(here)
    second = gencirc("build")
    assert second.err == first.err
    assert "M104" in second.err
    assert state(here) == before
    assert "生成 0 份，5 份没有变化" in second.out


@pytest.mark.parametrize(
    "lost", ["output/.gencirc/夏季整治.json", "output/夏季整治/交办单/记录.json"]
)
def test_a_lost_memory_costs_only_time(lost: str, gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    before = state(here / OUT)
    (here / lost).unlink()
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert state(here / OUT) == before | {
        n: t for n, t in state(here / OUT).items() if n.endswith("记录.json")
    }
    assert (here / lost).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"计划": 3, "份": []}', "\x00"])
def test_a_damaged_memory_costs_only_time(text: str, gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    before = state(here / OUT)
    (here / "output/.gencirc/夏季整治.json").write_text(text, encoding="utf-8")
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert state(here / OUT) == before


def test_a_change_writes_only_what_it_changes(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    before = state(here / ROLL)
    put(here, PLAN.replace("清扫背街小巷", "清扫主次干道"))
    out = gencirc("build").out
    after = state(here / ROLL)
    changed = {n for n in after if before.get(n) != after[n] and n.endswith((".docx", ".xlsx"))}
    assert changed == {"环卫科.docx", "市政科.docx"}
    assert "未变 output/夏季整治/交办单/执法大队.docx" in out


def test_a_renamed_unit_changes_its_paper_and_those_that_name_it(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    before = state(here / ROLL)
    put(here, PLAN.replace("环卫科", "财务科"))
    ran = gencirc("build")
    after = state(here / ROLL)
    changed = {n for n in after if before.get(n) != after[n] and n.endswith(".docx")}
    assert changed == {"财务科.docx", "市政科.docx", "分发清单.docx"}
    gone = f"这些已经不在“发给”里，以前出的交办单还在“{ROLL}”里：环卫科"
    assert f"M112 {gone}" in ran.err
    assert (here / ROLL / "环卫科.docx").exists()
    assert "M112" not in gencirc("build").err  # once is enough
    assert "M112" not in gencirc("build", "--force").err


def test_a_file_changed_by_hand_is_found_in_a_second_run(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    path = here / ROLL / "环卫科.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    ran = gencirc("build")
    assert ran.code == 1
    assert "B103 “环卫科.docx”在 Word 里改过" in ran.err
    assert gencirc("build", "--force").code == 0
    assert "清扫背街小巷" in word_text(path.read_bytes())


@pytest.mark.parametrize("name", ["环卫科.docx", "环卫科.txt", "分发清单.xlsx", "分发清单.docx"])
def test_a_file_that_is_gone_is_made_again_the_same(name: str, gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    path = here / ROLL / name
    data = path.read_bytes()
    path.unlink()
    assert gencirc("build").code == 0
    assert path.read_bytes() == data


def test_a_new_template_in_reach_is_noticed(gencirc: Run, here: Path) -> None:
    plan = put(here, PLAN)
    gencirc("build")
    own = plan.parent / "templates" / "文种" / "交办单.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\n文种: 交办单\n键: 交办单\n版式: 白头文件\n发给: 责任部门\n---\n! 甲\n\n{{ 对象 }}请照办。\n",
        encoding="utf-8",
    )
    assert "更新 output/夏季整治/交办单/环卫科.docx" in gencirc("build").out
    own.write_text(own.read_text(encoding="utf-8").replace("照办", "快办"), encoding="utf-8")
    assert "更新 output/夏季整治/交办单/环卫科.docx" in gencirc("build").out
    assert "快办" in words(here / ROLL / "环卫科.docx")


def test_what_only_lists_are_printed_on_is_noticed(gencirc: Run, here: Path) -> None:
    letter = "函: {成文日期: 2026-05-25, 事由: 报送情况, 发给: 责任部门, 正文: 请支持。}"
    plan = put(here, PLAN.replace("交办单: {成文日期: 2026-05-25}", letter))
    own = plan.parent / "templates" / "版式" / "白头文件.docx"
    own.parent.mkdir(parents=True)
    parts = package.read(built_in() / "版式" / "白头文件.docx")
    own.write_bytes(package.write(parts))
    gencirc("build")
    styles = parts["word/styles.xml"].replace(b'w:val="32"', b'w:val="30"')
    own.write_bytes(package.write(parts | {"word/styles.xml": styles}))
    assert "更新 output/夏季整治/函/分发清单.docx" in gencirc("build").out


def test_a_nearer_registry_or_other_options_are_noticed(gencirc: Run, here: Path) -> None:
    plan = put(here, PLAN)
    gencirc("build")
    assert "（草稿）" in gencirc("build", "--draft").out
    registry = (here / "plans" / "单位.yaml").read_text(encoding="utf-8")
    (plan.parent / "单位.yaml").write_text(
        registry.replace("清河县城市", "白河县城市"), encoding="utf-8"
    )
    gencirc("build")
    assert "白河县" in words(here / ROLL / "环卫科.docx")


def test_check_and_show_read_the_plan_though_nothing_changed(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc("build")
    assert "清扫背街小巷" in gencirc("show").out
    assert "检查了 1 份计划" in gencirc("check").out


def test_a_run_for_one_kind_forgets_nothing_of_the_others(gencirc: Run, here: Path) -> None:
    put(here, PLAN + "责任书: 照例\n")
    gencirc("build")
    gencirc("build", "--kind", "交办单")
    put(here, PLAN.replace("环卫科", "财务科") + "责任书: 照例\n")
    assert gencirc("build").err.count("M112") == 2


def test_progress_is_shown_on_a_terminal_only(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gencirc import console

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with console.progress() as watch:
        assert watch
        for done in range(1, 41):
            watch("起草", done, 40)
    assert "起草 40/40，每秒" in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    with console.progress() as watch:
        assert watch is None


def test_an_interrupted_batch_leaves_whole_files_and_the_next_run_completes_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = put(here, PLAN)

    def stop(what: str, done: int, all_: int) -> None:
        if what == "生成" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([plan], Options(), watch=stop)
    assert not (here / "output").exists()
    assert len(build([plan], Options()).written) == 5


@pytest.mark.parametrize("output", ["output", "../别处/成品"])
def test_what_a_run_remembers_tells_nobody_whose_machine_it_was(
    output: str, gencirc: Run, here: Path
) -> None:
    put(here, PLAN.replace("责任部门: 环卫科,", "责任部门: 环卫科、有关单位,"))
    top = str((here / "plans").resolve())
    gencirc("build", top, "-o", str(here / output))
    text = (here / output / ".gencirc/夏季整治.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["话"]
    assert {"计划:活动.yaml", "计划:../单位.yaml"} <= set(told["读"])
    assert [p for p in (str(here), str(Path.home()), str(built_in())) if p in text] == []


def test_plans_and_output_moved_together_are_still_known(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = here / "甲", here / "乙" / "丙"
    first.mkdir()
    put(first, PLAN.replace("责任部门: 环卫科,", "责任部门: 环卫科、有关单位,"))
    monkeypatch.chdir(first)
    said = gencirc("build").err
    second.parent.mkdir()
    first.rename(second)
    monkeypatch.chdir(second)
    before = state(second)
    paths = [second / "plans/夏季整治/活动.yaml"]
    assert Memory(paths[0], Path("output")).recall(Options()) is not None
    assert gencirc("build").err == said
    assert state(second) == before
    (second / "plans/单位.yaml").write_text(
        (second / "plans/单位.yaml").read_text(encoding="utf-8").replace("清河县", "白河县"),
        encoding="utf-8",
    )
    gencirc("build")
    assert "白河县" in words(second / ROLL / "环卫科.docx")


def test_files_in_the_home_of_somebody_else_are_not_remembered(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: here / "home" / "wang")
    put(here / "home" / "wang", PLAN)
    plans = str(here / "home" / "wang" / "plans")
    gencirc("build", plans, "-o", str(here / "out"))
    text = (here / "out/.gencirc/夏季整治.json").read_text(encoding="utf-8")
    assert "wang" not in text
    before = state(here / "out")
    assert "生成 0 份" in gencirc("build", plans, "-o", str(here / "out")).out
    assert state(here / "out") == before
