"""Any value in any printed field survives to the Word file, and is found where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gencirc.blocks.tree import words_of
from gencirc.build import Campaign, Options
from gencirc.problem import failed
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence
from gencirc.source.parsing import read_yaml
from tests.helpers import EXAMPLES, campaign, examples, word_text

WEIRD = ["# | > ! @ 附件： 【 {{ <&", "甲😀👨‍👩‍👧乙", "a&b<c>\"d'", "---", "{% if %}"]
FAULTS = ["【无此项目】", "××"]
# what a value in these keys means is a reference, a date or a choice, not words
MEANT = {
    "机关", "issuer", "文号", "number", "成文日期", "date", "盖章", "seal", "版式", "layout", "编号", "大字版",
    "组长", "副组长", "责任部门", "会同", "成员", "主持", "议程", "讲话人", "体系", "办公室", "办公室主任", "季节",
    "成套", "season", "时间", "span", "内容", "content", "定", "包", "三个一批", "六个百分之百", "公共", "名单",
}  # fmt: skip


def values(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every value with the key it stands under."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from values(item, key)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from values(entry.value, str(entry.key))


def printed(path: Path) -> list[Scalar]:
    """The values of an example that are words and that its papers print."""
    made = Campaign(path, Options())
    lines = [w for d in made.documents for b in d.blocks for w in words_of(b)]
    lines += [w for d in made.documents for w in d.head.values()]
    places = {s.mark.start for w in lines for s in w if s.exact and s.mark.source.name == str(path)}
    top, _ = read_yaml(path, str(path))
    return [
        v for key, v in values(top)
        if key not in MEANT and v.mark.start in places and "\n\n" not in v.text and "责任部门：" not in v.text
    ]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_a_strange_value_is_printed_as_typed(example: Path, tmp_path: Path) -> None:
    """Every value of every example, with one strange value after the other."""
    path = examples(tmp_path) / example.parent.name / example.name
    text = path.read_text(encoding="utf-8")
    before = [len(d.blocks) for d in Campaign(path, Options()).documents]
    turn = EXAMPLES.index(example)  # so that values of a kind meet each of them
    for value, weird in zip(printed(path), islice(cycle(WEIRD), turn, None), strict=False):
        start, end = value.mark.start, value.mark.end
        tail = "\n" if text[start] in "|>" else ""
        quoted = "'" + weird.replace("'", "''") + "'" + tail
        path.write_text(text[:start] + quoted + text[end:], encoding="utf-8")
        made = Campaign(path, Options())
        if failed(made.problems):  # a reference, a count or a number with a form of its own
            assert {p.code for p in made.problems if p.severity == "错误"} <= {
                "E103", "E127", "P133", "P134", "D101", "R101", "R106", "N201", "N203", "R109", "C101", "T104", "T114",
            }, (value.text, [p.words for p in made.problems])  # fmt: skip
            continue
        assert [len(d.blocks) for d in made.documents] == before, value.text
        assert any(weird in word_text(p.data) for p in made.papers()), value.text


@pytest.mark.parametrize("example", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_a_fault_is_reported_at_its_line_and_column(example: Path, tmp_path: Path) -> None:
    path = examples(tmp_path) / example.parent.name / example.name
    text = path.read_text(encoding="utf-8")
    for value, fault in zip(printed(path), cycle(FAULTS), strict=False):
        spot = value.mark.shift(len(value.text) // 2).at
        if text.rfind("【", 0, spot) > text.rfind("】", 0, spot):
            spot = text.index("】", spot) + 1
        changed = text[:spot] + fault + text[spot:]
        path.write_text(changed, encoding="utf-8")
        wanted = (changed.count("\n", 0, spot) + 1, spot - changed.rfind("\n", 0, spot))
        found = {p.place[1:] for p in Campaign(path, Options()).problems if p.severity == "错误"}
        assert wanted in found, (value.text, wanted, found)


def test_a_fault_in_an_included_file_is_reported_there(tmp_path: Path) -> None:
    folder = tmp_path / "计划"
    folder.mkdir()
    (folder / "讲话.txt").write_text(
        "第一段。\n\n第二段有××要填，\n还有【飞碟】。\n", encoding="utf-8"
    )
    made = campaign(folder, "活动: 甲行动\n机关: 测试局\n方案: {工作目标: 见 讲话.txt}\n")
    found = {(Path(p.place[0]).name, *p.place[1:], p.code) for p in made.problems}
    assert found == {("讲话.txt", 3, 5, "T101"), ("讲话.txt", 4, 3, "R106")}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=30))
def test_any_text_gives_a_paper_or_problems(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    plan = f"活动: {quoted}\n机关: 测试局\n通知: {{主送: {quoted}, 正文: {quoted}}}\n"
    made = campaign(tmp_path, plan)
    papers = made.papers()
    assert papers or made.problems
