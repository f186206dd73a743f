"""What suits a kind and its direction: every mistake is reported, right papers are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.problem import tidy
from tests.helpers import CASES, campaign

PAPERS = yaml.safe_load((CASES / "kinds.yaml").read_text(encoding="utf-8"))
HEAD = "机关: 测试局\n"


@pytest.mark.parametrize("case", PAPERS, ids=[c["名"] for c in PAPERS])
def test_what_does_not_suit_the_kind_is_reported_and_nothing_else(
    case: dict[str, object], tmp_path: Path
) -> None:
    plan = str(case["写"])
    made = campaign(tmp_path, plan if "机关:" in plan else HEAD + plan)
    found = tidy(made.problems)
    assert [f"{p.severity} {p.code}" for p in found] == case["报"]
    assert all("{" not in p.words + p.remedy for p in found)


def test_every_message_of_a_kind_has_a_case() -> None:
    told = {line.split()[1] for case in PAPERS for line in case["报"]}
    assert {f"E{n}" for n in range(110, 137)} <= told


def test_the_place_is_that_of_what_was_typed(tmp_path: Path) -> None:
    made = campaign(
        tmp_path,
        f"{HEAD}报告:\n  主送: 县人民政府\n  签发人: 程远山\n  事由: 甲事\n"
        "  正文: 情况如上。请予批准。\n  结语: 无\n",
    )
    assert [(p.code, *p.place[1:]) for p in tidy(made.problems)] == [("E118", 6, 12)]


def test_a_draft_only_reminds_of_the_signer(tmp_path: Path) -> None:
    plan = (
        f"{HEAD}报告: {{主送: 县人民政府, 事由: 甲事, 正文: 好。, 文号: 1, 成文日期: 2026-05-20}}\n"
    )
    final, draft = (campaign(tmp_path, plan, draft=d).problems for d in (False, True))
    assert [(p.code, p.severity) for p in final] == [("E111", "错误")]
    assert [(p.code, p.severity) for p in draft] == [("E111", "提醒")]
