"""What the templates of the fifteen kinds say of themselves: openings, closings, forms."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.generated import SHAPES
from gencirc.kind.library import Library
from gencirc.plan.official import Official
from tests.helpers import CASES, campaign

SAID = yaml.safe_load((CASES / "official.yaml").read_text(encoding="utf-8"))
KINDS = [k for k in Library([]).kinds().values() if k.directions]


@pytest.mark.parametrize("case", SAID, ids=[c["名"] for c in SAID])
def test_a_paper_says(case: dict[str, object], tmp_path: Path) -> None:
    made = campaign(tmp_path, f"机关: 测试局\n{case['写']}")
    assert not [p for p in made.problems if p.severity == "错误"]
    (paper,) = made.papers()
    lines = paper.text.splitlines()
    assert [x for x in case["印"] if x not in lines] == []
    assert [x for x in case.get("不印", []) if x in paper.text] == []


@pytest.mark.parametrize("kind", KINDS, ids=[str(k.name) for k in KINDS])
def test_the_head_of_a_kind_names_elements_that_there_are(kind: object) -> None:
    shape = dict(SHAPES)["公文通用的键"]
    assert shape is Official
    unknown = [key for key in kind.without if Official.find(key) is None]  # type: ignore[attr-defined]
    assert unknown == []


def test_english_keys_of_the_kinds_are_told_apart() -> None:
    english = [str(k.english) for k in KINDS]
    assert len(set(english)) == len(english) >= 15


def test_english_keys_make_the_same_minutes(tmp_path: Path) -> None:
    chinese = "纪要: {会议: 办公会议, 时间: 2026年5月20日, 主持: 程远山, 议定: {甲: 好。}, 出席: 甲、乙, 成文日期: 2026-05-20}"
    english = "minutes: {meeting: 办公会议, time: 2026年5月20日, chair: 程远山, decides: {甲: 好。}, present: 甲、乙, date: 2026-05-20}"
    texts = []
    for name, plan in (("甲", chinese), ("乙", english)):
        made = campaign(tmp_path / name, f"机关: 测试局\n{plan}\n")
        assert made.problems == []
        texts.append(made.papers()[0].text)
    assert texts[0] == texts[1]
