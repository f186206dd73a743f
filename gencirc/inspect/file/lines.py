"""Paragraphs of a .docx with their looks resolved up the chain of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from gencirc.inspect.file.cells import ruled

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CONTAINERS = {
    qn(f"w:{n}") for n in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "dir", "bdo")
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """Text of one look."""

    text: str
    face: str
    size: float  # pt
    colour: str
    bold: bool
    spacing: float  # twips added to each character


@dataclass(frozen=True)
class Line:
    """A paragraph: what it says and how it looks, inheritance resolved."""

    raw: str
    runs: list[Run]
    size: float  # pt, also of an empty one
    align: str
    line: float  # twips; 0 when neither exact nor on a grid
    left: float  # twips
    left_chars: float
    right: float
    first: float  # twips, negative when hanging
    first_chars: float
    before: float  # twips
    after: float
    new_page: bool
    borders: dict[str, dict[str, str]] = field(default_factory=dict)
    in_table: bool = False
    ruled: bool = False  # in a cell that lines part from the cells beside it
    in_box: bool = False
    element: Any = None

    @property
    def text(self) -> str:
        return re.sub(r"[\n\f]", "", self.raw).strip()

    @property
    def parts(self) -> list[str]:
        """Parts between line breaks."""
        return [p.strip() for p in re.split(r"[\n\f]", self.raw) if p.strip()]

    @property
    def pieces(self) -> list[str]:
        """Parts that tabs or many spaces set apart."""
        return [p.strip() for p in re.split(r"\t|[ \u3000]{2,}", self.raw) if p.strip()]

    def _first(self) -> Run | None:
        return next((r for r in self.runs if r.text.strip()), None)

    @property
    def face(self) -> str:
        first = self._first()
        return first.face if first else ""

    @property
    def end_face(self) -> str:
        last = next((r for r in reversed(self.runs) if r.text.strip()), None)
        return last.face if last else ""

    @property
    def colour(self) -> str:
        first = self._first()
        return first.colour if first else ""

    @property
    def spacing(self) -> float:
        first = self._first()
        return first.spacing if first else 0.0

    @property
    def pitch(self) -> float:
        """One 字 in twips."""
        return self.size * 20 + self.spacing

    @property
    def indent(self) -> float:
        """First line's indent in 字 from the left margin, leading spaces counted."""
        lead = re.match(r"[ \u3000]*", self.raw.lstrip("\n"))
        spaces = sum(1 if c == "\u3000" else 0.5 for c in lead[0]) if lead and self.text else 0
        left = self.left_chars or self.left / self.pitch
        return left + (self.first_chars or self.first / self.pitch) + spaces

    @property
    def free(self) -> bool:
        """Whether it stands in the flow: in no table and no text box."""
        return not (self.in_table or self.in_box)


def own(p: Any) -> Iterator[Any]:
    """The runs of a paragraph itself: not of its text boxes, not what was deleted."""
    for child in p:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in CONTAINERS:
            yield from own(child)


def said(run: Any) -> str:
    """Text of a run; line breaks as newlines, page breaks as form feeds."""
    out = []
    for node in run:
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag == qn("w:tab"):
            out.append("\t")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            out.append("\f" if node.get(qn("w:type")) == "page" else "\n")
    return "".join(out)


def shown(element: Any) -> bool:
    """Whether an element counts: a fallback repeats what the choice beside it says."""
    return all(a.tag != MC + "Fallback" for a in element.iterancestors())


