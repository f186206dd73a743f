"""A .docx read back: its paragraphs with resolved looks, sections, footers, drawn lines."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from gencirc.inspect.file.lines import Line, Looks, shown
from gencirc.inspect.file.strokes import Stroke, drawn
from gencirc.outside.cleaning import cleaned
from gencirc.outside.package import is_xml, opened
from gencirc.outside.refusing import BadPackage
from gencirc.word import package

MOST_TAGS = 100_000  # a paper of 5,000 characters has some 10,000
TWIP_MM = 25.4 / 1440
KINDS = {"default": "单页", "even": "双页", "first": "首页"}


@dataclass(frozen=True)
class Section:
    """Page set-up in millimetres, and its footers by kind."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float
    first: bool  # the first page has a footer of its own
    start: int | None  # page number that it starts with
    grid: tuple[str, float, float]  # type, line pitch in twips, charSpace
    footers: dict[str, Any] = field(default_factory=dict)
    headers: list[Any] = field(default_factory=list)  # of its first page; a letter's mark is there

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
        parts = cleaned(opened(path).parts)  # refuses what is no sound Word file
        if sum(data.count(b"<") for name, data in parts.items() if is_xml(name)) > MOST_TAGS:
            raise BadPackage("Y142", part="“正文”")
        self.safe = package.write(parts)  # what may be given to another program
        self.document = docx.Document(io.BytesIO(self.safe))
        theme = next((b for n, b in parts.items() if n.startswith("word/theme/")), b"")
        self.looks = Looks(self.document.styles.element, theme)
        body = self.document.element.body
        self.sections = _sections(self.document)
        roots = [*(h for s in self.sections[:1] for h in s.headers), body]
        self.lines = [self.looks.line(p) for r in roots for p in r.iter(qn("w:p")) if shown(p)]
        feet = [f for s in self.sections[:1] for f in s.footers.values()]
        self.feet = [self.looks.line(p) for f in feet for p in f.iter(qn("w:p")) if shown(p)]
        self.tables = [t for t in body.iter(qn("w:tbl")) if shown(t)]
        self.strokes: list[Stroke] = list(drawn(body))
        settings = self.document.settings.element
        self.odd_even = _on(settings.find(qn("w:evenAndOddHeaders")))
        self.mirrored = _on(settings.find(qn("w:mirrorMargins")))
        for root in [*roots[:-1], *feet]:
            self.strokes += drawn(root)

    @property
    def upright(self) -> Section:
        """The first section that stands upright."""
        return next((s for s in self.sections if not s.wide), self.sections[0])

    @property
    def down(self) -> float:
        """How far LibreOffice moves the text down: half the room that a grid leaves, mm."""
        kind, pitch, _ = self.upright.grid
        if kind not in ("lines", "linesAndChars", "snapToChars") or not pitch:
            return 0.0
        return self.upright.text_height % (pitch * TWIP_MM) / 2

    @property
    def gridded(self) -> bool:
        """Whether a grid of characters is at work, which LibreOffice lays out in its own way."""
        return any(s.grid[0] in ("linesAndChars", "snapToChars") for s in self.sections)


def _on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val")) not in ("0", "false", "off")


def _sections(document: Any) -> list[Section]:
    out: list[Section] = []
    for section in document.element.body.iter(qn("w:sectPr")):
        before = out[-1].footers if out else {}
        out.append(_section(document, section, before))
    return out


def _section(document: Any, section: Any, before: dict[str, Any]) -> Section:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    grid, numbers = section.find(qn("w:docGrid")), section.find(qn("w:pgNumType"))
    footers = dict(before)  # a section without its own keeps those before it
    for reference in section.iter(qn("w:footerReference")):
        part = document.part.related_parts.get(reference.get(qn("r:id")))
        if part is not None:
            footers[reference.get(qn("w:type")) or "default"] = part.element
    start = _get(numbers, "start")
    first = _on(section.find(qn("w:titlePg")))
    heads = [
        document.part.related_parts[r.get(qn("r:id"))].element
        for r in section.iter(qn("w:headerReference"))
        if r.get(qn("w:type")) == ("first" if first else "default")
    ]
    return Section(
        width=_mm(size, "w"),
        height=_mm(size, "h"),
        top=abs(_mm(margins, "top")),
        bottom=abs(_mm(margins, "bottom")),
        left=_mm(margins, "left") + _mm(margins, "gutter"),
        right=_mm(margins, "right"),
        footer=_mm(margins, "footer"),
        first=first,
        start=int(start) if start.isdigit() else None,
        grid=(
            _get(grid, "type"), float(_get(grid, "linePitch") or 0),
            float(_get(grid, "charSpace") or 0),
        ),
        footers=footers,
        headers=heads,
    )  # fmt: skip


def _get(element: Any, name: str) -> str:
    return (element.get(qn(f"w:{name}")) or "") if element is not None else ""


def _mm(element: Any, name: str) -> float:
    value = _get(element, name)
    try:
        return float(value or 0) * TWIP_MM
    except ValueError:
        return 0.0


__all__ = ["KINDS", "Line", "Paper", "Section"]
