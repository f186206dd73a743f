"""The changes of a paragraph as they are marked for a reader: words, or all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gencirc.compare.edits import Edit, edits

NUMBER = re.compile(r"[0-9A-Za-z一二三四五六七八九十百千万亿零〇两]")
LEFT = 0.3  # share of a paragraph that must stay, or it is put whole for the old one
MOST = 25_000_000  # pairs of characters: beyond, a paragraph is put for the other


def replaced(old: str, new: str, whole: bool = True) -> Sequence[Edit]:
    """The changed words; with ``whole`` all of them when little would be left between."""
    if old == new:
        return ()
    if len(old) * len(new) > MOST:
        return (Edit(0, old, new),)
    found = [_grown(edit) for edit in edits(old, new)]
    stays = len(old) - sum(len(e.old) for e in found)
    return found if not whole or stays >= LEFT * min(len(old), len(new)) else (Edit(0, old, new),)


def _grown(edit: Edit) -> Edit:
    """Words that only got longer or shorter, without what stayed; a number is never cut."""
    at, old, new = edit
    if NUMBER.search(min(old, new, key=len)):
        return edit
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if not old or not new or head + tail < min(len(old), len(new)):
        return edit
    return Edit(at + head, old[head : len(old) - tail], new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
