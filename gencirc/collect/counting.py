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
    head = HEAD.fullmatch(found[1]) if part.key is not None else None
    if part.key is None or head:
        new = New(head[1], head[2]) if head else New(None, found[1])
        yield [Insert(part, True, new)]


def _part(branch: Branch | None) -> Branch | None:
    """The counted part that a branch is of."""
    for up in branch.up() if branch else ():
        if up.parent and up.parent.key is not None and reserved(up.parent.key) in ORDINALS:
            return up
    return None
