"""A signature stands on a page with text (GB/T 9704 7.3.5.5): what is changed for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.lines import GAPLESS, OFFICE
from gencirc.blocks.tree import Block, begins_new_text
from gencirc.page.cutting import cut, lead
from gencirc.page.estimate import Estimator
from gencirc.page.stacking import Pages
from gencirc.page.strips import Strip
from gencirc.patterns import later
from gencirc.reuse import one

SAFE = 0.15  # of a line: programs differ in what a border or a first line takes
SHORT = 4  # lines of a last paragraph that may go over as a whole
CLOSEST = 0.86  # of the line height, for a notice that must fit its page
SENTENCE = later(r"[。；][”’）》]*")
NEAR = 6  # lines in which a sentence may begin that goes over
OVER = 2  # lines that go over as a paragraph of their own
WIDEST = 1.2  # of the line height, for a notice whose text must reach its signature's page


class Settled(NamedTuple):
    """Blocks whose signature stands with its text, and the line height that took."""

    blocks: list[Block]
    tight: int = 0


def settled(blocks: Iterable[Block], estimator: Estimator) -> Settled:
    """Keep a signature on a page with text by the standard's means (7.3.5.5).

    First a short last paragraph goes over with it; then one blank line less above a seal;
    then lines up to a seventh closer; then lines up to a fifth wider, so that a line of
    the text goes over; then a long last paragraph goes over, or its last sentence as a
    paragraph of its own. Where nothing does, the paper is left as it is. What is chosen
    holds with and without LibreOffice's room around digits.
    """
    listed = list(blocks)
    end = next((n for n, b in enumerate(listed) if begins_new_text(b)), len(listed))
    cover, rest = listed[:end], listed[end:]
    if not _signature(cover):
        return Settled(listed)
    readers = [estimator, *(estimator.reading(m) for m in (GAPLESS, OFFICE))]
    for option, tight in _options(_kept(cover, estimator), estimator):
        if all(_holds(option, *r, tight) for r in _differing(option, readers)):
            return Settled([*option, *rest], tight)
    return Settled(listed)


def accompanied(blocks: Iterable[Block], estimator: Estimator) -> list[Block]:
    """The blocks with a short text kept with what it leads to: a form for signing, a table."""
    out = list(blocks)
    for place, (block, after) in enumerate(pairwise(out)):
        if not (place and isinstance(after, tree.Form | tree.Table)):
            continue
        if isinstance(block, tree.Paragraph | tree.Heading) and _leads(block, after):
            if len(estimator.strip(block, place, out).rows) <= SHORT:
                out[place] = one(block._replace(kept=True))
    return out


def _leads(block: tree.Paragraph | tree.Heading, after: Block) -> bool:
    """Whether a text ought to stand with what follows it."""
    if isinstance(after, tree.Form) and after.whole:
        return True
    words = block.words if isinstance(block, tree.Paragraph) else block.text
    return isinstance(after, tree.Table | tree.Form) and str(words or "").endswith("：")


def lonely(blocks: list[Block], pages: Pages) -> int:
    """The page of a signature that has no text with it; 0 when there is none."""
    place = _signature(blocks)
    return pages.start(place)[0] if place and _alone(blocks, pages) else 0


def _options(cover: list[Block], estimator: Estimator) -> Iterator[tuple[list[Block], int]]:
    """What may be done, the least first: blocks and a line height in twips, 0 for its own."""
    place = _signature(cover)
    close = _with(cover, place, _closer(cover[place]))
    yield cover, 0
    yield close, 0
    yield from ((close, height) for height in _steps(estimator.line, CLOSEST))
    yield from ((cover, height) for height in _steps(estimator.line, WIDEST))
    yield _whole(cover), 0
    yield _parted(cover, estimator), 0


def _closer(signature: Block) -> Block:
    """The signature with one blank line less where none of them is the standard's own."""
    assert isinstance(signature, tree.Signature)
    # a seal that is shown takes its room; in the other modes the blank lines are the standard's
    kept = signature.mode != tree.SEALED or signature.seals
    return signature if kept else signature._replace(gap=1)


