"""Where values meet the words around them: what the two say together may be known to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.mould.likeness import LIKE, Value
from gencirc.mould.vocabulary import HAN
from gencirc.tokens import TOKENS, tokens_in

NEAR = 3  # hanzi of which one may be said twice: 干干净净
Pairs = frozenset[str]
Places = dict[str, set[int]]


class Edge(NamedTuple):
    """A value in a line and what stands beside it."""

    value: int
    before: str  # the character there, "" at an end
    after: str
    left: int | None  # the value there
    right: int | None
    near: frozenset[str]  # hanzi that it goes on from or into
    beside: tuple[int, ...]  # values that it goes on from or into

    def tells(self, seen: Sequence[Value], texts: Sequence[str], pairs: Pairs) -> tuple[str, ...]:
        """What of the value somebody may know together with its neighbours."""
        v = seen[self.value]
        shared = self.near & v.chars
        for other in self.beside:
            shared |= seen[other].chars & v.chars
        same = ("".join(c if c in shared else LIKE for c in texts[self.value]),) if shared else ()
        before = self.before if self.left is None else seen[self.left].last
        after = self.after if self.right is None else seen[self.right].first
        first = (*same, v.first, before) if before + v.first in pairs else same
        return (*first, v.last, after) if v.last + after in pairs else first


def edges(text: str) -> Iterator[Edge]:
    """Every value in a line."""
    for place, char in enumerate(text):
        if char in TOKENS:
            before, after = text[:place], text[place + 1 :]
            near = _run(before[::-1]) + _run(after)
            hanzi = frozenset(near) - frozenset(TOKENS)
            [value] = tokens_in(char)
            left, right = (next(iter(tokens_in(c)), None) for c in (before[-1:], after[:1]))
            yield Edge(value, before[-1:], after[:1], left, right, hanzi, tuple(tokens_in(near)))


def _run(text: str) -> str:
    """The hanzi that a text begins with, as far as anything may be said twice."""
    found = HAN.match(text)
    return found[0][:NEAR] if found else ""


class Around(NamedTuple):
    """What stands beside a value in a paper: in which parts, by the character, or the value."""

    value: int
    left: Places  # of characters
    right: Places
    near: Places
    beside: dict[int, set[int]]  # of values that it may meet

    def tells(self, seen: Sequence[Value]) -> set[int]:
        """The parts in which the value and what it meets there may be known to somebody."""
        v = seen[self.value]
        out: set[int] = set()
        met = ((v.preceding, self.left), (v.following, self.right), (v.chars, self.near))
        for known, there in met:
            for char in known & there.keys():
                out |= there[char]
        for other, parts in self.beside.items():
            if _meets(v, seen[other]):
                out |= parts
        return out


def _meets(v: Value, other: Value) -> bool:
    shared = not v.chars.isdisjoint(other.chars)
    return shared or other.last in v.preceding or other.first in v.following


def around(parts: Sequence[Sequence[Edge]]) -> list[Around]:
    """What stands beside the values of a paper, by the edges of its parts."""
    made: dict[int, Around] = {}
    for place, edges in enumerate(parts):
        for edge in edges:
            of = made.setdefault(edge.value, Around(edge.value, {}, {}, {}, {}))
            if edge.left is None:
                of.left.setdefault(edge.before, set()).add(place)
            if edge.right is None:
                of.right.setdefault(edge.after, set()).add(place)
            for char in edge.near:
                of.near.setdefault(char, set()).add(place)
            for other in {edge.left, edge.right, *edge.beside} - {None}:
                of.beside.setdefault(other, set()).add(place)  # type: ignore[arg-type]
    return list(made.values())
