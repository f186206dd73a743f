"""Faces by class, colours, and how the parts of a paper read."""

from __future__ import annotations

import pytest

from gencirc.inspect import forms
from gencirc.inspect.demands import DEMANDS
from gencirc.inspect.forms import format_of, well_shaped
from gencirc.inspect.looks import black, face_class, red
from gencirc.inspect.pdf import is_black, is_red
from tests.helpers import TOP


@pytest.mark.parametrize(
    ("face", "kind"),
    [
        ("仿宋_GB2312", "仿宋"), ("FangSong", "仿宋"), ("方正仿宋_GBK", "仿宋"), ("楷体", "楷体"), ("KaiTi_GB2312", "楷体"),
        ("方正楷体_GBK", "楷体"), ("SimHei", "黑体"), ("方正黑体_GBK", "黑体"), ("方正小标宋_GBK", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "小标宋"), ("SimSun", "宋体"), ("方正书宋_GBK", "宋体"), ("Times New Roman", ""),
        ("NotoSansCJKsc-Regular", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_face_of_any_make_has_its_class(face: str, kind: str) -> None:
    assert face_class(face) == kind


def test_reds_of_a_head_are_red_and_dark_text_is_black() -> None:
    assert all(red(c) for c in ("FF0000", "E60012", "C00000"))
    assert not any(red(c) for c in ("FFFFFF", "000000", "FF9900", "AUTO", ""))
    assert all(black(c) for c in ("", "AUTO", "000000", "1A1A1A"))
    assert not any(black(c) for c in ("0000FF", "808080"))


def test_colours_of_a_pdf_in_every_notation() -> None:
    assert is_red((1, 0, 0))
    assert is_red((0, 1, 1, 0))
    assert not is_red((0,))
    assert is_black(None)
    assert is_black((0, 0, 0, 1))
    assert is_black((0.1,))
    assert not is_black((0, 0, 1))
    assert is_black(("P1",))  # a pattern is not called coloured


@pytest.mark.parametrize(
    "text", ["清政发〔2026〕8号", "清政发[2026]8号", "清政发（2026）第08号", "清政办函〔2026〕 号"]
)
def test_a_number_is_seen_however_it_is_written(text: str) -> None:
    assert forms.LOOKS_LIKE_NUMBER.match(text)


@pytest.mark.parametrize(
    ("text", "good"),
    [("2026年3月5日", True), ("2026年03月05日", False), ("2026.3.5", False), ("二〇二六年三月五日", False)],
)  # fmt: skip
def test_a_date_is_seen_and_judged(text: str, good: bool) -> None:
    assert forms.LOOKS_LIKE_DATE.match(text)
    assert bool(forms.DATE.match(text)) is good


@pytest.mark.parametrize(
    ("widths", "good"),
    [
        ([12.0], True), ([10.0, 14.0], True), ([14.0, 10.0], True), ([9.0, 14.0, 10.0], True), ([12.0, 12.0], False),
        ([14.0, 9.0, 13.0], False),
    ],
)  # fmt: skip
def test_a_title_is_a_trapezium_or_a_rhombus(widths: list[float], good: bool) -> None:
    assert well_shaped(widths) is good


def test_a_format_is_told_by_what_the_head_shows() -> None:
    assert format_of("清河县人民政府令", False, False, False, True).head == "命令"
    assert format_of("清河县会议纪要", False, False, False, True).head == "纪要"
    assert format_of("清河县城管局", False, False, True, True).head == "信函"
    assert (
        format_of("清河县城管局文件", True, True, False, True).name == "普通格式，上行文，联合行文"
    )
    assert format_of("", True, False, False, True).head == "套打"
    assert not format_of("", False, False, False, False).red_head


def test_every_demand_is_measured_somewhere_and_says_what_is_demanded() -> None:
    rooms = (TOP / "gencirc" / "inspect").rglob("*.py")
    code = "".join(p.read_text(encoding="utf-8") for p in rooms if p.name != "demands.py")
    for name, demand in DEMANDS.items():
        assert f'"{name}"' in code, name
        assert demand.demanded
        assert demand.clause[0].isdigit()
