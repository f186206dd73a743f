"""Every trap of YAML has its own sentence; any text at all gives nodes or problems."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.problem import tidy
from gencirc.source import parsing
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence
from gencirc.source.parsing import parse_yaml
from tests.helpers import CASES

TRAPS = yaml.safe_load((CASES / "traps.yaml").read_text(encoding="utf-8"))
KNOWN = {"主送", "正文", "组长"}


def plain(node: Node) -> object:
    """Nodes as plain values; what could not be read is ``None``."""
    if isinstance(node, Scalar):
        return None if node.damaged else str(node.text)
    if isinstance(node, Sequence):
        return [plain(i) for i in node.items]
    return {str(e.key): plain(e.value) for e in node.entries}


@pytest.mark.parametrize("case", TRAPS, ids=[c["名"] for c in TRAPS])
def test_a_trap_is_named_on_its_own_line_and_the_rest_is_read(case: dict[str, object]) -> None:
    top, problems = parse_yaml(str(case["写"]).encode(), "活动.yaml", KNOWN)
    assert [f"{p.place[1]}:{p.place[2]} {p.code}" for p in tidy(problems)] == case["报"]
    if "得" in case:
        assert plain(top) == case["得"]


@pytest.mark.parametrize("case", TRAPS, ids=[c["名"] for c in TRAPS])
def test_without_libyaml_the_same_traps_are_named(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)
    top, problems = parse_yaml(str(case["写"]).encode(), "活动.yaml", KNOWN)
    wanted = [re.sub(r":\d+", "", told) for told in case["报"]]  # columns differ a little
    assert [f"{p.place[1]} {p.code}" for p in tidy(problems)] == wanted
    if "得" in case:
        assert plain(top) == case["得"]


PIECES = st.sampled_from(
    ["活动", ": ", "：", "\n", "  ", "- ", "|", ">", "[", "]", "{", "}", "，", "、", '"', "'", "#",
     "@", "&a", "*a", "!x", "%", "\t", "\u3000", "---\n", "【任务】", "甲乙", "\r\n", "\ue000", "\x00",
     "😀", "\\", "? "]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_nodes_or_problems(text: str) -> None:
    top, problems = parse_yaml(text.encode("utf-8", "replace"), "活动.yaml", KNOWN)
    assert isinstance(top, Mapping)
    assert top.entries or problems
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for p in problems:
        assert 1 <= p.place[1] <= lines + 1
        assert p.place[2] >= 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_nodes_or_problems(data: bytes) -> None:
    parse_yaml(data, "活动.yaml")


def bomb(depth: int = 40) -> str:
    lines = ["a0: &a0 甲"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, depth)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (bomb(), "Y108"),
        ("甲: " + "[" * 100_000, "Y112"),
        ("甲: " + "{" * 50_000, "Y108"),
        ("甲: " + "- " * 20_000, "Y122"),
        ("- " * 5_000, "Y117"),
        ("甲: 1\n" * 20_000, "Y114"),
        ("? " * 3_000, "Y117"),
    ],
    ids=["别名炸弹", "方括号", "花括号", "减号", "清单套清单", "重复键", "问号"],
)
def test_hostile_text_is_refused_in_bounded_time(text: str, code: str) -> None:
    begin = time.perf_counter()
    _, problems = parse_yaml(text.encode(), "活动.yaml")
    assert code in {p.code for p in problems}
    assert time.perf_counter() - begin < 10


def test_marks_point_at_keys_and_values() -> None:
    top, _ = parse_yaml("甲:\n  乙: [丙, 丁]\n".encode(), "活动.yaml")
    inner = top.entries[0].value
    assert isinstance(inner, Mapping)
    assert top.entries[0].key.mark.place == ("活动.yaml", 1, 1)
    assert inner.entries[0].key.mark.place == ("活动.yaml", 2, 3)
    second = inner.entries[0].value
    assert isinstance(second, Sequence)
    assert second.items[1].mark.place == ("活动.yaml", 2, 10)
