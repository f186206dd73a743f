"""Papers held open by another program, full disks, folders that cannot be made."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc import locks, replacing
from tests.conftest import Ran
from tests.helpers import PLAN, put, state

Run = Callable[..., Ran]
OUT = Path("output/夏季整治")
OTHER = PLAN.replace("请认真落实", "请抓好落实").replace("要重视", "要高度重视")
THIRD = PLAN.replace("请认真落实", "请马上落实").replace("要重视", "要格外重视")
B104 = "错误 B104 “通知.docx”写不进去：没有权限，或者正被别的程序占着"
B109 = "错误 B109 “通知.docx”读不了，不知道改没改过：没有权限，或者正被别的程序占着"


def lock(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Another program has the file open: it cannot be replaced."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == name:
            raise PermissionError(13, "locked", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_a_paper_open_in_word_is_left_and_the_others_are_written(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    gencirc("build")
    before = state(here / OUT)
    put(here, OTHER)
    with monkeypatch.context() as patch:
        lock(patch, "通知.docx")
        ran = gencirc("build")
    assert ran.code == 1
    assert ran.err == (
        f"output/夏季整治/通知.docx {B104}\n"
        "      └ 多半正在 WPS 或 Word 里开着；关掉再来一次，别的文件不受影响\n"
    )
    assert "  失败 output/夏季整治/通知.docx" in ran.out
    assert "  更新 output/夏季整治/讲话.docx" in ran.out
    after = state(here / OUT)
    assert sorted(after) == sorted(before)  # nothing temporary is left
    assert {n for n in after if after[n] != before[n]} == {"讲话.docx", "讲话.txt", "记录.json"}
    ran = gencirc("build")  # closed now
    assert ran.code == 0
    assert "  更新 output/夏季整治/通知.docx" in ran.out


def test_a_paper_that_cannot_be_read_is_not_written_over(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    gencirc("build")
    before = state(here / OUT)
    put(here, OTHER)
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "通知.docx":
            raise PermissionError(13, "locked", str(path))
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        ran = gencirc("build")
    assert ran.code == 1
    assert B109 in ran.err
    assert ran.err.endswith("1 处错误，0 处提醒，没有生成任何文件。\n")
    assert state(here / OUT) == before


def test_what_a_killed_run_left_is_swept_away_by_the_next(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    half = here / OUT / ".通知.docx.99.tmp"
    half.write_bytes(b"half")
    (here / OUT / ".mine.tmp").write_bytes(b"not ours")
    gencirc("build")
    assert not half.exists()
    assert (here / OUT / ".mine.tmp").exists()


def test_a_file_that_is_only_being_read_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = os.replace, []

    def replace(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "being read", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(replacing, "PATIENCE", (0.001, 0.001))  # as on Windows
    replacing.put(tmp_path / "通知.docx", b"1")
    assert (tmp_path / "通知.docx").read_bytes() == b"1"
    assert len(tries) == 3
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_another_run_is_writing_is_left_alone(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    gencirc("build")
    put(here, OTHER)
    before = state(here / OUT)
    monkeypatch.setattr(locks, "WAIT", 0.05)
    with locks.alone(here / OUT / "记录.json"):
        ran = gencirc("build")
        mid = state(here / OUT)
    assert ran.code == 1
    assert "G121 “夏季整治”正由另一个 gencirc 写着" in ran.err
    assert mid == before
    assert gencirc("build").code == 0


def test_a_locked_light_text_does_not_make_the_paper_a_stranger(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    gencirc("build")
    put(here, OTHER)
    with monkeypatch.context() as patch:
        lock(patch, "通知.txt")
        ran = gencirc("build")
        assert ran.code == 1
        assert "“通知.txt”写不进去" in ran.err
        assert "更新 output/夏季整治/通知.docx" in ran.out
    put(here, THIRD)
    assert gencirc("build").code == 0


def test_a_folder_that_cannot_be_made_is_said_for_every_paper(gencirc: Run, here: Path) -> None:
    put(here)
    (here / "output").write_text("不是文件夹", encoding="utf-8")
    ran = gencirc("build")
    assert ran.code == 1
    assert ran.err.count("写不进去：") == 2
    assert "gencirc 自己出了毛病" not in ran.err


def test_a_full_disk_is_said_in_chinese(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    ran = gencirc("build")
    assert ran.code == 1
    assert "“通知.docx”写不进去：磁盘满了" in ran.err