class Looks:
    """Resolves properties: run, character style, paragraph style, its ancestors, defaults."""

    def __init__(self, styles: Any, theme: bytes) -> None:
        self.styles = {s.get(qn("w:styleId")): s for s in styles.iter(qn("w:style"))}
        self.default = next(
            (i for i, s in self.styles.items()
             if s.get(qn("w:default")) in ("1", "true") and s.get(qn("w:type")) == "paragraph"),
            "",
        )  # fmt: skip
        self.defaults = styles.find(qn("w:docDefaults"))
        self.theme = theme.decode("utf-8", "replace")

    def chain(self, p: Any, run: Any, kind: str) -> list[Any]:
        """The property elements that a paragraph or run takes its look from, nearest first."""
        found = []
        ppr = p[0] if len(p) and p[0].tag == qn("w:pPr") else None  # nowhere else
        if kind == "rPr" and run is not None:
            direct = run.find(qn("w:rPr"))
            found.append(direct)
            found += self._style(direct, "rStyle", kind, "")
        elif kind == "rPr" and ppr is not None:
            found.append(ppr.find(qn("w:rPr")))  # the paragraph mark
        if kind == "pPr":
            found.append(ppr)
        found += self._style(ppr, "pStyle", kind, self.default)
        if self.defaults is not None:
            found += list(self.defaults.iter(qn(f"w:{kind}")))
        return [f for f in found if f is not None]

    def _style(self, properties: Any, tag: str, kind: str, default: str) -> list[Any]:
        named = properties.find(qn(f"w:{tag}")) if properties is not None else None
        id_ = named.get(qn("w:val")) if named is not None else default
        out, seen = [], set()
        while id_ in self.styles and id_ not in seen:
            seen.add(id_)
            out.append(self.styles[id_].find(qn(f"w:{kind}")))
            parent = self.styles[id_].find(qn("w:basedOn"))
            id_ = parent.get(qn("w:val")) if parent is not None else ""
        return out

    @staticmethod
    def of(chain: list[Any], tag: str, attribute: str = "val") -> str:
        """The nearest value of an attribute, or an empty string."""
        for properties in chain:
            element = properties.find(qn(f"w:{tag}"))
            value = element.get(qn(f"w:{attribute}")) if element is not None else None
            if value is not None:
                return str(value)
        return ""

    @classmethod
    def number(
        cls, chain: list[Any], tag: str, attribute: str = "val", default: float = 0
    ) -> float:
        value = cls.of(chain, tag, attribute)
        return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else default

    @staticmethod
    def flag(chain: list[Any], tag: str) -> bool:
        for properties in chain:
            element = properties.find(qn(f"w:{tag}"))
            if element is not None:
                return element.get(qn("w:val")) not in ("0", "false", "off")
        return False

    def face(self, chain: list[Any], text: str) -> str:
        """The face of a text: its East Asian one when it has hanzi, a theme's looked up."""
        slot = "eastAsia" if re.search(r"[^\x00-\x7f]", text) or not text.strip() else "ascii"
        for properties in chain:
            fonts = properties.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn(f"w:{slot}Theme"))
            if theme:
                return self._theme(theme)
            if fonts.get(qn(f"w:{slot}")):
                return str(fonts.get(qn(f"w:{slot}")))
        return ""

    def _theme(self, name: str) -> str:
        part = "majorFont" if name.startswith("major") else "minorFont"
        found = re.search(rf"<a:{part}>.*?</a:{part}>", self.theme, re.S)
        inside = found[0] if found else ""
        wanted = (
            r'<a:ea typeface="([^"]+)"'
            if name.endswith("EastAsia")
            else r'<a:latin typeface="([^"]+)"'
        )
        face = re.search(wanted, inside) or re.search(r'script="Hans" typeface="([^"]+)"', inside)
        return face[1] if face else "主题字体"

    def line(self, p: Any) -> Line:
        """A paragraph."""
        runs = [self._run(p, r) for r in own(p) if said(r)]
        chain, marks = self.chain(p, None, "pPr"), self.chain(p, None, "rPr")
        first = next((r for r in runs if r.text.strip()), None)
        rule = self.of(chain, "spacing", "lineRule")
        height = self.number(chain, "spacing", "line")
        return Line(
            raw="".join(r.text for r in runs),
            runs=runs,
            size=first.size if first else self.number(marks, "sz", default=21) / 2,
            align=self.of(chain, "jc"),
            line=height if rule == "exact" else 0,
            left=self.number(chain, "ind", "left") or self.number(chain, "ind", "start"),
            left_chars=self.number(chain, "ind", "leftChars") / 100,
            right=self.number(chain, "ind", "right") or self.number(chain, "ind", "end"),
            first=self._first(chain, "firstLine", "hanging"),
            first_chars=self._first(chain, "firstLineChars", "hangingChars") / 100,
            before=self.number(chain, "spacing", "before"),
            after=self.number(chain, "spacing", "after"),
            new_page=self.flag(chain, "pageBreakBefore"),
            borders=_borders(chain),
            in_table=any(a.tag == qn("w:tc") for a in p.iterancestors()),
            ruled=ruled(p, self.styles),
            in_box=any(a.tag == qn("w:txbxContent") for a in p.iterancestors())
            or p.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None,
            element=p,
        )

    def _first(self, chain: list[Any], more: str, less: str) -> float:
        """The first line's indent from the nearest properties that speak of it at all."""
        names = ("firstLine", "hanging", "firstLineChars", "hangingChars")
        for properties in chain:
            ind = properties.find(qn("w:ind"))
            if ind is not None and any(ind.get(qn(f"w:{n}")) is not None for n in names):
                return float(ind.get(qn(f"w:{more}")) or 0) - float(ind.get(qn(f"w:{less}")) or 0)
        return 0.0

    def _run(self, p: Any, run: Any) -> Run:
        chain, text = self.chain(p, run, "rPr"), said(run)
        return Run(
            text=text,
            face=self.face(chain, text),
            size=self.number(chain, "sz", default=21) / 2,
            colour=self.of(chain, "color").upper(),
            bold=self.flag(chain, "b"),
            spacing=self.number(chain, "spacing"),
        )


def _borders(chain: list[Any]) -> dict[str, dict[str, str]]:
    for properties in chain:
        borders = properties.find(qn("w:pBdr"))
        if borders is not None:
            sides = {b.tag.split("}")[1]: _plain(b) for b in borders}
            return {k: v for k, v in sides.items() if v.get("val") not in ("nil", "none")}
    return {}


def _plain(element: Any) -> dict[str, str]:
    return {k.split("}")[1]: v for k, v in element.attrib.items()}
