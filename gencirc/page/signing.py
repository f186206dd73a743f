"""A signature stands on a page with text (GB/T 9704 7.3.5.5): what is changed for that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.tree import Block, begins_new_text
from gencirc.page.estimate import Estimator, Pages
from gencirc.page.strips import OFFICE

SAFE = 0.15  # of a line: programs differ in what a border or a first line takes
CLOSEST = 0.86  # of the line height, for a notice that must fit its page
WIDEST = 1.36  # of the line height, for a notice whose text must reach its signature's page


class Settled(NamedTuple):
    """Blocks whose signature stands with its text, and the line height that took."""

    blocks: list[Block]
    tight: int = 0


def settled(blocks: Iterable[Block], estimator: Estimator) -> Settled:
    """Keep a signature on a page with text by the standard's means (7.3.5.5).

    First one blank line less above it, then lines up to a seventh closer, so that all
    stands on the page of the text; then lines up to a third wider, so that a line of
    the text goes over with the signature. Where nothing does, the paper is left as it is.
    What is chosen holds with and without LibreOffice's room around digits.
    """
    listed = list(blocks)
    cut = next((n for n, b in enumerate(listed) if begins_new_text(b)), len(listed))
    cover, rest = listed[:cut], listed[cut:]
    place = next((n for n, b in enumerate(cover) if isinstance(b, tree.Signature)), 0)
    if not place:
        return Settled(listed)
    signature = cover[place]
    assert isinstance(signature, tree.Signature)
    close = [*cover[:place], signature._replace(gap=1), *cover[place + 1 :]]
    readers = (estimator, Estimator(estimator.letterhead, estimator.names, OFFICE))
    spare = estimator.line * SAFE

    def together(option: list[Block], tight: int = 0) -> bool:
        made = [r.pages(option, tight=tight, spare=spare) for r in readers]
        return all(m.ends[-1][0] <= m.starts[place - 1][0] for m in made)

    def apart(tight: int = 0) -> bool:
        made = (r.pages(cover, tight=tight, spare=-spare) for r in readers)
        return any(alone(m, place) for m in made)

    for option in (cover, close):
        if together(option):
            return Settled([*option, *rest])
    for tight in _steps(estimator.line, CLOSEST):
        if together(close, tight):
            return Settled([*close, *rest], tight)
    if apart():
        for wide in _steps(estimator.line, WIDEST):
            if not apart(wide):
                return Settled(listed, wide)
    return Settled(listed)


def _steps(line: float, factor: float) -> range:
    """Line heights in twips, away from the ordinary one."""
    first, last = round(line), round(line * factor)
    return range(first - 1, last - 1, -3) if factor < 1 else range(first + 1, last + 1, 3)


def alone(pages: Pages, place: int) -> bool:
    """Whether the signature at ``place`` stands on a page without text."""
    return pages.starts[place][0] > pages.ends[place - 1][0]


def lonely(blocks: list[Block], pages: Pages) -> int:
    """The page of a signature that has no text with it; 0 when there is none."""
    place = next((n for n, b in enumerate(blocks) if isinstance(b, tree.Signature)), 0)
    return pages.starts[place][0] if place and alone(pages, place) else 0
