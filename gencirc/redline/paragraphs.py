"""Two paragraphs as one: what went is marked as deleted, what came as inserted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from gencirc.compare.edits import Edit, edits
from gencirc.outside.tree import w
from gencirc.redline.atoms import BOX, PLANE, Atom, canonical, runs
from gencirc.redline.marking import Marker

Merge = Callable[[Any, Any], list[Any]]
NUMBER = re.compile(r"[0-9A-Za-z一二三四五六七八九十百千万亿零〇两]")
LEFT = 0.3  # share of a paragraph that must stay, or it is put whole for the old one
MOST = 25_000_000  # pairs of characters: beyond, a paragraph is put for the other
OUTSIDE = (w("rPr"), w("sectPr"), w("pPrChange"))


def changes(old: str, new: str) -> Sequence[Edit]:
    """The changed words; all of them when little would be left between."""
    if old == new:
        return ()
    if len(old) * len(new) > MOST:
        return (Edit(0, old, new),)
    found = [_grown(edit) for edit in edits(old, new)]
    if any(ord(c) >= PLANE for c in old + new):
        return found
    stays = len(old) - sum(len(e.old) for e in found)
    return found if stays >= LEFT * min(len(old), len(new)) else (Edit(0, old, new),)


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


def content(old: list[Atom], new: list[Atom], marker: Marker, merge: Merge) -> list[Any]:
    """What stands in the paragraph; ``merge`` makes one of the insides of two text boxes."""
    out: list[Any] = []
    i = j = 0
    for edit in changes("".join(a.char for a in old), "".join(a.char for a in new)):
        same = edit.at - i
        out += _same(old[i : edit.at], new[j : j + same], merge)
        i, j = edit.at, j + same
        out += marker.around("del", runs(old[i : i + len(edit.old)]))
        out += marker.around("ins", runs(new[j : j + len(edit.new)]))
        i, j = i + len(edit.old), j + len(edit.new)
    return out + _same(old[i:], new[j:], merge)


def _same(old: Sequence[Atom], new: Sequence[Atom], merge: Merge) -> list[Any]:
    """Pieces that stayed, in their new looks; their text boxes may have changed inside."""
    pairs = zip(old, new, strict=True)
    return runs([_boxed(a, b, merge) if ord(b.char) >= PLANE else b for a, b in pairs])


def _boxed(old: Atom, new: Atom, merge: Merge) -> Atom:
    before = [box for _, x in old.runs if not isinstance(x, str) for box in x.iter(BOX)]
    if not before:
        return new
    made = []
    for looks, thing in new.runs:
        copy = thing if isinstance(thing, str) else deepcopy(thing)
        boxes = [] if isinstance(copy, str) else list(copy.iter(BOX))
        for place, box in enumerate(boxes):
            box[:] = merge(before[min(place, len(before) - 1)], box)
        made.append((looks, copy))
    return new._replace(runs=tuple(made))


# -- properties -------------------------------------------------------------------------------


def base(properties: Any | None) -> Any:
    """Properties alone: without the mark's looks, a section, an older change."""
    made = etree.Element(w("pPr"))
    made.extend(
        deepcopy(x) for x in (properties if properties is not None else ()) if x.tag not in OUTSIDE
    )
    return made


def kept(new: Any | None, old: Any | None, marker: Marker) -> Any:
    """The new properties of a paragraph that stays, the old ones as a tracked change."""
    made = copied(new)
    before = base(old)
    if canonical(before) != canonical(base(new)):
        change = marker.mark("pPrChange")
        change.append(before)
        made.append(change)
    return made


def copied(properties: Any | None, section: bool = True) -> Any:
    """Properties to be changed further."""
    made = deepcopy(properties) if properties is not None else etree.Element(w("pPr"))
    for element in [x for x in made if x.tag == w("sectPr") and not section]:
        made.remove(element)
    return made
