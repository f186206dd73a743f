"""What an edited file holds beside its paragraphs is told, not lost; dates in other spellings."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from gencirc.collect.beside import beside
from gencirc.collect.collecting import Collected, collected
from gencirc.outside.values import Paper, Paragraph, Piece, Place
from tests.collect.papers import Built, built
from tests.collect.test_collecting import change, codes
from tests.helpers import PLAN, put

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A notice that was built."""
    monkeypatch.chdir(tmp_path)
    return built(put(tmp_path), "通知", tmp_path)


def collect(paper: Built) -> Collected:
    return collected(paper.file, paper.plan, Path("plans"), paper.options)


def test_words_in_a_header_and_pictures_are_told(paper: Built) -> None:
    document = docx.Document(str(paper.file))
    document.sections[0].header.paragraphs[0].text = "会后收回"
    document.paragraphs[-1].add_run().add_picture(io.BytesIO(base64.b64decode(DOT)))
    document.save(str(paper.file))
    out = collect(paper)
    assert codes(out) == ["Z119", "Z119"]
    assert "“会后收回”" in out.problems[0].words
    assert "1 张图片" in out.problems[1].words
    assert not out.settled


def test_a_note_is_told_with_its_paragraph() -> None:
    body = Paragraph(0, Place("正文"), (Piece("各单位要重视。"), Piece("", note="脚注1")))
    note = Paragraph(1, Place("脚注", "脚注1"), (Piece("见附件。"),))
    (said,) = beside(Paper((body, note)), Paper((body,)))
    assert "“各单位要重视。”的脚注“见附件。”" in said.words


def test_page_numbers_are_no_words_of_a_footer() -> None:
    page = Paragraph(0, Place("页脚", "footer1"), (Piece("第"), Piece("1", field="PAGE")))
    typed = Paragraph(0, Place("页脚", "footer1"), (Piece("— 1 —"),))
    assert not beside(Paper((page,)), Paper(()))
    assert not beside(Paper((typed,)), Paper(()))


def test_a_date_is_written_in_the_spelling_of_the_plan(paper: Built) -> None:
    change(paper.file, "2026年5月25日", "2026年6月5日")
    out = collect(paper)
    assert out.whole, out.problems
    assert "成文日期: 2026-06-05" in out.tried.files[paper.plan]


def test_a_reckoned_date_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PLAN.replace("正文: 请认真落实。", "正文: 请于【起+9天】报送。")
    paper = built(put(tmp_path, text), "通知", tmp_path)
    change(paper.file, "6月10日", "6月12日")
    out = collect(paper)
    assert codes(out) == ["Z110"]
    assert not out.tried.files
