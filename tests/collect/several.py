"""A chief who goes through a whole paper: several changes of it at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gencirc.collect.printed import Line
from tests.collect.edits import Dice, Edited, applied, edits
from tests.collect.keyboard import Typed

DERIVED = "改取来的"


def several(
    lines: Sequence[Line], seed: int, many: int, people: Collection[str] = ()
) -> Typed | None:
    """Up to ``many`` changes in places of their own; none of what the machine reckons."""
    every = [c for c in edits(lines, seed, 3, people) if c.sort != DERIVED]
    Dice(seed).shuffle(every)
    chosen: list[Edited] = []
    for change in every:
        if len(chosen) < many and all(_apart(change, other) for other in chosen):
            chosen.append(change)
    texts = [line.text for line in lines]
    for change in sorted(chosen, key=lambda c: -c.at):  # from the end: places stay as counted
        texts = applied(texts, change)
    return Typed(f"{len(chosen)} 处", texts) if len(chosen) > 1 else None


def _apart(one: Edited, other: Edited) -> bool:
    (a, b), (c, d) = _reach(one), _reach(other)
    return b < c or d < a


def _reach(change: Edited) -> tuple[int, int]:
    """The first paragraph that a change touches and the one behind its last."""
    ends = [change.at, change.end, *([change.to] if change.to is not None else [])]
    return min(ends), max(ends)
