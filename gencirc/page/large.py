"""The large-type edition of a speech: pages end with a sentence, short names are spaced.

A leader who turns a page should not turn it inside a sentence; and 张三 is read as
easily as 张大山 when it is as long.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from gencirc.blocks.lines import broken
from gencirc.blocks.tree import Block, Heading, PageBreak, Paragraph, Subtitle
from gencirc.page.cutting import cut, lead, running
from gencirc.page.estimate import Estimator
from gencirc.patterns import later
from gencirc.words import Span, Words

SENTENCE = later(r"[。！？][”’）》]*")
GAP = "\u3000"
SPARE = 1  # lines left free, should another program break lines differently


def sentence_pages(
    blocks: Iterable[Block], estimator: Estimator, names: Collection[str] = ()
) -> list[Block]:
    """The blocks with page breaks where a page's last whole sentence ends."""
    short = sorted(n for n in names if len(n) == 2)
    out: list[Block] = []
    metrics = estimator.letterhead.metrics("公文正文")
    room = estimator.letterhead.page.text_width / metrics.pitch
    full = estimator.letterhead.lines - SPARE
    left = full
    pending = [spaced(b, short) for b in blocks]
    for place, block in enumerate(pending):
        strip = estimator.strip(block, place, pending)
        used = round(strip.height / metrics.line)
        if used <= left:
            out.append(block)
            left -= used
            continue
        headings: list[Block] = []
        if _cut(block, room, left) is None:
            while out and _heads(out[-1]):
                headings.insert(0, out.pop())
        if headings:
            out += [PageBreak(), *headings]
            left = full - sum(_lines(h, room) for h in headings)
        for piece in _pieces(block, room, left, full):
            if piece is None:
                out.append(PageBreak())
                left = full
            else:
                out.append(piece)
                strip = estimator.strip(piece, place, pending)
                left -= round(strip.height / metrics.line)
    return out


def _heads(block: Block) -> bool:
    """A heading on a line of its own, which must not end a page."""
    return isinstance(block, Heading) and block.text is None


def _pieces(block: Block, room: float, left: int, full: int) -> list[Block | None]:
    """A block cut where pages end; ``None`` stands for a page break."""
    out: list[Block | None] = []
    while True:
        parts = _cut(block, room, left)
        if parts is None:
            return [*out, None, block] if _lines(block, room) > left else [*out, block]
        before, block = parts
        out += [before, None]
        left = full
        if _lines(block, room) <= left:
            return [*out, block]


def _cut(block: Block, room: float, left: int) -> tuple[Block, Block] | None:
    """The block up to the last sentence that fits, and the rest."""
    words = running(block)
    if words is None or left < 1:
        return None
    text, start = lead(block) + str(words), len(lead(block))
    ends = [m.end() for m in SENTENCE.finditer(text, start) if m.end() < len(text)]
    fitting = [e for e in ends if len(broken(text[:e], room, _indent(block))) <= left]
    return cut(block, fitting[-1]) if fitting else None


def _indent(block: Block) -> float:
    return 0.0 if isinstance(block, Paragraph) and block.flush else 2.0


def _lines(block: Block, room: float) -> int:
    return len(broken(lead(block) + str(running(block) or ""), room, _indent(block)))


def spaced(block: Block, names: Collection[str]) -> Block:
    """The block with names of two characters padded to three (张　三)."""
    if not names:
        return block
    if isinstance(block, Heading):
        text = _spaced(block.text, names) if block.text else None
        return block._replace(words=_spaced(block.words, names), text=text)
    if isinstance(block, Paragraph | Subtitle):
        return block._replace(words=_spaced(block.words, names))
    return block


def _spaced(words: Words, names: Collection[str]) -> Words:
    bare = str(words)
    places = sorted(m.start() + 1 for n in names for m in re.finditer(re.escape(n), bare))
    out, at = Words(), 0
    for place in places:
        out = (out + words.cut(at, place)).then(Span(GAP, words.mark_at(place), exact=False))
        at = place
    return out + words.cut(at)
