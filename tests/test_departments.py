"""A random table of tasks, and what the papers made from it say, read without gencirc."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.departments import departments, plan, run, table, words, wrong


@pytest.mark.parametrize("seed", [1, 2])
def test_every_paper_carries_exactly_the_tasks_of_its_department(seed: int, here: Path) -> None:
    names = departments(9)
    tasks = table(names, seed)
    outcome, _ = run(plan(here / "九个部门", names, tasks), here / "output")
    assert not [p for p in outcome.problems if p.severity == "错误"]
    assert wrong(here / "output" / "九个部门", names, tasks) == []
    fewer = [t for t in tasks if t is not tasks[0]]  # the check itself finds what is too much
    assert wrong(here / "output" / "九个部门", names, fewer)
    assert tasks[0].text in words(here / "output" / "九个部门" / "交办单" / f"{names[0]}.docx")
