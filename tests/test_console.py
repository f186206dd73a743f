"""What a person sees: mistakes word for word, carets that fit, and consoles of other encodings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.console import WIDEST, cells, excerpt
from tests.conftest import Ran
from tests.helpers import CASES, TOP, put

GOLDEN = TOP / "tests" / "golden" / "报错.txt"
STRANGE = """
活动: 夏季整治行动😀㗎𠮷
机关: 甲局
登记: {机关: {甲局: {全称: 清河县甲局, 自称: 我局, 代字: 甲发, 印发: 甲局办公室}}, 科室: 办公室}
通知: {主送: 办公室, 正文: 请😀落实𠮷，XX处办。}
"""


def test_a_broken_plan_is_told_word_for_word(
    gencirc: Callable[..., Ran], here: Path, request: pytest.FixtureRequest
) -> None:
    plan = put(here)
    shutil.copy(CASES / "报错.yaml", plan)
    ran = gencirc("build")
    assert (ran.code, ran.out) == (1, "")
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(ran.err, encoding="utf-8")
    assert ran.err == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "column", "text", "caret"),
    [
        ("主送: 各科室", 5, "主送: 各科室", "      ^"),
        ("ab: cd", 5, "ab: cd", "    ^"),
        ("甲" * 40, 1, "甲" * 32 + "…", "^"),
        ("甲" * 40, 40, "…" + "甲" * 17, " " * 33 + "^"),
        ("", 1, "", "^"),
    ],
)
def test_a_caret_stands_under_its_column(source: str, column: int, text: str, caret: str) -> None:
    assert excerpt(source, column) == (text, caret)


@given(st.text(alphabet="甲乙ab，: 😀", max_size=200), st.integers(0, 200))
def test_an_excerpt_is_narrow_and_shows_the_place(source: str, place: int) -> None:
    place = min(place, len(source))
    text, caret = excerpt(source, place + 1)
    assert cells(text) <= WIDEST + 2
    if place < len(source):
        shown = next(i for i in range(len(text) + 1) if cells(text[:i]) == len(caret) - 1)
        assert text[shown] == source[place]


def ran(folder: Path, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gencirc", *arguments],
        cwd=folder, env=os.environ | env, capture_output=True, check=False,
    )  # fmt: skip


def test_a_gbk_console_shows_what_it_can(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(STRANGE, encoding="utf-8")
    done = ran(tmp_path, {"PYTHONIOENCODING": "gbk"}, "check", "plan.yaml")
    assert done.returncode == 1
    assert done.stdout.decode("gbk").endswith("检查了 1 份计划：1 处错误，0 处提醒。" + os.linesep)
    said = done.stderr.decode("gbk")
    assert "错误 T101 “XX”像是没填的空" in said
    assert "正文: 请?落实?，XX处办" in said


def test_a_console_of_ascii_only_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(STRANGE, encoding="utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    done = ran(tmp_path, env, "check", "plan.yaml")
    assert done.returncode == 1
    assert b"plan.yaml:" in done.stderr
    assert b"Traceback" not in done.stderr
