"""Faces asked for against faces used, and the file of stand-ins."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from gencirc.office import faces
from gencirc.office.faces import GENUINE, Glyphs, genuine, substituted
from gencirc.office.fonts import STAND_INS
from gencirc.office.publishing import said
from gencirc.standard.table import TABLE
from tests.helpers import campaign

PLAN = """
活动: 夏季整治行动
机关: 测试局
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: 请认真落实。}
方案:
  组织领导: 请认真落实，组织领导要到位。
"""
REAL = {
    "方正小标宋简体": "FZXBSJW--GB1-0",
    "仿宋_GB2312": "FangSong_GB2312",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
PAGES = (  # what stands on the pages, by face
    ("仿宋_GB2312", "清城管发〔2026〕3号", 1),
    ("方正小标宋简体", "清河县城市管理局文件", 1),
    ("方正小标宋简体", "清河县城市管理局关于印发夏季整治行动实施方案的通知", 1),
    ("仿宋_GB2312", "各科室：请认真落实。", 1),
    ("宋体", "—1—", 1),
    ("方正小标宋简体", "夏季整治行动实施方案", 2),
    ("黑体", "一、组织领导", 2),
    ("仿宋_GB2312", "请认真落实，组织领导要到位。", 2),
    ("宋体", "—2—", 2),
)

REMEDIES = {
    "B124": "这份 PDF 只供看样；要印，用装了这种字体的机器；装好以后加 --force 重转",
    "B125": "打开 PDF 看看字体；不是要的那种，就只当样子看",
}


def printed(fonts: dict[str, str]) -> Glyphs:
    """The pages above, printed in these fonts."""
    text, names, numbers = "", [], []
    for face, words, page in PAGES:
        text += words
        names += [fonts[face]] * len(words)
        numbers += [page] * len(words)
    return Glyphs(text, names, numbers)


def told(
    fonts: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch, papers: int = 1
) -> list[str]:
    """What is said of papers printed in these fonts."""
    (made,) = campaign(folder, PLAN).papers()
    monkeypatch.setattr(faces, "read", lambda pdf: printed(fonts))
    pdfs = [Path(f"{n}.pdf") for n in range(1, papers + 1)]
    found = said({pdf: substituted(made, pdf) for pdf in pdfs})
    assert all(p.remedy == REMEDIES[p.code] for p in found)
    return [f"{p.place[0]} {p.severity} {p.code} {p.words}" for p in found]


def test_the_faces_themselves_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(REAL, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("face", REAL)
def test_a_face_that_was_replaced_is_told_once_for_the_run(
    face: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = 2 if face == "黑体" else 1
    assert told(REAL | {face: "NotoSerifCJKsc-Bold"}, tmp_path, monkeypatch, papers=3) == [
        f"1.pdf 提醒 B124 “{face}”没有装，PDF 里用“NotoSerifCJKsc”代替（1.pdf 第{page}页起）"
    ]


def test_a_single_sign_from_another_font_is_no_replacement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glyphs = printed(REAL)
    glyphs.fonts[glyphs.text.index("落")] = "DejaVuSans"
    (made,) = campaign(tmp_path, PLAN).papers()
    monkeypatch.setattr(faces, "read", lambda pdf: glyphs)
    assert substituted(made, Path("1.pdf")) == {}


def test_a_pdf_that_cannot_be_read_is_not_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(pdf: Path) -> Any:
        raise ValueError

    (made,) = campaign(tmp_path, PLAN).papers()
    monkeypatch.setattr(faces, "read", read)
    (found,) = substituted(made, Path("通知.pdf")).values()
    assert (found.code, found.words) == ("B126", "字体未核验：“通知.pdf”读不了")


def test_a_face_nobody_knows_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(GENUINE, "黑体")
    assert told(REAL, tmp_path, monkeypatch) == [
        "1.pdf 提醒 B125 “黑体”在 PDF 里是“SimHei”，是不是同一种查不出来（1.pdf 第2页起）"
    ]


@pytest.mark.parametrize(
    ("face", "font", "same"),
    [
        ("仿宋", "FangSong", True),
        ("仿宋_GB2312", "FangSong", False),
        ("仿宋_GB2312", "FandolFang-Regular", False),
        ("楷体_GB2312", "KaiTi", False),
        ("黑体", "SimHei", True),
        ("方正小标宋简体", "FZXBSJW--GB1-0", True),
        ("方正小标宋简体", "方正小标宋简体", True),
        ("方正小标宋简体", "FZXBSK--GBK1-0", False),
        ("Noto Serif CJK SC", "NotoSerifCJKSC-Bold", True),
    ],
)
def test_a_font_is_known_by_its_postscript_name(face: str, font: str, same: bool) -> None:
    assert genuine(face, font) == same


def test_every_face_of_the_standard_is_known_and_has_a_stand_in() -> None:
    asked = {str(e.value) for name, e in TABLE.items() if name.endswith("字体")}
    asked = {face for face in asked if re.search("[\u4e00-\u9fff]", face)}
    assert {"仿宋_GB2312", "黑体"} <= asked <= set(GENUINE)
    standing = re.findall(r"<family>([^<]*)</family><accept>", STAND_INS.read_text("utf-8"))
    assert asked <= set(standing)
    assert len(set(standing)) == len(standing)
