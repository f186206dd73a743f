"""What an old paper's elements need to stand in the new one: styles, lists, pictures."""

from __future__ import annotations

from itertools import count
from posixpath import basename, dirname
from typing import Any

from lxml import etree

from gencirc.outside.package import TYPES, Package, relations, rels, target
from gencirc.outside.tree import R, drop, tree, value, w
from gencirc.redline.atoms import canonical
from gencirc.redline.styling import Styling

NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
NOTES = (
    ("footnoteReference", "footnotes", "footnote"),
    ("endnoteReference", "endnotes", "endnote"),
)


class Carrier:
    """Carries elements from the old package into the new one."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old = old
        self.new = new
        self.added: dict[str, bytes] = {}  # parts of the old package
        self.links: dict[str, list[str]] = {}  # part → relationships added to it
        self.count = count(1)
        self.styles = Styling(old, new)

    def carry(self, root: Any, old_part: str, new_part: str) -> None:
        """Make the elements of an old part fit the new package, in place."""
        self.styles.carry(root)
        self._lists(root)
        self._notes(root)
        self._relations(root, old_part, new_part)

    def _part(self, package: Package, name: str) -> Any | None:
        place = f"{dirname(package.document)}/{name}.xml"
        return tree(place, package.parts[place]) if place in package.parts else None

    def _lists(self, root: Any) -> None:
        """Lists that are the same in both go on; others print no numbers."""
        old, new = self._definitions(self.old), self._definitions(self.new)
        same = {key: num for num, key in reversed(new.items())}
        for element in list(root.iter(w("numPr"))):
            num = value(element, "numId")
            other = num if old.get(num) == new.get(num, b"") else same.get(old.get(num, b"-"))
            number = element.find(w("numId"))
            if num != "0" and number is not None:
                if other:
                    number.set(w("val"), other)
                else:
                    drop(element)

    def _definitions(self, package: Package) -> dict[str, bytes]:
        root = self._part(package, "numbering")
        if root is None:
            return {}
        lists = {a.get(w("abstractNumId")): canonical(a) for a in root.findall(w("abstractNum"))}
        return {
            n.get(w("numId")) or "": lists.get(value(n, "abstractNumId"), b"")
            + b"".join(canonical(x) for x in n.findall(w("lvlOverride")))
            for n in root.findall(w("num"))
        }  # fmt: skip

    def _notes(self, root: Any) -> None:
        """Signs of notes that the new paper does not have go."""
        for sign, part, item in NOTES:
            notes = self._part(self.new, part)
            known = {n.get(w("id")) for n in notes.findall(w(item))} if notes is not None else set()
            for element in list(root.iter(w(sign))):
                if element.get(w("id")) not in known:
                    drop(element)

    def _relations(self, root: Any, old_part: str, new_part: str) -> None:
        """Pictures and links: those that the new part has too, else brought along."""
        theirs = {r["Id"]: r for r in relations(self.old.parts.get(rels(old_part), b""))}
        known: dict[str, str] = {}
        for element in root.iter():
            for name, id_ in element.attrib.items():
                if name.startswith(R) and id_ in theirs:
                    if id_ not in known:
                        known[id_] = self._relation(theirs[id_], old_part, new_part)
                    element.set(name, known[id_])

    def _relation(self, link: dict[str, str], old_part: str, new_part: str) -> str:
        """The relationship of the new part to the same thing."""
        mine = relations(self.new.parts.get(rels(new_part), b""))
        thing = _target(link, old_part, self.old)
        for other in mine:
            if other["Type"] == link["Type"] and _target(other, new_part, self.new) == thing:
                return other["Id"]
        id_ = f"rIdOld{next(self.count)}"
        place = link["Target"]
        if link.get("TargetMode") != "External":
            name = f"word/media/old{next(self.count)}{_ending(place)}"
            self.added[name] = thing if isinstance(thing, bytes) else b""
            place = name.removeprefix("word/")
        element = etree.Element("Relationship", Id=id_, Type=link["Type"], Target=place)
        if link.get("TargetMode"):
            element.set("TargetMode", link["TargetMode"])
        self.links.setdefault(new_part, []).append(etree.tostring(element).decode())
        return id_

    def into(self, parts: dict[str, bytes]) -> None:
        """Put what was brought along, and is still used, into a package."""
        self.styles.into(parts)
        for part, links in self.links.items():
            text = parts[part].decode("utf-8")
            used = [x for x in links if f'"{relations(x.encode())[0]["Id"]}"' in text]
            there = parts.get(rels(part), NO_LINKS).decode("utf-8")
            parts[rels(part)] = there.replace(
                "</Relationships>", "".join(used) + "</Relationships>"
            ).encode()
            for name, data in self.added.items():
                if any(name.removeprefix("word/") in x for x in used):
                    parts[name] = data
                    _known(parts, name, self.old)


def _target(link: dict[str, str], part: str, package: Package) -> object:
    """What a relationship leads to: the content of a part, or an address."""
    if link.get("TargetMode") == "External":
        return link["Target"]
    return package.parts.get(target(link, part), b"")


def _ending(name: str) -> str:
    stem, dot, ending = basename(name).rpartition(".")
    return f".{ending}" if dot and stem and ending.isalnum() else ".bin"


def _known(parts: dict[str, bytes], name: str, old: Package) -> None:
    """The kind of a part in the list of contents, as the old package has it."""
    ending = _ending(name).lstrip(".")
    types = tree(TYPES, parts[TYPES])
    space = types.tag.rpartition("}")[0] + "}"
    if any(x.get("Extension", "").lower() == ending.lower() for x in types):
        return
    theirs = [
        x for x in tree(TYPES, old.parts[TYPES]) if x.get("Extension", "").lower() == ending.lower()
    ]
    kind = theirs[0].get("ContentType") if theirs else "application/octet-stream"
    types.insert(0, etree.Element(space + "Default", Extension=ending, ContentType=kind))
    parts[TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
