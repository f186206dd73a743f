"""An abstract by rule: how many parts a paper has, and of each its points or first sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.kind.composing import compose
from gencirc.kind.phrases import closed
from gencirc.patterns import later
from gencirc.plan.content import Body
from gencirc.plan.fields import NOWHERE
from gencirc.plan.scope import Scope
from gencirc.words import Span, Words, listed, say

LABEL = "编者按："
SENTENCE = later(r"[^。！？]+[。！？]")
FEW = 3  # paragraphs of a paper without headings that are quoted
REMARK, STRONG = "按语", "强调"


def abstract(blocks: Sequence[Block]) -> list[Words]:
    """全文分N个部分：甲、乙。 and a sentence for every part; the words are the paper's own."""
    heads = [n for n, b in enumerate(blocks) if isinstance(b, Heading)]
    top = min((b.level for b in blocks if isinstance(b, Heading)), default=0)
    places = [n for n in heads if getattr(blocks[n], "level", 0) == top]
    if len(places) < 2:
        said = [s for b in blocks if isinstance(b, Paragraph) if (s := _first(b.words))]
        return said[:FEW]
    names = [closed(blocks[n].words) for n in places]  # type: ignore[union-attr]
    out = [say(NOWHERE, f"全文分{len(places)}个部分：", listed(NOWHERE, names), "。")]
    ends = [*places[1:], len(blocks)]
    for name, start, stop in zip(names, places, ends, strict=True):
        told = _part(blocks[start:stop])
        out += [say(NOWHERE, "“", name, "”", told)] if told else []
    return out


def _part(blocks: Sequence[Block]) -> Words:
    """What is said of a part: its points where it has several, else its first sentence."""
    level = getattr(blocks[0], "level", 0) + 1
    inner = [b for b in blocks[1:] if isinstance(b, Heading) and b.level == level and b.words]
    if len(inner) > 1:
        points = listed(NOWHERE, [closed(b.words) for b in inner])
        return say(NOWHERE, f"列{len(inner)}项：", points, "。")
    sentence = next((s for w in _texts(blocks) if (s := _first(w))), Words())
    return say(NOWHERE, "写明：", sentence) if sentence else Words()


def _texts(blocks: Iterable[Block]) -> Iterator[Words]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.words
        elif isinstance(block, Heading) and block.text:
            yield block.text


def _first(words: Words) -> Words:
    """The first sentence; no words where there is none."""
    found = SENTENCE.match(str(words))
    return words.cut(*found.span()) if found else Words()


def remark(body: Body, drawn: Iterable[Words], scope: Scope, label: str = LABEL) -> list[Block]:
    """The editor's note in its own face, the label before it: own words, else what is drawn."""
    if body.items:
        said = [b.words for b in compose(body, scope) if isinstance(b, Paragraph)]
    else:
        said = [listed(NOWHERE, drawn, "")]
    first = Words([Span(label, NOWHERE, False, STRONG)])
    looks = [Words(s if s.look else s._replace(look=REMARK) for s in w) for w in said if w]
    return [Paragraph(first + w if n == 0 else w) for n, w in enumerate(looks)]
