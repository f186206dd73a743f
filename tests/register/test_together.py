"""Several runs at once, and runs that are killed: whole files, no number lost or doubled."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_issue import DATE
from tests.conftest import Ran
from tests.helpers import put
from tests.register import killing
from tests.register.killing import OPEN, campaigns, complete, finish, register, sound, start, tidy

PROCESSES, PAPERS = 4, 3
ROUNDS = 4
MANY = 30  # more writes than a run does

Run = Callable[..., Ran]


def test_runs_at_the_same_time_give_every_number_once(tmp_path: Path) -> None:
    names = [[f"行动{p}之{n}" for n in range(PAPERS)] for p in range(PROCESSES)]
    for name in (n for own in names for n in own):
        put(tmp_path, OPEN.replace("夏季整治", name), name)
    runs = [
        start(tmp_path, "issue", *(f"plans/{n}" for n in own), "--date", "2026-05-25")
        for own in names
    ]
    for run in runs:
        _, err = run.communicate()
        assert run.returncode == 0, err.decode()
    given = [int(n[1]) for r in register(tmp_path) if (n := re.search(r"〕(\d+)号", r.written))]
    assert sorted(given) == list(range(1, PROCESSES * PAPERS + 1))
    assert given == sorted(given)  # in the order they were taken
    sound(tmp_path)
    assert len(list(tmp_path.glob("output/*/通知.docx"))) == PROCESSES * PAPERS
    assert tidy(tmp_path)


def test_runs_that_issue_the_same_plan_issue_it_once(tmp_path: Path) -> None:
    campaigns(tmp_path)
    runs = [start(tmp_path, *killing.ISSUE) for _ in range(3)]
    for run in runs:
        _, err = run.communicate()
        assert run.returncode == 0, err.decode()
    complete(tmp_path)
    assert len(register(tmp_path)) == 9


def test_builds_into_one_folder_at_the_same_time_know_their_own_papers(tmp_path: Path) -> None:
    put(tmp_path, OPEN)
    finish(tmp_path, "build")
    put(tmp_path, OPEN.replace("请认真落实", "请抓好落实").replace("要重视", "要高度重视"))
    kinds = ("通知", "讲话", "通知", "讲话")
    runs = [start(tmp_path, "build", "--kind", kind) for kind in kinds]
    for run in runs:
        _, err = run.communicate()
        assert run.returncode == 0, err.decode()
    folder = tmp_path / "output" / "夏季整治"
    record = json.loads((folder / "记录.json").read_text(encoding="utf-8"))
    assert sorted(record["文件"]) == ["讲话.docx", "通知.docx"]
    assert "将写" not in record
    sound(tmp_path)
    assert tidy(tmp_path)
    put(tmp_path, OPEN)
    finish(tmp_path, "build")  # nobody's paper is a stranger


def test_an_issue_that_is_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    campaigns(tmp_path / "whole")
    longest = finish(tmp_path / "whole", *killing.ISSUE)
    for n, after in enumerate(killing.moments(ROUNDS, longest, 9704)):
        killing.round_of_issuing(tmp_path / str(n), after)


def test_a_build_that_is_killed_is_completed_by_the_next(tmp_path: Path) -> None:
    campaigns(tmp_path)
    finish(tmp_path, "issue", "plans/扫雪", "--date", "2026-05-25", "--kind", "函")
    longest = finish(tmp_path, *killing.BUILD)
    for n, after in enumerate(killing.moments(ROUNDS, longest, 2012), 1):
        killing.round_of_building(tmp_path, n, after)


@pytest.mark.parametrize(
    "verb", [("issue", "plans/夏季整治", *DATE, "--all"), ("build",)], ids=["issue", "build"]
)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_run_may_end_at_any_of_its_writes(
    before: bool, verb: tuple[str, ...], gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rename in turn is the last thing a run does; then the next one completes the set."""
    put(here, OPEN)
    real = os.replace
    for last in range(1, MANY):
        count = 0

        def replace(source: Path, target: Path, last: int = last) -> None:
            nonlocal count
            count += 1
            if before and count == last:
                raise KeyboardInterrupt
            real(source, target)
            if count == last:
                raise KeyboardInterrupt

        for folder in ("output", "plans/夏季整治/签发稿"):
            shutil.rmtree(here / folder, ignore_errors=True)
        (here / "plans/发文登记.csv").unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", replace)
            ended = gencirc(*verb).code
        sound(here)
        assert gencirc(*verb).code == 0
        sound(here)
        assert [r.written for r in register(here)] == (
            ["清城管发〔2026〕1号", ""] if verb[0] == "issue" else []
        )
        assert len(list(here.glob("output/夏季整治/*.docx"))) == 2
        assert tidy(here)
        if ended == 0:
            break
    assert 5 < last < MANY - 1  # it was stopped at every one of them
