"""What is written as YAML is read back to the letter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gencirc.importing.draft import Block, Keyed, Listing, leaf, pair
from gencirc.importing.writing import written
from gencirc.source.nodes import Mapping, Node, Scalar
from gencirc.source.parsing import parse_yaml

SIGNS = "：:，,。“”\"'{}[]#&*!|>%@`-? 　、（）《》〔〕甲乙1a"
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).map(str.strip).filter(bool)
KEYS = st.lists(TEXTS, min_size=1, max_size=4, unique=True)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return str(node.text)
    if isinstance(node, Mapping):
        return {str(e.key): plain(e.value) for e in node.entries}
    return [plain(i) for i in node.items]


def back(made: Keyed) -> object:
    nodes, problems = parse_yaml(written(made, lambda node: "").encode(), "x")
    assert not problems, (problems[0], written(made, lambda node: ""))
    return plain(nodes)


@settings(max_examples=300, deadline=None)
@given(KEYS, TEXTS)
def test_any_key_and_value_come_back(keys: list[str], text: str) -> None:
    assert back(Keyed(tuple(pair(k, text) for k in keys))) == dict.fromkeys(keys, text)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), KEYS)
def test_lists_of_texts_and_of_headings_come_back(texts: list[str], keys: list[str]) -> None:
    items = (*map(leaf, texts), *(Keyed((pair(k, k),)) for k in keys))
    assert back(Keyed((pair("要求", Listing(items)),))) == {
        "要求": [*texts, *({k: k} for k in keys)]
    }


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=3))
def test_rows_come_back(rows: list[list[str]]) -> None:
    made = Listing(tuple(Listing(tuple(map(leaf, row))) for row in rows))
    assert back(Keyed((pair("行", made),))) == {"行": rows}


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_paragraphs_come_back_with_an_empty_line_between(texts: list[str]) -> None:
    made = Keyed((pair("引言", Block(tuple(map(leaf, texts)))),))
    assert back(made) == {"引言": "\n\n".join(texts)}


def test_a_remark_stands_above_its_key_and_is_not_read() -> None:
    made = Keyed((pair("要求", Keyed((pair("甲", "文字", "请核对"),))),))
    assert written(made, lambda node: "") == "要求:\n  # 请核对\n  甲: 文字\n"
