"""A long table is written row by row, and comes out as it would at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.blocks.tree import Table
from gencirc.kind.library import Library
from gencirc.plan.fields import NOWHERE
from gencirc.word.letterhead import DOCUMENT, Letterhead, compiled
from gencirc.word.tables import table
from gencirc.word.writer import Writer
from gencirc.words import Span, Words
from tests.word.layouts import notice, paper

ROWS = 40
ROOMS = (  # that keep nothing of the rows of a long table
    "blocks.grid", "page.strips", "text", "word.columns", "word.repertoire", "word.tables",
)  # fmt: skip
TABLE = "附件:\n  - 整治点位:\n      列: [序号, 点位, 件数, 说明]\n      {more}行: 见 点位.csv\n"
CELL = st.text(alphabet='甲乙1a<&"\n\x07 ，', max_size=8)


def said(text: str, look: str = "") -> Words:
    return Words([Span(text, NOWHERE, look=look)] if text else [])


def letterhead() -> Letterhead:
    path = Library([]).letterhead("红头文件")
    made = compiled(path, "红头文件")[0] if path else None
    assert made
    return made


def written(folder: Path, more: str) -> tuple[bytes, int, str]:
    """The text part of a notice with a table of forty rows, its pages, its light text."""
    folder.mkdir()
    said = ("说明", "甲<乙&丙", "一段\n又一段", "龘")
    rows = (
        f'{n},{"东西"[n // 20]}街,{n * 7 % 30},"{said[n % 4] * (n % 20)}"\n' for n in range(1, ROWS)
    )
    (folder / "点位.csv").write_text("序号,点位,件数,说明\n" + "".join(rows), encoding="utf-8")
    made = paper(folder, notice(more=TABLE.format(more=more))).papers()[0]
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        return archive.read(DOCUMENT), made.pages, made.text


@pytest.mark.parametrize(
    "more", ["", "合并: 点位\n      ", "合计: 件数\n      ", "横排: 是\n      "]
)
def test_a_long_table_is_what_it_would_be_at_once(
    more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = written(tmp_path / "一次", more)
    for room in ROOMS:
        monkeypatch.setattr(f"gencirc.{room}.MANY", ROWS // 2)
    later, asked = Writer.later, list[Writer]()
    monkeypatch.setattr(Writer, "later", lambda w, rows: asked.append(w) or later(w, rows))
    assert written(tmp_path / "逐行", more) == at_once
    assert len(asked) == 1


@given(
    st.lists(st.tuples(CELL, CELL, st.sampled_from(["1", "2.5", "1,200 元", "—", ""])), min_size=1)
)
def test_a_row_filled_in_is_what_it_would_be_written(rows: list[tuple[str, str, str]]) -> None:
    made = [(said(a), said(b, "强调"), said(c)) for a, b, c in rows]
    head, sums = (said("甲"), said("乙"), said("数")), (said("合计"), said(""), said("9"))
    block, writer = Table(head, made, total=sums), Writer(letterhead())
    at_once = table(block, writer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gencirc.word.tables.MANY", 0)
        later = table(block, writer)
    assert b"".join(writer.packed(later)).decode() == at_once
