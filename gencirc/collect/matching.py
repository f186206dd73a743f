"""Built and edited paragraphs side by side: every change as one small value."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from gencirc.collect.printed import BODY, Line, counted
from gencirc.compare.edits import tokens
from gencirc.compare.pairing import Pair, merged, moved
from gencirc.compare.texts import paired

HEADING = 30  # characters of the longest heading
Kind = Literal["改", "增", "删", "移"]


class Atom(NamedTuple):
    """One change: words inside a paragraph (改), or a paragraph added, gone or moved.

    ``old`` and ``new`` are places of paragraphs, ``at`` where the words stood in the old one.
    """

    kind: Kind
    old: int | None
    new: int | None
    before: str
    after: str
    at: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by when the built paper is another."""
        if self.kind == "改":
            return self.kind, self.new, self.before, self.after
        return (self.kind, self.before) if self.kind == "删" else (self.kind, self.new)


class Aligned(NamedTuple):
    """Which paragraphs belong together, and what differs."""

    pairs: dict[int, int]  # old → new
    atoms: list[Atom]
    counts: list[Pair]  # paragraphs of which only the ordinal differs


def aligned(built: Sequence[Line], edited: Sequence[str]) -> Aligned:
    """Every difference between the built and the edited paragraphs, in reading order."""
    found = paired([line.text for line in built], edited)
    found = sorted([*found, *_headings(built, edited, found)])
    away = moved(found)
    atoms: list[Atom] = []
    counts: list[Pair] = []
    for old, new in merged(len(built), len(edited), found):
        if new is None and old is not None:
            atoms.append(Atom("删", old, None, built[old].bare, ""))
        elif old is None and new is not None:
            atoms.append(Atom("增", None, new, "", edited[new]))
        elif old is not None and new is not None:
            line, text = built[old], edited[new]
            if (old, new) in away:
                atoms.append(Atom("移", old, new, line.bare, text))
            skipped = counted(text) if line.ordinal or counted(line.text) else 0
            atoms += _reworded(line, text[skipped:], old, new)
            if line.text[: line.ordinal] != text[:skipped] and line.ordinal:
                counts.append((old, new))
    return Aligned(dict(found), atoms, counts)


def _headings(built: Sequence[Line], edited: Sequence[str], done: Sequence[Pair]) -> Iterator[Pair]:
    """Headings that became quite others: the same ordinal between the same neighbours."""
    steady = [pair for pair in sorted(done) if pair not in moved(done)]
    edges = [(-1, -1), *steady, (len(built), len(edited))]
    olds, news = {i for i, _ in done}, {j for _, j in done}
    for (i, j), (k, m) in pairwise(edges):
        heads = {
            built[n].text[: built[n].ordinal]: n
            for n in range(i + 1, k)
            if n not in olds and _short(built[n].text) and built[n].ordinal
        }
        for n in range(j + 1, m):
            old = heads.pop(edited[n][: counted(edited[n])], None) if _short(edited[n]) else None
            if old is not None and n not in news:
                yield old, n


def _short(text: str) -> bool:
    """Whether a paragraph can be a heading on a line of its own."""
    return len(text) <= HEADING and text[-1] not in "。；：，"


def _reworded(line: Line, text: str, old: int, new: int) -> Iterator[Atom]:
    start = line.ordinal or counted(line.text)
    before = line.text[start:]
    if before == text or (line.part != BODY and "".join(before.split()) == "".join(text.split())):
        return
    for i, k, j, m in refined(before, text, cuts(line, start)):
        yield Atom("改", old, new, before[i:k], text[j:m], start + i)


def cuts(line: Line, start: int) -> list[int]:
    """Where derived words begin and end, counted from ``start``."""
    out, at = [], 0
    for one, other in pairwise(line.words):
        at += len(one.text)
        out += [at - start] if one.exact != other.exact and at > start else []
    return out


def refined(
    before: str, after: str, bounds: Sequence[int] = ()
) -> Iterator[tuple[int, int, int, int]]:
    """Changed stretches [i, k) → [j, m); one over a bound is looked at character by character."""
    for i, k, j, m in _stretches(_cut(before, bounds), tokens(after)):
        near = trimmed(before, after, i, k, j, m)
        if _over(bounds, i, k) or near[0] == near[1] or near[2] == near[3]:
            i, k, j, m = near
        if _over(bounds, i, k):
            inner = _stretches(list(before[i:k]), list(after[j:m]))
            yield from ((i + a, i + b, j + c, j + d) for a, b, c, d in inner)
        elif i < k or j < m:
            yield i, k, j, m


def _over(bounds: Sequence[int], i: int, k: int) -> bool:
    return any(i < b < k for b in bounds)


def trimmed(before: str, after: str, i: int, k: int, j: int, m: int) -> tuple[int, int, int, int]:
    """A stretch without what both ends have in common."""
    while i < k and j < m and before[i] == after[j]:
        i, j = i + 1, j + 1
    while i < k and j < m and before[k - 1] == after[m - 1]:
        k, m = k - 1, m - 1
    return i, k, j, m


def _cut(text: str, bounds: Sequence[int]) -> list[str]:
    edges = [0, *bounds, len(text)]
    return [t for a, b in pairwise(edges) for t in tokens(text[a:b])]


def _stretches(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ, in characters."""
    olds, news = _places(before), _places(after)
    match = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, k, j, m in match.get_opcodes():
        if tag != "equal":
            yield olds[i], olds[k], news[j], news[m]


def _places(parts: list[str]) -> list[int]:
    out = [0]
    for part in parts:
        out.append(out[-1] + len(part))
    return out
