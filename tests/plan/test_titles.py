"""Titles from issuer, matter and kind (《条例》 article 9)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.helpers import CASES, campaign

MATTERS = yaml.safe_load((CASES / "matters.yaml").read_text(encoding="utf-8"))
BODIES = ["甲局", "乙局", "丙局", "丁局", "戊局"]


@pytest.mark.parametrize("case", MATTERS, ids=[c["题"] for c in MATTERS])
def test_a_matter_becomes_a_title(case: dict[str, str], tmp_path: Path) -> None:
    typed = "".join(f"  {k}: {case[k]}\n" for k in ("事由", "来文") if k in case)
    sent = "" if case["键"] == "通告" else "  主送: 各科室\n"
    made = campaign(tmp_path, f"机关: 测试局\n{case['键']}:\n{typed}{sent}  正文: 好。\n")
    assert [d.title for d in made.documents] == [case["题"]]
    assert not {p.code for p in made.problems} & {"E108", "E133", "E134", "E135", "E136"}


@pytest.mark.parametrize(
    ("bodies", "title"),
    [
        (2, "甲局　乙局关于限行的通告"),
        (3, "甲局　乙局　丙局关于限行的通告"),
        (4, "甲局等四部门关于限行的通告"),
        (5, "甲局等五部门关于限行的通告"),
    ],
)
def test_up_to_three_bodies_stand_in_a_title(bodies: int, title: str, tmp_path: Path) -> None:
    known = ", ".join(f"{b}: {{全称: {b}, 代字: 甲发, 印发: 甲办}}" for b in BODIES)
    made = campaign(
        tmp_path,
        f"机关: {'、'.join(BODIES[:bodies])}\n登记: {{机关: {{{known}}}}}\n"
        "通告: {事由: 限行, 正文: 请绕行。}\n",
    )
    assert made.documents[0].title == title
    assert made.problems == []


def test_a_letter_answered_that_names_no_matter_asks_for_one(tmp_path: Path) -> None:
    made = campaign(
        tmp_path,
        "机关: 测试局\n批复: {主送: 环卫所, 来文: 《恳请拨款》（清环〔2026〕3号）, 正文: 好。}\n",
    )
    assert [(p.code, p.words) for p in made.problems] == [("K108", "要印“事由”，计划里没有")]
