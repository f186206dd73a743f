"""From a file that comes back to a plan that says the same: finding, writing, noting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from gencirc.build import build
from gencirc.collect.collecting import Collected, collected
from gencirc.collect.edited import texts
from gencirc.collect.saving import save
from gencirc.issuing import Asked, issue
from gencirc.options import Options
from gencirc.outside.paper import read
from tests.collect.papers import Built, built
from tests.helpers import PLAN, put

BASE = PLAN + "要求: {加强领导: 各科室成立专班。, 按时报送: 每周报送一次。}\n"


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A speech that was built."""
    monkeypatch.chdir(tmp_path)
    return built(put(tmp_path), "讲话", tmp_path)


def change(file: Path, old: str, new: str) -> None:
    """What a chief types over in Word."""
    document = docx.Document(str(file))
    for word in document.element.body.iter(qn("w:t")):
        word.text = (word.text or "").replace(old, new)
    document.save(str(file))


def strike(file: Path, words: str) -> None:
    """The one paragraph with these words, struck in Word."""
    document = docx.Document(str(file))
    (gone,) = [p for p in document.paragraphs if words in p.text]
    gone._p.getparent().remove(gone._p)
    document.save(str(file))


def collect(paper: Built, file: Path | None = None, plan: Path | None = None) -> Collected:
    return collected(file or paper.file, plan, Path("plans"), paper.options)


def codes(out: Collected) -> list[str]:
    return [p.code for p in out.problems]


