"""Two light texts compared: paragraphs added, removed, moved and changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gencirc.compare.edits import Edit, edits
from gencirc.compare.pairing import Pair, alike, equal, merged, moved
from gencirc.compare.telling import listed, quoted, reworded

RULE = re.compile(r"-{5,}")  # where the light text begins a new page
ORDINAL = re.compile(
    r"(?:第?[一二三四五六七八九十百]+[、，]|（[一二三四五六七八九十百]+）|\d{1,3}[.．、](?!\d)|（\d{1,3}）)"
)
HEADING = re.compile(r"[^，。；：！？]{1,20}")
MOST = 1_000_000  # pairs that are looked at; beyond, only equal paragraphs are paired
SHOWN = 8  # numbers of paragraphs named in one sentence


class Change(NamedTuple):
    """A paragraph that is not where or as it was; the places count from 0."""

    old: int | None  # ``None`` when it is new
    new: int | None  # ``None`` when it is gone
    before: str
    after: str
    moved: bool = False

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The changed words inside."""
        return edits(self.before, self.after)

    @property
    def counted(self) -> bool:
        """Whether nothing but its ordinal changed: （三） that became （四）."""
        return self.before != self.after and bare(self.before) == bare(self.after)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a light text, without blank lines and page rules."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not RULE.fullmatch(line)]


def bare(paragraph: str) -> str:
    """A paragraph without its ordinal."""
    return ORDINAL.sub("", paragraph, count=1) if ORDINAL.match(paragraph) else paragraph


def differences(old: str, new: str) -> list[Change]:
    """Every paragraph that was added, removed, moved or changed, in the order of the new text."""
    before, after = paragraphs(old), paragraphs(new)
    pairs = paired(before, after)
    away = moved(pairs)
    changes = [
        Change(i, j, "" if i is None else before[i], "" if j is None else after[j], (i, j) in away)
        for i, j in merged(len(before), len(after), pairs)
    ]
    return [c for c in changes if c.moved or c.before != c.after]


def paired(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """The same paragraphs, then the same but for their ordinals, then those that are alike."""
    pairs = equal(before, after)
    pairs += _equal_rest([bare(p) for p in before], [bare(p) for p in after], pairs)
    if (len(before) - len(pairs)) * (len(after) - len(pairs)) <= MOST:
        pairs += alike(before, after, pairs)
    return sorted(pairs + list(_replaced(merged(len(before), len(after), pairs))))


def _replaced(order: Sequence[tuple[int | None, int | None]]) -> Iterator[Pair]:
    """A paragraph gone and another one come in its place, alone between their neighbours."""
    whole = [None not in places for places in order]
    for at, ((old, gap), (other, new)) in enumerate(pairwise(order)):
        alone = all(whole[max(0, at - 1) : at]) and all(whole[at + 2 : at + 3])
        if gap is None and other is None and alone and old is not None and new is not None:
            yield old, new


def _equal_rest(before: Sequence[str], after: Sequence[str], done: Sequence[Pair]) -> list[Pair]:
    """Pairs of equal texts among those that are not settled."""
    olds, news = {i for i, _ in done}, {j for _, j in done}
    mine = [i for i in range(len(before)) if i not in olds]
    theirs = [j for j in range(len(after)) if j not in news]
    found = equal([before[i] for i in mine], [after[j] for j in theirs])
    return [(mine[i], theirs[j]) for i, j in found]


def told(old: str, new: str) -> list[str]:
    """What changed, in sentences for a reader who has both texts; nothing when they agree."""
    changes = differences(old, new)
    counted = [c for c in changes if c.counted and not c.moved]
    out = [s for c in changes if c not in counted for s in sentences(c)]
    return out + ([renumbered(counted)] if counted else [])


def sentences(change: Change) -> Iterator[str]:
    """What happened to one paragraph."""
    if change.new is None:
        yield f"删去原第{(change.old or 0) + 1}段：{quoted(change.before)}"
        return
    place = f"第{change.new + 1}段{_title(change.after)}"
    if change.old is None:
        yield f"增加一段（第{change.new + 1}段）：{quoted(change.after)}"
        return
    if change.moved:
        yield f"{place}：由原第{change.old + 1}段移来（{quoted(change.after)}）"
    if change.before != change.after:
        yield f"{place}：{reworded(change.before, change.after)}"


def _title(paragraph: str) -> str:
    """The heading that a paragraph begins with, to be found by."""
    if not ORDINAL.match(paragraph):
        return ""
    found = HEADING.match(bare(paragraph))
    return f"“{found[0]}”" if found else ""


def renumbered(changes: Sequence[Change]) -> str:
    """序号随之变动：第3、4段 — paragraphs whose ordinal alone changed."""
    places = listed(str((c.new or 0) + 1) for c in changes[:SHOWN])
    more = f"等{len(changes)}段" if len(changes) > SHOWN else "段"
    return f"序号随之变动：第{places}{more}"
