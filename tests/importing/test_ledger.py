"""No character of a source is lost: it is in the YAML, printed by the machine, or listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gencirc.importing.draft import words
from gencirc.importing.ledger import DERIVED, KEPT, LEFT
from gencirc.importing.taking import Taken, taken
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar
from gencirc.source.parsing import parse_yaml

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.[tm]*"))
PIECES = st.sampled_from([
    "一、", "（一）", "(二)", "1.", "2、", "（1）", "①", "X、", "一是", "二是", "一要", "第一，", "首先，", "第一阶段：",
    "\n", "\n", "\n\n", "　　", " ", "：", ":", "，", "。", "；", "“", "”", '"', "'", "【", "】", "{", "}", "[", "]", "#", "- ",
    "附件", "附件：", "附件1", "组长：", "责任部门：", "（责任单位：环卫科）", "2024年1月2日", "（1月2日至3月4日）", "（此件主动公开）",
    "抄送：", "印发", "\t", " | ", "方案", "关于做好工作的通知", "讲话", "同志们：", "照例", "导语", "版式", "见 a.txt", "-----",
    "\ue000", "\x00", "\u200b", "創(chuàng)衛", "XX", "某县", "各单位要认真抓好落实", "青林发〔2024〕3号", "青石县林业局", "@", "&", "%",
])  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), min_size=1, max_size=60).map("".join)


def values(node: Node) -> Iterator[str]:
    """Every key and value of a YAML text as gencirc reads it."""
    if isinstance(node, Scalar):
        yield str(node.text)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield str(entry.key)
            yield from values(entry.value)
    else:
        for item in node.items:
            yield from values(item)


def read(text: str) -> str:
    nodes, problems = parse_yaml(text.encode(), "活动.yaml")
    assert not problems, problems[0]
    return "\n".join(values(nodes))


def check(made: Taken) -> None:
    """The account holds every character, and what it says is in the YAML is there."""
    gone = sum(len(c.old) for c in made.account.changes if not c.new)
    assert "".join(s.text for s in made.account.stretches) == made.clean.text
    assert len(made.clean.text) + gone == len(made.source.text)
    for place, origin in enumerate(made.clean.origin):
        old, new = made.source.text[origin], made.clean.text[place]
        assert old == new or any(c.at == origin for c in made.account.changes)
    held = read(made.plan) + (read(made.registry) if made.registry else "")
    for node in filter(None, (made.made.plan, made.made.registry)):
        assert all(str(w) in held for w in words(node) if isinstance(w, Text))


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_every_character_of_a_paper_is_accounted_for(path: Path) -> None:
    check(taken(path.read_text(encoding="utf-8"), path.name, path.suffix == ".md"))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("附件\t甲\n1\t'[\n2\t乙")
@example("导语：照例\n导语：照例")
@example("\u200b")
def test_every_character_of_any_text_is_accounted_for(text: str) -> None:
    check(taken(text.replace("\r", "\n"), "原文.txt"))


@pytest.mark.parametrize(
    "piece", ["（一）", " ", "。一、", "甲\t乙\n", "一要", "（", "附件\n", "组长："]
)
def test_a_text_of_nothing_but_signs_is_accounted_for_in_no_long_time(piece: str) -> None:
    check(taken(piece * 3000 + "甲", "原文.txt"))


def test_what_nobody_claims_is_listed() -> None:
    made = taken(
        "上半年工作方案\n在全县工作会议上的讲话\n同志们：\n今天开会，讲三件事。\n一、甲\n要认真抓好。",
        "x",
    )
    assert [s.text.strip() for s in made.account.left] == ["上半年工作方案"]


def test_numbering_and_labels_count_as_printed_by_the_machine() -> None:
    made = taken(
        "关于做好工作的通知\n各科室：\n一、要求\n认真落实。\n特此通知。\n青石县林业局\n2024年3月5日",
        "x",
    )
    derived = "".join(s.text for s in made.account.stretches if s.fate == DERIVED)
    assert derived == "：一、"
    assert made.account.count(LEFT) == 0
    assert made.account.count(KEPT) > 30
