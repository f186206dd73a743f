"""One recipient's copy that was edited: what is written for all is told, what is his alone is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.collect.collecting import Collected, collected
from gencirc.collect.saving import save
from tests.collect.papers import Built, built, example
from tests.collect.test_collecting import change, codes, strike
from tests.helpers import PLAN, put


@pytest.fixture
def deed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """The first of two copies of a 责任书, for 东山林场."""
    monkeypatch.chdir(tmp_path)
    return example("责任书", tmp_path)


def collect(paper: Built, only: bool = False) -> Collected:
    return collected(paper.file, paper.plan, Path("plans"), paper.options, only=only)


def test_what_all_copies_print_is_written_and_told(deed: Built) -> None:
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed)
    assert codes(out) == ["Z118"]
    assert "“北岭林场”" in out.problems[0].words
    assert out.whole
    save(out)
    assert "每季度检查" in deed.plan.read_text(encoding="utf-8")


def test_what_only_this_copy_prints_is_written_and_nothing_said(deed: Built) -> None:
    change(deed.file, "不少于30人", "不少于40人")
    out = collect(deed, only=True)
    assert not out.problems
    assert "不少于40人" in out.tried.files[deed.plan]


def test_common_words_stay_when_only_this_copy_is_collected(deed: Built) -> None:
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed, only=True)
    assert codes(out) == ["Z112"]
    assert "北岭林场" in out.problems[0].words
    assert not out.tried.files


def test_a_recipients_name_is_not_written_for_the_others(deed: Built) -> None:
    change(deed.file, "发生较大森林火灾", "东山林场发生较大森林火灾")
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed)
    assert sorted(codes(out)) == ["Z112", "Z118"]
    text = out.tried.files[deed.plan]
    assert "每季度检查" in text
    assert "东山林场发生" not in text


def test_the_only_task_of_a_copy_goes_and_those_of_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tasks = "任务: {扫路: 清扫道路。（责任部门：环卫科）, 补路: 修补路面。（责任部门：市政科）}\n"
    both = "方案: {主要任务: 【任务】}\n"
    paper = built(put(tmp_path, PLAN + tasks + both), "通知", tmp_path)
    strike(paper.file, "修补路面")
    out = collect(paper)
    assert "扫路: 清扫道路。" in out.tried.files[paper.plan]
    assert "补路" not in out.tried.files[paper.plan]


def test_a_shared_passage_goes_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PLAN.replace("正文: 请认真落实。", "正文: [请认真落实。, 【回头看】]")
    shared = "公共: {回头看: 要开展回头看。, 老大难: 难题要列明。}\n"
    paper = built(put(tmp_path, text + shared), "通知", tmp_path)
    strike(paper.file, "要开展回头看")
    out = collect(paper)
    assert out.whole, out.problems
    assert "老大难: 难题要列明。" in out.tried.files[paper.plan]


TASKS = """任务:
  扫路: 清扫道路。（责任部门：环卫科；完成时限：7月底前）
  清渠: 清理沟渠。（责任部门：环卫科；完成时限：8月底前）
  补路: 修补路面。（责任部门：市政科；完成时限：7月10日前）
交办单: {发给: 责任部门, 成文日期: 2026-05-25}
"""


def test_what_is_reckoned_for_one_is_not_written_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paper = built(put(tmp_path, PLAN + TASKS), "交办单", tmp_path)
    change(paper.file, "请你单位负责", "请你单位切实负责")
    out = collect(paper)
    assert codes(out) == ["Z118"]
    assert not any("负责2项" in text for text in out.tried.files.values())
    assert [path.name for path in out.tried.files] == ["交办单.md.j2"]
    out = collected(paper.file, paper.plan, Path("plans"), paper.options, templates=False)
    assert codes(out) == ["Z111"]
    assert "只属于“环卫科”" in out.problems[0].words
