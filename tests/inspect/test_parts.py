"""What is read from a file: text boxes once, drawn lines, tables, signers, seals on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gencirc.inspect.file.imprint import edges, pinned
from gencirc.inspect.file.parts import Parts
from gencirc.inspect.page.ending import Signed
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.page.signature import seal, way_of
from gencirc.inspect.paper import Paper
from gencirc.inspect.pdf import Char, Row, row_of
from tests.wrong.handmade import PAPERS


@pytest.fixture
def parts(tmp_path: Path) -> Any:
    def read(name: str) -> Parts:
        path = tmp_path / "手工.docx"
        path.write_bytes(PAPERS[name]())
        return Parts(Paper(path))

    return read


def test_a_text_box_counts_once_though_its_fallback_repeats_it(parts: Any) -> None:
    letter = parts("手工函")
    assert [letter.lines[n].text for n in letter.marks] == ["清河县城市管理局"]
    assert letter.lines[letter.marks[0]].in_box


def test_drawn_lines_are_read_with_colour_and_width(parts: Any) -> None:
    notice, request, letter = parts("手工通知"), parts("手工请示"), parts("手工函")
    assert [(s.colour, round(s.width or 0)) for s in notice.paper.strokes] == [("FF0000", 156)]
    assert [(s.colour, round(s.width or 0)) for s in request.paper.strokes] == [("FF0000", 156)]
    assert [round(s.width or 0) for s in letter.paper.strokes] == [170] * 4


def test_number_and_signer_are_found_in_the_cells_of_a_table(parts: Any) -> None:
    request = parts("手工请示")
    assert request.number[1] == "清城管发〔2026〕12号"
    assert [request.lines[n].text for n in request.signers] == ["签发人：程远山"]
    assert request.form.upward


def test_a_title_in_two_paragraphs_is_one_title(parts: Any) -> None:
    notice = parts("手工通知")
    assert len(notice.title) == 2
    assert notice.lines[notice.recipients].text.endswith("街道办事处：")


def test_the_imprint_is_a_table_with_rules_on_its_cells(parts: Any) -> None:
    notice = parts("手工通知")
    assert pinned(notice)
    assert [size for size, _ in edges(notice)] == [8, 6, 8]


def row(text: str, left: float, baseline: float) -> Row:
    chars, x = [], left
    for c in text:
        wide = 5.571 * (0.5 if c.isascii() else 1)
        chars.append(Char(c, x, x + wide, 16, "FangSong", False, True))
        x += wide
    made = row_of(baseline, chars)
    assert made
    return made


DATE = "2026年3月5日"  # six 字 wide


@pytest.mark.parametrize(
    ("cells", "name", "way"),
    [
        (18, 17, "盖章"),  # four 字 from the right, the name of eight 字 centred on it
        (20, 18, "不盖章"),  # two 字 right of a name that ends two 字 from the right
        (22, 17, ""),  # flush right
        (12, 17, ""),
    ],
)
def test_the_way_of_signing_is_told_by_where_the_rows_stand(
    cells: float, name: float, way: str
) -> None:
    date = row(DATE, 28 + cells * 5.571, 120)
    above = row("清河县城市管理局", 28 + name * 5.571, 110)
    assert way_of(Signed(0, date, [above]), [above], 184) == way


class OnePage(Pages):
    """Pages with a date and a picture."""

    def __init__(self, picture: tuple[float, float, float, float]) -> None:
        sheet: Any = type("Sheet", (), {"pictures": [picture], "rows": [], "wide": False})()
        super().__init__([sheet])
        self.signed = Signed(0, row(DATE, 128.3, 120), [])


@pytest.mark.parametrize(
    ("left", "verdict"), [(124.0, "合"), (140.0, "不合")], ids=["over the date", "beside it"]
)
def test_a_seal_is_centred_on_the_date(left: float, verdict: str) -> None:
    found = list(seal(OnePage((left, 90, left + 42, 132))))
    assert [f.verdict for f in found] == [verdict]


def test_a_flat_picture_is_a_signature_stamp_and_no_seal() -> None:
    assert not list(seal(OnePage((124, 108, 164, 122))))
