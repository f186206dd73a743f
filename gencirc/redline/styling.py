"""Styles of an old paper in a new one: found by name, brought along where there is none."""

from __future__ import annotations

from copy import deepcopy
from posixpath import dirname
from typing import Any

from lxml import etree

from gencirc.outside.package import Package
from gencirc.outside.tree import drop, tree, value, w

USED = ("pStyle", "rStyle", "tblStyle")
LEFT = (
    "next",
    "link",
    "autoRedefine",
    "rsid",
    "uiPriority",
)  # and lists, which have numbers of their own


class Styling:
    """The styles of both packages."""

    def __init__(self, old: Package, new: Package) -> None:
        self.part = f"{dirname(new.document)}/styles.xml"
        self.old = _styles(old)
        self.root: Any = tree(self.part, new.parts[self.part]) if self.part in new.parts else None
        mine = self.root.findall(w("style")) if self.root is not None else []
        self.ids = {_key(s): s.get(w("styleId")) or "" for s in mine}
        self.brought = False

    def carry(self, root: Any) -> None:
        """Give the elements of an old part the styles' new ids, in place."""
        for tag in USED:
            for element in list(root.iter(w(tag))):
                id_ = self.new(element.get(w("val")) or "")
                if id_:
                    element.set(w("val"), id_)
                else:
                    drop(element)

    def new(self, id_: str, depth: int = 10) -> str:
        """The id of an old style in the new package; "" when it has none at all."""
        style = self.old.get(id_)
        if style is None or self.root is None or not depth:
            return ""
        if _key(style) not in self.ids:
            self._bring(style, depth)
        return self.ids[_key(style)]

    def _bring(self, style: Any, depth: int) -> None:
        made = deepcopy(style)
        id_ = f"Old{len(self.ids)}"
        self.ids[_key(style)] = id_
        made.set(w("styleId"), id_)
        made.attrib.pop(w("default"), None)
        for element in [x for x in made if x.tag in map(w, LEFT)]:
            made.remove(element)
        for numbers in list(made.iter(w("numPr"))):
            drop(numbers)
        based = made.find(w("basedOn"))
        if based is not None:
            parent = self.new(based.get(w("val")) or "", depth - 1)
            if parent:
                based.set(w("val"), parent)
            else:
                made.remove(based)
        self.root.append(made)
        self.brought = True

    def into(self, parts: dict[str, bytes]) -> None:
        """Put the styles that were brought along into a package."""
        if self.brought:
            parts[self.part] = etree.tostring(
                self.root, xml_declaration=True, encoding="UTF-8", standalone=True
            )


def _styles(package: Package) -> dict[str, Any]:
    place = f"{dirname(package.document)}/styles.xml"
    root = tree(place, package.parts[place]) if place in package.parts else None
    return {
        s.get(w("styleId")) or "": s for s in (root.findall(w("style")) if root is not None else [])
    }


def _key(style: Any) -> tuple[str, str]:
    """What a style is known by: its kind and its name."""
    return style.get(w("type")) or "", value(style, "name")
