"""Paragraphs that were broken anew without a word changed, and those of which half moved on."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from gencirc.collect.collecting import Collected, collected
from gencirc.collect.regrouping import regrouped
from gencirc.collect.saving import save
from tests.collect.papers import Built, built, example
from tests.collect.test_collecting import codes
from tests.helpers import PLAN, put

TEXT = PLAN.replace("正文: 请认真落实。", "正文: [要求不变。扫路要勤。, 补路要快。]")


def notice(folder: Path, text: str = TEXT) -> Built:
    return built(put(folder, text), "通知", folder)


def retype(paper: Built, head: str, *texts: str) -> None:
    """A paragraph typed anew, in one or several."""
    document = docx.Document(str(paper.file))
    (place,) = [p for p in document.paragraphs if p.text.replace("\n", "").startswith(head)]
    for text in texts:
        place.insert_paragraph_before(text, place.style)
    place._p.getparent().remove(place._p)
    document.save(str(paper.file))


def collect(paper: Built) -> Collected:
    return collected(paper.file, paper.plan, Path("plans"), paper.options)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_title_typed_on_two_lines_is_no_change(tmp_path: Path) -> None:
    paper = notice(tmp_path)
    title = next(line.text for line in paper.start.lines if line.part == "标题")
    retype(paper, title, title[:9], title[9:])
    out = collect(paper)
    assert out.differing
    assert not out.differing.atoms
    assert [len(g.places) for g in out.groups].count(2) == 1


def test_a_new_title_on_two_lines_is_one_change(tmp_path: Path) -> None:
    paper = notice(tmp_path)
    title = next(line.text for line in paper.start.lines if line.part == "标题")
    retype(paper, title, title[:9] + "全面", title[9:])
    out = collect(paper)
    assert out.whole, out.problems
    assert title[:9] + "全面" + title[9:] in out.tried.files[paper.plan]


def test_a_heading_set_on_its_own_line_is_told_and_its_words_are_collected(tmp_path: Path) -> None:
    paper = example("通知", tmp_path)
    line = next(x for x in paper.start.lines if x.heading and "。" in x.bare[:-1])
    head, _, rest = line.text.partition("。")
    retype(paper, head, head, rest)
    out = collect(paper)
    assert codes(out) == ["Z117"]
    assert out.differing
    assert not out.differing.atoms


def test_a_heading_run_into_its_text_is_told(tmp_path: Path) -> None:
    paper = example("报告", tmp_path)
    lines = [line.text for line in paper.start.lines]
    heads = [n for n, line in enumerate(paper.start.lines) if line.heading]
    at = next(n for n in heads if not paper.start.lines[n + 1].heading)
    texts = [*lines[:at], f"{lines[at]}。{lines[at + 1]}", *lines[at + 2 :]]
    groups = regrouped(paper.start.lines, texts)
    assert [g.text for g in groups] == lines
    assert groups[at].heading


def test_a_paragraph_divided_in_two_stays_one_entry(tmp_path: Path) -> None:
    paper = notice(
        tmp_path, TEXT.replace("[要求不变。扫路要勤。, 补路要快。]", "要求不变。扫路要勤。")
    )
    retype(paper, "要求不变", "要求不变。", "扫路要勤。")
    out = collect(paper)
    assert out.whole, out.problems
    save(out)
    text = paper.plan.read_text(encoding="utf-8")
    assert "要求不变。\\n\\n扫路要勤。" in text or "要求不变。\n" in text


def test_two_paragraphs_joined_become_one(tmp_path: Path) -> None:
    paper = notice(tmp_path)
    retype(paper, "要求不变", "要求不变。扫路要勤。补路要快。")
    retype(paper, "补路要快")
    out = collect(paper)
    assert out.whole, out.problems
    assert "要求不变。扫路要勤。补路要快。" in out.tried.files[paper.plan]


def test_a_full_stop_that_the_machine_adds_is_not_written_in_vain(tmp_path: Path) -> None:
    paper = example("函", tmp_path)
    line = next(x for x in paper.start.lines if x.heading and x.bare[-1] == "。")
    retype(paper, line.text, line.text[:-1])
    out = collect(paper)
    assert codes(out) == ["Z112"]
    assert "由机器补" in out.problems[0].words
    assert not out.tried.files
