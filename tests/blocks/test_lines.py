"""Lines of a paragraph: kinsoku, numbers that are not torn, what other programs set between."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks.lines import (
    GAPLESS,
    NO_END,
    NO_START,
    OFFICE,
    WORD,
    Cells,
    broken,
    count,
    lines,
)
from gencirc.blocks.shaping import width
from tests.helpers import CASES
from tests.page.making import letterhead

BREAKS = yaml.safe_load((CASES / "断行.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", BREAKS, ids=[c["说"] for c in BREAKS])
def test_a_paragraph_breaks_into_lines(case: dict[str, Any]) -> None:
    text = "".join(case["行"])
    assert list(lines(text, case["宽"], case.get("缩进", 0))) == case["行"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 1), ("一" * 26, 1), ("一" * 27, 2), ("一" * 26 + "。", 2), ("2026" * 14, 2)],
)
def test_a_paragraph_takes_lines(text: str, number: int) -> None:
    assert count(text, 28, 2) == number


@given(st.text(alphabet="一二三四五。，、（）“”《》—…2026ab ", max_size=200))
def test_lines_hold_no_more_than_fits_and_begin_with_no_stop(text: str) -> None:
    starts = [*broken(text, 28), len(text)]
    assert "".join(lines(text, 28)) == text
    for start, stop in itertools.pairwise(starts):
        line = text[start:stop]
        assert width(line.rstrip(" ")) <= 28 + 1e-6
        if start and text[start] in NO_START:  # only where a line has no better end
            before = text[starts[starts.index(start) - 1] : start]
            assert set(before) & (NO_START | NO_END) or before.isascii()


def test_halves_are_less_than_half_where_characters_are_tightened() -> None:
    metrics = letterhead("红头文件").metrics("公文正文")
    assert metrics.cells().half == pytest.approx(155 / 315)
    assert letterhead("红头文件").metrics("表格文字").cells() == Cells()


def test_libreoffice_sets_more_between_digits_and_hanzi() -> None:
    metrics = letterhead("红头文件").metrics("公文正文")
    text = "自2026年6月22日起至8月31日止，" * 3
    room = 8844 / 315
    word, gapless, office = (
        lines(text, room, 2, metrics.cells(m)) for m in (WORD, GAPLESS, OFFICE)
    )
    assert len(word[0]) >= len(gapless[0]) > len(office[0])
