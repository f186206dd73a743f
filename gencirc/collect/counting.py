"""A part counted in words, 四要…, added to those of its text: an item of the list that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.collect.matching import Atom
from gencirc.collect.origins import TYPED, Letter
from gencirc.collect.rewriting import Insert, New, Op
from gencirc.collect.sites import Branch
from gencirc.plan.content import ORDINALS, reserved

COUNT = re.compile(r"(?:[一二三四五六七八九十]{1,3}[是要]|[第其][一二三四五六七八九十]{1,3}，)(.+)")
HEAD = re.compile(r"([^。：；，！？]{2,24})。(.+)")


def another(atom: Atom, letters: Sequence[Letter]) -> Iterator[list[Op]]:
    """A part put behind the one that it follows in print."""
    found = COUNT.fullmatch(atom.after)
    if atom.before or not found:
        return
    typed = [x for x in letters[: atom.at] if x.sort == TYPED and x.site and x.site.branch]
    part = _part(typed[-1].site.branch) if typed and typed[-1].site else None
    if part is None:
        return
    if new := _new(found[1], part):
        yield [Insert(part, True, new)]


def parts(texts: Sequence[str], beside: Sequence[tuple[Branch, bool]]) -> list[list[Op]] | None:
    """The ways to put counted paragraphs beside a counted part; ``None`` when they are none."""
    found = [COUNT.fullmatch(text) for text in texts]
    near = [(part, behind) for up, behind in beside if (part := _part(up))]
    if not near or not all(found):
        return None
    made = [(part, behind, [_new(m[1], part) for m in found if m]) for part, behind in near]
    return [
        [Insert(part, behind, new) for new in news if new]
        for part, behind, news in made
        if all(news)
    ]


def count_of(text: str) -> int:
    """How many characters of a spoken ordinal a paragraph begins with."""
    found = COUNT.fullmatch(text)
    return found.start(1) if found else 0


def _new(text: str, part: Branch) -> New | None:
    """A part like another: a text, or a heading with its text."""
    head = HEAD.fullmatch(text)
    if part.key is None:
        return New(None, text)
    return New(head[1], head[2]) if head else None


def _part(branch: Branch | None) -> Branch | None:
    """The counted part that a branch is of."""
    for up in branch.up() if branch else ():
        if up.parent and up.parent.key is not None and reserved(up.parent.key) in ORDINALS:
            return up
    return None
