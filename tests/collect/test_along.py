"""What changes along with a collected paper: the same words elsewhere, other papers of the plan."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from gencirc.collect import collecting, finding
from gencirc.collect.saving import save
from tests.collect.papers import Built, built
from tests.collect.test_collecting import BASE, change, codes, collect, strike
from tests.helpers import PLAN, put


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A speech that was built."""
    monkeypatch.chdir(tmp_path)
    return built(put(tmp_path), "讲话", tmp_path)


def test_a_passage_printed_twice_and_changed_once_is_told_or_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PLAN.replace("正文: 请认真落实。", "正文: [甲方面，【回头看】, 乙方面，【回头看】]")
    paper = built(put(tmp_path, text + "公共: {回头看: 要开展回头看。}\n"), "通知", tmp_path)
    document = docx.Document(str(paper.file))
    (run,) = [r for p in document.paragraphs if p.text.startswith("甲") for r in p.runs]
    run.text = run.text.replace("回头看", "再检查")
    document.save(str(paper.file))
    out = collect(paper)
    assert out.whole, out.problems
    save(out)
    assert "正文: ['甲方面，要开展再检查。', 乙方面，【回头看】]" in paper.plan.read_text(
        encoding="utf-8"
    )


def test_a_word_printed_twice_and_changed_once_is_told_where_it_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PLAN.replace("正文: 请认真落实。", "正文: [做好【活动】。, 抓实【活动】。]")
    paper = built(put(tmp_path, text), "通知", tmp_path)
    document = docx.Document(str(paper.file))
    (run,) = [r for p in document.paragraphs if p.text.startswith("做好") for r in p.runs]
    run.text = run.text.replace("夏季", "秋季")
    document.save(str(paper.file))
    out = collect(paper)
    assert codes(out) == ["Z120", "Z120"]
    assert "活动: 秋季整治行动" in out.tried.files[paper.plan]
    assert not out.whole


def test_papers_that_change_or_go_along_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = BASE.replace("正文: 请认真落实。", "正文: 【任务】")
    tasks = "任务: {道路: 扫路。（责任部门：环卫科）, 路面: 补路。（责任部门：市政科）}\n交办单: {成文日期: 2026-05-25}\n"
    paper = built(put(tmp_path, text + tasks), "通知", tmp_path)
    strike(paper.file, "补路")
    out = collect(paper)
    assert "不再出的交办单 1 份" in out.others, (out.others, out.problems)


def test_of_very_many_papers_it_is_not_looked_which_change_along(
    paper: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MANY", 1)
    monkeypatch.setattr(finding, "MANY", 1)
    change(paper.file, "要重视", "要高度重视")
    out = collect(paper)
    assert out.whole
    assert out.many == 2


def test_stock_words_that_are_inherited_become_the_plans_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = put(tmp_path, BASE + "方案: {引言: 照例, 目标: 整洁。}\n")
    plan = put(tmp_path, "承接: 夏季整治\n时间: 2027年6月1日至8月31日\n", "明年")
    paper = built(plan, "通知", tmp_path)
    change(paper.file, "特制定本方案", "现制定本方案")
    out = collect(paper)
    assert out.whole, out.problems
    (text,) = out.tried.files.values()
    assert list(out.tried.files) == [plan]
    assert "方案:\n  引言: " in text
    assert "，现制定本方案。" in text
    assert "引言: 照例" in base.read_text(encoding="utf-8")
