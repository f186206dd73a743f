"""A document made simple before it is compared: nothing tracked, no wrappers, no comments."""

from __future__ import annotations

from typing import Any

from gencirc.outside.tree import drop, w
from gencirc.redline.settling import settled, unwrap

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
USELESS = ("proofErr", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak", "permStart", "permEnd")  # fmt: skip
WRAPPERS = ("smartTag", "customXml", "dir", "bdo")
INSIDE = ("sdtContent", "sdt")


def tidied(root: Any) -> Any:
    """Settle a part with every change accepted and take out what says nothing; in place."""
    settled(root, True)
    for name in USELESS:
        for element in list(root.iter(w(name))):
            drop(element)
    for reference in list(root.iter(w("commentReference"))):
        run = reference.getparent()
        drop(reference)
        if run is not None and all(x.tag == w("rPr") for x in run):
            drop(run)
    for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"):
        for element in list(root.iter(w(name))):
            drop(element)
    for name in (*WRAPPERS, *INSIDE):
        for element in list(root.iter(w(name))):
            unwrap(element)
    return root
