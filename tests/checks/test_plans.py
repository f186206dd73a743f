"""Whole plans with planted mistakes: every one is reported, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

PLANS = yaml.safe_load((CASES / "plans.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PLANS, ids=[c["名"] for c in PLANS])
def test_every_mistake_is_reported_and_nothing_else(
    case: dict[str, object], tmp_path: Path
) -> None:
    made = campaign(tmp_path, str(case["写"]))
    found = tidy(made.problems)
    told = [f"{p.place[1]}:{p.place[2]} {p.severity} {p.code}" for p in found]
    assert told == case["报"]
    assert all(p.words and p.remedy and "{" not in p.words.replace("{{", "") for p in found)
