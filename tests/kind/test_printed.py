"""What is typed and what is printed for it, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

PRINTED = yaml.safe_load((CASES / "printed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PRINTED, ids=[c["名"] for c in PRINTED])
def test_what_is_typed_is_printed_so(case: dict[str, str], tmp_path: Path) -> None:
    made = campaign(tmp_path, case["写"])
    assert not tidy(made.problems)
    printed = [line for paper in made.papers() for line in paper.text.splitlines()]
    assert [line for line in case["印"] if line not in printed] == [], printed
