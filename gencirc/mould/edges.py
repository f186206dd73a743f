"""Where values meet the words around them: what the two say together may be known to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from operator import add
from typing import NamedTuple

from gencirc.mould.vocabulary import HAN, LIKE
from gencirc.tokens import TOKENS, tokens_in

NEAR = 3  # hanzi of which one may be said twice: 干干净净
Pairs = frozenset[str]
Parts = Set[int]


class Edge(NamedTuple):
    """A value in a line and what stands beside it."""

    value: int
    before: str  # the character there, "" at an end
    after: str
    left: int | None  # the value there
    right: int | None
    near: frozenset[str]  # hanzi that it goes on from or into
    beside: tuple[int, ...]  # values that it goes on from or into

    def tells(self, texts: Sequence[str], pairs: Pairs) -> tuple[str, ...]:
        """What of the value somebody may know together with its neighbours."""
        value, before, after, left, right, near, beside = self
        text = texts[value]
        shared = near.intersection(text)
        for other in beside:
            shared |= {*texts[other]}.intersection(text)
        told = ("".join(c if c in shared else LIKE for c in text),) if shared else ()
        before = before if left is None else texts[left][-1]
        if before + text[0] in pairs:
            told = (*told, text[0], before)
        after = after if right is None else texts[right][0]
        return (*told, text[-1], after) if text[-1] + after in pairs else told


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


class Met(dict[str, Parts]):
    """By the character that a value begins or ends with the parts in which that meets a known one."""

    def __init__(self, pair: Callable[[str, str], str], pairs: Pairs) -> None:
        """``pair``: a character of a value and one beside it as they stand in a line."""
        super().__init__()
        self.pair = pair
        self.pairs = pairs
        self.there: dict[str, set[int]] = {}  # in which parts a character stands beside

    def __missing__(self, char: str) -> Parts:
        known = (parts for c, parts in self.there.items() if self.pair(char, c) in self.pairs)
        self[char] = frozenset[int]().union(*known)
        return self[char]


class Around(NamedTuple):
    """What stands beside a value in a paper: in which parts, by the character, or the value."""

    value: int
    first: Met
    last: Met
    near: dict[str, set[int]]
    beside: dict[int, set[int]]  # values that it may meet
    pairs: Pairs

    def tells(self, texts: Sequence[str]) -> list[Parts]:
        """The parts in which the value and what it meets there may be known to somebody."""
        text = texts[self.value]
        out = [self.first[text[0]], self.last[text[-1]]]
        if not self.near.keys().isdisjoint(text):
            out += [self.near[char] for char in text if char in self.near]
        if self.beside:
            out += [p for other, p in self.beside.items() if self._meets(text, texts[other])]
        return out

    def _meets(self, text: str, other: str) -> bool:
        known = other[-1] + text[0] in self.pairs or text[-1] + other[0] in self.pairs
        return known or not {*text}.isdisjoint(other)


def around(parts: Sequence[Sequence[Edge]], pairs: Pairs) -> list[Around]:
    """What stands beside the values of a paper, by the edges of its parts; ``pairs`` are known."""
    made: dict[int, Around] = {}
    for place, edges in enumerate(parts):
        for edge in edges:
            of = made.get(edge.value)
            if of is None:
                first, last = Met(lambda char, before: before + char, pairs), Met(add, pairs)
                of = made[edge.value] = Around(edge.value, first, last, {}, {}, pairs)
            if edge.left is None:
                of.first.there.setdefault(edge.before, set()).add(place)
            if edge.right is None:
                of.last.there.setdefault(edge.after, set()).add(place)
            for char in edge.near:
                of.near.setdefault(char, set()).add(place)
            for other in {edge.left, edge.right, *edge.beside} - {None}:
                of.beside.setdefault(other, set()).add(place)  # type: ignore[arg-type]
    return list(made.values())
