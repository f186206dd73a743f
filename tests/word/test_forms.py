"""Forms in Word: widths by labels, heights for handwriting, rows kept whole."""

from __future__ import annotations

import re

import pytest

from gencirc.blocks.lines import OFFICE
from gencirc.blocks.tree import Box, CutLine, Form
from gencirc.kind.library import Library
from gencirc.source.marks import Mark, Source
from gencirc.word.columns import MARGIN
from gencirc.word.forms import LEAST, cut_line, form, form_widths, heights, tall
from gencirc.word.letterhead import Letterhead, compiled
from gencirc.word.writer import Writer
from gencirc.words import Span, Words

HERE = Mark(Source("x", ""), 0, 0, verbatim=True)
ROOM, PITCH, PAGE = 8845, 240, 12756  # twips


def said(text: str) -> Words:
    return Words([Span(text, HERE)]) if text else Words()


def label(text: str, **more: int) -> Box:
    return Box(said(text), label=True, **more)


def value(text: str = "", **more: float) -> Box:
    return Box(said(text), **more)  # type: ignore[arg-type]


def letterhead() -> Letterhead:
    path = Library([]).letterhead("白头文件")
    assert path
    made, _ = compiled(path, "白头文件")
    assert made
    return made


def high(made: Form) -> list[float]:
    metrics = letterhead().metrics("表格文字")
    return heights(made, form_widths(made, ROOM, PITCH), metrics, metrics.cells(OFFICE))


def xml(made: Form) -> str:
    return form(made, Writer(letterhead()))


@pytest.mark.parametrize(
    "rows",
    [
        ((label("标题"), value()),),
        ((label("一"), value(), label("二"), value()), (label("三"), value())),
        (tuple(label("字" * 9) for _ in range(12)),),
        ((value("字" * 200), value(), value(broad=40)),),
    ],
)
def test_columns_fill_the_room_exactly(rows: tuple[tuple[Box, ...], ...]) -> None:
    widths = form_widths(Form(rows), ROOM, PITCH)
    assert sum(widths) == ROOM
    assert min(widths) > 0


def test_labels_take_what_they_need_and_values_the_rest() -> None:
    made = Form(((label("紧急程度"), value(), label("份数"), value()),))
    widths = form_widths(made, ROOM, PITCH)
    assert widths[0] == pytest.approx(4.6 * PITCH + 2 * MARGIN, abs=2)
    assert widths[2] == pytest.approx(2.6 * PITCH + 2 * MARGIN, abs=2)
    assert widths[1] == pytest.approx(widths[3], abs=2)


def test_a_long_label_is_broken_into_equal_lines() -> None:
    made = Form(((label("主要负责人签字意见"), value()),))
    assert form_widths(made, ROOM, PITCH)[0] == pytest.approx(5.6 * PITCH + 2 * MARGIN, abs=2)


def test_a_wish_for_width_is_kept() -> None:
    one, two = form_widths(Form(((value(broad=4), value(broad=12)),)), ROOM, PITCH)
    assert two > 2 * one


def test_a_row_is_high_enough_to_write_in() -> None:
    made = Form(((label("批示"), value(least=40)), (label("标题"), value("短"))))
    assert high(made) == [pytest.approx(40 * 1440 / 25.4), LEAST]
    assert re.findall(r'<w:trHeight w:val="(\d+)" w:hRule="atLeast"/>', xml(made)) == [
        "2268", str(LEAST),
    ]  # fmt: skip


def test_a_long_value_makes_its_row_grow_and_the_row_stays_whole() -> None:
    made = Form(((label("内容"), value("逐项整治。" * 40)),))
    assert high(made)[0] > 5 * LEAST
    assert "<w:cantSplit/>" in xml(made)


def test_a_row_taller_than_a_page_may_split() -> None:
    made = Form(((label("内容"), value("逐项整治。" * 600)),))
    metrics = letterhead().metrics("表格文字")
    assert tall(made, form_widths(made, ROOM, PITCH), metrics, PAGE) == {0}
    assert "<w:cantSplit/>" not in xml(made)


def test_a_cell_over_rows_stretches_the_last() -> None:
    made = Form(((label("意见", down=3), value()), (value(),), (value(),)))
    assert high(made) == [LEAST] * 3
    long = Form(((value("字" * 100, down=2), value()), (value(),)))
    assert high(long)[0] == LEAST < high(long)[1]
    assert xml(made).count('<w:vMerge w:val="restart"/>') == 1
    assert xml(made).count("<w:vMerge/>") == 2


def test_a_whole_form_keeps_its_rows_together() -> None:
    rows = ((value(),), (value(),), (value(),))
    assert xml(Form(rows)).count("<w:keepNext/>") == 0
    assert xml(Form(rows, whole=True)).count("<w:keepNext/>") == 2


def test_a_cut_line_stays_with_its_slip() -> None:
    text = cut_line(CutLine(said("回执")), Writer(letterhead()))
    assert 'w:val="dashed"' in text
    assert text.count("<w:keepNext/>") == text.count("<w:p>") == 3