def _kept(cover: list[Block], estimator: Estimator) -> list[Block]:
    """The cover with its last paragraph kept with what signs it.

    Not a long one, which LibreOffice moves as a whole and Word does not; nor the first
    of a paper, since page 1 must show text (7.3.3).
    """
    last = _text(cover)
    block = cover[last]
    first = last == 0 or isinstance(cover[last - 1], tree.Recipients | tree.Title)
    if first or not isinstance(block, tree.Paragraph | tree.Heading):
        return cover
    short = len(estimator.strip(block, last, cover).rows) <= SHORT
    return _with(cover, last, one(block._replace(kept=short)))


def _whole(cover: list[Block]) -> list[Block]:
    """The cover with its last paragraph kept, however long: Word lets only its last lines go over."""
    last = _text(cover)
    block = cover[last]
    if not isinstance(block, tree.Paragraph | tree.Heading):
        return cover
    return _with(cover, last, block._replace(kept=True))


def _parted(cover: list[Block], estimator: Estimator) -> list[Block]:
    """The cover with its last lines as a paragraph of their own, which goes on flush left.

    They begin with a sentence if one begins near: where a line ends another program may differ.
    """
    last = _text(cover)
    rows = estimator.strip(cover[last], last, cover).rows
    over = OVER if len(rows) > OVER + 1 else 1
    text = [t for r in rows for t in r.texts]
    end = sum(map(len, text[:-over]))
    start = max(sum(map(len, text[:-NEAR])), len(lead(cover[last])) + 1)
    ends = [m.end() for m in SENTENCE.finditer("".join(text), start, max(start, end))]
    parts = cut(cover[last], ends[-1] if ends else end)
    if parts is None:
        return cover
    return _with(cover, last, parts[0], parts[1]._replace(kept=True))


def _with(cover: list[Block], place: int, *blocks: Block) -> list[Block]:
    """The cover with other blocks in one place."""
    return [*cover[:place], *blocks, *cover[place + 1 :]]


def _differing(
    cover: list[Block], readers: Iterable[Estimator]
) -> Iterator[tuple[Estimator, list[Strip]]]:
    """The readers with their strips; of those to whom all is of the same height, the first."""
    seen = set()
    for reader in readers:
        strips = reader.strips(cover)
        if (heights := tuple(s.height for s in strips)) not in seen:
            seen.add(heights)
            yield reader, strips


def _holds(cover: list[Block], reader: Estimator, strips: list[Strip], tight: int) -> bool:
    """Whether page 1 and the signature's page show text, with a little to spare either way."""
    first = _first(cover)
    return all(
        not _alone(cover, made) and made.start(first)[0] == 1
        for spare in (SAFE, -SAFE)
        for made in [reader.stacked(strips, cover, tight=tight, spare=spare * reader.line)]
    )


def _steps(line: float, factor: float) -> range:
    """Line heights in twips, away from the ordinary one."""
    first, last = round(line), round(line * factor)
    return range(first - 1, last - 1, -3) if factor < 1 else range(first + 1, last + 1, 3)


def _alone(blocks: list[Block], pages: Pages) -> bool:
    """Whether the signature stands on a page without text.

    The last name of a long 附件说明, which flows on like text, goes over with it.
    """
    place = _signature(blocks)
    above = blocks[place - 1]
    if isinstance(above, tree.AttachmentNote) and not tree.together(above):
        return False
    return pages.start(place)[0] > pages.end(_above(blocks, place))[0]


def _signature(blocks: list[Block]) -> int:
    """The place of the signature, 0 for none."""
    kinds = list(map(type, blocks))
    return kinds.index(tree.Signature) if tree.Signature in kinds else 0


def _text(blocks: list[Block]) -> int:
    """The place of the last text before the signature: 附件说明 is none."""
    return _above(blocks, _signature(blocks))


def _above(blocks: list[Block], signature: int) -> int:
    place = signature - 1
    return place - 1 if place and isinstance(blocks[place], tree.AttachmentNote) else place


def _first(blocks: list[Block]) -> int:
    """The place of the first text after title and recipients."""
    heads = tree.Title | tree.Subtitle | tree.Recipients | tree.Greeting
    return next((n for n, b in enumerate(blocks) if not isinstance(b, heads)), 0)
