"""Seals: the place only, a sample that says so, or the pictures of the registry (7.3.5.1)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from tests.word.layouts import REGISTRY, notice, paper, part


def png() -> bytes:
    """A red square of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + sum_

    head = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\x02\0\0\0")
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


def pictured(folder: Path, names: tuple[str, ...], issuers: int = 1) -> list[str]:
    """The problems of a paper whose bodies have pictures of these names."""
    made = paper(folder, notice(issuers, "  印章: 图片\n"))
    lines = REGISTRY.splitlines()
    for place, name in enumerate(names, 1):
        lines[place] = lines[place].replace("}", f", 印章图: {name}}}")
    (folder / "单位.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    from gencirc.build import Campaign, Options

    made = Campaign(folder / "活动.yaml", Options())
    return [f"{p.code} {p.words}" for p in made.problems] or [part(made)]


def test_no_seal_is_drawn_unless_it_is_asked_for(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice()))
    assert "<w:drawing>" not in xml
    assert 'w:name="用印处"' in xml


def test_a_sample_says_that_it_is_one(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(2, "  印章: 样张\n")))
    assert xml.count("<w:t>样张</w:t>") == 2
    assert xml.count('prst="ellipse"') == 2


def test_a_seal_is_centred_on_the_name_and_lies_behind_it(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(1, "  印章: 样张\n")))
    centre = re.search(r'<w:tab w:val="center" w:pos="(\d+)"/>', xml)
    across = re.search(r"<wp:positionH relativeFrom=\"margin\"><wp:posOffset>(\d+)<", xml)
    size = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', xml)
    assert centre
    assert across
    assert size
    assert size[1] == size[2]
    assert abs(int(size[1]) / 36000 - 42) < 0.05  # mm
    middle = (int(across[1]) + int(size[1]) / 2) / 635
    assert abs(middle - int(centre[1])) < 3
    assert 'behindDoc="1"' in xml


def test_pictures_are_carried_in_the_package_once_each(tmp_path: Path) -> None:
    tmp_path.joinpath("甲.png").write_bytes(png())
    tmp_path.joinpath("乙.png").write_bytes(png())
    pictured(tmp_path, ("甲.png", "乙.png"), 2)
    from gencirc.build import Campaign, Options

    data = Campaign(tmp_path / "活动.yaml", Options()).papers()[0].data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/seal1.png") == png()
        assert archive.read("word/media/seal2.png") == png()
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert links.count('/image"') == 2


def test_a_body_without_a_picture_is_named(tmp_path: Path) -> None:
    assert pictured(tmp_path, ()) == ["P142 机关“城管局”没有登记印章图"]


def test_a_missing_picture_is_an_error(tmp_path: Path) -> None:
    (found,) = pictured(tmp_path, ("没有.png",))
    assert found == f"P143 找不到“城管局”的印章图“{tmp_path / '没有.png'}”"


def test_a_file_that_is_no_picture_is_an_error(tmp_path: Path) -> None:
    tmp_path.joinpath("章.png").write_text("不是图片")
    (found,) = pictured(tmp_path, ("章.png",))
    assert found == f"P144 “{tmp_path / '章.png'}”不是 .png 或 .jpg 图片"


def test_a_seal_is_shown_only_where_one_is_set(tmp_path: Path) -> None:
    made = paper(tmp_path, notice(1, "  盖章: 否\n  印章: 样张\n"))
    assert [f"{p.code} {p.words}" for p in made.problems] == ["P145 落款是不盖章，不印印章"]


def test_a_seal_never_covers_the_text(tmp_path: Path) -> None:
    import math

    for count in range(1, 11):
        xml = part(paper(tmp_path / str(count), notice(count, "  印章: 样张\n")))
        tail = xml.partition("做到随下随清")[2]
        first = re.search(r'<wp:positionV relativeFrom="paragraph"><wp:posOffset>(-?\d+)<', tail)
        assert first
        before = tail[: first.start()]
        lines = before.count("</w:p>") - 1  # of the signature, above the line that holds the seal
        assert int(first[1]) / 635 + lines * 579 >= 0 or math.isclose(lines, 0)
