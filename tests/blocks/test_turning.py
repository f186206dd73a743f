"""Which blocks lie: a wide table with its titles, a text that is a table, a wide attachment."""

from __future__ import annotations

import pytest

from gencirc.blocks.tree import AttachmentHead, Block, Heading, Paragraph, Signature, Table, Title
from gencirc.blocks.turning import lying
from gencirc.words import Words

NO = Words()
WIDE, UPRIGHT = Table((NO,), (), wide=True), Table((NO,), ())
TITLE, FRESH, TEXT = Title(NO), Title(NO, fresh=True), Paragraph(NO)
HEADING, SIGNED = Heading(1, NO), Signature((), NO)
APART, OTHER = AttachmentHead(NO, NO, wide=True), AttachmentHead(NO, NO)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([], ""),
        ([TITLE, TEXT, UPRIGHT], "..."),
        ([TITLE, WIDE], "LL"),
        ([TITLE, TEXT, WIDE, TEXT], "LLLL"),
        ([TITLE, HEADING, TEXT, WIDE, TEXT], "...L."),
        ([TITLE, TEXT, HEADING, WIDE, HEADING, WIDE, SIGNED], "..LLLL."),
        ([TITLE, HEADING, TEXT, FRESH, WIDE, OTHER, TEXT], "...LL.."),
        ([TITLE, TEXT, APART, TEXT, UPRIGHT, OTHER, TEXT], "..LLL.."),
    ],
)
def test_a_wide_table_lies_with_what_belongs_to_it(blocks: list[Block], told: str) -> None:
    assert "".join("L" if wide else "." for wide in lying(blocks)) == told


def test_below_a_red_head_the_first_title_stands() -> None:
    assert lying([TITLE, WIDE, TEXT], headed=True) == [False, True, False]
    assert lying([TITLE, TEXT, FRESH, WIDE], headed=True) == [False, False, True, True]
