"""Papers as other offices write them, whole: what a reader finds in them is found: tests/cases/来文.yaml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from benchmarks.findings import answers
from benchmarks.importing import of
from gencirc.importing.taking import tried
from tests.helpers import CASES
from tests.importing.test_ledger import check

ARRIVING: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "来文.yaml").read_text("utf-8"))
WHATS = ("节", "工作组", "任务", "阶段", "日期")


@pytest.mark.parametrize("name", ARRIVING)
def test_what_a_reader_finds_in_a_paper_is_found(name: str) -> None:
    case = ARRIVING[name]
    made = tried(case["原文"], "来文.txt")
    assert not made.stops, made.stops[0]
    check(made)
    there, found = answers({w: case.get(w, []) for w in WHATS}), of(made)
    assert {w: sorted(found[w]) for w in WHATS} == {w: sorted(there[w]) for w in WHATS}, made.plan
