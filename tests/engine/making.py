"""Templates made by code, in the shapes that Word saves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from gencirc.word import package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}"'
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
STYLES = (
    f'<w:styles {SPACES}><w:style w:type="paragraph" w:default="1" w:styleId="a">'
    '<w:name w:val="Normal"/></w:style></w:styles>'
)


def run(text: str, rpr: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}<w:t>{text}</w:t></w:r>"


def paragraph(text: str, style: str = "", rpr: str = '<w:rFonts w:hint="eastAsia"/>') -> str:
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">{ppr}{run(text, rpr)}</w:p>'


def cell(text: str, more: str = "") -> str:
    inside = text if text.startswith("<w:") else paragraph(text)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{more}</w:tcPr>{inside}</w:tc>'


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(map(cell, texts))}</w:tr>"


def table(rows: Sequence[str], columns: int) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def docx(
    body: str,
    header: str = "",
    footer: str = "",
    footnotes: str = "",
    properties: str = "<dc:title></dc:title>",
    spaces: str = SPACES,
) -> bytes:
    """A template with these parts; nothing for those that it is to be without."""
    marks = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{kind}"/>'
        for kind, inside in (("header", header), ("footer", footer))
        if inside
    )
    section = f'<w:sectPr>{marks}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    parts = {
        "word/document.xml": f"<w:document {spaces}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": STYLES,
    }
    if header:
        parts["word/header1.xml"] = f"<w:hdr {spaces}>{header}</w:hdr>"
    if footer:
        parts["word/footer1.xml"] = f"<w:ftr {spaces}>{footer}</w:ftr>"
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {spaces}>{footnotes}</w:footnotes>"
    if properties:
        parts["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{properties}</cp:coreProperties>"
        )
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """The parts with their relations and content types, as a file."""
    made = {n: (HEAD + x).encode() for n, x in parts.items()}
    types, links = "", ""
    for name in parts:
        kind = name.split("/")[-1].removesuffix(".xml").rstrip("1")
        if name.startswith("word/"):
            form = "document.main" if kind == "document" else kind
            types += f'<Override PartName="/{name}" ContentType="{MAIN}{form}+xml"/>'
            if kind != "document":
                target = name.removeprefix("word/")
                links += f'<Relationship Id="rId{kind}" Type="{KIND}{kind}" Target="{target}"/>'
    top = f'<Relationship Id="rId1" Type="{KIND}officeDocument" Target="word/document.xml"/>'
    if "docProps/core.xml" in parts:
        form = "application/vnd.openxmlformats-package.core-properties+xml"
        types += f'<Override PartName="/docProps/core.xml" ContentType="{form}"/>'
        top += (
            f'<Relationship Id="rId2" Type="{REL}/metadata/core-properties"'
            ' Target="docProps/core.xml"/>'
        )
    about = (
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{types}</Types>'
    )
    made["[Content_Types].xml"] = (HEAD + about).encode()
    made["_rels/.rels"] = f'{HEAD}<Relationships xmlns="{REL}">{top}</Relationships>'.encode()
    if links:
        made["word/_rels/document.xml.rels"] = (
            f'{HEAD}<Relationships xmlns="{REL}">{links}</Relationships>'.encode()
        )
    return package.write(made)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {n: archive.read(n) for n in archive.namelist()}
