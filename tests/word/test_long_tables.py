"""A long table is written row by row, and comes out as it would at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from gencirc.word.letterhead import DOCUMENT
from gencirc.word.writer import Writer
from tests.word.layouts import notice, paper

ROWS = 40
TABLE = "附件:\n  - 整治点位:\n      列: [序号, 点位, 件数, 说明]\n      {more}行: 见 点位.csv\n"


def written(folder: Path, more: str) -> tuple[bytes, int, str]:
    """The text part of a notice with a table of forty rows, its pages, its light text."""
    folder.mkdir()
    rows = (f"{n},{'东西'[n // 20]}街,{n * 7 % 30},{'说明' * (n % 40)}\n" for n in range(1, ROWS))
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
    for room in ("gencirc.blocks.grid", "gencirc.word.tables", "gencirc.page.strips"):
        monkeypatch.setattr(f"{room}.MANY", ROWS // 2)
    later, asked = Writer.later, list[Writer]()
    monkeypatch.setattr(Writer, "later", lambda w, rows: asked.append(w) or later(w, rows))
    assert written(tmp_path / "逐行", more) == at_once
    assert len(asked) == 1
