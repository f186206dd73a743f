"""A .docx read back: its paragraphs with resolved looks, its sections, its imprint."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from gencirc.word import package

TWIP_MM = 25.4 / 1440


@dataclass
class Line:
    """A paragraph: what it says and how it looks, inheritance resolved."""

    text: str
    lines: list[str]  # parts between line breaks
    face: str
    size: float  # pt
    colour: str
    align: str
    line: float  # twips, 0 when not exact
    spacing: float  # twips between characters
    left: float  # twips
    first: float  # first-line indent in twips
    first_chars: float
    new_page: bool
    keep: bool
    borders: dict[str, dict[str, str]]
    in_table: bool = False


@dataclass
class Section:
    """Page set-up in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    footers: dict[str, Any] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        return self.width > self.height

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


class Paper:
    """Everything that can be told from the package alone."""

    def __init__(self, path: Path) -> None:
        package.read(path)  # refuses what is no sound Word file
        self.document = docx.Document(str(path))
        self.styles = {s.style_id: s.element for s in self.document.styles}
        self.default = next(
            (s.style_id for s in self.document.styles if s.element.get(qn("w:default")) == "1"), ""
        )
        self.defaults = self.document.styles.element.find(qn("w:docDefaults"))
        body = self.document.element.body
        self.lines = [self._line(p) for p in body.iter(qn("w:p"))]
        self.tables = list(body.iter(qn("w:tbl")))
        self.sections = [self._section(s) for s in self.document.sections]
        settings = self.document.settings.element
        self.odd_even = settings.find(qn("w:evenAndOddHeaders")) is not None

    # -- paragraphs --------------------------------------------------------------

    def _line(self, p: Any) -> Line:
        runs = [r for r in p.findall(qn("w:r")) if r.find(qn("w:t")) is not None]
        first = runs[0] if runs else None
        text = "".join(t.text or "" for r in runs for t in r.findall(qn("w:t")))
        breaks: list[str] = [""]
        for node in p.iter(qn("w:t"), qn("w:br")):
            if node.tag == qn("w:br"):
                breaks.append("")
            else:
                breaks[-1] += node.text or ""
        rule = self.of(p, None, "pPr", "spacing", "lineRule")
        line = self.number(p, None, "pPr", "spacing", "line")
        return Line(
            text=text.strip(),
            lines=[b.strip() for b in breaks if b.strip()],
            face=self.of(p, first, "rPr", "rFonts", "eastAsia"),
            size=self.number(p, first, "rPr", "sz", "val", 21) / 2,
            colour=self.of(p, first, "rPr", "color", "val").upper(),
            align=self.of(p, None, "pPr", "jc", "val"),
            line=line if rule == "exact" else 0,
            spacing=self.number(p, first, "rPr", "spacing", "val"),
            left=self.number(p, None, "pPr", "ind", "left"),
            first=self.number(p, None, "pPr", "ind", "firstLine"),
            first_chars=self.number(p, None, "pPr", "ind", "firstLineChars") / 100,
            new_page=self.flag(p, "pageBreakBefore"),
            keep=self.flag(p, "keepNext"),
            borders=self._borders(p),
            in_table=any(a.tag == qn("w:tc") for a in p.iterancestors()),
        )

    def chain(self, p: Any, run: Any, kind: str) -> list[Any]:
        """The property elements that a paragraph or run takes its look from, nearest first."""
        found = [run.find(qn(f"w:{kind}"))] if run is not None and kind == "rPr" else []
        ppr = p.find(qn("w:pPr"))
        if kind == "pPr":
            found.append(ppr)
        style = ppr.find(qn("w:pStyle")) if ppr is not None else None
        id_ = style.get(qn("w:val")) if style is not None else self.default
        seen = set()
        while id_ in self.styles and id_ not in seen:
            seen.add(id_)
            element = self.styles[id_]
            found.append(element.find(qn(f"w:{kind}")))
            parent = element.find(qn("w:basedOn"))
            id_ = parent.get(qn("w:val")) if parent is not None else ""
        if self.defaults is not None:
            found += list(self.defaults.iter(qn(f"w:{kind}")))
        return [f for f in found if f is not None]

    def of(self, p: Any, run: Any, kind: str, tag: str, attribute: str) -> str:
        """The nearest value of an attribute, or an empty string."""
        for properties in self.chain(p, run, kind):
            element = properties.find(qn(f"w:{tag}"))
            value = element.get(qn(f"w:{attribute}")) if element is not None else None
            if value is not None:
                return str(value)
        return ""

    def number(
        self, p: Any, run: Any, kind: str, tag: str, attribute: str, default: float = 0
    ) -> float:
        value = self.of(p, run, kind, tag, attribute)
        return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else default

    def flag(self, p: Any, tag: str) -> bool:
        for properties in self.chain(p, None, "pPr"):
            element = properties.find(qn(f"w:{tag}"))
            if element is not None:
                return element.get(qn("w:val")) not in ("0", "false", "off")
        return False

    def _borders(self, p: Any) -> dict[str, dict[str, str]]:
        for properties in self.chain(p, None, "pPr"):
            borders = properties.find(qn("w:pBdr"))
            if borders is not None:
                return {b.tag.split("}")[1]: _plain(b) for b in borders}
        return {}

    # -- sections ----------------------------------------------------------------

    def _section(self, section: Any) -> Section:
        size, margins = section._sectPr.find(qn("w:pgSz")), section._sectPr.find(qn("w:pgMar"))

        def mm(element: Any, name: str) -> float:
            value = element.get(qn(f"w:{name}")) if element is not None else None
            return float(value or 0) * TWIP_MM

        return Section(
            width=mm(size, "w"),
            height=mm(size, "h"),
            top=mm(margins, "top"),
            bottom=mm(margins, "bottom"),
            left=mm(margins, "left") + mm(margins, "gutter"),
            right=mm(margins, "right"),
            footer=mm(margins, "footer"),
            footers={"奇": section.footer._element, "偶": section.even_page_footer._element},
        )


def _plain(element: Any) -> dict[str, str]:
    return {k.split("}")[1]: v for k, v in element.attrib.items()}
