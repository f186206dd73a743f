"""One layer on another: nodes merged by name, with a word for whatever is not a change.

An overlay says only what is different. A name it uses must be there below; what is new
stands under 新增 or 插在…后, what goes under 删除, a whole new list under 全换.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from gencirc.plan.door import NAMES, parted
from gencirc.plan.fields import nearest
from gencirc.plan.layers import Replaced
from gencirc.plan.papers import Demand
from gencirc.plan.places import Place, inside, where
from gencirc.plan.unfolding import unfolded
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Node, Scalar, Sequence, is_damaged
from gencirc.source.nodes import Mapping as Tree

ADD, REMOVE, WHOLE, RENAME = "新增", "删除", "全换", "改名"
WORDS = {
    ADD: ("add",), REMOVE: ("remove",), WHOLE: ("replace",), RENAME: ("rename",),
}  # fmt: skip
INSERT = re.compile(r"插[在到]\s*(?P<name>.+?)\s*之?(?P<side>[前后])面?$")
INSERT_ENGLISH = re.compile(r"insert (?P<side>before|after) (?P<name>.+)$", re.IGNORECASE)
SHORTEST = 4  # characters by which a text of a list may be called


class Layers(NamedTuple):
    """What merging needs to know, and where it puts what it finds."""

    kinds: Mapping[str, Demand]
    classes: Collection[str]  # names of the classes of groups (体系)
    name: str  # of the layer below
    problems: list[Problem]
    replaced: list[Replaced]

    def report(self, code: str, at: Mark | Text, /, **facts: object) -> None:
        """Note a problem."""
        self.problems.append(problem(code, at, **facts))

    def gone(self, path: tuple[str, ...], node: Node, new: Node | None = None) -> None:
        """Note the texts of a node that no longer hold, and what took their place."""
        text = new.text if isinstance(new, Scalar) else None
        for at, old in texts(node):
            if text is None or str(old) != str(text):
                self.replaced.append(Replaced((*path, *at), old, text, self.name))


def texts(node: Node) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Every value below a node with the keys that lead to it."""
    if isinstance(node, Scalar):
        yield (), node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
    else:
        for entry in node.entries:
            yield from (((str(entry.key), *path), text) for path, text in texts(entry.value))


def asked(key: str) -> tuple[str, str]:
    """What a key asks for — 新增, 删除, 全换, 改名, 前, 后 — and the name it speaks of."""
    found = INSERT.match(key) or INSERT_ENGLISH.match(key)
    if found:
        side = {"before": "前", "after": "后"}.get(found["side"].lower(), found["side"])
        return side, found["name"]
    word = next((w for w, e in WORDS.items() if key == w or key.lower() in e), "")
    return word, ""


def is_work(node: Node) -> bool:
    """Whether a mapping holds nothing but such words: it works on the list below."""
    return (
        isinstance(node, Tree) and bool(node.entries) and all(asked(e.key)[0] for e in node.entries)
    )


def merged(below: Node, above: Node, place: Place, path: tuple[str, ...], to: Layers) -> Node:
    """``above`` laid on ``below``."""
    if is_damaged(below) or is_damaged(above):
        return above
    if isinstance(above, Tree) and above.entries and asked(above.entries[0].key)[0] == WHOLE:
        return _wholly(below, above, path, to)
    below, above = unfolded(below, above, path), unfolded(above, below, path)
    if isinstance(below, Tree) and isinstance(above, Tree):
        return _mappings(below, above, place, path, to)
    if is_work(above) and isinstance(above, Tree):
        return _list(below, above, path, to)
    if isinstance(below, Sequence) and _named(below) and isinstance(above, Sequence | Tree):
        if isinstance(above, Tree) or _named(above):
            return _listed(below, above, place, path, to)
    to.gone(path, below, above)
    return above


def _wholly(below: Node, above: Tree, path: tuple[str, ...], to: Layers) -> Node:
    first, *rest = above.entries
    for entry in rest:
        to.report("P205", entry.key, key=entry.key)
    to.gone(path, below)
    return first.value


# -- mappings of names -----------------------------------------------------------


def _mappings(below: Tree, above: Tree, place: Place, path: tuple[str, ...], to: Layers) -> Tree:
    entries = list(below.entries)
    for entry in above.entries:
        word, name = asked(entry.key)
        if word:
            _work(entries, entry, word, name, place, path, to)
        else:
            _laid(entries, entry, place, path, to)
    return Tree(tuple(entries), above.mark, below.flow)


def _laid(
    entries: list[Entry], entry: Entry, place: Place, path: tuple[str, ...], to: Layers
) -> None:
    """One key of the upper layer on what stands below."""
    at = where(entries, entry.key, place)
    here = (*path, place.plain(entry.key))
    if at is None:
        if place.known(entry.key) or not entries:
            entries.append(entry)
        else:
            _unmatched(entry.key, entries, to)
    elif isinstance(entry.value, Scalar) and asked(entry.value.text.strip())[0] == REMOVE:
        to.gone(here, entries.pop(at).value)
    else:
        further = inside(place, entry.key, to.kinds, to.classes)
        value = merged(entries[at].value, entry.value, further, here, to)
        entries[at] = Entry(entry.key, value)


def _unmatched(key: Text, entries: list[Entry], to: Layers) -> None:
    names = [str(e.key) for e in entries]
    near = nearest(key, names)
    code = "P202" if near else "P203"
    to.report(code, key, key=key, near=near, all="、".join(names))


