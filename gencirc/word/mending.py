"""What LibreOffice changes when it saves a letterhead, put right again.

Seen in 7.4: run properties out of schema order in fields, ``cantSplit`` with a value
that Word's schema lacks, table borders turned into cell borders (so that the rule
above the imprint goes with a row that is only a tag), hanging punctuation upside down,
punctuation compressed, sides of tables and character sets in names of another schema.
"""

from __future__ import annotations

import re

from gencirc.patterns import later

APP = "docProps/app.xml"
SIDES = {"start": "left", "end": "right"}  # Word's schema for tables lacks the new names
RPR = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
PROPERTIES = later(r"(<w:rPr>)((?:<w:\w+\b[^>]*/>)+)(</w:rPr>)")
ELEMENT = later(r"<w:(\w+)\b[^>]*/>")
SPACING = '<w:characterSpacingControl w:val="doNotCompress"/>'
TABLE = later(r"<w:tbl>.*?</w:tbl>", re.S)
CELL_BORDERS = later(r"<w:tcBorders>.*?</w:tcBorders>", re.S)


def mended(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a letterhead, corrected when LibreOffice saved it."""
    if b"LibreOffice" not in parts.get(APP, b""):
        return parts
    return {name: _part(data) if name.startswith("word/") else data for name, data in parts.items()}


def _part(data: bytes) -> bytes:
    try:
        xml = data.decode("utf-8")
    except UnicodeDecodeError:  # an image
        return data
    xml = PROPERTIES.sub(lambda m: m[1] + _ordered(m[2]) + m[3], xml)
    xml = re.sub(r'<w:(cantSplit|tblHeader) w:val="true"/>', r"<w:\1/>", xml)
    xml = re.sub(r'<w:overflowPunct w:val="(?:false|0)"/>', "<w:overflowPunct/>", xml)
    xml = re.sub(r'<w:jc w:val="(start|end)"/>', lambda m: f'<w:jc w:val="{SIDES[m[1]]}"/>', xml)
    xml = re.sub(r'(<w:charset [^>]*?) w:characterSet="[^"]*"', r"\1", xml)
    if "characterSpacingControl" not in xml:  # in settings.xml, where w:compat stands
        xml = xml.replace("<w:compat>", f"{SPACING}<w:compat>")
    return TABLE.sub(lambda m: _outlined(m[0]), xml).encode()


def _ordered(elements: str) -> str:
    """Run properties in the order of the schema."""
    found = [(m[1], m[0]) for m in ELEMENT.finditer(elements)]
    if any(name not in RPR for name, _ in found):
        return elements
    return "".join(xml for _, xml in sorted(found, key=lambda e: RPR.index(e[0])))


def _outlined(table: str) -> str:
    """Borders of cells gathered into borders of their table, where it has none."""
    cells = CELL_BORDERS.findall(table)
    if not cells or "<w:tblBorders>" in table:
        return table
    inner = _side(cells[0], "bottom") if len(cells) > 1 else ""
    sides = (("top", _side(cells[0], "top")), ("bottom", _side(cells[-1], "bottom")))
    lines = "".join(f"<w:{name} {line}/>" for name, line in (*sides, ("insideH", inner)) if line)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>"
    table = CELL_BORDERS.sub("", table)
    return re.sub(r"(?=<w:tblLayout\b)", borders, table, count=1)


def _side(borders: str, side: str) -> str:
    found = re.search(rf"<w:{side} ([^>]*)/>", borders)
    return found[1] if found else ""
