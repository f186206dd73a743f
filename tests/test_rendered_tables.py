"""Attachments and tables as pages, measured on the PDF that LibreOffice makes."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gencirc.office.convert import to_pdf
from tests.helpers import campaign
from tests.office.ready import NOT_READY, ready

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]

MM = 25.4 / 72
HEAD = "活动: 夏季整治行动\n机关: 测试局\n通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: 请认真落实。}\n附件:\n"
UNITS = ("环卫科", "市政科", "执法大队", "财务科")
ROWS = 300
TWO = ", ".join(["[一, 二]"] * 40)
PLANS = {
    "竖表": "  - 点位清单: {行: 见 名单.csv, 合并: 责任部门, 合计: 数量}\n",
    "横表": "  - 点位清单: {行: 见 名单.csv, 横排: 是}\n",
    "多列": "  - 多列表: {行: 见 多列.csv, 横排: 是}\n",
    "文字": "  - 清单: {行: 见 文字.csv, 合并: 部门}\n",
    "长格": f"  - 长表: {{列: [序号, 内容], 行: [[甲], [{'逐项排查整治。' * 260}], [乙]]}}\n",
    "两层": "  - 任务表:\n      列: [序号, 任务, {时限: [开始, 结束]}]\n      行:\n"
    + "        - 清扫道路、河道，清理积存垃圾和卫生死角 | 6月1日 | 6月30日\n" * 60,
    "混排": f"  - 横一: {{列: [甲, 乙], 行: [{TWO}], 横排: 是}}\n  - 横二: {{列: [甲, 乙], 行: [{TWO}], 横排: 是}}\n"
    f"  - 文字: 一段话。\n  - 竖: {{列: [甲, 乙], 行: [[一, 二]]}}\n  - 横末: {{列: [甲, 乙], 行: [{TWO}], 横排: 是}}\n",
    "单横": "  - 要点: 一段话。\n  - 名册: {列: [甲, 乙], 行: [[一, 二]], 横排: 是, 分订: 是}\n",
    "十二": "".join(f"  - {'附件的名称长得要折行看一看对齐不对齐' * (n % 3) or '短'}{n}: 一段话。\n" for n in range(1, 13)),
}  # fmt: skip


def saved(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("gb18030")


def spots() -> list[list[str]]:
    """300 rows with names that wrap, thousands, and departments that come in groups."""
    head = ["序号", "点位名称", "责任部门", "数量", "完成时限"]
    return [head] + [
        [str(n), f"第{n}号点位（城区{'主干道及背街' * (n % 4)}）", UNITS[n // 7 % 4], f"{n * 37 % 5000:,}",
         "长期坚持" if n % 3 else "6月底前"]
        for n in range(1, ROWS + 1)
    ]  # fmt: skip


def many() -> list[list[str]]:
    return [[f"第{n}列" for n in range(1, 13)]] + [
        [f"第{r}行", *("垃圾清运" * (r * c % 4) or "—" for c in range(1, 12))] for r in range(1, 31)
    ]


def texts() -> list[list[str]]:
    """Rows of any height, with digits among the hanzi; no ——, which LibreOffice tears in two."""
    some = random.Random(9704)
    bits = ("清运积存垃圾", "修补破损路面12处", "6月30日前完成15个路段", "规范占道经营", "—")
    return [["序号", "内容", "部门", "数", "措施"]] + [
        [str(n), "，".join(some.choices(bits, k=some.randint(1, 7))), some.choice(UNITS),
         f"{some.random() * 100:.2f}", "；".join(some.choices(bits, k=some.randint(1, 4)))]
        for n in range(1, ROWS + 1)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def papers(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, tuple[int, list[Any]]]]:
    """Every paper by its name: pages as reckoned, pages as rendered, in one run of LibreOffice."""
    import pdfplumber

    folder = tmp_path_factory.mktemp("表格")
    papers: dict[str, Path] = {}
    counts = {}
    for name, attachments in PLANS.items():
        (folder / name).mkdir()
        (folder / name / "名单.csv").write_bytes(saved(spots()))
        (folder / name / "文字.csv").write_bytes(saved(texts()))
        (folder / name / "多列.csv").write_bytes(saved(many()))
        made = campaign(folder / name, HEAD + attachments)
        for paper in made.papers():
            stem = name + paper.path.stem.removeprefix("通知")
            papers[stem] = folder / f"{stem}.docx"
            papers[stem].write_bytes(paper.data)
            counts[stem] = paper.pages
    done = to_pdf(list(papers.values()), folder)
    assert not done.why
    with ExitStack() as files:
        opened = {s: files.enter_context(pdfplumber.open(done.pdfs[p])) for s, p in papers.items()}
        yield {s: (count, opened[s].pages) for s, count in counts.items()}


def tables(pages: list[Any]) -> Iterator[tuple[Any, list[list[str]]]]:
    """The table of every page that has one, with its rows as texts."""
    for page in pages:
        for found in page.find_tables():
            rows = [[re.sub(r"\s", "", c or "") for c in row] for row in found.extract()]
            if "印发" not in "".join(rows[0]):
                yield found, rows


def test_the_pages_are_as_many_as_reckoned(papers: dict[str, tuple[int, list[Any]]]) -> None:
    assert {s: len(pages) for s, (_, pages) in papers.items()} == {
        s: count for s, (count, _) in papers.items()
    }


@pytest.mark.parametrize(("name", "mm"), [("竖表", 156), ("横表", 225)])
def test_three_hundred_rows_stand_once_and_in_order_under_a_header(
    name: str, mm: float, papers: dict[str, tuple[int, list[Any]]]
) -> None:
    head, *wanted = spots()
    found: list[list[str]] = []
    for made, rows in tables(papers[name][1]):
        assert rows[0] == head
        assert (made.bbox[2] - made.bbox[0]) * MM == pytest.approx(mm, abs=0.4)
        found += rows[1:]
    if name == "竖表":
        assert found.pop()[3] == f"{sum(n * 37 % 5000 for n in range(1, ROWS + 1)):,}"
    assert [[*row[:2], *row[3:]] for row in found] == [[*row[:2], *row[3:]] for row in wanted]
    if name == "竖表":  # a merged cell shows its text once
        assert 1 < len([row for row in found if row[2]]) < ROWS / 4


def test_both_rows_of_a_header_are_on_every_page(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    found = list(tables(papers["两层"][1]))
    assert len(found) > 2
    for _, rows in found:
        assert "时限" in rows[0]
        assert {"开始", "结束"} <= set(rows[1])
    assert sum(len(rows) - 2 for _, rows in found) == 60


def test_a_row_taller_than_a_page_goes_on_under_the_header(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    found = [rows for _, rows in tables(papers["长格"][1])]
    assert len(found) == 3
    assert all(rows[0] == ["序号", "内容"] for rows in found)
    text = "".join(row[1] for rows in found for row in rows[1:])
    assert text == "甲" + "逐项排查整治。" * 260 + "乙"


def lying(pages: list[Any]) -> Iterator[tuple[int, list[Any]]]:
    """The characters of the page number of every landscape page."""
    for page in pages:
        if page.width > page.height:
            yield page.page_number, [c for c in page.chars if not c["upright"]]


def test_the_number_of_a_lying_page_stands_as_on_the_upright_sheet(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    """Below the upright page: 1 字 from its right side on odd pages, from its left on even."""
    found = [*lying(papers["混排"][1]), *lying(papers["单横附件2"][1])]
    assert {number % 2 for number, _ in found} == {0, 1}
    assert len(found) >= 8
    for number, chars in found:
        assert "".join(c["text"] for c in chars) == f"— {number} —"
        top, bottom = min(c["top"] for c in chars) * MM, max(c["bottom"] for c in chars) * MM
        if number % 2:
            assert bottom == pytest.approx(184 - 4.94, abs=0.7)
        else:
            assert top == pytest.approx(28 + 4.94, abs=0.7)
        middle = (chars[0]["x0"] + chars[0]["x1"]) / 2 * MM
        assert middle == pytest.approx(35 - 6.3, abs=0.5)  # as far as on an upright page
        assert chars[0]["matrix"][1] < 0  # read downwards: its foot is the sheet's foot


def test_names_of_attachments_begin_below_each_other(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    chars = [c for page in papers["十二"][1][:2] for c in page.chars]
    starts = [
        c["x0"] * MM for a, c in pairwise(chars)
        if c["text"] in "附短" and a["text"] in " ."
    ]  # fmt: skip
    assert len(starts) == 12
    assert max(starts) - min(starts) < 0.3
    lines = {round(c["top"]) for c in chars}
    first = [min((c for c in chars if round(c["top"]) == t), key=lambda c: c["x0"]) for t in lines]
    wrapped = [c["x0"] * MM for c in first if c["x0"] * MM > 28 + 6.2 * 5.56 and c["x0"] * MM < 70]
    assert wrapped
    assert all(x == pytest.approx(starts[0], abs=0.3) for x in wrapped)


def test_an_attachment_apart_is_one_page_that_lies(
    papers: dict[str, tuple[int, list[Any]]],
) -> None:
    (page,) = papers["单横附件2"][1]
    assert page.width > page.height
    assert "清城管发〔2026〕3号附件2" in page.extract_text().replace(" ", "")
