"""Which of two lists belong together: the same, alike, or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

ALIKE = 0.5  # share of common words from which two texts are one that was changed
SHORT = 6  # characters: shorter texts have too few pairs of characters to be compared by them

Pair = tuple[int, int]


def grams(text: str) -> frozenset[str]:
    """The characters of a text and its pairs of neighbours."""
    return frozenset(text) | {text[i : i + 2] for i in range(len(text) - 1)}


def likeness(old: str, new: str) -> float:
    """How much two texts have in common, from 0 to 1."""
    return common(grams(old), grams(new))


def common(one: frozenset[str], other: frozenset[str]) -> float:
    """The share that two sets have in common, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def equal(olds: Sequence[Hashable], news: Sequence[Hashable]) -> list[Pair]:
    """Pairs of equal things: first those in the same order, then those that moved."""
    import difflib

    blocks = difflib.SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
    found = [(b.a + n, b.b + n) for b in blocks for n in range(b.size)]
    used = {i for i, _ in found}
    left: dict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(range(len(olds))):
        if i not in used:
            left[olds[i]].append(i)
    taken = {j for _, j in found}
    found += [(left[new].pop(), j) for j, new in enumerate(news) if j not in taken and left[new]]
    return sorted(found)


def alike(
    olds: Sequence[str], news: Sequence[str], done: Iterable[Pair] = (), least: float = ALIKE
) -> list[Pair]:
    """Pairs of the rest that are most alike, the best first; ``done`` are settled already."""
    done = list(done)
    before, after = {i for i, _ in done}, {j for _, j in done}
    mine = [(i, grams(t)) for i, t in enumerate(olds) if i not in before]
    theirs = [(j, grams(t)) for j, t in enumerate(news) if j not in after]
    scores = sorted(
        (-score, abs(i - j), i, j)
        for i, a in mine
        for j, b in theirs
        if (score := common(a, b)) >= least
    )
    out: list[Pair] = []
    for _, _, i, j in scores:
        if i not in before and j not in after:
            before.add(i)
            after.add(j)
            out.append((i, j))
    return sorted(out)


def moved(pairs: Iterable[Pair]) -> set[Pair]:
    """The fewest pairs that stand in another order than the rest."""
    ordered = sorted(pairs)
    ends: list[int] = []  # the last new place of the best run of every length
    at: list[int] = []
    for _, j in ordered:
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        at.append(place)
    want, kept = len(ends) - 1, set()
    for pair, place in zip(reversed(ordered), reversed(at), strict=True):
        if place == want:
            kept.add(pair)
            want -= 1
    return set(ordered) - kept


def merged(before: int, after: int, pairs: Iterable[Pair]) -> list[tuple[int | None, int | None]]:
    """Places of two lists in one reading order: the new one, what is gone where it stood."""
    pairs = sorted(pairs)
    away = moved(pairs)
    olds, come = {i for i, _ in pairs}, {j: i for i, j in pairs}
    steady = [(i, j) for i, j in pairs if (i, j) not in away]
    gone: dict[int, list[int]] = defaultdict(list)
    for i in (i for i in range(before) if i not in olds):
        gone[next((j for k, j in reversed(steady) if k < i), -1) + 1].append(i)
    out: list[tuple[int | None, int | None]] = []
    for j in range(after + 1):
        out += [(i, None) for i in gone[j]]
        out += [(come.get(j), j)] if j < after else []
    return out
