"""Bytes of a file: encodings, control characters, size."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.source.reading import LIMIT, read_bytes, read_file

TEXT = "活动: 夏季整治\n主送: 各科室\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (TEXT.replace("\n", "\r\n").encode(), None),
        (TEXT.replace("\n", "\r").encode(), None),
        (TEXT.encode("utf-16"), "Y003"),
        (TEXT.encode("gbk"), "Y004"),
        (TEXT.encode() + b"\x00", "Y005"),
        (TEXT.encode() + "\x85".encode(), "Y005"),
        (TEXT.encode() + "\ue000".encode(), "Y006"),
        (TEXT.encode() + "\U00100000".encode(), "Y006"),
        (TEXT.encode() + "\u200b".encode(), "Y007"),
        (b"\xff\xfe\xfd" * 7 + b"\x81", "Y003"),
        (TEXT.encode() + b"\x81\x81\xff", "Y008"),
    ],
)
def test_an_encoding_is_named_with_its_remedy(data: bytes, code: str | None) -> None:
    source, problems = read_bytes(data, "活动.yaml")
    assert [p.code for p in problems][:1] == ([code] if code else [])
    if code in (None, "Y004"):
        assert source.text.startswith(TEXT)


def test_a_gbk_file_says_what_to_do() -> None:
    _, problems = read_bytes(TEXT.encode("gbk"), "活动.yaml")
    assert problems[0].words == "这个文件是 GBK（ANSI）编码"
    assert problems[0].remedy == "用记事本打开，“另存为”，编码选 UTF-8"


def test_a_control_character_is_pointed_at() -> None:
    _, problems = read_bytes("甲: 乙\n丙: 丁\x07戊\n".encode(), "活动.yaml")
    assert [(p.code, p.place) for p in problems] == [("Y005", ("活动.yaml", 2, 5))]


def test_many_of_one_sort_are_counted() -> None:
    _, problems = read_bytes(b"\x01" * 100, "活动.yaml")
    assert len(problems) == 21
    assert problems[-1].words == "同样的问题（Y005）还有 80 处，不再一一列出"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    source, problems = read_file(path)
    assert source.text == ""
    assert problems[0].words == "这个文件有 50.0 MB，不像一份计划"
    assert read_bytes(b"x" * (LIMIT + 1), "x")[1][0].code == "Y002"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert read_file(tmp_path / "没有.yaml")[1][0].code == "Y001"
