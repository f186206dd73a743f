"""Two paragraphs as one: what went is marked as deleted, what came as inserted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from gencirc.compare.replacing import replaced
from gencirc.outside.tree import value, w
from gencirc.redline.atoms import BOX, PLANE, Atom, runs
from gencirc.redline.marking import Marker

Merge = Callable[[Any, Any], list[Any]]
SIDES = {"start": "left", "end": "right", "": "left"}  # one alignment, several names
OUTSIDE = (w("rPr"), w("sectPr"), w("pPrChange"))


def content(old: list[Atom], new: list[Atom], marker: Marker, merge: Merge) -> list[Any]:
    """What stands in the paragraph; ``merge`` makes one of the insides of two text boxes."""
    out: list[Any] = []
    i = j = 0
    before, after = ("".join(a.char for a in side) for side in (old, new))
    things = any(
        ord(c) >= PLANE for c in before + after
    )  # a picture is not taken out to come again
    for edit in replaced(before, after, not things):
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
    """The new properties of a paragraph that stays, the old ones as a tracked change.

    Only a change of style, list or alignment is one: programs write the rest each its own way.
    """
    made = copied(new)
    if _told(new) != _told(old):
        change = marker.mark("pPrChange")
        change.append(base(old))
        made.append(change)
    return made


def _told(properties: Any | None) -> tuple[str, ...]:
    numbers = properties.find(w("numPr")) if properties is not None else None
    align = value(properties, "jc")
    return (
        value(properties, "pStyle"), value(numbers, "numId"), value(numbers, "ilvl"),
        SIDES.get(align, align),
    )  # fmt: skip


def copied(properties: Any | None, section: bool = True) -> Any:
    """Properties to be changed further."""
    made = deepcopy(properties) if properties is not None else etree.Element(w("pPr"))
    for element in [x for x in made if x.tag == w("sectPr") and not section]:
        made.remove(element)
    return made
