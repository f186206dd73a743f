"""Nodes: YAML as it was typed, every key and value a text with its mark."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from gencirc.source.marks import Mark, Text


class Scalar(NamedTuple):
    """A value of text; ``damaged`` when its line could not be read."""

    text: Text
    damaged: bool = False

    @property
    def mark(self) -> Mark:
        return self.text.mark


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Entry(NamedTuple):
    """A key and its value."""

    key: Text
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the order they were typed."""

    entries: tuple[Entry, ...]
    mark: Mark
    flow: bool = False  # written in braces on one line

    def get(self, *keys: str) -> Node | None:
        """The value of the first of ``keys`` that is there."""
        return next((e.value for k in keys for e in self.entries if e.key == k), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def is_empty(node: Node | None) -> bool:
    """Whether nothing stands behind a key."""
    return node is None or (isinstance(node, Scalar) and not node.text and not node.damaged)


def is_damaged(node: Node | None) -> bool:
    """Whether the line could not be read, so that it must cause no second error."""
    return isinstance(node, Scalar) and node.damaged
