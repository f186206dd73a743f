"""Recipients, signers and those present: each body once, everybody there, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

PAPERS = yaml.safe_load((CASES / "主送.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PAPERS, ids=[c["名"] for c in PAPERS])
def test_who_gets_a_paper_twice_is_reported_and_nobody_else(
    case: dict[str, object], tmp_path: Path
) -> None:
    plan = str(case["写"])
    made = campaign(tmp_path, plan if "机关:" in plan else f"机关: 测试局\n{plan}")
    found = [p for p in tidy(made.problems) if p.code.startswith("N")]
    assert [f"{p.severity} {p.code}" for p in found] == case["报"]
    assert all("{" not in p.words + p.remedy for p in found)


def test_the_chief_of_many_groups_is_named_with_the_groups(tmp_path: Path) -> None:
    groups = "".join(f"  {n}组: {{组长: 陆知秋}}\n" for n in "甲乙丙")
    made = campaign(
        tmp_path, f"活动: 整治\n机关: 测试局\n工作组:\n{groups}公告: {{事由: 甲, 正文: 乙。}}\n"
    )
    (told,) = [p for p in made.problems if p.code == "N210"]
    assert told.words == "“陆知秋”当了 3 个组的组长：甲组、乙组、丙组"
