"""A letterhead is a Word file that an office may change; papers follow it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docxtpl import DocxTemplate

from gencirc.build import Campaign, Options
from gencirc.inspect.paper import Paper
from gencirc.word import package
from gencirc.word.letterhead import compiled
from gencirc.word.tags import prepared
from tests.helpers import TOP, campaign, refaced, word_text

LETTERHEADS = TOP / "templates" / "版式"
SAVED = TOP / "tests" / "files" / "红头文件-LibreOffice另存.docx"
PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 抄送: 县政府办公室, 公开: 主动公开}
方案: {引言: 照例, 工作目标: 做到整洁有序。, 工作要求: {加强领导: 要重视。, 强化督查: 要严格。}}
"""


def notice(folder: Path, change: object = None) -> bytes:
    """The notice built with the red letterhead after ``change`` was made to a copy."""
    place = folder / "templates" / "版式"
    place.mkdir(parents=True)
    copy = place / "红头文件.docx"
    shutil.copy(LETTERHEADS / "红头文件.docx", copy)
    if callable(change):
        change(copy)
    made = campaign(folder, PLAN)
    assert not made.problems
    papers = made.papers()
    assert not made.later, [p.words for p in made.later]
    return papers[0].data


def read(data: bytes, folder: Path) -> Paper:
    path = folder / "公文.docx"
    path.write_bytes(data)
    return Paper(path)


def test_a_body_style_enlarged_in_word_is_followed(tmp_path: Path) -> None:
    def enlarge(path: Path) -> None:
        document = docx.Document(str(path))
        document.styles["公文正文"].font.size = Pt(18)
        document.save(str(path))

    paper = read(notice(tmp_path, enlarge), tmp_path)
    goal = next(x for x in paper.lines if x.text == "做到整洁有序。")
    assert goal.size == 18
    assert goal.first == (2 * (18 * 20 - 5))  # the indent grows with the type
    assert next(x for x in paper.lines if x.text.startswith("（一）")).size == 18
    for text in ("各科室：", "清河县城市管理局"):
        assert next(x for x in paper.lines if x.text == text).size == 18


def test_a_heading_face_changed_in_word_is_followed(tmp_path: Path) -> None:
    def change(path: Path) -> None:
        parts = package.read(path)
        refaced(parts, "二级标题", "黑体")
        path.write_bytes(package.write(parts))

    paper = read(notice(tmp_path, change), tmp_path)
    heading = next(x for x in paper.lines if x.text.startswith("（一）加强领导"))
    assert heading.face == "黑体"


def test_a_letterhead_saved_by_libreoffice_still_builds(tmp_path: Path) -> None:
    data = notice(tmp_path, lambda path: shutil.copy(SAVED, path))
    paper = read(data, tmp_path)
    assert "清城管发〔2026〕3号" in [x.text for x in paper.lines]
    assert "抄送：县政府办公室。" in word_text(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        footer = archive.read("word/footer1.xml").decode()
        assert b"LibreOffice" not in archive.read("docProps/app.xml")
    assert "<w:tblBorders>" in document  # thick above, thick below, thin between
    assert 'w:cantSplit w:val="true"' not in document
    assert 'w:jc w:val="start"' not in document
    assert footer.index("<w:rFonts") < footer.index("<w:sz ")


@pytest.mark.parametrize("name", ["红头文件", "白头文件", "讲话稿", "讲话稿大字"])
def test_tags_are_prepared_as_docxtpl_prepares_them(name: str) -> None:
    path = LETTERHEADS / f"{name}.docx"
    xml = package.read(path)["word/document.xml"].decode()
    ours, mistakes = prepared(xml)
    assert ours
    assert not mistakes
    context = {n: f"〖{n}〗" for n in ours.names}
    template = DocxTemplate(str(path))
    template.init_docx()
    theirs = template.render_xml_part(template.patch_xml(template.get_xml()), None, context, None)
    bodies = [re.split(r"<w:body[^>]*>|</w:body>", x)[1] for x in (ours.render(context), theirs)]
    assert bodies[0] == bodies[1]


def test_what_only_docxtpl_knows_is_left_to_docxtpl_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def change(path: Path) -> None:
        parts = package.read(path)
        xml = parts["word/document.xml"].decode()
        parts["word/document.xml"] = xml.replace("{{ 份号 }}", "{{r 份号 }}").encode()
        path.write_bytes(package.write(parts))

    with caplog.at_level("INFO", "gencirc.engine"):
        data = notice(tmp_path, change)
    assert "清城管发〔2026〕3号" in word_text(data)
    assert "红头文件.docx：word/document.xml 里有只有 docxtpl 懂的写法" in caplog.text


def broken(path: Path, part: str, old: str, new: str) -> None:
    parts = package.read(path)
    parts[part] = parts[part].decode().replace(old, new).encode()
    path.write_bytes(package.write(parts))


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("word/styles.xml", 'w:val="主送机关"', 'w:val="别的"', "L102"),
        ("word/document.xml", "{{ 份号 }}", "{{ 份号 }", "L104"),
        ("word/document.xml", "{{p 正文 }}", "正文", "L105"),
        ("word/document.xml", "<w:pgMar", "<w:pgOther", "L101"),
    ],
)
def test_a_letterhead_that_cannot_be_used_says_why(
    part: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "红头文件.docx"
    shutil.copy(LETTERHEADS / "红头文件.docx", path)
    broken(path, part, old, new)
    made, problems = compiled(path, "红头文件.docx")
    assert made is None
    assert code in {p.code for p in problems}


def test_two_sections_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "红头文件.docx"
    shutil.copy(LETTERHEADS / "红头文件.docx", path)
    xml = package.read(path)["word/document.xml"].decode()
    section = xml[xml.index("<w:sectPr>") : xml.index("</w:body>")]
    broken(path, "word/document.xml", "<w:body>", f"<w:body><w:p><w:pPr>{section}</w:pPr></w:p>")
    assert "L103" in {p.code for p in compiled(path, "红头文件.docx")[1]}


def test_a_file_that_is_no_word_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "红头文件.docx"
    path.write_bytes(b"not a zip")
    _, problems = compiled(path, "红头文件.docx")
    assert [p.code for p in problems] == ["L101"]


def test_the_letterhead_s_author_is_not_carried_on(tmp_path: Path) -> None:
    def sign(path: Path) -> None:
        document = docx.Document(str(path))
        document.core_properties.author = "某某某"
        document.save(str(path))

    data = notice(tmp_path, sign)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "某某某" not in core
    assert "清河县城市管理局" in core


def test_equal_input_gives_equal_bytes() -> None:
    example = next((TOP / "plans").glob("双创攻坚/*.yaml"))
    first, second = (Campaign(example, Options()).papers() for _ in range(2))
    assert [p.data for p in first] == [p.data for p in second]
