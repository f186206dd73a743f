"""Parts counted in words, 一是…二是…: lines one after the other, or inside one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.importing.draft import Keyed, Leaf, leaf, pair
from gencirc.importing.ordinals import COUNTED, SEQUENCE, Line, Ordinal, ordinal
from gencirc.patterns import later
from gencirc.plan.content import ORDINALS, RESERVED, reserved
from gencirc.source.marks import Text

CUT = later(
    r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,2}[，,]|其[一二三四五六七八九][，,、：]|(?:首先|其次|再次|最后)[，,]"
)
TITLE = later(
    r"([^。；：！？（，]{2,20}|[^。；：！？（，]{2,14}，[^。；：！？，（]{2,14})[。：](?=.{4})"
)


class Chain(NamedTuple):
    """Parts counted in words: the word that begins (一是), its parts, whether each is a paragraph."""

    word: str
    parts: tuple[Text, ...]
    apart: bool
    raw: tuple[Text, ...]  # the lines that it was read from
    ends: str = ""  # 再次, where three parts do not end with 最后


def split(text: Text, counts: list[Text]) -> list[Text | Chain]:
    """A paragraph, or the words before 一要… and the chain that follows."""
    cuts = _cuts(text)
    if not cuts:
        return [text] if text else []
    edges = [*(c.start() for c, _ in cuts), len(text)]
    out: list[Text | Chain] = [before] if (before := text.part(0, edges[0]).trimmed()) else []
    counts += [text.part(c.start(), c.start() + o.end) for c, o in cuts]
    parts = [
        text.part(c.start() + o.end, stop) for (c, o), stop in zip(cuts, edges[1:], strict=True)
    ]
    said = tuple(p.trimmed() for p in parts)
    raw = (text.part(edges[0], len(text)),)
    return [
        *out,
        Chain(cuts[0][1].form, said, apart=False, raw=raw, ends=ends([o for _, o in cuts])),
    ]


def _cuts(text: Text) -> list[tuple[re.Match[str], Ordinal]]:
    """Where 一要, 二要 … begin sentences, each the next of the one before; at least two."""
    found: list[tuple[re.Match[str], Ordinal]] = []
    for m in CUT.finditer(text):
        o = ordinal(text[m.start() :])
        begins = m.start() == 0 or text[m.start() - 1] in "。：！"
        if begins and o and o.form in COUNTED and (not found or found[0][1].form == o.form):
            if o.number == len(found) + 1 or _last(o, found):
                found.append((m, o))
    return found if len(found) > 1 else []


def _last(o: Ordinal, found: Sequence[object]) -> bool:
    """Whether it is 最后 behind two others or more."""
    return o.form == "首先" and o.number == SEQUENCE["最后"] and len(found) > 1


def ends(found: Sequence[Ordinal]) -> str:
    """再次, where that stands before the last of three parts rather than 最后."""
    thirdly = found[0].form == "首先" and found[-1].number == SEQUENCE["再次"]
    return "再次" if thirdly else ""


def counted(text: Text) -> Leaf | Keyed:
    """A part of a chain: its heading and text where a short sentence leads it."""
    found = TITLE.match(text)
    if not found or reserved(found[1]) in (*RESERVED, *ORDINALS):
        return leaf(text)
    title, rest = text.part(*found.span(1)), text.part(found.end(), len(text)).trimmed()
    return Keyed((pair(title, leaf(rest)),))


# -- in lines of their own ---------------------------------------------------------


def word_of(run: Sequence[Line]) -> str:
    """The form of the ordinals of lines that go on counting."""
    assert run[0].ordinal
    return run[0].ordinal.form


def run_of(lines: Sequence[Line], place: int) -> list[Line]:
    """Lines counted in words from the first on, one after the other."""
    out: list[Line] = []
    for line in lines[place:]:
        o = line.ordinal
        if o is None or o.form not in COUNTED or (out and o.form != word_of(out)):
            break
        if o.number != len(out) + 1 and not (o.form == "首先" and out):
            break
        out.append(line)
    return out if len(out) > 1 else []
