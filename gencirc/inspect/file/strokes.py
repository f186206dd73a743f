"""Lines that are drawn: as shapes of Word, as VML of old Word and WPS, as borders of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from gencirc.inspect.file.lines import Line, shown

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
EMU_MM = 36000
UNITS = {"pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "": 25.4 / 72, "px": 25.4 / 96}
NAMED = {"red": "FF0000", "black": "000000", "windowtext": "000000"}


class Stroke(NamedTuple):
    """A horizontal line of the file."""

    colour: str  # FF0000; empty when the file leaves it to a theme
    width: float | None  # mm; None when it is as wide as its paragraph
    thick: float  # pt
    compound: str  # thickThin, thinThick, or empty


def borders(line: Line) -> Iterator[Stroke]:
    """The borders above and below a paragraph; shortened by its indents."""
    for side in ("top", "bottom"):
        found = line.borders.get(side)
        if found:
            short = abs(line.left + line.right) > 20
            kind = found.get("val", "")
            compound = "thickThin" if kind.startswith("thinThick") else ""
            compound = "thinThick" if kind.startswith("thickThin") else compound
            width = 156 - (line.left + line.right) * 25.4 / 1440 if short else None
            thick = float(found.get("sz") or 0) / 8
            yield Stroke(found.get("color", "").upper(), width, thick, compound)


def drawn(root: Any) -> Iterator[Stroke]:
    """Every drawn line of a part, once: fallbacks repeat."""
    for shape in root.iter(WPS + "wsp"):
        geometry = shape.find(f"{WPS}spPr/{A}prstGeom")
        if (
            geometry is not None
            and shown(shape)
            and geometry.get("prst") in ("line", "straightConnector1")
        ):
            yield _modern(shape)
    for shape in root.iter(V + "line", V + "shape", V + "rect"):
        if _old_is_line(shape) and not _repeats(shape):
            yield _old(shape)


def _repeats(shape: Any) -> bool:
    """Whether VML stands as the fallback of a modern shape."""
    return not shown(shape)


def _modern(shape: Any) -> Stroke:
    line = shape.find(f"{WPS}spPr/{A}ln")
    colour = line.find(f".//{A}srgbClr") if line is not None else None
    extent = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
    anchor = next(
        (a for a in shape.iterancestors() if a.tag in (WP + "anchor", WP + "inline")), None
    )
    size = (
        extent if extent is not None else anchor.find(WP + "extent") if anchor is not None else None
    )
    return Stroke(
        (colour.get("val") or "").upper() if colour is not None else "",
        float(size.get("cx") or 0) / EMU_MM if size is not None else None,
        float(line.get("w") or 9525) / 12700 if line is not None else 0.75,
        (line.get("cmpd") or "") if line is not None else "",
    )


def _old_is_line(shape: Any) -> bool:
    if shape.tag == V + "line":
        return True
    if shape.tag == V + "shape":
        return (shape.get("type") or "").endswith("_t32")
    style = _style(shape)
    return 0 <= _length(style.get("height", "99pt")) < 1.5  # a thin box


def _old(shape: Any) -> Stroke:
    colour = (shape.get("strokecolor") or shape.get("fillcolor") or "").split()
    name = colour[0].lstrip("#") if colour else ""
    name = NAMED.get(name.lower(), "".join(c * 2 for c in name) if len(name) == 3 else name)
    if shape.get("from") and shape.get("to"):
        ends = [_length(shape.get(k).split(",")[0]) for k in ("from", "to")]
        width = abs(ends[1] - ends[0])
    else:
        width = _length(_style(shape).get("width", "0"))
    kind = shape.find(V + "stroke")
    compound = kind.get("linestyle") or "" if kind is not None else ""
    thick = _length(shape.get("strokeweight") or "0.75pt") * 72 / 25.4
    return Stroke(name.upper(), width or None, thick, compound)


def _style(shape: Any) -> dict[str, str]:
    pairs = (p.split(":", 1) for p in (shape.get("style") or "").split(";") if ":" in p)
    return {k.strip(): v.strip() for k, v in pairs}


def _length(text: str) -> float:
    """A CSS length in mm."""
    found = re.match(r"(-?[\d.]+)\s*([a-z]*)", text.strip())
    return float(found[1]) * UNITS.get(found[2], 25.4 / 72) if found else 0.0
