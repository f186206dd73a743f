"""A register, a frozen paper or an output held open by Excel, WPS or Word; a full disk; odd folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.register import freezing
from tests.cli.test_issue import DATE, FROZEN, OPEN, OUT, REGISTER, others, rows
from tests.conftest import Ran
from tests.helpers import put, state
from tests.test_record_locked import lock

Run = Callable[..., Ran]
OTHER = OPEN.replace("请认真落实", "请抓好落实")


def left_over(here: Path) -> list[str]:
    return [p.name for p in here.rglob("*") if p.name.endswith((".tmp", ".who"))]


@pytest.mark.parametrize("name", ["发文登记.csv", "通知.docx", "通知.txt"])
def test_what_is_held_open_takes_no_number_and_leaves_nothing(
    name: str, gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    others(here, "清城管发〔2026〕1号,甲,")
    before = state(here)
    with monkeypatch.context() as patch:
        lock(patch, name)
        ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    code = "G109 登记表写不进去" if name == "发文登记.csv" else "G116 签发稿“通知.docx”写不进去"
    assert f"错误 {code}：没有权限，或者正被别的程序占着" in ran.err
    assert "没有取号" in ran.err
    assert state(here) == before
    assert left_over(here) == []
    assert "签发 清城管发〔2026〕2号" in gencirc("issue", "plans/夏季整治", *DATE).out


def test_a_register_that_excel_holds_is_noticed_before_anything_is_frozen(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    others(here, "清城管发〔2026〕1号,甲,")
    real = Path.open

    def opened(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if path.name == REGISTER.name and "+" in mode:
            raise PermissionError(13, "locked", str(path))
        return real(path, mode, *more, **named)  # type: ignore[call-overload]

    def frozen(*arguments: object) -> object:
        raise AssertionError("nothing is frozen")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opened)
        patch.setattr(freezing, "freeze", frozen)
        ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert "错误 G109 登记表写不进去" in ran.err
    assert not (here / FROZEN).exists()


def test_a_register_that_cannot_be_read_stops_every_verb(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    others(here, "清城管发〔2026〕1号,甲,")
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == REGISTER.name:
            raise PermissionError(13, "locked", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    for verb in (("build",), ("check",), ("issue", "plans/夏季整治", *DATE)):
        ran = gencirc(*verb)
        assert ran.code == 1
        assert "错误 G101 登记表读不了：没有权限，或者正被别的程序占着" in ran.err


def test_an_output_held_open_keeps_the_number_and_the_next_run_writes_it(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    gencirc("build")
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if "output" in Path(target).parts and Path(target).name == "通知.docx":
            raise PermissionError(13, "locked", str(target))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    assert "错误 B104 “通知.docx”写不进去" in ran.err
    assert "  签发 清城管发〔2026〕1号" in ran.out
    assert len(rows(here)) == 1
    assert left_over(here) == []
    assert (here / OUT / "通知.docx").read_bytes() != (here / FROZEN / "通知.docx").read_bytes()
    ran = gencirc("build", "--kind", "通知")
    assert (ran.code, ran.err) == (0, "")
    assert (here / OUT / "通知.docx").read_bytes() == (here / FROZEN / "通知.docx").read_bytes()
    assert len(rows(here)) == 1


def test_a_second_version_that_cannot_be_frozen_leaves_the_first(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    gencirc("issue", "plans/夏季整治", *DATE)
    put(here, OTHER)
    before = state(here)
    with monkeypatch.context() as patch:
        lock(patch, "通知（第2版）.docx")
        assert gencirc("issue", "plans/夏季整治", "--again", "更正").code == 1
    assert state(here) == before


def test_a_full_disk_takes_no_number(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert "签发稿“通知.docx”写不进去：磁盘满了" in ran.err
    assert not (here / REGISTER).exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲,乙\n清城管发〔2026〕1号,甲\n", "G104"),
        ('文号,标题\n清城管发〔2026〕1号,"甲\n', "G108"),
        ('文号,标题\n清城管发〔2026〕1号,"甲\n清城管发〔2026〕2号,乙,\n', "G103"),
    ],
)
def test_a_register_that_cannot_be_added_to_stops_the_issue_untouched(
    text: str, code: str, gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    (here / REGISTER).write_text(text, encoding="utf-8")
    before = state(here)
    ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    assert f"错误 {code} 登记表" in ran.err
    assert state(here) == before


def test_a_plan_s_folder_that_cannot_hold_frozen_papers_is_said(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    (here / FROZEN).write_text("不是文件夹", encoding="utf-8")
    ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    assert "错误 G116 签发稿“通知.docx”写不进去" in ran.err
    assert not (here / REGISTER).exists()
