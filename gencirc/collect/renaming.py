"""A heading that is also a name: whatever calls it by the old name follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import KEY, Site, Tree
from gencirc.collect.spelling import Cut, patched


def renamed(ops: Sequence[Op], trees: Iterable[Tree]) -> list[Op]:
    """The changes of one key with every reference to it; nothing when there is none."""
    mine = [op for op in ops if isinstance(op, Splice) and op.site.role == KEY]
    if not mine or len(mine) < len(ops) or len({(op.site.tree, op.site.start) for op in mine}) > 1:
        return []
    here = mine[0].site
    old = str(here.text)
    new = patched(old, [op.cut for op in mine])
    follow: list[Op] = [
        Splice(site, cut)
        for tree in trees
        for site in _sites(tree)
        if site.start != here.start or tree is not here.tree
        for cut in _cuts(str(site.text), old, new)
    ]
    return [*ops, *follow] if follow else []


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
