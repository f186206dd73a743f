"""The public door: compiled once, rendered often, and what goes to docxtpl itself."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import docx as python_docx
import pytest
from docx.shared import Mm
from docxtpl import InlineImage

from gencirc.engine import DEFLATE, Template, compile
from tests.engine.comparing import by_docxtpl, differing
from tests.engine.making import docx, paragraph, parts, row, table
from tests.engine.making import packed as packed_parts
from tests.helpers import TOP
from tests.word.test_seals import png

BODY = paragraph("{{ 甲 }}") + table([row("{{ 甲 }}", "乙")], 2)


def named(folder: Path, body: str = BODY) -> Path:
    path = folder / "模板.docx"
    path.write_bytes(docx(body))
    return path


def test_a_template_is_compiled_once_until_its_file_changes(tmp_path: Path) -> None:
    path = named(tmp_path)
    first = compile(path)
    assert compile(str(path)) is first
    assert compile(path, autoescape=True) is not first
    path.write_bytes(docx(paragraph("改了{{ 甲 }}")))
    os.utime(path, ns=(1, 1))
    assert "改了字" in parts(compile(path).render({"甲": "字"}))["word/document.xml"].decode()


def test_a_rendered_file_is_written(tmp_path: Path) -> None:
    template = compile(named(tmp_path))
    template.save({"甲": "字"}, tmp_path / "成品.docx")
    assert (tmp_path / "成品.docx").read_bytes() == template.render({"甲": "字"})
    assert python_docx.Document(str(tmp_path / "成品.docx")).paragraphs[0].text == "字"


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    data = docx(BODY)
    assert Template(data).render({"甲": 1}) == Template(data).render({"甲": 1})


def test_the_variables_are_told_as_docxtpl_tells_them() -> None:
    data = docx(
        BODY + paragraph("{% for 行 in 各 %}{{ 行.名 }}{% endfor %}"), paragraph("{{ 眉 }}")
    )
    template = Template(data)
    assert template.names == template.docxtpl().get_undeclared_template_variables()
    assert template.names == {"甲", "各", "眉"}


def test_unchanged_parts_lie_in_the_file_as_they_lay_in_the_template() -> None:
    data = docx(BODY)
    made = Template(data).render({"甲": "字"})
    before, after = (_lying(x) for x in (data, made))
    assert after["word/styles.xml"] == before["word/styles.xml"]
    assert after["word/document.xml"] != before["word/document.xml"]


def _lying(data: bytes) -> dict[str, bytes]:
    """The compressed bytes of every part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        out = {}
        for info in archive.infolist():
            start = info.header_offset + 30 + len(info.filename.encode())
            out[info.filename] = data[start : start + info.compress_size]
    return out


class Held(NamedTuple):
    """A picture hidden in a value."""

    picture: Any


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("{{ 图 }}", lambda p: p),
        ("{{ 图[0] }}", lambda p: [p]),
        ("{{ 图.picture }}", lambda p: Held(p)),
        ("{{ 图 | safe }}", lambda p: p),
        ("{% for 一 in 图 %}{{ 一 }}{% endfor %}", lambda p: (x for x in [p])),
        ("{% macro 印(x) %}{{ x }}{% endmacro %}{{ 印(图) }}", lambda p: p),
    ],
)
def test_a_picture_is_placed_by_docxtpl_itself(tag: str, value: Any) -> None:
    template = Template(docx(paragraph(tag) + paragraph("{{ 甲 }}")))
    by = template.docxtpl()
    made = template.render(
        {"图": value(InlineImage(by, io.BytesIO(png()), width=Mm(20))), "甲": "字"}
    )
    assert template.last == ("InlineImage",)
    assert any(n.startswith("word/media/") for n in parts(made))
    text = parts(made)["word/document.xml"].decode()
    assert "<pic:pic" in text
    assert "字" in text
    assert template.slow == ()  # the next one may be fast again
    template.render({"图": "", "甲": ""})
    assert template.last == ()


def test_a_document_within_is_placed_by_docxtpl_itself() -> None:
    pytest.importorskip("docxcompose")
    template = Template(docx(paragraph("{{p 文 }}")))
    by = template.docxtpl()
    within = by.new_subdoc()
    within.add_paragraph("里面的字")
    assert "里面的字" in parts(template.render({"文": within}))["word/document.xml"].decode()
    assert template.last == ("Subdoc",)


def test_a_docxtpl_object_given_by_hand_renders() -> None:
    template = Template(docx(paragraph("{{ 甲 }}")))
    by = template.docxtpl()
    link = by.build_url_id("https://example.gov.cn")
    made = template.render({"甲": link}, docxtpl=by)
    assert b"example.gov.cn" in parts(made)["word/_rels/document.xml.rels"]


@pytest.mark.filterwarnings("ignore:Duplicate name")  # what docxtpl makes of it
def test_two_links_to_one_header_are_left_to_docxtpl() -> None:
    data = docx(BODY, paragraph("{{ 甲 }}"))
    links = parts(data)["word/_rels/document.xml.rels"].decode()
    header = next(x for x in links.split("/>") if "header1" in x).replace("rIdheader", "rIdagain")
    twice = links.replace("</Relationships>", f"{header}/></Relationships>")
    template = Template(_replaced(data, "word/_rels/document.xml.rels", twice))
    assert template.slow == ("同一个页眉或页脚用了两次",)
    assert template.render({"甲": "字"})
    assert template.last == template.slow


def _replaced(data: bytes, name: str, text: str) -> bytes:
    from gencirc.word import package

    return package.write(parts(data) | {name: text.encode()})


def test_a_header_with_a_picture_of_its_own_keeps_it() -> None:
    document = python_docx.Document()
    document.add_paragraph("{{ 甲 }}")
    header = document.sections[0].header.paragraphs[0]
    header.text = "{{ 甲 }}"
    header.add_run().add_picture(io.BytesIO(png()))
    document.add_picture(io.BytesIO(png() + b" "))
    out = io.BytesIO()
    document.save(out)
    template = Template(out.getvalue())
    assert differing(template.render({"甲": 1}), by_docxtpl(out.getvalue(), {"甲": 1})) == {}
    assert not template.careful


def test_letterheads_of_the_project_are_fast_and_equal() -> None:
    for path in sorted((TOP / "templates" / "版式").glob("*.docx")):
        template = compile(path, autoescape=True)
        values = {n: f"〖{n}〗" for n in template.names}
        theirs = by_docxtpl(path.read_bytes(), values, None, True)
        assert differing(template.render(values), theirs) == {}, path
        assert (template.slow, template.careful, template.last) == ((), (), ())


def test_a_file_that_is_no_template_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        Template(b"not a zip")
    with pytest.raises(KeyError):
        Template(packed_parts({"a.xml": "<a/>"}))


def test_the_engine_needs_nothing_else_of_gencirc() -> None:
    for path in (TOP / "gencirc" / "engine").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("gencirc"):
                assert str(node.module).startswith("gencirc.engine"), path.name


def test_importing_the_engine_imports_no_word_library() -> None:
    code = "import sys, gencirc.engine.packing, gencirc.engine.coding; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", cwd=TOP
    )
    assert not {"docx", "docxtpl", "lxml"} & set(done.stdout.split())


def test_the_library_that_deflates_is_told() -> None:
    assert DEFLATE.split()[0] in ("zlib", "isal", "zlib-ng")
