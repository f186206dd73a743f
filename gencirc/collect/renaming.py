"""A heading that is also a name: whatever calls it by the old name follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import KEY, Site, Tree
from gencirc.collect.spelling import Cut, patched


def renamed(op: Op, trees: Iterable[Tree]) -> list[Op]:
    """The change of a key with every reference to it; nothing when there is none."""
    if not isinstance(op, Splice) or op.site.role != KEY:
        return []
    old = str(op.site.text)
    new = patched(old, [op.cut])
    follow: list[Op] = [
        Splice(site, cut)
        for tree in trees
        for site in _sites(tree)
        if site.start != op.site.start or tree is not op.site.tree
        for cut in _cuts(str(site.text), old, new)
    ]
    return [op, *follow] if follow else []


def _sites(tree: Tree) -> Iterator[Site]:
    for start in tree.leaves:
        site = tree.site(start)
        if site:
            yield site


def _cuts(text: str, old: str, new: str) -> Iterator[Cut]:
    """The places of a text that call something by its name."""
    name = re.escape(old)
    pattern = rf"(?<=【){name}(?=[】.\s])|(?<![\w\u4e00-\u9fff]){name}(?=[.．]?[起止])|^{name}$"
    for found in re.finditer(pattern, text):
        yield Cut(found.start(), found.end(), new)
