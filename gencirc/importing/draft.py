"""What will be written as YAML: keys and values whose words are stretches of the source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from gencirc.importing.cells import Cells
from gencirc.source.marks import Text

Word: TypeAlias = Text | str  # a stretch of the source, or what was put in


class Leaf(NamedTuple):
    """One text; ``words`` follow each other."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return "".join(self.words)


class Block(NamedTuple):
    """Several paragraphs."""

    paragraphs: tuple[Leaf, ...]


class Listing(NamedTuple):
    """A list."""

    items: tuple[Node, ...]


class Pair(NamedTuple):
    """A key with its value, and a remark above it."""

    key: Leaf
    value: Node
    remark: str = ""


class Keyed(NamedTuple):
    """Keys and values in the order of the paper."""

    pairs: tuple[Pair, ...]

    @property
    def keys(self) -> set[str]:
        """The keys as they will be written."""
        return {str(p.key) for p in self.pairs}


Node: TypeAlias = Leaf | Block | Listing | Keyed


@dataclass(frozen=True)
class Made:
    """A draft of a plan, its registry, and what the machine prints by itself."""

    plan: Keyed
    registry: Keyed | None
    derived: tuple[Text, ...]
    tables: tuple[Cells, ...] = ()  # that stood in a text


def leaf(*words: Word) -> Leaf:
    """A text of several words."""
    return Leaf(tuple(words))


def pair(key: Word | Leaf, value: Node | Word, remark: str = "") -> Pair:
    """A key with a value."""
    named = key if isinstance(key, Leaf) else leaf(key)
    return Pair(named, leaf(value) if isinstance(value, str) else value, remark)


def words(node: Node) -> Iterator[Word]:
    """Every word of a node."""
    if isinstance(node, Leaf):
        yield from node.words
    elif isinstance(node, Block):
        yield from (w for p in node.paragraphs for w in p.words)
    elif isinstance(node, Listing):
        yield from (w for item in node.items for w in words(item))
    else:
        for one in node.pairs:
            yield from one.key.words
            yield from words(one.value)


def reworded(
    node: Node, parted: Callable[[Word], Iterable[Word]], kept: Collection[str] = ()
) -> Node:
    """A node with every word of its values parted anew; values of ``kept`` keys stay."""
    if isinstance(node, Leaf):
        return _parted(node, parted)
    if isinstance(node, Block):
        return Block(tuple(_parted(p, parted) for p in node.paragraphs))
    if isinstance(node, Listing):
        return Listing(tuple(reworded(i, parted, kept) for i in node.items))
    return Keyed(
        tuple(
            p if str(p.key) in kept else p._replace(value=reworded(p.value, parted, kept))
            for p in node.pairs
        )
    )


def _parted(one: Leaf, parted: Callable[[Word], Iterable[Word]]) -> Leaf:
    return Leaf(tuple(w for word in one.words for w in parted(word)))
