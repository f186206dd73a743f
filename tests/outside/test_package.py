"""Hostile and broken files: a sentence each, quickly, nothing executed or fetched."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.inspect.measure import measured
from gencirc.outside.cleaning import cleaned
from gencirc.outside.package import LARGEST, opened
from gencirc.outside.paper import read
from gencirc.outside.refusing import BadPackage
from gencirc.word.letterhead import compiled
from tests.outside.making import OFFICE, TYPES, document, p, packed, parts

BODY = p("各科室：")
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {x} "{f"&{y};" * 10}">' for x, y in zip("bcdefghi", "abcdefgh", strict=True)
    )
    + "]>"
)
THIEF = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def plain(**changes: str | bytes) -> bytes:
    """A sound file with some parts put in: ``a__b`` stands for a/b."""
    return packed(parts(BODY) | {k.replace("__", "/"): v for k, v in changes.items()})


def zipped(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_entry(name: str, data: bytes = b"x") -> bytes:
    sound = [(n, d.encode() if isinstance(d, str) else d) for n, d in parts(BODY).items()]
    return zipped(*sound, (name, data))


def doctype(declared: str) -> dict[str, str | bytes]:
    xml = document(p("&a;" if declared == THIEF else "&i;"))
    return {"word/document.xml": xml.replace("<w:document", declared + "<w:document", 1)}


def locked() -> bytes:
    """The bit that says an entry has a password."""
    data = bytearray(plain())
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(magic)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(magic, place + 1)
    return bytes(data)


def lied() -> bytes:
    """Sizes in the directory that are not those of the entries."""
    data = bytearray(plain())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", data, place + 24, 7)
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def many() -> bytes:
    return zipped(*((f"word/{n}.xml", b"") for n in range(4100)))


def deep(levels: int) -> bytes:
    body = "<w:sdt><w:sdtContent>" * levels + BODY + "</w:sdtContent></w:sdt>" * levels
    return packed(parts(body))


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "一百万个零的部件": ("Y137", lambda: with_entry("word/media/a.bin", bytes(6_000_000))),
    "很大的正文": ("Y137", lambda: with_entry("word/a.xml", b"<a>" + os.urandom(10) + bytes(21_000_000))),
    "部件太多": ("Y138", many),
    "笑话炸弹": ("Y140", lambda: packed(parts(BODY) | doctype(LAUGHS))),
    "取外面的文件": ("Y140", lambda: packed(parts(BODY) | doctype(THIEF))),
    "别的部件里的实体": ("Y140", lambda: plain(docProps__app_xml="", **{"word__a.xml": THIEF + "<a/>"})),
    "UTF-16 里的实体": ("Y140", lambda: plain(**{"word__a.xml": (THIEF + "<a/>").encode("utf-16")})),
    "上一级文件夹": ("Y136", lambda: with_entry("../../evil.sh")),
    "绝对路径": ("Y136", lambda: with_entry("/etc/passwd")),
    "反斜线": ("Y136", lambda: with_entry("word\\document2.xml")),
    "盘符": ("Y136", lambda: with_entry("C:evil.exe")),
    "大小写重名": ("Y136", lambda: with_entry("word/Document.XML")),
    "控制符": ("Y136", lambda: with_entry("word/a\x07.xml")),
    "有密码的压缩包": ("Y133", locked),
    "加密的文档": ("Y133", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "老的文档": ("Y134", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "PDF": ("Y132", lambda: b"%PDF-1.7"),
    "RTF": ("Y132", lambda: b"{\\rtf1 x}"),
    "网页": ("Y132", lambda: b"<html></html>"),
    "Excel": ("Y132", lambda: zipped(("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>"))),
    "套着的压缩包": ("Y132", lambda: zipped(("通知.docx", plain()))),
    "空文件": ("Y135", lambda: b""),
    "只有一半": ("Y135", lambda: plain()[:-300]),
    "大小不实": ("Y135", lied),
    "没有正文": ("Y139", lambda: zipped(("[Content_Types].xml", TYPES.encode()))),
    "正文断了": ("Y141", lambda: plain(**{"word__document.xml": document(BODY)[:-30]})),
    "内容清单断了": ("Y141", lambda: plain(**{"[Content_Types].xml": TYPES[:-3]})),
    "编码不认得": ("Y141", lambda: plain(**{"word__document.xml": '<?xml version="1.0" encoding="utf-7"?><a/>'})),
    "套得太深": ("Y142", lambda: deep(4000)),
    "标记太多": ("Y142", lambda: packed(parts("<w:p/>" * 400_000))),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_or_broken_file_is_one_sentence_within_two_seconds(
    case: str, tmp_path: Path
) -> None:
    code, made = CASES[case]
    path = tmp_path / "外来.docx"
    path.write_bytes(made())
    begun = time.process_time()
    with pytest.raises(BadPackage) as refused:
        read(path)
    assert time.process_time() - begun < 2
    assert refused.value.code == code
    told = refused.value.problem(None)
    assert told.severity == "错误"
    assert told.words == str(refused.value)
    assert measured(path, render=False).why


@pytest.mark.parametrize("case", CASES)
def test_no_letterhead_is_made_of_such_a_file(case: str, tmp_path: Path) -> None:
    path = tmp_path / "外来.docx"
    path.write_bytes(CASES[case][1]())
    letterhead, problems = compiled(path, "外来")
    assert letterhead is None
    assert problems[0].code.startswith("L1")


def test_a_file_of_100_megabytes_is_answered_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(2 * LARGEST)
    begun = time.process_time()
    with pytest.raises(BadPackage, match="有 100 MB，太大") as refused:
        opened(path)
    assert refused.value.code == "Y131"
    assert time.process_time() - begun < 0.1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.docx")
    with pytest.raises(BadPackage):
        opened(tmp_path / "管道.docx")


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadPackage, match="没有这个文件") as refused:
        opened(tmp_path / "没有.docx")
    assert refused.value.code == "Y130"


LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId7" Type="{OFFICE}/attachedTemplate" Target="file:///C:/Users/somebody/a.dotx" TargetMode="External"/>'
    f'<Relationship Id="rId8" Type="{OFFICE}/hyperlink" Target="http://example.com/" TargetMode="External"/></Relationships>'
)
MACROS = {
    "word/vbaProject.bin": b"x",
    "word/_rels/settings.xml.rels": LINKED,
    "word/settings.xml": '<w:settings xmlns:w="a" xmlns:r="b"><w:attachedTemplate r:id="rId7"/></w:settings>',
    "word/people.xml": "<a>somebody</a>",
    "docProps/custom.xml": "<a>somebody</a>",
    "word/comments.xml": "<w:comments",
    "word/_rels/document.xml.rels": LINKED.replace("rId7", "rId1").replace("attachedTemplate", "image"),
}  # fmt: skip


def test_macros_and_links_are_said_and_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "外来.docx"
    path.write_bytes(packed(parts(BODY) | MACROS))
    paper, problems = read(path)
    assert [x.code for x in problems] == ["Y145", "Y143", "Y144"]
    assert "“批注”坏了" in problems[0].words
    assert "有 2 处" in problems[2].words
    assert [x.text for x in paper.paragraphs] == ["各科室："]
    clean = cleaned(opened(path).parts)
    everything = b"".join(clean.values())
    assert "word/vbaProject.bin" not in clean
    assert b"somebody" not in everything
    assert b"attachedTemplate" not in everything
    assert b"example.com" in everything


def test_strict_and_utf_16_files_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "外来.docx"
    strict = document(BODY).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    wide = document(BODY).replace("UTF-8", "UTF-16").encode("utf-16")
    chinese = document(BODY).replace("UTF-8", "GBK").encode("gbk")
    for xml in (strict, wide, chinese):
        path.write_bytes(packed(parts(BODY) | {"word/document.xml": xml}))
        assert [x.text for x in read(path)[0].paragraphs] == ["各科室："]
