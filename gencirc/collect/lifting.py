"""Changes to what a plan inherits (承接), said in the plan itself: the base stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from gencirc.collect.rewriting import (
    Append,
    Become,
    Clash,
    Insert,
    New,
    Op,
    Remove,
    Splice,
    tree_of,
)
from gencirc.collect.sites import FILE, KEY, Branch, Site, Tree, is_mapping
from gencirc.collect.spelling import Cut, patched
from gencirc.plan.splicing import REMOVE, RENAME
from gencirc.source.nodes import Scalar

SHOWN = 14  # characters by which an item of a list is called


def lifted(ops: Sequence[Op], top: Tree, trees: Collection[Tree]) -> list[Op]:
    """The same changes, those of a base told by the words of the overlay ``top``."""
    bases = [tree for tree in trees if tree is not top]
    if not bases:
        return list(ops)
    mine = [
        op for op in ops if (tree_of(op) is top or tree_of(op).template) and not _hides(op, bases)
    ]
    base = [op for op in dict.fromkeys(ops) if op not in mine]
    if not base:
        return list(ops)
    said: dict[str, Any] = {}
    for path, value in _said(base):
        _lay(said, path, value)
    return [*mine, *_put(top.root, said)]


def _hides(op: Op, bases: Collection[Tree]) -> bool:
    """Whether the removal of an entry would let that of a base come through again."""
    return isinstance(op, Remove) and any(tree.find(op.branch.path) for tree in bases)


Said = tuple[tuple[str, ...], Any]


def _said(ops: Sequence[Op]) -> Iterator[Said]:
    """What an overlay has to say, as paths and values."""
    cuts: dict[Site, list[Cut]] = defaultdict(list)
    for op in ops:
        if isinstance(op, Splice):
            cuts[op.site].append(op.cut)
        elif isinstance(op, Remove):
            yield _removed(op.branch)
        elif isinstance(op, Insert):
            new = op.what if isinstance(op.what, New) else _copied(op.what)
            yield _inserted(op, new)
        elif isinstance(op, Become) and isinstance(op.value, str):
            yield op.branch.path, op.value
        elif isinstance(op, Append):
            yield (*op.parent.path, str(op.what.key)), _value(op.what)
        else:
            raise Clash
    for site, found in sorted(cuts.items(), key=lambda c: c[0].role == KEY):  # names last
        yield from _spliced(site, found)


def _spliced(site: Site, cuts: list[Cut]) -> Iterator[Said]:
    branch = site.branch
    if site.role == FILE or branch is None:
        raise Clash
    new = patched(str(site.text), cuts)
    if site.role == KEY:
        yield (*branch.path[:-1], RENAME), {str(site.text): new}
    elif branch.key is None:
        name = called(branch)
        yield (*branch.path, f"插在 {name} 前"), [new]
        yield (*branch.path, REMOVE), [name]
    else:
        yield branch.path, new


def _removed(branch: Branch) -> Said:
    if branch.key is None:
        return (*branch.path, REMOVE), [called(branch)]
    return branch.path, REMOVE


def _inserted(op: Insert, new: New) -> Said:
    side = "后" if op.after else "前"
    above = op.anchor.path if op.anchor.key is None else op.anchor.path[:-1]
    name = called(op.anchor)
    value = {new.key: _value(new)} if new.key is not None else [new.value]
    return (*above, f"插在 {name} {side}"), value


def called(branch: Branch) -> str:
    """The name by which an overlay speaks of an entry or an item."""
    if branch.key is not None:
        return str(branch.key)
    if is_mapping(branch) and branch.children:
        return str(branch.children[0].key)
    text = str(getattr(branch.node, "text", ""))
    return text[:SHOWN].split("\n")[0].rstrip("，。；：")


def _copied(branch: Branch) -> New:
    """A branch that moves, written out anew."""
    key = None if branch.key is None else str(branch.key)
    if isinstance(branch.node, Scalar):
        return New(key, str(branch.node.text))
    return New(key, "", tuple(map(_copied, branch.children)))


def _value(new: New) -> Any:
    if not new.nested:
        return new.value
    if new.nested[0].key is None:
        return [_value(n) for n in new.nested]
    return {n.key: _value(n) for n in new.nested}


def _lay(said: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Put one more value where the overlay speaks of its path."""
    here = said
    for key in path[:-1]:
        below = here.setdefault(key, {})
        if not isinstance(below, dict):
            raise Clash
        here = below
    old = here.get(path[-1])
    if isinstance(old, list) and isinstance(value, list):
        old += value
    elif isinstance(old, dict) and isinstance(value, dict):
        old |= value
    elif old is not None and old != value:
        raise Clash
    else:
        here[path[-1]] = value


def _put(branch: Branch, said: dict[str, Any]) -> Iterator[Op]:
    for key, value in said.items():
        child = next((c for c in branch.children if c.key == key), None)
        if child is None:
            yield Append(branch, _new(key, value))
        elif isinstance(value, dict) and is_mapping(child):
            yield from _put(child, value)
        elif isinstance(value, str) and isinstance(child.node, Scalar):
            yield Become(child, value)
        else:
            raise Clash


def _new(key: str | None, value: Any) -> New:
    if isinstance(value, dict):
        return New(key, "", tuple(_new(k, v) for k, v in value.items()))
    if isinstance(value, list):
        return New(key, "", tuple(New(None, v) for v in value))
    return New(key, value)
