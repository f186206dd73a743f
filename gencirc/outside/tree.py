"""XML of a part as a tree: no DTD, no network, bounded depth."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from gencirc.outside.refusing import BadPackage, called

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
OFF = ("0", "false", "off")


def tree(name: str, data: bytes) -> Any:
    """The root element of a part that was checked at the door."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "epth" in str(error) or "huge" in str(error).lower()
        raise BadPackage("Y142" if deep else "Y141", part=called(name)) from error


@cache
def w(name: str) -> str:
    """A name of WordprocessingML."""
    return W + name


def value(element: Any, name: str, attribute: str = "val") -> str:
    """The attribute of a child, "" when either is not there."""
    child = element.find(w(name)) if element is not None else None
    return (child.get(w(attribute)) or "") if child is not None else ""


def drop(element: Any) -> None:
    """Take an element out of its tree; a root stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def flag(element: Any, name: str) -> bool | None:
    """An on-off property; None when it is not given."""
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(w("val")) not in OFF


def whole(text: str | None, default: int = 0) -> int:
    """A number of a file, whatever stands there."""
    try:
        return max(-(10**6), min(10**6, int(float(text or default))))
    except (ValueError, OverflowError):
        return default
