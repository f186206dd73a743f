"""Letterheads of papers that are worded and not printed: the same elements as when they are compiled."""

from __future__ import annotations

import pytest

from gencirc.importing.unprinted import words_of_tags
from gencirc.kind.elements import HEAD, LETTER, NUMBERS
from gencirc.kind.library import built_in
from gencirc.word.letterhead import compiled

PATHS = sorted((built_in() / "版式").glob("*.docx"))
ASKED = {*HEAD, *LETTER, *NUMBERS, "发文机关标志", "信函标志"}


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_letterhead_has_the_same_elements_without_being_compiled(path: object) -> None:
    found, _ = compiled(path, "版式")  # type: ignore[arg-type]
    assert found
    words = words_of_tags(found.path)
    assert {e for e in ASKED if e in words} == {e for e in ASKED if e in found.elements}
