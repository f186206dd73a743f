"""核稿单: its tables, what changed since the last reading, and which papers it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.blocks.tree import Table
from gencirc.build import Campaign, Options, build
from gencirc.kind.document import Document
from gencirc.problem import failed
from gencirc.proof import readings
from gencirc.text import light
from tests.helpers import PLAN, put

ALL = PLAN + "核稿单: 照例\n"
ONE = PLAN + "核稿单: {公文: 讲话}\n"


def sheets(made: Campaign) -> dict[str, Document]:
    return {d.name: d for d in made.documents if str(d.kind.key) == "核稿单"}


def tables(document: Document) -> list[list[list[str]]]:
    found = [b for b in document.blocks if isinstance(b, Table)]
    return [[[str(c) for c in row] for row in t.rows] for t in found]


def made(path: Path, output: Path, **asked: object) -> Campaign:
    return Campaign(path, Options(output=output, **asked))  # type: ignore[arg-type]


def test_there_is_a_sheet_for_every_paper(tmp_path: Path) -> None:
    one = made(put(tmp_path, ALL), tmp_path / "output")
    assert not failed(one.problems)
    assert list(sheets(one)) == ["核稿单（通知）", "核稿单（讲话）"]
    assert [p.path.name for p in one.papers()] == [
        "通知.docx", "讲话.docx", "核稿单（通知）.docx", "核稿单（讲话）.docx",
    ]  # fmt: skip


def test_a_sheet_of_one_paper_is_made_alone_too(tmp_path: Path) -> None:
    one = made(put(tmp_path, ONE), tmp_path / "output", kinds=("核稿单",))
    assert [p.path.name for p in one.papers()] == ["核稿单.docx"]
    assert "程远山" in light(sheets(one)["核稿单"])


def test_a_paper_that_there_is_none_of_is_named(tmp_path: Path) -> None:
    one = made(put(tmp_path, PLAN + "核稿单: {公文: 讲话、纪要}\n"), tmp_path / "output")
    (found,) = [p for p in one.problems if p.code == "V110"]
    assert "“纪要”" in found.words
    assert "通知、讲话" in found.remedy


def test_a_title_within_the_title_has_the_inner_marks(tmp_path: Path) -> None:
    plan = (
        PLAN.replace("正文: 请认真落实。", "正文: 照例")
        + "方案: {目标: 整洁。}\n"
        + "核稿单: {公文: 通知}\n"
    )
    one = made(put(tmp_path, plan), tmp_path / "output")
    title = "《清河县城市管理局关于印发〈夏季整治行动实施方案〉的通知》核稿单"
    assert sheets(one)["核稿单"].title == title


def test_three_readers_have_their_boxes(tmp_path: Path) -> None:
    one = made(put(tmp_path, ONE), tmp_path / "output")
    for table in (b for b in sheets(one)["核稿单"].blocks if isinstance(b, Table)):
        assert [str(c) for c in table.columns][-3:] == ["拟稿", "核稿", "科长"]
        assert all([str(c) for c in row][-3:] == ["□"] * 3 for row in table.rows)
        assert table.wide


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """A plan whose notice was read once."""
    path = put(tmp_path, ALL)
    one = made(path, tmp_path / "output")
    readings.keep(one.folder, "通知", light(one.documents[0]))
    return path


def test_a_first_reading_says_so(tmp_path: Path) -> None:
    changes, _ = tables(sheets(made(put(tmp_path, ALL), tmp_path / "output"))["核稿单（通知）"])
    assert [row[1] for row in changes] == ["第一次核稿，没有可比的"]


def test_a_paper_that_has_not_changed_says_so(read: Path, tmp_path: Path) -> None:
    changes, rows = tables(sheets(made(read, tmp_path / "output"))["核稿单（通知）"])
    assert [row[1] for row in changes] == ["没有变化"]
    assert {row[5] for row in rows} == {""}


def test_what_changed_since_the_last_reading_is_told_and_marked(read: Path, tmp_path: Path) -> None:
    text = read.read_text(encoding="utf-8")
    read.write_text(text.replace("请认真落实。", "请于6月5日前报陆知秋。"), encoding="utf-8")
    changes, rows = tables(sheets(made(read, tmp_path / "output"))["核稿单（通知）"])
    assert [row[1] for row in changes] == ["第5段：“请认真落实。”改为“请于6月5日前报陆知秋。”"]
    assert {row[2] for row in rows if row[5] == "新"} == {"6月5日前", "陆知秋"}


def test_a_build_keeps_no_reading_by_itself(read: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output" / "夏季整治" / readings.FOLDER
    before = sorted(folder.iterdir())
    assert not failed(build([read], Options(output=tmp_path / "output")).problems)
    assert sorted(folder.iterdir()) == before


def test_the_sheet_is_not_checked_as_if_it_were_a_paper(tmp_path: Path) -> None:
    plan = ALL.replace("请认真落实。", "请认真落实XX工作。")
    one = made(put(tmp_path, plan), tmp_path / "output", draft=True)
    assert len([p for p in one.problems if p.code == "T101"]) == 1


def test_a_sheet_depends_on_the_readings_that_were_kept(read: Path, tmp_path: Path) -> None:
    one = made(read, tmp_path / "output", kinds=("核稿单",))
    assert one.documents
    watched = {p.name for p in one.library.used if p.parent.name == readings.FOLDER}
    assert watched == {"通知（第1次核稿）.txt", "通知（第2次核稿）.txt", "讲话（第1次核稿）.txt"}
