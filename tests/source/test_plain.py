"""Plain lines read without YAML are what YAML reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.kind.library import KINDS, built_in, split
from gencirc.source.marks import Source
from gencirc.source.nodes import Mapping, Scalar
from gencirc.source.parsing import parse_yaml
from gencirc.source.plain import plain

HEADS = sorted((built_in() / KINDS).glob("*.md.j2"))
LETTERS = "通知文种是否年月日，。、；：（）“”aByn0129_.: #-|>&*!%@`'\"[]{}　\t"


def told(top: Mapping) -> list[tuple[object, ...]]:
    """Everything that nodes say, with their places."""
    out: list[tuple[object, ...]] = [(top.mark.start, top.flow)]
    for key, value in top.entries:
        assert isinstance(value, Scalar)
        out.append((str(key), key.mark[1:], str(value.text), value.text.mark[1:], value.damaged))
    return out


@pytest.mark.parametrize("path", HEADS, ids=lambda p: p.name)
def test_the_head_of_every_built_in_kind_is_plain(path: object) -> None:
    head, _ = split(Source("头", path.read_text(encoding="utf-8")))  # type: ignore[attr-defined]
    assert head
    read, problems = parse_yaml(head.encode(), "头")
    found = plain(head, "头")
    assert not problems
    assert found
    assert told(found) == told(read)


@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=3))
def test_whatever_is_read_as_plain_is_what_yaml_reads(values: list[str]) -> None:
    text = "#--\n" + "".join(f"键{'甲乙丙'[n]}: {v}\n" for n, v in enumerate(values))
    found = plain(text, "头")
    if found:
        read, problems = parse_yaml(text.encode(), "头")
        assert not problems
        assert told(found) == told(read)


@pytest.mark.parametrize(
    "line", ["键：值", "键: ", "键: '值'", "键: 值 # 注", "  键: 值", "- 值", "键: 值 "]
)
def test_a_line_with_anything_more_is_left_to_yaml(line: str) -> None:
    assert plain(f"#--\n文种: 通知\n{line}\n", "头") is None


def test_a_key_written_twice_is_left_to_yaml() -> None:
    assert plain("#--\n文种: 通知\n文种: 通知\n", "头") is None
