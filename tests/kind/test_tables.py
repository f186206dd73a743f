"""Tables of attachments from plan and file: columns chosen, cells merged, sums reckoned."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gencirc.blocks.grid import paragraphs
from gencirc.blocks.tree import AttachmentHead, AttachmentNote, Paragraph, Table
from gencirc.build import Campaign
from tests.helpers import campaign, told, word_text

PLAN = "活动: 甲行动\n机关: 测试局\n通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: 请落实。}\n附件:\n"
LIST = '姓名,科室,数量,金额\n甲某,环卫科,12,3.5万元\n乙某,环卫科,"1,200",0.75万元\n丙某,市政科,—,1万元\n'


def made(folder: Path, attachment: str, **files: bytes) -> Campaign:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.csv").write_bytes(data)
    return campaign(folder, PLAN + attachment)


def table(found: Campaign) -> Table:
    assert not found.problems, [(p.place, p.words) for p in found.problems]
    return next(b for d in found.documents for b in d.blocks if isinstance(b, Table))


def shown(table: Table) -> list[list[str]]:
    rows = [table.columns, *table.rows, table.total]
    return [[str(c) for c in row] for row in rows if row]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_gives_columns_and_rows(encoding: str, tmp_path: Path) -> None:
    found = made(tmp_path, "  - 名册: 见 名单.csv\n", 名单=LIST.encode(encoding))
    assert shown(table(found))[:3] == [
        ["姓名", "科室", "数量", "金额"],
        ["甲某", "环卫科", "12", "3.5万元"],
        ["乙某", "环卫科", "1,200", "0.75万元"],
    ]


def test_columns_choose_among_those_of_a_file_and_the_machine_counts(tmp_path: Path) -> None:
    plan = "  - 名册: {行: 见 名单.csv, 列: [序号, 科室, 姓名], 合并: 科室}\n"
    found = table(made(tmp_path, plan, 名单=LIST.encode()))
    assert shown(found) == [
        ["序号", "科室", "姓名"],
        ["1", "环卫科", "甲某"],
        ["2", "环卫科", "乙某"],
        ["3", "市政科", "丙某"],
    ]
    assert found.merged == (1,)


def test_a_file_without_a_header_takes_the_columns_of_the_plan(tmp_path: Path) -> None:
    plan = "  - 名册: {行: 见 名单.csv, 列: [甲, 乙]}\n"
    assert shown(table(made(tmp_path, plan, 名单="丙,丁\n".encode()))) == [
        ["甲", "乙"],
        ["丙", "丁"],
    ]


def test_sums_are_reckoned_in_the_column_s_own_writing(tmp_path: Path) -> None:
    plan = "  - 名册: {行: 见 名单.csv, 合计: 数量、金额}\n"
    found = table(made(tmp_path, plan, 名单=LIST.encode()))
    assert [str(c) for c in found.total] == ["合计", "", "1,212", "5.25万元"]


def test_a_header_of_two_levels_and_rows_parted_by_bars(tmp_path: Path) -> None:
    plan = (
        "  - 任务表:\n      列: [序号, 任务, {时限: [开始, 结束]}]\n      行:\n"
        "        - 清扫道路、河道 | 6月1日 | 6月30日\n        - 设施 |  | 7月底前\n"
    )
    found = table(made(tmp_path, plan))
    assert [(str(b.words), b.first, b.across) for b in found.bands] == [("时限", 2, 2)]
    assert shown(found)[1:] == [
        ["1", "清扫道路、河道", "6月1日", "6月30日"],
        ["2", "设施", "", "7月底前"],
    ]


def test_a_drawn_table_is_merged_and_summed_in_one_line(tmp_path: Path) -> None:
    groups = "工作组:\n"
    for name, leader, count in (
        ("甲组", "陆知秋", "3"),
        ("乙组", "陆知秋", "4"),
        ("丙组", "韩松", "5"),
    ):
        groups += f"  {name}: {{组长: {leader}, 人数: '{count}人'}}\n"
    plan = "  - 一览表: 【工作组】 列 序号、组名、组长、人数 合并 组长 合计 人数 横排\n"
    folder = tmp_path / "甲"
    found = campaign(folder, groups + PLAN + plan)
    drawn = table(found)
    assert drawn.wide
    assert drawn.merged == (2,)
    assert str(drawn.total[3]) == "12人"


def test_a_line_break_in_a_cell_begins_a_paragraph(tmp_path: Path) -> None:
    found = made(tmp_path, "  - 名册: 见 名单.csv\n", 名单='甲,乙\n"一\n二",三\n'.encode())
    assert str(table(found).rows[0][0]) == "一\n二"
    xml = found.papers()[0].text
    assert "一／二 | 三" in xml


def test_rows_of_another_length_are_named_by_their_line(tmp_path: Path) -> None:
    text = "甲,乙\n" + "一,二\n" * 3 + "一\n" + "一,二,三\n" * 30
    found = made(tmp_path, "  - 名册: 见 名单.csv\n", 名单=text.encode())
    lines = told(found.problems)
    assert lines[:2] == ["名单.csv:5:1 错误 P131", "名单.csv:6:1 错误 P131"]
    assert [line.split()[-1] for line in lines] == ["P131"] * 20 + ["Y009"]


def test_what_a_file_lacks_is_said(tmp_path: Path) -> None:
    cases = {
        "  - 名册: 见 没有.csv\n": "P112",
        "  - 名册: 见 ../名单.csv\n": "P111",
        "  - 名册: {行: 见 名单.csv, 列: [姓名, 科宝]}\n": "P130",
        "  - 名册: {行: 见 名单.csv, 合计: 科室}\n": "P154",
        "  - 名册: {行: 见 空.csv}\n": "P137",
    }
    for number, (plan, code) in enumerate(cases.items()):
        found = made(tmp_path / str(number), plan, 名单=LIST.encode(), 空=b"")
        assert code in {p.code for p in found.problems}, plan


def test_text_and_table_of_an_attachment_are_both_printed(tmp_path: Path) -> None:
    found = made(tmp_path, "  - 名册: {正文: 说明如下。, 列: 姓名, 行: [[甲某]]}\n")
    kinds = [type(b) for b in found.documents[0].blocks]
    assert kinds[kinds.index(AttachmentHead) :] == [AttachmentHead, Paragraph, Table]


def test_an_attachment_apart_is_a_paper_of_its_own_with_the_number(tmp_path: Path) -> None:
    plan = "  - 要点: 抓落实。\n  - 名册: {列: 姓名, 行: [[甲某]], 分订: 是}\n"
    found = made(tmp_path, plan)
    notice, apart = found.documents
    assert [str(n) for b in notice.blocks if isinstance(b, AttachmentNote) for n in b.names] == [
        "要点",
        "名册",
    ]
    assert [str(b.label) for b in notice.blocks if isinstance(b, AttachmentHead)] == ["附件1"]
    head = apart.blocks[0]
    assert isinstance(head, AttachmentHead)
    assert str(head.label) == "清城管发〔2026〕3号附件2"
    assert [p.path.stem for p in found.papers()] == ["通知", "通知附件2"]
    assert "印发" not in found.papers()[1].text


@pytest.mark.parametrize(
    ("left_out", "codes"), [("附件说明", ["C122"]), ("附件页", ["C122"]), ("", [])]
)
def test_a_kind_prints_both_the_list_and_the_pages(
    left_out: str, codes: list[str], tmp_path: Path
) -> None:
    kind = "---\n文种: 倡议书\n键: 倡议书\n版式: 白头文件\n---\n! {{ 倡议书.标题 }}\n\n{{ 附件说明() }}\n\n{{ 附件页() }}\n"
    path = tmp_path / "templates" / "文种" / "倡议书.md.j2"
    path.parent.mkdir(parents=True)
    path.write_text(kind.replace(f"{{{{ {left_out}() }}}}", ""), encoding="utf-8")
    plan = (
        "活动: 甲行动\n机关: 测试局\n倡议书: {标题: 关于节水的倡议书}\n附件: [{要点: 抓落实。}]\n"
    )
    assert [p.code for p in campaign(tmp_path, plan).problems] == codes


def test_a_list_of_three_hundred_rows_is_no_long_paper(tmp_path: Path) -> None:
    rows = "".join(f"{n},第{n}号点位在城区主干道,环卫科\n" for n in range(1, 301))
    found = made(tmp_path, "  - 名册: 见 名单.csv\n", 名单=f"序号,点位,科室\n{rows}".encode())
    assert len(table(found).rows) == 300


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_cell_of_a_file_is_in_the_word_file_or_a_problem(
    tmp_path: Path, cells: list[str]
) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["序号", "文"], *[["一", c] for c in cells]])
    text = out.getvalue().encode("utf-8", errors="replace")
    found = made(tmp_path, "  - 名册: 见 名单.csv\n", 名单=text)
    papers = found.papers()
    assert papers or found.problems
    if papers:
        lines = [str(p) for row in table_of(found).rows for p in paragraphs(row[1])]
        printed = word_text(papers[0].data)
        assert all(line in printed for line in lines)
        typed = "".join("".join(cells).split())
        assert "".join("".join(lines).split()) == typed


def table_of(found: Campaign) -> Table:
    return next(b for d in found.documents for b in d.blocks if isinstance(b, Table))
