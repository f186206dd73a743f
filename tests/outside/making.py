"""Small Word files, written by hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8"?>'
TYPES = (
    f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
ROOT = (
    f'{HEADER}{LINKS}<Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def document(body: str) -> str:
    """word/document.xml around a body."""
    return f"{HEADER}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def parts(body: str, **more: str) -> dict[str, str | bytes]:
    """The parts of a file; ``numbering="…"`` is the inside of word/numbering.xml."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "word/document.xml": document(body),
    }  # fmt: skip
    links = ""
    for name, inside in more.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        made[f"word/{name}.xml"] = f"{HEADER}<w:{root} {SPACES}>{inside}</w:{root}>"
        links += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
    made["word/_rels/document.xml.rels"] = f"{HEADER}{LINKS}{links}</Relationships>"
    return made


def packed(made: dict[str, str | bytes]) -> bytes:
    """The parts as the bytes of a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.items():
            archive.writestr(name, data)
    return out.getvalue()


def put(path: Path, body: str, **more: str) -> Path:
    """A file with a body."""
    path.write_bytes(packed(parts(body, **more)))
    return path


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    given = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{given}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
