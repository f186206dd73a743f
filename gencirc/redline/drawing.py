"""Two Word files as one redline: the layout of the new one, every change tracked."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from gencirc.outside.cleaning import COMMENTS, cleaned
from gencirc.outside.package import Package, relations, rels, target
from gencirc.outside.tree import R, tree, w, whole
from gencirc.redline.carrying import Carrier
from gencirc.redline.flows import Flows
from gencirc.redline.marking import Marker
from gencirc.redline.tidying import tidied
from gencirc.word.package import write
from gencirc.word.properties import APP, CORE, app, core

APART = ("headerReference", "footerReference")


class Drawn(NamedTuple):
    """A redline as a file."""

    data: bytes
    changes: int  # tracked changes in it


def redlined(before: Package, after: Package, author: str, date: str, title: str = "") -> Drawn:
    """The redline of two files; raises ``BadPackage`` when one of them goes too deep."""
    marker = Marker(author, date, 1 + max(_ids(_body(after))))
    carrier, flows = Carrier(before, after), Flows(marker)
    first = marker.next
    parts = dict(after.parts)
    for place, (one, other) in {
        **_apart(before, after),
        after.document: (before.document, after.document),
    }.items():
        sides = [
            tidied(tree(p.document, p.parts[name])) for p, name in ((before, one), (after, other))
        ]
        carrier.carry(sides[0], one, other)
        merge(flows, *sides)
        parts[place] = etree.tostring(
            sides[1], xml_declaration=True, encoding="UTF-8", standalone=True
        )
    carrier.into(parts)
    parts |= {CORE: core(title, author), APP: app()}
    return Drawn(write(cleaned(parts, COMMENTS)), marker.next - first)


def _body(package: Package) -> Any:
    return tree(package.document, package.parts[package.document])


def _ids(root: Any) -> list[int]:
    """The numbers that annotations have already."""
    return [0, *(whole(x.get(w("id"))) for x in root.iter() if x.get(w("id")) is not None)]


def merge(flows: Flows, old: Any, new: Any) -> None:
    """Put the changes of one tree into another, whose sections stay."""
    home, former = (root if (body := root.find(w("body"))) is None else body for root in (new, old))
    last = [x for x in home if x.tag == w("sectPr")]
    home[:] = [*flows.merge(former, home), *last]


def _apart(old: Package, new: Package) -> dict[str, tuple[str, str]]:
    """Headers and footers of both, by the section and the pages that they are for."""
    before, after = _references(old), _references(new)
    found = {key: (before[key], name) for key, name in after.items() if key in before}
    return {name: (one, name) for one, name in found.values() if old.parts[one] != new.parts[name]}


def _references(package: Package) -> dict[tuple[int, str, str], str]:
    """Section, sort and pages → part."""
    links = relations(package.parts.get(rels(package.document), b""))
    names = {link["Id"]: target(link, package.document) for link in links}
    found: dict[tuple[int, str, str], str] = {}
    for place, section in enumerate(_body(package).iter(w("sectPr"))):
        for tag in APART:
            for reference in section.findall(w(tag)):
                name = names.get(reference.get(R + "id") or "", "")
                if name in package.parts:
                    found[place, tag, reference.get(w("type")) or "default"] = name
    return found
