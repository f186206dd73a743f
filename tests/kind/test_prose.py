"""Key points, summaries, briefs, inspections, open letters, editor's notes: what they print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

TOLD = yaml.safe_load((CASES / "prose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TOLD["例"], ids=[c["名"] for c in TOLD["例"]])
def test_a_paper_says_and_reports(case: dict[str, Any], tmp_path: Path) -> None:
    alone = case["写"].startswith("活动:")
    made = campaign(tmp_path, case["写"] if alone else TOLD["共"] + case["写"])
    found = [f"{p.severity} {p.code}" for p in tidy([*made.problems, *made.later])]
    assert found == case.get("报", [])
    if "印" not in case:
        return
    papers = made.papers()
    text = next(p.text for p in papers if p.path.stem == case.get("文种", papers[0].path.stem))
    lines = [line.rstrip() for line in text.splitlines()]
    assert [line for line in case["印"] if line not in lines] == []
    assert [words for words in case.get("不印", []) if words in text] == []
