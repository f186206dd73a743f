"""Tables kept as JSON: what is written piece by piece is read as one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc import keeping
from gencirc.keeping import pieces, summed, table

MIXED = st.integers() | st.text(max_size=3) | st.lists(st.text(max_size=3))
TABLES = st.dictionaries(st.text(max_size=5), MIXED) | st.dictionaries(st.text(), st.text())


@given(st.dictionaries(st.text(max_size=5), TABLES | st.text() | st.none(), max_size=4))
def test_what_is_written_in_pieces_is_read_as_it_was(content: dict[str, Any]) -> None:
    assert json.loads(b"".join(pieces(content))) == content


@pytest.mark.parametrize("many", [0, 1, 3, 4, 9])
def test_a_table_by_its_entries_is_written_like_a_whole_one(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "TOGETHER", 3)
    whole = {f"第{n}科": [n, "“甲”"] for n in range(many)}
    made = list(pieces({"份": lambda: iter(whole.items()), "说明": "底子"}))
    assert b"".join(made) == b"".join(pieces({"份": whole, "说明": "底子"}))
    assert json.loads(b"".join(made)) == {"份": whole, "说明": "底子"}
    assert max(piece.count("科".encode()) for piece in made) <= 3
    assert table(lambda: iter(whole.items())) == table(whole) == whole


def test_the_digest_of_pieces_is_that_of_the_file() -> None:
    content = {"文件": {"通知.docx": "00"}}
    assert summed(pieces(content)) == hashlib.sha256(b"".join(pieces(content))).hexdigest()
