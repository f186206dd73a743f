"""How a run ends: 0 done, 1 mistakes, 2 a wrong command line, 3 our own fault; never a traceback."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gencirc import __version__
from gencirc.cli.main import VERBS
from tests.conftest import Ran
from tests.helpers import CASES, put, state

Run = Callable[..., Ran]
COMMANDS = yaml.safe_load((CASES / "commands.yaml").read_text(encoding="utf-8"))
FAULT = "gencirc 自己出了毛病，不是您的错；已有的文件都是完整的。"


@pytest.mark.parametrize("case", COMMANDS, ids=[c["敲"] for c in COMMANDS])
def test_a_command_ends_as_it_should(case: dict[str, object], gencirc: Run, here: Path) -> None:
    put(here)
    (here / "空的").mkdir()
    ran = gencirc(*shlex.split(str(case["敲"])))
    assert ran.code == case["码"], ran.err
    assert "Traceback" not in ran.err
    if case["码"] == 2:
        assert (ran.out, ran.err) == ("", case["说"])


def test_a_wrong_command_line_touches_nothing(gencirc: Run, here: Path) -> None:
    put(here)
    before = state(here)
    assert gencirc("build", "plans/夏季整治/活动.yaml", "没有.yaml").code == 2
    assert state(here) == before


@pytest.mark.parametrize("verb", ["build", "check", "show"])
def test_an_empty_folder_leads_to_new(verb: str, gencirc: Run) -> None:
    ran = gencirc(verb)
    assert ran.code == 2
    assert ran.err == (
        "“plans”里没有计划；用 gencirc new 名称 生成一份样例\n"
        f"用 gencirc {verb} -h 看用法\n"
    )  # fmt: skip


@pytest.mark.parametrize("asked", ["-h", "--help", ""])
def test_help_is_chinese_and_names_every_verb(asked: str, gencirc: Run) -> None:
    ran = gencirc(*asked.split())
    assert ran.code == 0
    assert ran.out.startswith("用法：gencirc [选项] 命令 …\n")
    assert all(f"  {verb} " in ran.out for verb in VERBS)
    assert all(word not in ran.out for word in ("Usage", "Options", "Commands", "Show this"))


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_chinese_help(verb: str, gencirc: Run) -> None:
    ran = gencirc(verb, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"用法：gencirc {verb} [选项]")
    assert "  -h, --help " in ran.out
    assert "显示这段说明" in ran.out
    assert all(word not in ran.out for word in ("Usage", "Options", "PATH", "TEXT", "Show this"))


def test_the_version_is_told(gencirc: Run) -> None:
    assert gencirc("--version").out == f"gencirc {__version__}\n"
    assert gencirc("-V").out == f"gencirc {__version__}\n"


def breaks(*_: object, **__: object) -> None:
    raise RuntimeError("弄坏了")


def test_our_own_fault_is_one_sentence_and_the_traceback_goes_to_a_file(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    monkeypatch.setattr("gencirc.build.build", breaks)
    ran = gencirc("build")
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err == f"{FAULT}详细情况在 gencirc-出错.txt，请发给维护者。\n"
    report = (here / "gencirc-出错.txt").read_text(encoding="utf-8")
    assert report.startswith("Traceback")
    assert report.endswith("RuntimeError: 弄坏了\n")
    assert not (here / "output").exists()


def test_where_no_file_can_be_written_the_traceback_is_shown_after_all(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    (here / "gencirc-出错.txt").mkdir()
    monkeypatch.setattr("gencirc.build.build", breaks)
    ran = gencirc("build")
    assert ran.code == 3
    assert ran.err.startswith(f"{FAULT}详细情况：\nTraceback")


def test_ctrl_c_stops_with_a_word(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    put(here)
    monkeypatch.setattr("gencirc.build.build", stops)
    ran = gencirc("build")
    assert (ran.code, ran.out, ran.err) == (130, "", "\n已停止。\n")
    assert not (here / "gencirc-出错.txt").exists()
