"""Parts of a paper with tokens: blocks, and the cells of tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from gencirc.alike import MOST, UIDS, Like
from gencirc.blocks.tree import Table, said
from gencirc.mould.edges import Edge
from gencirc.mould.filling import Fill, Values
from gencirc.mould.seeking import Seekers

Key = tuple[Any, ...]
LOUD = -1  # something is found in it: it is looked at more closely


class Numbers:
    """A number for everything that parts are like: what is equal is quickly found.

    A part in which something is found that is looked at more closely is like fewer others;
    its number is below ``LOUD``.
    """

    def __init__(self, seekers: Seekers) -> None:
        self.seekers = seekers
        self.known: dict[Key, int] = {}
        self.since = 0  # the first number that all we seek now was sought for

    def silent(self, number: int) -> bool:
        """Whether nothing that papers are searched for is in a part with the number."""
        return number >= self.since

    def of(
        self, keys: Sequence[Key], part: Callable[[int], Any], closer: Callable[[int], Any]
    ) -> list[int]:
        """The numbers of parts; ``keys`` are what they are like where nothing is found in them."""
        if self.seekers.more():
            self.since = next(UIDS)
        found = list(map(self.known.get, keys))
        if len(self.known) > MOST:  # others are numbered anew when they come again
            self.known = {k: f for k, f in zip(keys, found, strict=True) if f is not None}
        if None in found:
            found = [
                self._new(k, part(n)) if f is None else f
                for n, (k, f) in enumerate(zip(keys, found, strict=True))
            ]
        if LOUD in found:
            found = [
                self._number((keys[n], closer(n)), loud=True) if f == LOUD else f
                for n, f in enumerate(found)
            ]
        return found  # type: ignore[return-value]

    def _new(self, key: Key, part: Any) -> int:
        if any(self.seekers.find(str(words)) for words in said(part)):
            self.known[key] = LOUD
            return LOUD
        return self._number(key)

    def _number(self, key: Key, loud: bool = False) -> int:
        if key not in self.known:
            self.known[key] = LOUD - 1 - next(UIDS) if loud else next(UIDS)
        return self.known[key]


class Thing(NamedTuple):
    """A block or a cell with tokens: how it is filled in, and by what it is known."""

    uid: int
    twin: Any
    fill: Fill
    values: Callable[[Sequence[str]], Any]  # picks those that it prints
    edges: tuple[Edge, ...]

    def filled(self, given: Values) -> list[Like]:
        """The thing of a recipient, and what it is like."""
        size = (self.uid, self.values(given.sizes))
        return [Like(self.fill(given), self.uid, self.twin, size, given.texts, given.shape)]


class Grid(NamedTuple):
    """A table, or a row of one, with tokens in some of its parts."""

    uid: int
    twin: Any
    parts: list[tuple[int, Thing | Grid]]
    rest: Thing | None = None  # what else a table has

    @property
    def leaves(self) -> list[Thing]:
        """All that it has tokens in."""
        mine = [self.rest] if self.rest else []
        return [*mine, *(leaf for _, part in self.parts for leaf in leaves(part))]

    def filled(self, given: Values) -> list[Like]:
        """The thing of a recipient, then its parts."""
        table = isinstance(self.twin, Table)
        made = list(self.twin.rows if table else self.twin)
        likes = self.rest.filled(given) if self.rest else []
        rest = likes[0].thing if likes else self.twin
        for place, part in self.parts:
            found = part.filled(given)
            made[place] = found[0].thing
            likes += found
        whole = rest._replace(rows=tuple(made)) if table else tuple(made)
        size = (self.uid, *(like.size for like in likes))
        return [Like(whole, self.uid, self.twin, size, given.texts, given.shape), *likes]


def leaves(thing: Thing | Grid) -> list[Thing]:
    """The blocks and cells with tokens."""
    return [thing] if isinstance(thing, Thing) else thing.leaves
