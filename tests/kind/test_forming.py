"""表, 表单, 裁切线 and 公文 in templates: what they put in, and mistakes by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.blocks.tree import Block, CutLine, Form, Table
from gencirc.build import Campaign
from tests.helpers import campaign
from tests.kind.test_templates import with_kind

PLAN = """督办单: {事项: 清运垃圾。, 名单: [甲项, 乙项, {丙: 丁。}]}
任务: {清扫: 清扫街巷。（责任部门：环卫科）, 清运: 清运垃圾。（责任部门：环卫科）}
"""


def made(folder: Path, body: str) -> Campaign:
    return with_kind(folder, f"! 标题\n\n{body}\n", more=PLAN)


def block(folder: Path, body: str) -> Block:
    campaign = made(folder, body)
    assert [(p.code, p.words) for p in campaign.problems] == []
    return campaign.documents[0].blocks[-1]


def form(folder: Path, body: str) -> list[list[tuple[str, bool]]]:
    found = block(folder, body)
    assert isinstance(found, Form)
    return [[(str(box.words), box.label) for box in row] for row in found.rows]


def test_label_and_value_take_turns(tmp_path: Path) -> None:
    rows = form(tmp_path, '{{ 表单([["事项", 督办单.事项, "日期", ""], ["批示", {"高": 3}]]) }}')
    assert rows == [
        [("事项", True), ("清运垃圾。", False), ("日期", True), ("", False)],
        [("批示", True), ("", False)],
    ]


def test_a_cell_that_says_more_sets_the_turn(tmp_path: Path) -> None:
    rows = form(
        tmp_path,
        '{{ 表单([[{"文": "意见", "标": true, "竖": 2}, {"文": "科室", "标": true}, "好"], ["日期", ""]]) }}',
    )
    assert [label for _, label in rows[0]] == [True, True, False]


def test_items_of_a_body_and_of_a_list_are_paragraphs(tmp_path: Path) -> None:
    rows = form(tmp_path, '{{ 表单([["名单", 督办单.名单], ["两段", ["甲", 活动]]]) }}')
    assert rows[0][1][0] == "甲项\n乙项\n丙：丁。"
    assert rows[1][1][0] == "甲\n夏季整治行动"


def test_what_a_filter_gives_is_no_gibberish(tmp_path: Path) -> None:
    rows = form(tmp_path, '{{ 表单([["题名", 活动 | 书名]]) }}')
    assert rows[0][1][0] == "《夏季整治行动》"


def test_what_is_typed_knows_its_place(tmp_path: Path) -> None:
    campaign = made(tmp_path, '{{ 表单([["事项", 督办单.事项]]) }}')
    (row,) = campaign.documents[0].blocks[-1].rows  # type: ignore[union-attr]
    assert row[1].words.mark_at(0).source.name.endswith("活动.yaml")


def test_a_row_of_labels_over_blank_rows(tmp_path: Path) -> None:
    found = block(
        tmp_path, '{{ 表单([表头("姓名、意见", 意见=16)] + 空行(2, 3, 高="12毫米"), 整=true) }}'
    )
    assert isinstance(found, Form)
    assert found.whole
    assert [[box.least for box in row] for row in found.rows] == [[0, 0], *[[12, 12]] * 3]
    assert found.rows[0][1].broad == 16


def test_heights_are_lines_or_millimetres(tmp_path: Path) -> None:
    found = block(tmp_path, '{{ 表单([[{"高": 2}, {"高": "2行"}, {"高": "20毫米"}]]) }}')
    assert isinstance(found, Form)
    two, same, twenty = (box.least for box in found.rows[0])
    assert two == same == pytest.approx(14.1, abs=0.1)
    assert twenty == 20


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('{{ 表单([[{"字": "甲"}]]) }}', ["K201"]),
        ('{{ 表单([["甲", {"高": "很高"}]]) }}', ["K202"]),
        ('{{ 表单([["甲"]], 全=true) }}', ["K201"]),
        ('{{ 表("任务", "任务", 竖排=true) }}', ["K201"]),
        ('{{ 表("任务", "飞碟") }}', ["P130"]),
        ('{{ 表("飞碟", "任务") }}', ["P129"]),
        ('{{ 公文("请示").正文 }}', ["K203"]),
        ('{{ 公文("督办单").正文 }}', ["K203"]),
        ('文字{{ 表单([["甲"]]) }}', ["K109"]),
    ],
)
def test_a_mistake_in_a_form_is_named(body: str, codes: list[str], tmp_path: Path) -> None:
    assert [p.code for p in made(tmp_path, body).problems] == codes


def table(folder: Path, body: str) -> Table:
    found = block(folder, body)
    assert isinstance(found, Table)
    return found


def test_a_table_is_drawn_as_an_attachment_is(tmp_path: Path) -> None:
    made = table(tmp_path, '{{ 表("任务", "序号、任务、责任部门", 合并="责任部门", 横排=true) }}')
    assert [str(c) for c in made.columns] == ["序号", "任务", "责任部门"]
    assert str(made.rows[1][1]) == "清运：清运垃圾"
    assert (made.merged, made.wide) == ((2,), True)


def test_a_table_of_a_thing_itself_leaves_out_empty_columns(tmp_path: Path) -> None:
    made = table(tmp_path, '{{ 表(任务, "名称、时限、责任部门", 合并="责任部门", 略空=true) }}')
    assert [str(c) for c in made.columns] == ["名称", "责任部门"]
    assert made.merged == (1,)


def test_a_table_of_the_template_is_summed(tmp_path: Path) -> None:
    made = table(
        tmp_path,
        '{{ 表(列, "单位、数", 行=[["甲", 3], [活动, 4]], 合计="数") }}'.replace("列, ", '"", '),
    )
    assert [str(c) for c in made.total] == ["合计", "7"]
    assert str(made.rows[1][0]) == "夏季整治行动"


def test_a_cut_line_has_the_title_of_its_slip(tmp_path: Path) -> None:
    found = block(tmp_path, '{{ 裁切线("回执") }}')
    assert isinstance(found, CutLine)
    assert str(found.words) == "回执"


def test_values_in_forms_are_read_by_the_checks(tmp_path: Path) -> None:
    plan = "督办单: {事项: 请于2月30日前清运。}\n"
    found = with_kind(tmp_path, '! 标题\n\n{{ 表单([["事项", 督办单.事项]]) }}\n', more=plan)
    assert "D210" in {p.code for p in found.problems}


def test_two_papers_that_ask_for_each_other_come_to_an_end(tmp_path: Path) -> None:
    kinds = tmp_path / "templates" / "文种"
    kinds.mkdir(parents=True)
    for one, other in (("甲单", "乙单"), ("乙单", "甲单")):
        head = f"---\n文种: {one}\n键: {one}\n版式: 白头文件\n说明: 单\n---\n"
        body = f'! {{{{ 公文("{other}").标题 or "{one}" }}}}\n'
        (kinds / f"{one}.md.j2").write_text(head + body, encoding="utf-8")
    found = campaign(tmp_path, "活动: 甲\n机关: 测试局\n甲单: 照例\n乙单: 照例\n")
    assert [d.title for d in found.documents] == ["乙单", "甲单"]
