"""Words by which an overlay works on a list — 新增, 插在…后, 删除 — and lists of plain texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.door import NAMES, parted
from gencirc.plan.layers import Replaced
from gencirc.plan.papers import Demand
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Mapping as Tree
from gencirc.source.nodes import Node, Scalar, Sequence

ADD, REMOVE, WHOLE, RENAME = "新增", "删除", "全换", "改名"
WORDS = {
    ADD: ("add",), REMOVE: ("remove",), WHOLE: ("replace",), RENAME: ("rename",),
}  # fmt: skip
INSERT = later(r"插[在到]\s*(?P<name>.+?)\s*之?(?P<side>[前后])面?$")
INSERT_ENGLISH = later(r"insert (?P<side>before|after) (?P<name>.+)$", re.IGNORECASE)
SHORTEST = 4  # characters by which a text of a list may be called


class Layers(NamedTuple):
    """What merging needs to know, and where it puts what it finds."""

    kinds: Mapping[str, Demand]
    classes: Collection[str]  # names of the classes of groups (体系)
    names: Mapping[str, str]  # of the layers, by their files
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
                self.change((*path, *at), old, text)

    def change(self, path: tuple[str, ...], old: Text, new: Text | None) -> None:
        """Note one text that no longer holds, with the layer that it was typed in."""
        layer = self.names.get(old.mark.place[0], "")
        self.replaced.append(Replaced(path, old, new, layer))


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


def names_in(node: Node) -> list[Text]:
    """The names behind 删除: a line or a list."""
    if isinstance(node, Sequence):
        return [name for item in node.items for name in names_in(item)]
    return [p for p, _ in parted(node.text, NAMES) if p] if isinstance(node, Scalar) else []


def spliced(below: Node, above: Tree, path: tuple[str, ...], to: Layers) -> Node:
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
    names = [node.text] if at is not None else names_in(node)
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
        names = names_in(item)
        if len(names) > 1 and bare in names:
            items[n : n + 1] = [Scalar(name) for name in names]
            return n + names.index(bare)  # type: ignore[arg-type]
    if to:
        known = [str(name) for item in items for name in (names_in(item) or ())]
        near = nearest(bare, known)
        to.report("P202" if near else "P209", wanted, key=bare, near=near)
    return None


def _same(text: str, bare: str) -> bool:
    return text.strip().rstrip("。；") == bare.rstrip("。；")


def _begins(text: str, bare: str) -> bool:
    return len(bare) >= SHORTEST and text.strip().startswith(bare)
