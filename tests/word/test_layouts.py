"""Layouts in the package: a letter's first page, mirrored margins, the imprint on an even page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.word.layouts import notice, paper, part

LETTER = "  版式: 信函\n  抄送: 县委办公室\n"
TABLE = "附件:\n  - 一览表: {列: [名称, 数量], 行: [[甲, 1], [乙, 2]], 横排: 是}\n"
SECTION = re.compile(r"<w:sectPr>.*?</w:sectPr>", re.S)


def long(items: int) -> str:
    """A text of so many headings, each with two lines below it."""
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    inside = ", ".join(f"第{names[n]}项: {'抓好清雪除冰和设施维护' * 4}。" for n in range(items))
    return f"{{{inside}}}"


def test_a_letter_has_mark_and_rules_in_the_margins_of_its_first_page(tmp_path: Path) -> None:
    made = paper(tmp_path, notice(1, LETTER))
    header = part(made, "word/header1.xml")
    assert "清河县城市管理局</w:t>" in header
    assert "文件" not in header
    assert re.findall(r'<w:pStyle w:val="(\w+)"', header) == [
        "LetterMark", "LetterRuleAbove", "LetterGap",
    ]  # fmt: skip
    assert 'w:val="LetterRuleBelow"' in part(made, "word/footer3.xml")
    assert "<w:titlePg/>" in part(made)


def test_the_double_rules_are_170_mm_long_and_the_thick_lines_outside(tmp_path: Path) -> None:
    styles = part(paper(tmp_path, notice(1, LETTER)), "word/styles.xml")
    for name, (above, below) in {"信函上双线": (18, 6), "信函下双线": (6, 18)}.items():
        style = re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles, re.S)
        assert style
        assert f'<w:top w:val="single" w:sz="{above}"' in style[0]
        assert f'<w:bottom w:val="single" w:sz="{below}"' in style[0]
        indents = re.search(r'w:left="(-\d+)" w:right="(-\d+)"', style[0])
        assert indents
        assert 156 - (int(indents[1]) + int(indents[2])) * 25.4 / 1440 == pytest.approx(
            170, abs=0.05
        )


def test_a_letter_has_no_rules_and_no_office_in_its_imprint(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(1, LETTER)))
    assert "抄送：县委办公室。" in xml
    assert "印发" not in xml
    assert "<w:tblBorders>" not in xml
    assert "抄送" not in part(paper(tmp_path / "二", notice(1, "  版式: 信函\n")))


def test_pages_after_a_landscape_one_are_no_first_pages(tmp_path: Path) -> None:
    first, wide, last = SECTION.findall(part(paper(tmp_path, notice(1, LETTER) + TABLE)))
    assert "<w:titlePg/>" in first
    assert 'w:orient="landscape"' in wide
    for later in (wide, last):
        assert "<w:titlePg/>" not in later
        assert 'w:type="first"' not in later


def test_margins_are_mirrored_when_asked_for(tmp_path: Path) -> None:
    made = paper(tmp_path, notice(1, "  双面: 是\n"))
    assert "<w:mirrorMargins/><w:defaultTabStop" in part(made, "word/settings.xml")
    plain = paper(tmp_path / "二", notice(1))
    assert "mirrorMargins" not in part(plain, "word/settings.xml")


@pytest.mark.parametrize("items", [1, 5, 9, 14])
def test_a_mirrored_imprint_follows_the_side_of_its_page(items: int, tmp_path: Path) -> None:
    made = paper(tmp_path, notice(1, "  双面: 是\n", long(items)))
    left = 1587 if made.papers()[0].pages % 2 else 1475
    assert f'w:tblpX="{left}" w:tblpYSpec="bottom"' in part(made)


def test_a_mirrored_landscape_page_has_the_means_of_its_margins(tmp_path: Path) -> None:
    sections = SECTION.findall(part(paper(tmp_path, notice(1, "  双面: 是\n") + TABLE)))
    margins = re.search(
        r'w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"', sections[1]
    )
    assert margins
    top, right, bottom, left = (int(x) * 25.4 / 1440 for x in margins.groups())
    assert top == pytest.approx(27, abs=0.05) == bottom
    assert left == pytest.approx(36, abs=0.05) == right


@pytest.mark.parametrize("items", [1, 5, 9, 14])
def test_the_imprint_goes_to_an_even_page_on_request(items: int, tmp_path: Path) -> None:
    plain = paper(tmp_path / "末页", notice(1, "", long(items))).papers()[0].pages
    made = paper(tmp_path, notice(1, "  版记: 偶数页\n", long(items)))
    assert made.papers()[0].pages == plain + plain % 2


@pytest.mark.parametrize("items", [3, 9])
def test_a_blank_page_before_the_imprint_has_no_number_nor_has_the_imprint(
    items: int, tmp_path: Path
) -> None:
    plain = paper(tmp_path / "末页", notice(1, "", long(items)) + TABLE).papers()[0].pages
    made = paper(tmp_path, notice(1, "  版记: 偶数页\n", long(items)) + TABLE)
    assert made.papers()[0].pages == plain + plain % 2
    *_, last = SECTION.findall(part(made))
    footers = re.findall(r'<w:footerReference w:type="(\w+)" r:id="(\w+)"', last)
    if plain % 2:  # the imprint stood alone on an odd page behind the lying one
        assert footers == [("default", "rIdNone"), ("even", "rIdNone")]
        assert "PAGE" not in part(made, "word/footerNone.xml")
    else:
        assert "rIdNone" not in dict(footers).values()


def test_an_order_has_neither_rule_nor_title(tmp_path: Path) -> None:
    plan = "机关: 城管局\n命令:\n  文号: 8\n  成文日期: 2026-11-25\n  签署职务: 局长\n  正文: 现予公布。\n"
    xml = part(paper(tmp_path, plan))
    assert "清河县城市管理局令</w:t>" in xml
    assert "第8号" in xml
    assert not {"DocTitle", "DocNumber"} & set(re.findall(r'<w:pStyle w:val="(\w+)"', xml))
