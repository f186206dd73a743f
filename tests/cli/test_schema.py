"""gencirc schema: a JSON Schema with every key that a plan knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gencirc.generated import SHAPES
from tests.conftest import Ran

Run = Callable[..., Ran]
UNTYPED = {"附件里的一个", "单位.yaml 机关下的一个机关"}  # lists in plans, and another file


def keys(node: Any) -> Iterator[str]:
    """Every key that the schema names."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for value in node.values():
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


@pytest.mark.parametrize(("spelling", "title"), [("zh", "gencirc 计划"), ("en", "gencirc plan")])
def test_every_key_of_a_plan_is_in_the_schema(spelling: str, title: str, gencirc: Run) -> None:
    ran = gencirc("schema", "--keys", spelling)
    assert (ran.code, ran.err) == (0, "")
    made = json.loads(ran.out)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert made["title"] == title
    shapes = [shape for name, shape in SHAPES if name not in UNTYPED]
    wanted = {f.key if spelling == "zh" else f.english for s in shapes for f in s.fields}
    assert wanted <= set(keys(made))
    assert all(entry["description"] for entry in made["properties"].values())


def test_chinese_keys_are_the_custom(gencirc: Run) -> None:
    assert gencirc("schema").out == gencirc("schema", "--keys", "zh").out
    assert set(json.loads(gencirc("schema").out)["required"]) == {"机关"}


def test_the_built_in_kinds_are_in_the_schema_with_their_own_keys(gencirc: Run) -> None:
    papers = json.loads(gencirc("schema").out)["properties"]
    letters = json.loads(gencirc("schema", "--keys", "en").out)["properties"]
    assert {"请示", "函", "纪要", "命令"} <= set(papers)
    assert {"request", "letter", "minutes", "order"} <= set(letters)
    assert {"会议", "出席", "分送", "正文", "文号"} <= set(papers["纪要"]["properties"])
    assert {"meeting", "present", "body"} <= set(letters["minutes"]["properties"])
    assert "主送" not in papers["通告"]["properties"]
    assert papers["通告"]["additionalProperties"] is False


def test_every_reference_of_the_schema_leads_somewhere(gencirc: Run) -> None:
    made = json.loads(gencirc("schema").out)
    for paper in made["properties"].values():
        for entry in paper.get("properties", {}).values():
            if "$ref" in entry:
                room, definitions, name, properties, key = entry["$ref"].split("/")
                assert (room, definitions, properties) == ("#", "definitions", "properties")
                assert made[definitions][name][properties][key]["description"]
