"""Every field is printed by a shipped kind or read by a check: setting it changes something."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gencirc.generated import SHAPES, own
from gencirc.plan.door import text
from gencirc.plan.fields import Shape, field
from tests.helpers import CASES, campaign

FIELDS = yaml.safe_load((CASES / "fields.yaml").read_text(encoding="utf-8"))
HEAD = {"活动": "活动: 甲行动\n", "机关": "机关: 测试局\n"}
ISSUER = "单位.yaml 机关下的一个机关"  # its fields are tested with the papers that print them


def outcome(folder: Path, plan: str) -> tuple[object, ...]:
    """Papers and problems of a plan, with issuer and campaign unless it has its own."""
    head = "".join(line for key, line in HEAD.items() if not plan.startswith(f"{key}:"))
    made = campaign(folder, head + plan)
    papers = tuple((p.path.name, p.text, p.data) for p in made.papers())
    return papers, tuple((p.code, p.words) for p in made.problems)


@pytest.mark.parametrize("case", FIELDS, ids=[f"{c['处']}-{c['键']}" for c in FIELDS])
def test_a_field_changes_a_paper_or_a_check(case: dict[str, str], tmp_path: Path) -> None:
    assert outcome(tmp_path / "甲", case["无"]) != outcome(tmp_path / "乙", case["有"])


def test_every_field_has_a_case() -> None:
    declared = {(title, f.key) for title, shape in SHAPES for f in own(shape) if title != ISSUER}
    assert declared == {(c["处"], c["键"]) for c in FIELDS}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("全称", "乙局"),
        ("简称", "乙"),
        ("自称", "我所"),
        ("级别", "县"),
        ("代字", "乙发"),
        ("印发", "乙办"),
        ("标志", "乙局公告"),
    ],
)
def test_a_field_of_an_issuer_changes_a_paper_or_a_check(
    key: str, value: str, tmp_path: Path
) -> None:
    issuer = {"全称": "甲局", "自称": "我局", "代字": "甲发", "印发": "甲办"}

    def plan(values: dict[str, str]) -> str:
        inside = ", ".join(f"{k}: {v}" for k, v in values.items())
        body = (
            f"{{主送: 各科室, 正文: 照例, 抄送: 【机关简称】{'和我县' if key == '级别' else ''}}}"
        )
        return f"机关: {{{inside}}}\n通知: {body}\n方案: {{引言: 照例, 目标: 整洁。}}\n"

    changed = plan(issuer | {key: value})
    assert outcome(tmp_path / "甲", plan(issuer)) != outcome(tmp_path / "乙", changed)


def test_every_shape_is_in_the_table() -> None:
    pending, known = [Shape], set()
    while pending:
        shape = pending.pop()
        pending += shape.__subclasses__()
        known.add(shape.__name__)
    named = {s.__name__ for _, s in SHAPES} | {
        "Shape",
        "Paper",
        "Custom",
        "Kind",
        "Odd",
        "Recipient",
    }
    assert known <= named


def test_a_shape_is_set_once() -> None:
    class Odd(Shape):
        word: str = field("词", text, "一个词")

    made = Odd(word="甲")
    assert made.but(word="乙").word == "乙"
    with pytest.raises(AttributeError):
        made.word = "丙"
    with pytest.raises(TypeError):
        Odd(other=1)
