"""Forms and tables inside papers as pages, measured on the PDF that LibreOffice makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gencirc.build import Campaign, Options
from gencirc.made import Made
from gencirc.office.convert import to_pdf
from gencirc.starting import start_kind
from tests.kind.test_templates import with_kind
from tests.office.ready import NOT_READY, ready

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]

MM = 25.4 / 72
PLAN = """督办单: {事项: 清运垃圾。}
任务:
""" + "".join(f"  第{n}项: 清理第{n}号点位的积存垃圾和卫生死角。（责任部门：环卫科；完成时限：6月底前）\n" for n in range(1, 31))  # fmt: skip
COLUMNS = "序号、任务、责任部门、时限"
SLIP = '{{ 裁切线("回执") }}\n\n{{ 表单([表头("姓名、电话")] + 空行(2, 7), 整=true) }}'
BODIES = {
    "长表单": '{{ 表单([["事项", 督办单.事项]] + [表头("姓名、单位和职务、电话")] + 空行(3, 70)) }}',
    "高格": '{{ 表单([["批示", {"高": "120毫米"}], ["意见", {"高": "120毫米"}], ["落实", {"高": 6}]]) }}',
    "长文": '{{ 表单([["事项", "逐项排查整治，完成一项、销号一项。" * 90], ["日期", ""]]) }}',
    "合格": '{{ 表单([[{"文": "意见", "标": true, "竖": 40}, "甲", ""]] + [["乙", "整治。" * 30]] * 39) }}',
    "回执": "一段话。\n\n" * 14 + SLIP,
    "夹表": f'# 一\n\n一段话。\n\n{{{{ 表("任务", "{COLUMNS}", 横排=true) }}}}\n\n又一段话。\n\n'
    f'# 二\n\n{{{{ 表("任务", "{COLUMNS}", 横排=true) }}}}\n\n# 三\n\n{{{{ 表("任务", "{COLUMNS}") }}}}',
    "横表": f'导语。\n\n{{{{ 表("任务", "{COLUMNS}", 横排=true) }}}}\n\n说明。',
    "红头夹表": f'@ 各科室：\n\n{"一段话。" * 60}\n\n# 一\n\n{{{{ 表("任务", "{COLUMNS}", 横排=true) }}}}\n\n'
    '说明。\n\n{{ 落款() }}',
}  # fmt: skip
KINDS = (
    "任务分解表", "职责分工表", "时间表", "倒排工期表", "会议通知", "议程", "主持词", "发文稿纸", "征求意见稿", "采纳情况表",
)  # fmt: skip
RED = "---\n文种: 督办单\n键: 督办单\n版式: 红头文件\n说明: 督办\n---\n"
PLAIN = RED.replace("红头文件", "白头文件")


def papers_of(folder: Path) -> Iterator[tuple[str, Made]]:
    for name, body in BODIES.items():
        head = RED if name.startswith("红头") else PLAIN
        made = with_kind(folder / name, f"! 关于清运的标题\n\n{body}\n", head, PLAN)
        assert not [p for p in made.problems if p.severity == "错误"]
        yield name, made.papers()[0]
    for kind in KINDS:
        plan = start_kind(kind, "", folder / kind, date(2026, 3, 2)).files[0]
        yield kind, next(p for p in Campaign(plan, Options()).papers() if p.document.name == kind)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[int, list[Any]]]]:
    """Every paper by its name: pages as reckoned, pages as rendered, in one run of LibreOffice."""
    import pdfplumber

    folder = tmp_path_factory.mktemp("表单")
    paths, counts = {}, {}
    for name, paper in papers_of(folder):
        paths[name] = folder / f"{name}.docx"
        paths[name].write_bytes(paper.data)
        counts[name] = paper.pages
    done = to_pdf(list(paths.values()), folder)
    assert not done.why
    with ExitStack() as files:
        opened = {n: files.enter_context(pdfplumber.open(done.pdfs[p])) for n, p in paths.items()}
        yield {n: (count, opened[n].pages) for n, count in counts.items()}


def lying(pages: list[Any]) -> str:
    return "".join("横" if page.width > page.height else "竖" for page in pages)


def test_the_pages_are_as_many_as_reckoned(papers: dict[str, tuple[int, list[Any]]]) -> None:
    assert {n: len(pages) for n, (_, pages) in papers.items()} == {
        n: count for n, (count, _) in papers.items()
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("夹表", "竖横横竖横横竖竖"),
        ("横表", "横横横"),
        ("红头夹表", "竖竖横横竖"),
        ("任务分解表", "横"),
        ("采纳情况表", "横"),
        ("征求意见稿", "竖竖竖"),
    ],
)
def test_pages_turn_where_a_wide_table_stands(
    name: str, told: str, papers: dict[str, tuple[int, list[Any]]]
) -> None:
    assert lying(papers[name][1]) == told


def rules(page: Any) -> list[float]:
    """Where the horizontal rules of the forms on a page lie, in mm."""
    return [row.bbox[1] * MM for found in page.find_tables() for row in found.rows]


def test_blank_rows_are_high_enough_to_write_in(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    pages = papers["长表单"][1]
    rows = [r for page in pages for found in page.find_tables() for r in found.rows]
    assert len(rows) == 72
    assert all((r.bbox[3] - r.bbox[1]) * MM == pytest.approx(9, abs=0.3) for r in rows)


def test_a_high_cell_moves_to_the_next_page_as_a_whole(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    pages = papers["高格"][1]
    rows = [r for page in pages for found in page.find_tables() for r in found.rows]
    high = [(r.bbox[3] - r.bbox[1]) * MM for r in rows]
    assert high[:2] == [pytest.approx(120, abs=0.5)] * 2
    assert len(rules(pages[0])) == 1


def test_a_slip_is_not_torn(papers: dict[str, tuple[int, list[Any]]]) -> None:
    first, second = papers["回执"][1]
    assert "回执" not in first.extract_text()
    assert len(rules(second)) == 8
    assert "回执" in second.extract_text()


def test_a_value_longer_than_a_page_goes_on(papers: dict[str, tuple[int, list[Any]]]) -> None:
    pages = papers["长文"][1]
    cells = [row[-1] for p in pages for found in p.find_tables() for row in found.extract()]
    text = re.sub(r"\s", "", "".join(cells))
    assert text.count("逐项排查整治，完成一项、销号一项。") == 90
    assert len(pages) > 1


def test_the_type_area_holds_every_form(papers: dict[str, tuple[int, list[Any]]]) -> None:
    for name in ("长表单", "高格", "合格", "发文稿纸"):
        for page in papers[name][1]:
            for found in page.find_tables():
                assert found.bbox[0] * MM == pytest.approx(28, abs=0.4)
                assert (found.bbox[2] - found.bbox[0]) * MM == pytest.approx(156, abs=0.4)
                assert found.bbox[3] * MM < 297 - 35 + 0.5
