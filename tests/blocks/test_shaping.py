"""Titles: trapezoid or rhombus, words whole."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks import shaping
from gencirc.blocks.shaping import breakable, shaped, width
from gencirc.source.marks import Mark, Source
from gencirc.words import Span, Words
from tests.helpers import CASES

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)
TITLES = yaml.safe_load((CASES / "titles.yaml").read_text(encoding="utf-8"))


def lines(title: str, names: tuple[str, ...] = (), room: float = 19.5) -> list[str]:
    return [str(x) for x in shaped(Words([Span(title, HERE)]), room, names)]


@pytest.mark.parametrize("case", TITLES, ids=[t["题"] for t in TITLES])
def test_a_title_breaks_by_sense(case: dict[str, list[str]]) -> None:
    assert lines(str(case["题"]), tuple(case.get("名", ()))) == case["行"]


@given(
    st.text(
        alphabet="关于印发城市环境整治行动实施方案的通知清河县政府办公室2026年《》（）、",
        min_size=1,
        max_size=70,
    )
)
def test_nothing_is_lost_and_no_line_is_too_long(title: str) -> None:
    made = lines(title)
    assert "".join(made) == title
    assert all(width(x) <= 19.5 for x in made)


def test_numbers_and_years_stay_whole() -> None:
    made = lines("清河县水务局关于进一步做好2026年度汛期水库安全度汛和山洪灾害防御工作的紧急通知")
    assert sum("2026年" in x for x in made) == 1


@given(
    st.text(
        "关于做好青石县城市管理局的通知《》“”（）、年月日3A 大整治行动方案开展",
        min_size=1,
        max_size=40,
    )
)
def test_hanzi_that_decide_nothing_are_blanked_for_lines(text: str) -> None:
    names = ("青石县", "大整治行动")
    alike = shaping._like(text, names)
    assert len(alike) == len(text)
    assert breakable(alike, names) == breakable(text, names)
