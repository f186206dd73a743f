"""Parts counted in words, 一是…二是…: lines one after the other, or inside one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.importing.ordinals import COUNTED, Line, ordinal
from gencirc.patterns import later
from gencirc.source.marks import Text

CUT = later(r"([一二三四五六七八九十]{1,3})(是|要)")


class Chain(NamedTuple):
    """Parts counted in words: the word that begins (一是), its parts, whether each is a paragraph."""

    word: str
    parts: tuple[Text, ...]
    apart: bool
    raw: tuple[Text, ...]  # the lines that it was read from


def split(text: Text, counts: list[Text]) -> list[Text | Chain]:
    """A paragraph, or the words before 一要… and the chain that follows."""
    cuts = _cuts(text)
    if not cuts:
        return [text] if text else []
    edges = [*(c.start() for c in cuts), len(text)]
    out: list[Text | Chain] = [before] if (before := text.part(0, edges[0]).trimmed()) else []
    counts += [text.part(*c.span()) for c in cuts]
    parts = [text.part(c.end(), stop) for c, stop in zip(cuts, edges[1:], strict=True)]
    said = tuple(p.trimmed() for p in parts)
    return [
        *out,
        Chain("一" + cuts[0][2], said, apart=False, raw=(text.part(edges[0], len(text)),)),
    ]


def _cuts(text: Text) -> list[re.Match[str]]:
    """Where 一要, 二要 … begin sentences, each the next of the one before; at least two."""
    found: list[re.Match[str]] = []
    for m in CUT.finditer(text):
        begins = m.start() == 0 or text[m.start() - 1] in "。：！"
        same = not found or found[0][2] == m[2]
        o = ordinal(text[m.start() :])
        if begins and same and o and o.number == len(found) + 1:
            found.append(m)
    return found if len(found) > 1 else []


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
