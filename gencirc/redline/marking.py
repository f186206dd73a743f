"""Marks of tracked changes: who, when, numbered through; no name of a machine or a login."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from gencirc.outside.tree import w

MARKED_INSIDE = frozenset((w("hyperlink"), w("fldSimple")))  # Word has no such thing in w:ins


class Marker:
    """Makes the elements of tracked changes."""

    def __init__(self, author: str, date: str, first: int) -> None:
        self.author = author
        self.date = date
        self.next = first

    def mark(self, kind: str) -> Any:
        """An empty w:ins, w:del or w:pPrChange."""
        element = etree.Element(w(kind))
        element.set(w("id"), str(self.next))
        element.set(w("author"), self.author)
        element.set(w("date"), self.date)
        self.next += 1
        return element

    def around(self, kind: str, runs: Iterable[Any]) -> list[Any]:
        """Runs within a change; inside of hyperlinks where these are."""
        out: list[Any] = []
        for run in runs:
            if run.tag in MARKED_INSIDE:
                run[:] = self.around(kind, list(run))
                out.append(run)
            elif out and out[-1].tag == w(kind):
                out[-1].append(run)
            else:
                out.append(self.mark(kind))
                out[-1].append(run)
        if kind == "del":
            for element in out:
                unsaid(element)
        return out

    def paragraph(self, properties: Any, kind: str) -> None:
        """Mark a paragraph's mark, in its properties."""
        looks = properties.find(w("rPr"))
        if looks is None:
            looks = etree.Element(w("rPr"))
            after = (w("sectPr"), w("pPrChange"))
            at = next((n for n, x in enumerate(properties) if x.tag in after), len(properties))
            properties.insert(at, looks)
        looks.insert(0, self.mark(kind))

    def row(self, row: Any, kind: str) -> None:
        """Mark a row of a table."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = row.find(w("tblPrEx"))
            row.insert(0 if before is None else 1, properties)
        properties.append(self.mark(kind))


def unsaid(element: Any) -> None:
    """Text of a deletion is w:delText, the code of a field w:delInstrText."""
    for text in element.iter(w("t"), w("instrText")):
        text.tag = w("delText" if text.tag == w("t") else "delInstrText")
