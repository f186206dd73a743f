"""Tracked changes of a Word document settled in its XML: all accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gencirc.outside.tree import W, drop, w

NEW, OLD = ("ins", "moveTo", "cellIns"), ("del", "moveFrom", "cellDel")
RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
          "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd")  # fmt: skip
CHANGES = ("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange",
           "tblGridChange", "numberingChange")  # fmt: skip
KEPT = frozenset((w("rPr"), w("sectPr")))  # in a paragraph's properties, outside its change
PROPERTIES = frozenset((w("rPr"), w("trPr"), w("tcPr"), w("numPr")))
SAYING = (w("r"), w("hyperlink"), w("fldSimple"), w("sdt"), w("smartTag"))


def settled(root: Any, accept: bool) -> Any:
    """Settle every change of a part, in place; nothing is tracked in it afterwards."""
    stay, go = (NEW, OLD) if accept else (OLD, NEW)
    for name in CHANGES:
        for change in list(root.iter(w(name))):
            _properties(change, accept)
    _rows(root, go)
    _runs(root, stay, go)
    marks = [p for p in root.iter(w("p")) if _marked(p, go)]
    for marker in [x for n in (*NEW, *OLD, *RANGES) for x in root.iter(w(n))]:
        drop(marker)
    for paragraph in marks:
        _join(paragraph)
    for text in root.iter(w("delText"), w("delInstrText")):
        text.tag = w("t" if text.tag == w("delText") else "instrText")
    return root


def _properties(change: Any, accept: bool) -> None:
    """New looks stay, or the old ones come back."""
    properties = change.getparent()
    if properties is None:
        return
    properties.remove(change)
    if accept or not len(change):
        return
    former = change[0]
    kept = [x for x in properties if properties.tag == w("pPr") and x.tag in KEPT]
    properties[:] = [*former, *kept]


def _rows(root: Any, go: Iterable[str]) -> None:
    """Rows and cells that are not there; a table without rows is none."""
    for kind, properties in (("tr", "trPr"), ("tc", "tcPr")):
        for element in list(root.iter(w(kind))):
            given = element.find(w(properties))
            if given is not None and any(given.find(w(n)) is not None for n in go):
                drop(element)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(w("tr")), None) is None:
            drop(table)


def _runs(root: Any, stay: Iterable[str], go: Iterable[str]) -> None:
    for name in go:
        for element in list(root.iter(w(name))):
            if not _of_properties(element):
                drop(element)
    for name in stay:
        for element in list(root.iter(w(name))):
            if not _of_properties(element):
                unwrap(element)


def _of_properties(element: Any) -> bool:
    """Whether a change is that of a paragraph's mark, a row, a list, not one of text."""
    parent = element.getparent()
    return parent is not None and parent.tag in PROPERTIES


def unwrap(element: Any) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _marked(paragraph: Any, go: Iterable[str]) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(w(n)) is not None for n in go)


def _join(paragraph: Any) -> None:
    """A paragraph whose mark is gone runs into the next one; when nothing is left, it goes."""
    content = [x for x in paragraph if x.tag != w("pPr")]
    after = paragraph.getnext()
    while after is not None and after.tag not in (w("p"), w("tbl"), w("sdt"), w("sectPr")):
        after = after.getnext()
    if after is not None and after.tag == w("p"):
        at = 1 if after.find(w("pPr")) is not None else 0
        after[at:at] = content
        drop(paragraph)
    elif after is not None and after.tag == w("tbl") and not any(x.tag in SAYING for x in content):
        drop(paragraph)