def _work(
    entries: list[Entry], entry: Entry, word: str, name: str, place: Place, path: tuple[str, ...],
    to: Layers,
) -> None:  # fmt: skip
    """新增, 插在…后, 删除 and 改名 among names."""
    if word == REMOVE:
        for gone in _names(entry.value):
            at = _found(entries, gone, place, to)
            if at is not None:
                to.gone((*path, str(gone)), entries.pop(at).value)
    elif word == RENAME:
        for old, new in entry.value.entries if isinstance(entry.value, Tree) else ():
            at = _found(entries, old, place, to)
            if at is not None and isinstance(new, Scalar):
                to.replaced.append(Replaced((*path, str(old)), entries[at].key, new.text, to.name))
                entries[at] = Entry(new.text, entries[at].value)
    else:
        _add(entries, entry, word, name, place, to)


def _add(
    entries: list[Entry], entry: Entry, word: str, name: str, place: Place, to: Layers
) -> None:
    at: int | None = len(entries)
    if name:
        at = _found(entries, Text(name, entry.key.mark), place, to)
    if not isinstance(entry.value, Tree):
        to.report("P206", entry.value.mark, key=entry.key)
        return
    new = [e for e in entry.value.entries if _is_new(entries, e.key, place, to)]
    if at is not None:
        at += word == "后"
        entries[at:at] = new


def _is_new(entries: list[Entry], key: Text, place: Place, to: Layers) -> bool:
    at = where(entries, key, place)
    if at is not None:
        file, line, _ = entries[at].key.mark.place
        to.report("P204", key, key=key, file=file, line=line)
    return at is None


def _found(entries: list[Entry], name: Text, place: Place, to: Layers) -> int | None:
    at = where(entries, name, place)
    if at is None:
        _unmatched(name, entries, to)
    return at


def _names(node: Node) -> list[Text]:
    """The names behind 删除: a line or a list."""
    if isinstance(node, Sequence):
        return [name for item in node.items for name in _names(item)]
    return [p for p, _ in parted(node.text, NAMES) if p] if isinstance(node, Scalar) else []


# -- lists -------------------------------------------------------------------------


def _named(node: Sequence) -> bool:
    """Whether a list holds names (``- 名称: …``), and not texts alone."""
    return any(isinstance(i, Tree) and len(i.entries) == 1 for i in node.items)


def _listed(
    below: Sequence, above: Sequence | Tree, place: Place, path: tuple[str, ...], to: Layers
) -> Sequence:
    """A list of ``- 名称: …`` by its names; its texts without a name stay."""
    items = list(below.items)
    entries = [(n, i.entries[0]) for n, i in enumerate(items) if _one(i)]  # type: ignore[union-attr]
    typed = above.entries if isinstance(above, Tree) else _flat(above, to)
    mapping = Tree(tuple(e for _, e in entries), below.mark)
    made = _mappings(mapping, Tree(tuple(typed), above.mark), place, path, to)
    wrapped: list[Node] = [Tree((e,), e.key.mark) for e in made.entries]
    first = entries[0][0]
    return Sequence((*items[:first], *wrapped, *_texts_after(items, first)), above.mark)


def _one(node: Node) -> bool:
    return isinstance(node, Tree) and len(node.entries) == 1


def _flat(node: Sequence, to: Layers) -> list[Entry]:
    for item in node.items:
        if not _one(item):
            to.report("P207", item.mark)
    return [i.entries[0] for i in node.items if isinstance(i, Tree) and len(i.entries) == 1]


def _texts_after(items: list[Node], first: int) -> list[Node]:
    return [i for i in items[first:] if not _one(i)]


def _list(below: Node, above: Tree, path: tuple[str, ...], to: Layers) -> Node:
    """新增, 插在…后 and 删除 on a list of texts, or on names in one line."""
    items: list[Node] = list(below.items) if isinstance(below, Sequence) else [below]
    for entry in above.entries:
        word, name = asked(entry.key)
        value = entry.value
        new: list[Node] = list(value.items) if isinstance(value, Sequence) else [value]
        if word == ADD:
            items += new
        elif word in ("前", "后"):
            at = _text_at(items, Text(name, entry.key.mark), to)
            if at is not None:
                items[at + (word == "后") : at + (word == "后")] = new
        elif word == REMOVE:
            for node in new:
                _take_out(items, node, path, to)
        else:
            to.report("P208", entry.key, key=entry.key)
    return Sequence(tuple(items), above.mark)


def _take_out(items: list[Node], node: Node, path: tuple[str, ...], to: Layers) -> None:
    """One text of a list, or some names of a line, taken out."""
    if not isinstance(node, Scalar):
        to.report("P107", node.mark)
        return
    at = _text_at(items, node.text, None)
    names = [node.text] if at is not None else _names(node)
    for name in names:
        at = _text_at(items, name, to)
        if at is not None:
            to.gone(path, items.pop(at))


def _text_at(items: list[Node], wanted: Text, to: Layers | None) -> int | None:
    """The item that a text means: the same text, or the only one that begins so.

    Names in one line are parted first.
    """
    bare = wanted.strip().rstrip("…")
    for pick in (_same, _begins):
        hits = [n for n, i in enumerate(items) if isinstance(i, Scalar) and pick(i.text, bare)]
        if len(hits) == 1:
            return hits[0]
    for n, item in enumerate(items):
        names = _names(item)
        if len(names) > 1 and bare in names:
            items[n : n + 1] = [Scalar(name) for name in names]
            return n + names.index(bare)  # type: ignore[arg-type]
    if to:
        known = [str(name) for item in items for name in (_names(item) or ())]
        near = nearest(bare, known)
        to.report("P202" if near else "P209", wanted, key=bare, near=near)
    return None


def _same(text: str, bare: str) -> bool:
    return text.strip().rstrip("。；") == bare.rstrip("。；")


def _begins(text: str, bare: str) -> bool:
    return len(bare) >= SHORTEST and text.strip().startswith(bare)
