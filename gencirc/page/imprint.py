"""The imprint on an even page, for papers printed on both sides (GB/T 9704 7.4.1, 7.5)."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.page.estimate import Pages, imprint_height


class Added(NamedTuple):
    """Pages added so that the imprint stands on an even page."""

    pages: int  # 0; 1 for the imprint alone; 2 for a blank one before it as well
    numbered: bool  # with a blank page before it neither of them has a number (7.5)


def for_even_page(pages: Pages, imprint: int) -> Added:
    """What to add when the imprint of so many lines is to stand on an even page.

    Where it fits below the text of an even page nothing is added, else it gets a page of
    its own; should that be an odd one, a blank page goes before it.
    """
    last = pages.ends[-1][0]
    fits = imprint_height(imprint) <= pages.free
    if last % 2:
        return Added(1, True)
    return Added(0, True) if fits else Added(2, False)
