"""Where values meet the words around them: what the two say together may be known to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import add
from typing import Any, NamedTuple

from gencirc.mould.vocabulary import HAN, LIKE
from gencirc.tokens import TOKENS, tokens_in

NEAR = 3  # hanzi of which one may be said twice: 干干净净
Pairs = frozenset[str]
Told = tuple[Any, ...]


class Edge(NamedTuple):
    """A value in a line and what stands beside it."""

    value: int
    before: str  # the character there, "" at an end
    after: str
    left: int | None  # the value there
    right: int | None
    near: frozenset[str]  # hanzi that it goes on from or into
    beside: tuple[int, ...]  # values that it goes on from or into

    def tells(self, texts: Sequence[str], pairs: Pairs) -> Told:
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


class Met(dict[str, frozenset[int]]):
    """By the character that a value begins or ends with the edges at which that meets a known one."""

    def __init__(self, pair: Callable[[str, str], str], pairs: Pairs) -> None:
        """``pair``: a character of a value and one beside it as they stand in a line."""
        super().__init__()
        self.pair = pair
        self.pairs = pairs
        self.there: dict[str, set[int]] = {}  # at which edges a character stands beside

    def __missing__(self, char: str) -> frozenset[int]:
        known = (edges for c, edges in self.there.items() if self.pair(char, c) in self.pairs)
        self[char] = frozenset[int]().union(*known)
        return self[char]


class Around:
    """What stands beside a value in a paper: at which of its edges, by the character, or the value."""

    def __init__(self, value: int, pairs: Pairs) -> None:
        self.value = value
        self.pairs = pairs
        self.edges: list[tuple[int, int, Edge]] = []  # each with its part and its place there
        self.first = Met(lambda char, before: before + char, pairs)
        self.last = Met(add, pairs)
        self.near: dict[str, set[int]] = {}
        self.beside: dict[int, set[int]] = {}  # values that it may meet

    def put(self, part: int, place: int, edge: Edge) -> None:
        """Take in an edge of the value."""
        number = len(self.edges)
        self.edges.append((part, place, edge))
        if edge.left is None:
            self.first.there.setdefault(edge.before, set()).add(number)
        if edge.right is None:
            self.last.there.setdefault(edge.after, set()).add(number)
        for char in edge.near:
            self.near.setdefault(char, set()).add(number)
        for other in {edge.left, edge.right, *edge.beside} - {None}:
            self.beside.setdefault(other, set()).add(number)  # type: ignore[arg-type]

    def tells(self, texts: Sequence[str]) -> Iterator[tuple[int, Told]]:
        """What somebody may know of the value with what it meets, each with its part."""
        text = texts[self.value]
        met = self.first[text[0]] | self.last[text[-1]]
        if not self.near.keys().isdisjoint(text):
            met = met.union(*[self.near[char] for char in text if char in self.near])
        if self.beside:
            beside = self.beside.items()
            met = met.union(*[n for other, n in beside if self._meets(text, texts[other])])
        for number in sorted(met):
            part, place, edge = self.edges[number]
            if told := edge.tells(texts, self.pairs):
                yield part, (place, *told)

    def _meets(self, text: str, other: str) -> bool:
        known = other[-1] + text[0] in self.pairs or text[-1] + other[0] in self.pairs
        return known or not {*text}.isdisjoint(other)


def around(parts: Sequence[Sequence[Edge]], pairs: Pairs) -> list[Around]:
    """What stands beside the values of a paper, by the edges of its parts; ``pairs`` are known."""
    made: dict[int, Around] = {}
    for part, edges in enumerate(parts):
        for place, edge in enumerate(edges):
            made.setdefault(edge.value, Around(edge.value, pairs)).put(part, place, edge)
    return list(made.values())
