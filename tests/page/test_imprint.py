"""The imprint on an even page: what is added before it."""

from __future__ import annotations

import pytest

from gencirc.blocks import tree
from gencirc.page.estimate import Estimator, imprint_height
from gencirc.page.imprint import Added, for_even_page
from tests.page.making import letterhead, words


def lines(count: int) -> list[tree.Paragraph]:
    return [tree.Paragraph(words("一"))] * count


@pytest.mark.parametrize(
    ("count", "imprint", "added"),
    [
        (5, 2, Added(1, True)),  # page 1 has room, but is odd: page 2 is the imprint's
        (13, 2, Added(1, True)),  # page 1 is full: the imprint falls on page 2 anyway
        (14, 2, Added(0, True)),  # below the text of page 2
        (33, 1, Added(0, True)),
        (33, 3, Added(2, False)),  # page 2 has no room: 3 stays blank, 4 is the imprint's
        (36, 1, Added(1, True)),
    ],
)
def test_an_imprint_on_an_even_page_asks_for_pages(count: int, imprint: int, added: Added) -> None:
    pages = Estimator(letterhead("红头文件")).pages(lines(count))
    assert for_even_page(pages, imprint) == added
    stands = pages.end(-1)[0] + added.pages
    assert stands % 2 == 0
    assert added.pages or imprint_height(imprint) <= pages.free


def test_a_landscape_page_has_no_room_for_an_imprint() -> None:
    wide = [tree.AttachmentHead(words("附件"), words("表"), wide=True)]
    estimator = Estimator(letterhead("红头文件"))
    assert for_even_page(estimator.pages([*lines(1), *wide]), 1) == Added(2, False)
    assert for_even_page(estimator.pages([*lines(14), *wide]), 1) == Added(1, True)
