"""A plan that went on since the paper was built: what the chief changed, put on what it says now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.collect.edited import cleaned
from gencirc.compare.edits import Edit, edits
from gencirc.compare.texts import RULE, bare, paired

NEAR = 8  # characters around a change by which its place is found again
CELLS = re.compile(r" \| |／")


class Merged(NamedTuple):
    """The edited paper as it would be had it been built from the plan of now."""

    texts: list[str]
    conflicts: list[tuple[str, str]]  # what the plan says now, what the edited paper says


def of_light(text: str) -> list[str]:
    """The paragraphs of a light text, cells each on their own."""
    lines = (line for line in text.splitlines() if not RULE.fullmatch(line.strip()))
    return [c for line in lines for cell in CELLS.split(line) if (c := cleaned(cell))]


def merged(base: Sequence[str], now: Sequence[str], edited: Sequence[str]) -> Merged:
    """The changes from ``base`` to ``edited`` put on ``now``."""
    mine = {j: i for i, j in paired(base, edited)}
    theirs = dict(paired(base, now))
    texts: list[str] = []
    conflicts: list[tuple[str, str]] = []
    places: dict[int, int] = {}  # paragraph of now → its place among the texts
    for j, text in enumerate(edited):
        old = mine.get(j)
        if old is None:
            texts.append(text)
            continue
        new = theirs.get(old)
        changed = bare(base[old]) != bare(text)
        if new is None:
            conflicts += [("", text)] if changed else []
            continue
        said = now[new]
        if changed:
            put = reapplied(base[old], text, said)
            conflicts += [(said, text)] if put is None else []
            said = said if put is None else put
        places[new] = len(texts)
        texts.append(said)
    return Merged(_with_new(texts, now, places, set(theirs.values())), conflicts)


def _with_new(
    texts: list[str], now: Sequence[str], places: dict[int, int], known: set[int]
) -> list[str]:
    """The texts with what the plan has added since, behind what stands before it there."""
    fresh = [n for n in range(len(now)) if n not in known and now[n] not in texts]
    for n in reversed(fresh):
        before = max((places[m] for m in places if m < n), default=-1)
        texts.insert(before + 1, now[n])
    return texts


def reapplied(base: str, edited: str, now: str) -> str | None:
    """The changes from ``base`` to ``edited`` made in ``now``, ``None`` where they clash."""
    out = now
    for change in reversed(edits(base, edited)):
        at = _place(base, change, out)
        if at is None:
            return None
        out = out[:at] + change.new + out[at + len(change.old) :]
    return out


def _place(base: str, change: Edit, now: str) -> int | None:
    """Where a change is to be made in a text that is nearly the same."""
    end = change.at + len(change.old)
    for size in range(NEAR, -1, -1):
        before, after = base[max(0, change.at - size) : change.at], base[end : end + size]
        for start, stop in ((before, after), (before, ""), ("", after)):
            sought = start + change.old + stop
            if sought and now.count(sought) == 1:
                return now.index(sought) + len(start)
    return None
