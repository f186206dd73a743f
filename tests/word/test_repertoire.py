"""Characters that a face does not hold, with their place in the plan."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.build import Campaign, Options
from gencirc.problem import tidy
from gencirc.word import package
from gencirc.word.repertoire import CODECS, encodes, holds, repertoire
from gencirc.word.styles import Styles
from tests.helpers import CASES, EXAMPLES, TOP, campaign, refaced

LISTED: dict[str, Any] = yaml.safe_load((CASES / "faces.yaml").read_text(encoding="utf-8"))
REMEDIES = {
    "L120": "把版式里这个样式的字体换成方正仿宋_GBK、仿宋等字多的，或者在 Word 里看看印成什么样",
    "L121": "在 Word 里看看印成什么样；人名用字，装上字全的字体，单给这个字换上；符号换一个常用的",
}
OURS = string.printable + "〔〕★—·“”‘’《》（）【】，。、：；！？…％○×①℃‰～　"


@pytest.mark.parametrize("case", LISTED["持有"])
def test_a_face_holds_what_its_character_set_holds(case: str) -> None:
    char, face, there = case.split(" ")
    assert holds(repertoire(face), char) == (there == "有")


def test_gb2312_has_6763_hanzi() -> None:
    hanzi = [chr(c) for c in range(0x4E00, 0xA000)]
    assert sum(holds("gb2312", c) for c in hanzi) == 6763
    assert sum(holds("gbk", c) for c in hanzi) == 20902


@pytest.mark.parametrize("codec", ["gb2312", "gbk"])
def test_signs_of_our_own_are_in_every_face(codec: str) -> None:
    assert [c for c in OURS if not holds(codec, c)] == []


@pytest.mark.parametrize("case", LISTED["报"])
def test_a_rare_character_is_told_once_where_it_stands_first(
    case: dict[str, Any], tmp_path: Path
) -> None:
    made = campaign(tmp_path, case["计划"])
    assert not made.problems
    made.papers()
    found = [(p.place, f"{p.code} {p.words}") for p in tidy(made.later)]
    assert all((p.severity, p.remedy) == ("提醒", REMEDIES[p.code]) for p in made.later)
    assert [f"{Path(f).name}:{y}:{x} {said}" for (f, y, x), said in found] == case["报"]
    lines = case["计划"].splitlines()
    assert all(lines[y - 1][x - 1] in said for (_, y, x), said in found)


def test_a_letterhead_of_other_faces_is_checked_by_them(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "版式" / "红头文件.docx"
    path.parent.mkdir(parents=True)
    parts = package.read(TOP / "templates" / "版式" / "红头文件.docx")
    for style in ("公文正文", "正文字", "Normal"):
        refaced(parts, style, "方正仿宋_GBK")
    path.write_bytes(package.write(parts))
    made = campaign(tmp_path, LISTED["报"][0]["计划"])
    letterhead = made.papers()[0].letterhead
    assert letterhead.path == path
    assert letterhead.styles.face("主送机关") == "方正仿宋_GBK"  # up the chain
    assert made.later == []


@given(st.text(alphabet="甲龘镕—·・―é①ABC，\ud800", max_size=6))
def test_what_is_held_at_a_glance_is_held_char_by_char(text: str) -> None:
    for codec in CODECS:
        assert not encodes(text, codec) or all(holds(codec, char) for char in text)
    assert all(map(encodes, ["——·", ""], CODECS))


def test_the_examples_have_no_rare_characters() -> None:
    for path in EXAMPLES:
        made = Campaign(path, Options())
        made.papers()
        assert not [p for p in made.later if p.code.startswith("L12")]


@pytest.mark.parametrize(
    ("fonts", "face"),
    [
        ('<w:rFonts w:ascii="甲" w:eastAsia="乙"/>', "乙"),
        ('<w:rFonts w:eastAsia="乙" w:eastAsiaTheme="minorEastAsia"/>', ""),
        ('<w:rFonts w:hint="eastAsia"/>', "丙"),
        ("", "丙"),
    ],
)
def test_a_face_is_looked_for_up_the_chain_and_not_past_a_theme(fonts: str, face: str) -> None:
    styles = Styles(
        '<w:docDefaults><w:rPr><w:rFonts w:eastAsia="丙"/></w:rPr></w:docDefaults>'
        '<w:style w:styleId="a"><w:name w:val="父"/><w:rPr>' + fonts + "</w:rPr></w:style>"
        '<w:style w:styleId="b"><w:name w:val="子"/><w:basedOn w:val="a"/></w:style>'
    )
    assert styles.face("子") == face
