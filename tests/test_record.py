"""The record beside the output: safe names, whose papers they are, interrupted and locked runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc import record
from gencirc.filenames import DEVICES, LONGEST, folder_for, safe
from gencirc.record import Paper, Record, edited, save
from tests.conftest import Ran
from tests.helpers import PLAN, put

Run = Callable[..., Ran]
OUT = Path("output/夏季整治")
OTHER = PLAN.replace("请认真落实", "请抓好落实").replace("要重视", "要高度重视")
THIRD = PLAN.replace("请认真落实", "请马上落实").replace("要重视", "要格外重视")


# -- names ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("夏季环境整治", "夏季环境整治"),
        ("a/b", "a_b"),
        ("甲\\乙:丙*?", "甲_乙_丙__"),
        ("CON", "CON_"),
        ("com1", "com1_"),
        ("../别处", "别处"),
        ("空 格", "空 格"),
        (" 两头. ", "两头"),
        ("..", "未名"),
        ("", "未名"),
        ("长" * 200, "长" * LONGEST),
        ("长" * (LONGEST - 1) + ".短", "长" * (LONGEST - 1)),
    ],
)
def test_a_name_becomes_one_that_windows_takes(name: str, written: str) -> None:
    assert safe(name) == written


@given(st.text(max_size=120))
def test_any_name_becomes_a_file_name(name: str) -> None:
    made = safe(name)
    assert made
    assert len(made) <= LONGEST + 1
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert made.upper() not in DEVICES
    assert made == made.rstrip(" .")
    assert made[0] not in " ._"


@pytest.mark.parametrize(
    ("plan", "folder"),
    [
        ("plans/夏季整治/活动.yaml", "夏季整治"),
        ("plans/夏季整治/campaign.yaml", "夏季整治"),
        ("plans/夏季整治/补充通知.yaml", "夏季整治-补充通知"),
        ("plans/夏季整治.yaml", "夏季整治"),
        ("plans/活动.yaml", "活动"),
    ],
)
def test_papers_go_to_a_folder_named_after_the_campaign(plan: str, folder: str, here: Path) -> None:
    assert folder_for(Path(plan)) == folder
    assert folder_for(here / plan) == folder


# -- whose paper it is -----------------------------------------------------------


def paper(folder: Path, words: bytes, name: str = "通知.docx") -> Paper:
    return Paper(folder / name, words, "文字\n")


def test_what_was_written_is_known_and_what_a_hand_wrote_is_not(tmp_path: Path) -> None:
    (written,) = save([paper(tmp_path, b"1")])
    assert written.state == "新写"
    assert edited([paper(tmp_path, b"2")]) == []
    (tmp_path / "通知.docx").write_bytes("改过".encode())
    assert [p.code for p in edited([paper(tmp_path, b"2")])] == ["B103"]
    assert edited([paper(tmp_path, "改过".encode())]) == []  # what would be written anyway


@pytest.mark.parametrize(
    "text", ["", "{坏", "[]", '{"文件": []}', '{"文件": {"通知.docx": 1}}', "\0"]
)
def test_a_damaged_record_is_no_obstacle(text: str, tmp_path: Path) -> None:
    (tmp_path / "记录.json").write_text(text, encoding="utf-8")
    assert [w.state for w in save([paper(tmp_path, b"1")])] == ["新写"]
    assert list(Record(tmp_path).files) == ["通知.docx"]


def test_a_record_keeps_what_other_runs_wrote(tmp_path: Path) -> None:
    save([paper(tmp_path, b"1")])
    save([paper(tmp_path, b"2", "讲话.docx")])
    assert sorted(Record(tmp_path).files) == ["讲话.docx", "通知.docx"]


def test_nothing_is_left_beside_the_papers(tmp_path: Path) -> None:
    save([paper(tmp_path, b"1")])
    there = sorted(p.name for p in tmp_path.iterdir())
    assert there == [".记录.json.lock", "记录.json", "通知.docx", "通知.txt"]
    assert (tmp_path / ".记录.json.lock").read_bytes() == b""


# -- interrupted runs --------------------------------------------------------------


def stop_at(
    monkeypatch: pytest.MonkeyPatch, function: str, ending: str, before: bool = False
) -> None:
    """Interrupt the run where ``function`` gets a path of this ending: before or after its work."""
    real: Callable[..., Any] = getattr(record, function)

    def stopped(path: Path | str, data: bytes) -> None:
        if not before:
            real(path, data)
        if str(path).endswith(ending):
            raise KeyboardInterrupt
        if before:
            real(path, data)

    monkeypatch.setattr(record, function, stopped)


def test_the_record_is_noted_first_so_that_a_stopped_run_does_not_doubt_its_own(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    with monkeypatch.context() as patch:
        stop_at(patch, "put", "通知.docx")
        ran = gencirc("build")
    assert (ran.code, ran.err) == (130, "\n已停止。\n")
    noted = json.loads((here / OUT / "记录.json").read_text(encoding="utf-8"))
    assert sorted(noted["将写"]) == ["讲话.docx", "通知.docx"]
    put(here, OTHER)
    ran = gencirc("build")
    assert ran.code == 0, ran.err
    assert "备份" not in ran.out  # it was ours: nobody's work is lost
    assert "将写" not in (here / OUT / "记录.json").read_text(encoding="utf-8")


def test_a_run_stopped_twice_still_knows_its_own(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    with monkeypatch.context() as patch:
        stop_at(patch, "put", "通知.docx")
        assert gencirc("build").code == 130
    put(here, OTHER)
    with monkeypatch.context() as patch:
        stop_at(patch, "put", "通知.docx", before=True)
        assert gencirc("build").code == 130
    put(here, THIRD)
    assert gencirc("build").code == 0


def test_a_run_for_one_kind_does_not_forget_what_a_stopped_run_wrote(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    with monkeypatch.context() as patch:
        stop_at(patch, "put", "讲话.docx")
        assert gencirc("build").code == 130
    assert gencirc("build", "--kind", "通知").code == 0
    put(here, OTHER)
    assert gencirc("build").code == 0


def test_a_hand_s_work_after_a_stopped_run_is_still_kept(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    with monkeypatch.context() as patch:
        stop_at(patch, "put", "通知.docx")
        gencirc("build")
    (here / OUT / "通知.docx").write_bytes("改过".encode())
    assert "B103" in gencirc("build").err
