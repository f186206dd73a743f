"""The issuer's mark: one line, or the names of a joint paper of one width beside 文件 (7.2.4)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gencirc.blocks.shaping import width
from gencirc.word.mark import LEAST_NAME, LEAST_SCALE, fitted
from tests.word.layouts import BODIES, notice, paper, part

CELL = re.compile(r"<w:tc>.*?</w:tc>", re.S)
LINE = re.compile(r"<w:p>.*?</w:p>", re.S)


def names_of(xml: str) -> list[str]:
    """The paragraphs of the left cell of the mark."""
    return LINE.findall(CELL.findall(xml)[0])


def length(line: str) -> float:
    """Twips that a line of the mark takes: characters, scale and spacing."""
    total = 0.0
    for run in re.findall(r"<w:r>.*?</w:r>", line):
        text = re.sub("<[^>]+>", "", run)
        size = int(re.search(r'<w:sz w:val="(\d+)"', run)[1]) * 10  # type: ignore[index]
        scale = re.search(r'<w:w w:val="(\d+)"', run)
        spacing = re.search(r'<w:spacing w:val="(\d+)"', run)
        total += width(text) * size * (int(scale[1]) / 100 if scale else 1)
        total += len(text) * int(spacing[1]) if spacing else 0
    return total


@pytest.mark.parametrize("count", range(2, 11))
def test_names_of_a_joint_mark_share_both_edges_and_fit_the_line(
    count: int, tmp_path: Path
) -> None:
    xml = part(paper(tmp_path, notice(count)))
    lines = names_of(xml)
    said = [re.sub("<[^>]+>", "", x) for x in lines]
    assert said == list(BODIES.values())[:count]
    sizes = [length(x) for x in lines]
    assert max(sizes) - min(sizes) < 60  # 1 mm
    right = re.search(r'<w:gridCol w:w="(\d+)"/><w:gridCol w:w="(\d+)"/>', xml)
    assert right
    assert int(right[1]) + int(right[2]) < 8844
    assert max(sizes) <= int(right[1])


def test_the_ending_stands_beside_the_middle_of_the_names(tmp_path: Path) -> None:
    cells = CELL.findall(part(paper(tmp_path, notice(3))))
    assert '<w:vAlign w:val="center"/>' in cells[1]
    assert re.sub("<[^>]+>", "", cells[1]) == "文件"


def test_only_the_body_in_charge_stands_in_the_mark_when_asked_for(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(10, "  标志: 主办\n")))
    assert "清河县城市管理局文件" in xml
    assert not CELL.findall(xml.partition("IssuerMark")[2].partition("DocNumber")[0])


def test_a_mark_of_ones_own_is_printed_as_typed(tmp_path: Path) -> None:
    assert "清河县冬季工作指挥部文件" in part(
        paper(tmp_path, notice(3, "  标志: 清河县冬季工作指挥部文件\n"))
    )


@pytest.mark.parametrize(
    ("length_", "size", "scale"), [(6, 960, 100), (10, 960, 90), (33, 390, 66)]
)
def test_a_long_name_is_narrowed_and_then_made_smaller(
    length_: float, size: float, scale: int
) -> None:
    assert fitted(length_, 960, 8711) == (
        size if size == 960 else pytest.approx(size, abs=20),
        scale,
    )
    assert scale >= LEAST_SCALE


def test_no_name_is_smaller_than_the_text_nearly(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(10)))
    assert (
        min(int(s) for s in re.findall(r'<w:sz w:val="(\d+)"', names_of(xml)[0])) * 10 >= LEAST_NAME
    )


def test_a_preprinted_sheet_gets_no_mark_and_no_red_rule(tmp_path: Path) -> None:
    made = paper(tmp_path, notice(1, "  套打: 是\n"))
    plain = paper(tmp_path / "二", notice(1))
    assert "城市管理局文件" not in part(made)
    assert "清城管局发〔2026〕3号" in part(made)
    styles = part(made, "word/styles.xml")
    rule = re.search(r'<w:name w:val="发文字号"/>.*?</w:pBdr>', styles, re.S)
    assert rule
    assert 'w:color="FFFFFF"' in rule[0]
    assert made.papers()[0].pages == plain.papers()[0].pages


def test_a_preprinted_joint_paper_keeps_the_room_of_its_names(tmp_path: Path) -> None:
    plain = part(paper(tmp_path, notice(4)))
    empty = part(paper(tmp_path / "二", notice(4, "  套打: 是\n")))
    assert "公安局" not in empty.partition("DocNumber")[0]
    high = sum(int(x) for x in re.findall(r'w:line="(\d+)"', plain.partition("<w:tbl>")[0])[-1:])
    names = names_of(plain)
    each = int(re.search(r'w:line="(\d+)"', names[0])[1])  # type: ignore[index]
    kept = max(int(x) for x in re.findall(r'w:line="(\d+)"', empty.partition("DocNumber")[0]))
    assert abs(kept - (high + each * 4)) <= 20