def test_build_takes_the_collected_paper_for_its_own(paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    out = collect(paper)
    assert out.whole
    assert not out.others
    assert [p.resolve() for p in save(out).files] == [paper.plan]
    outcome = build([paper.plan], paper.options)
    assert not outcome.problems
    assert any("要高度重视" in t for t in texts(read(paper.file)[0]))
    assert not [w for w in outcome.written if w.backup]


def test_copies_of_plan_and_paper_are_kept(paper: Built) -> None:
    before = paper.plan.read_bytes()
    change(paper.file, "要重视", "要高度重视")
    edited = paper.file.read_bytes()
    copies = save(collect(paper)).copies
    assert copies
    assert {p.read_bytes() for p in copies.iterdir()} == {before, edited}


def test_a_copy_under_another_name_elsewhere_is_known_by_its_text(
    paper: Built, tmp_path: Path
) -> None:
    mailed = tmp_path / "讲话（局长改2）.docx"
    mailed.write_bytes(paper.file.read_bytes())
    change(mailed, "要重视", "要高度重视")
    out = collect(paper, mailed)
    assert out.found
    assert out.found.plan == Path("plans/夏季整治/活动.yaml")
    assert out.found.wanted.kind == "讲话"
    save(out)
    assert "要高度重视" in paper.plan.read_text(encoding="utf-8")


def test_the_output_is_where_the_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paper = built(put(tmp_path), "讲话", tmp_path / "别处")
    change(paper.file, "要重视", "要高度重视")
    out = collected(paper.file, None, Path("plans"), Options())
    assert out.found
    assert out.found.place == paper.file
    assert out.whole


def test_a_strange_file_is_nobodys(paper: Built, tmp_path: Path) -> None:
    strange = tmp_path / "别的.docx"
    document = docx.Document()
    document.add_paragraph("同这些计划毫不相干的一篇文章，讲的是天文和历法。")
    document.save(str(strange))
    assert codes(collect(paper, strange)) == ["Z100"]


def test_what_is_no_word_file_is_refused(paper: Built, tmp_path: Path) -> None:
    (tmp_path / "坏的.docx").write_bytes(b"PK\x03\x04")
    assert codes(collect(paper, tmp_path / "坏的.docx")) == ["Y135"]


def test_a_plan_with_mistakes_cannot_be_compared(paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    text = paper.plan.read_text(encoding="utf-8")
    paper.plan.write_text(text.replace("讲话人: 程远山", "讲话人: 【没有】"), encoding="utf-8")
    out = collect(paper, plan=paper.plan)
    assert "Z101" in codes(out)
    assert out.stopped


def test_a_plan_that_went_on_keeps_its_own_changes(paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    text = paper.plan.read_text(encoding="utf-8")
    paper.plan.write_text(text.replace("要落实。", "要马上落实。"), encoding="utf-8")
    out = collect(paper)
    assert codes(out) == ["Z102"]
    save(out)
    now = paper.plan.read_text(encoding="utf-8")
    assert "要马上落实。" in now
    assert "要高度重视" in now


def test_a_paragraph_that_both_changed_is_left_to_a_person(paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    text = paper.plan.read_text(encoding="utf-8")
    paper.plan.write_text(text.replace("要重视。", "要抓紧。"), encoding="utf-8")
    out = collect(paper)
    assert codes(out) == ["Z102", "Z108"]
    assert not out.settled


def test_a_plan_that_changed_under_way_is_not_overwritten(paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    out = collect(paper)
    paper.plan.write_text(paper.plan.read_text(encoding="utf-8") + "# 别人加的\n", encoding="utf-8")
    assert [p.code for p in save(out).problems] == ["Z105"]
    assert "要高度重视" not in paper.plan.read_text(encoding="utf-8")


def test_a_disk_that_refuses_leaves_the_plan_as_it_was(
    paper: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(paper.file, "要重视", "要高度重视")
    out = collect(paper)
    before = paper.plan.read_bytes()

    def refuse(path: Path, data: bytes, lasting: bool = False) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("gencirc.collect.saving.put", refuse)
    assert [p.code for p in save(out).problems] == ["Z104"]
    assert paper.plan.read_bytes() == before


def test_what_reads_otherwise_once_it_is_written_is_put_back(
    paper: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(paper.file, "要重视", "要高度重视")
    out = collect(paper)
    before = paper.plan.read_bytes()
    monkeypatch.setattr("gencirc.collect.saving.spelled", lambda text, was: PLAN.encode())
    paper.plan.write_bytes(before)
    assert [p.code for p in save(out).problems] == ["Z106"]
    assert paper.plan.read_bytes() == before


@pytest.mark.parametrize(
    "spelling",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
    ],
    ids=["回车换行", "带BOM"],
)
def test_the_bytes_of_a_file_stay_of_their_sort(spelling: object, paper: Built) -> None:
    change(paper.file, "要重视", "要高度重视")
    assert callable(spelling)
    paper.plan.write_bytes(spelling(PLAN))
    save(collect(paper))
    assert paper.plan.read_bytes() == spelling(PLAN.replace("要重视", "要高度重视"))


def test_a_text_in_a_file_of_its_own_is_changed_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = put(tmp_path, PLAN.replace("要点: {", "开头: 见 开头.txt, 要点: {"))
    text = plan.parent / "开头.txt"
    text.write_text("第一段话，\n分两行写。\n\n第二段话。\n", encoding="utf-8")
    paper = built(plan, "讲话", tmp_path)
    change(paper.file, "第二段话", "第二段讲话")
    out = collect(paper)
    assert out.whole, out.problems
    save(out)
    assert text.read_text(encoding="utf-8") == "第一段话，\n分两行写。\n\n第二段讲话。\n"
    assert not build([plan], paper.options).problems


def test_an_inherited_text_is_changed_in_the_plan_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = put(tmp_path, BASE.replace("正文: 请认真落实。", "正文: 【要求】"))
    plan = put(tmp_path, "承接: 夏季整治\n时间: 2027年6月1日至8月31日\n", "明年")
    paper = built(plan, "通知", tmp_path)
    change(paper.file, "每周报送一次", "每月报送一次")
    out = collect(paper)
    assert out.whole, out.problems
    save(out)
    assert "要求:\n  按时报送: 每月报送一次。" in plan.read_text(encoding="utf-8")
    assert "每周报送一次。" in base.read_text(encoding="utf-8")


def test_several_changes_to_what_is_inherited_each_stand_under_their_own_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, BASE.replace("正文: 请认真落实。", "正文: 【要求】"))
    said = "承接: 夏季整治\n时间: 2027年6月1日至8月31日\n要求:\n  加强领导: 主要领导亲自抓。\n"
    plan = put(tmp_path, said, "明年")
    paper = built(plan, "通知", tmp_path)
    change(paper.file, "按时报送", "及时报送")
    change(paper.file, "亲自抓", "亲自过问")
    change(paper.file, "各科室：", "各科室、各中队：")
    out = collect(paper)
    assert out.whole, out.problems
    text = out.tried.files[plan]
    assert "要求:\n  加强领导: 主要领导亲自过问。\n  改名:\n    按时报送: 及时报送\n通知:\n" in text


def test_comments_come_with_their_places(paper: Built) -> None:
    document = docx.Document(str(paper.file))
    place = next(p for p in document.paragraphs if "要重视" in p.text)
    add = getattr(document, "add_comment", None)
    if add is None:
        pytest.skip("这个 python-docx 不会写批注")
    add(place.runs, text="再写具体些", author="审核人")
    document.save(str(paper.file))
    (note,) = collect(paper).remarks
    assert (note.text, note.who) == ("“要重视。”：再写具体些", "审核人")
    assert note.mark
    assert note.mark.place[0].endswith("活动.yaml")


def test_looks_set_by_hand_are_told_and_not_collected(paper: Built) -> None:
    document = docx.Document(str(paper.file))
    place = next(p for p in document.paragraphs if "要重视" in p.text)
    for run in place.runs:
        run.bold = True
    document.save(str(paper.file))
    out = collect(paper)
    assert ["加粗" in n.text for n in out.looks] == [True]
    assert not out.tried.files


def test_an_issued_paper_is_said_to_stay_as_it_was_signed(paper: Built) -> None:
    notice = built(paper.plan, "通知", paper.options.output.parent)
    asked = Asked(datetime(2026, 5, 25, 9))
    assert issue(paper.plan, asked, replace(paper.options, kinds=("通知",))).rows
    change(notice.file, "请认真落实", "请抓紧落实")
    out = collect(paper, notice.file)
    assert codes(out) == ["Z103"]
    save(out)
    assert "请抓紧落实" in paper.plan.read_text(encoding="utf-8")
