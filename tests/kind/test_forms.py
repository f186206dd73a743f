"""Tables, a meeting's papers, drafts for comments: what they print, drawn from one plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

TOLD = yaml.safe_load((CASES / "forms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TOLD["例"], ids=[c["名"] for c in TOLD["例"]])
def test_a_paper_says_and_reports(case: dict[str, Any], tmp_path: Path) -> None:
    made = campaign(tmp_path, TOLD["共"] + case["写"])
    found = [f"{p.severity} {p.code}" for p in tidy([*made.problems, *made.later])]
    assert found == case.get("报", [])
    if "印" not in case:
        return
    papers = made.papers()
    text = next(p.text for p in papers if p.path.stem == case.get("文种", papers[0].path.stem))
    printed = [line.rstrip() for line in text.splitlines()]
    assert [line for line in case["印"] if line not in printed] == []
    assert [words for words in case.get("不印", []) if words in text] == []
