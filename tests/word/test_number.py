"""The number beside the signers of an upward paper, and at the right of a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.word.layouts import BODIES, paper, part

ROW = re.compile(r"<w:p>(?:(?!</w:p>).)*签发人(?:(?!</w:p>).)*</w:p>", re.S)


def request(signers: str, issuers: int = 1, more: str = "") -> str:
    names = "、".join(list(BODIES)[:issuers])
    return (
        f"机关: {names}\n请示:\n  事由: 购置清雪车辆\n  文号: 3\n  成文日期: 2026-11-25\n  签发人: {signers}\n"
        f"  主送: 清河县人民政府\n  附注: 联系人：韩松，电话：0000-1234567\n  正文: 现有车辆不足，拟购置清雪车四台。\n{more}"
    )


def rows(xml: str) -> list[str]:
    """The rows from the mark to the title that say something, tabs as arrows."""
    head = xml.partition("IssuerMark")[2].partition("DocTitle")[0]
    out = []
    for p in re.findall(r"<w:p>.*?</w:p>", head, re.S):
        text = re.sub("<[^>]+>", "", p.replace("<w:tab/>", "→"))
        if text:
            out.append(text)
    return [r for r in out if "号" in r or "签发人" in r or r.startswith("→")]


def test_one_signer_stands_at_the_right_end_of_the_numbers_row(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, request("程远山")))
    assert rows(xml) == ["→清城管局发〔2026〕3号→签发人：程远山"]
    assert '<w:tab w:val="right" w:pos="8529"/>' in xml


def test_several_signers_stand_two_in_a_row_and_the_number_on_the_last(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, request("程远山、陆知、苏见川", 3)))
    assert rows(xml) == ["→→签发人：程远山→陆　知", "→清城管局发〔2026〕3号→苏见川"]


def test_names_of_later_rows_begin_under_the_first_name(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, request("程远山、陆知秋、苏见川", 3)))
    first, second = (
        re.findall(r'<w:tab w:val="left" w:pos="(\d+)"/>', p)
        for p in re.findall(r"<w:p>.*?</w:p>", xml, re.S)
        if '<w:tab w:val="left"' in p
    )
    label = 4 * 315  # 签发人： is four 字 of 315 twips
    assert int(second[1]) - int(first[1]) == pytest.approx(label, abs=2)
    assert first[2] == second[2]


def test_signers_are_in_their_own_face(tmp_path: Path) -> None:
    made = paper(tmp_path, request("程远山"))
    assert re.search(r'<w:rStyle w:val="Signer"/>[^/]*/></w:rPr><w:t[^>]*>程远山', part(made))
    assert re.search(
        r'<w:name w:val="签发人"/>.*?w:eastAsia="楷体_GB2312"', part(made, "word/styles.xml"), re.S
    )


def test_more_rows_of_signers_take_their_lines_from_the_page(tmp_path: Path) -> None:
    few = paper(tmp_path, request("程远山"))
    many = paper(tmp_path / "二", request("、".join(["程远山"] * 9), 9))
    assert many.papers()[0].pages >= few.papers()[0].pages
    assert len(rows(part(many))) == 5


def test_a_letter_has_its_number_at_the_right_and_other_marks_at_the_left(tmp_path: Path) -> None:
    plan = request("程远山").replace("请示:", "函:").replace("  签发人: 程远山\n", "")
    plan = (
        plan.replace("清河县人民政府", "清河县公安局")
        + "  份号: '000001'\n  密级: 秘密★1年\n  紧急程度: 特急\n"
    )
    made = paper(tmp_path, plan)
    found = [
        re.sub("<[^>]+>", "", p.replace("<w:tab/>", "→"))
        for p in re.findall(r"<w:p>.*?</w:p>", part(made), re.S)
        if '"LetterNumber"' in p
    ]
    assert found == ["000001→清城管局函〔2026〕3号", "秘密★1年", "特急"]
