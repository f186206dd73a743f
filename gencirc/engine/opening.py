"""A template opened by docxtpl, once: what changes with the values, and what never does."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

from docx.opc.oxml import parse_xml
from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate
from lxml import etree

from gencirc.engine.about import About, about
from gencirc.engine.packing import Entry, entries
from gencirc.engine.slowly import Counter

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SPACE = re.compile(r'xmlns:([\w.-]+)="([^"]*)"')
HEADER = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
ENDS = re.compile(r"(?:</w:sectPr>|<w:sectPr[^>]*/>)</w:body>$")  # whatever the values are
BODY = "word/document.xml"


class Source(NamedTuple):
    """The XML of a part with tags, and what docxtpl does to it in the end."""

    name: str
    xml: str
    careful: Callable[[str], str]
    before: bytes = HEADER
    after: bytes = b""


class Opened(NamedTuple):
    """A template taken apart."""

    body: Source
    margins: tuple[Source, ...]  # headers and footers
    footnotes: tuple[Source, ...]
    about: About  # properties
    still: tuple[Entry, ...]  # the parts that never change
    why: tuple[str, ...]  # docxtpl itself must render it


def opened(data: bytes) -> Opened:
    """Open a template with docxtpl and take it apart."""
    template = DocxTemplate(io.BytesIO(data))
    template.render_init()
    body = _body(template)
    margins = tuple(_margins(template))
    notes = tuple(_notes(template))
    properties = about(template.docx)
    written = io.BytesIO()
    with warnings.catch_warnings(action="ignore"):  # two parts of a name, where one is not known
        template.docx.save(written)
    changing = {s.name for s in (body, *margins, *notes)} | {properties.name}
    still = tuple(e for e in _carried(data, written) if e.name not in changing)
    return Opened(body, margins, notes, properties, still, tuple(_why(body, margins, notes)))


def _why(body: Source, margins: tuple[Source, ...], notes: tuple[Source, ...]) -> list[str]:
    """What only docxtpl itself can do right."""
    found = []
    if not body.xml.startswith("<w:body"):
        found.append("正文的名字空间不叫 w")
    names = [m.name for m in margins]
    if len(set(names)) < len(names):
        found.append("同一个页眉或页脚用了两次")
    if notes and not ENDS.search(body.xml):
        found.append("有脚注而没有分节")
    return found


def _body(template: Any) -> Source:
    whole = etree.tostring(template.docx._element, encoding="unicode")
    start, stop = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
    before, after = whole[:start].encode(), whole[stop:].encode()
    return Source(BODY, template.get_xml(), rebuilt, HEADER + before, after)


def rebuilt(text: str) -> str:
    """A body parsed, its tables and pictures mended, by docxtpl."""
    tree = DocxTemplate.fix_tables(None, text)
    DocxTemplate.fix_docpr_ids(Counter(), tree)
    return str(etree.tostring(tree, encoding="unicode"))


def reparsed(text: str) -> str:
    """A header or footer parsed as python-docx does when it is put in its place."""
    tree = parse_xml(text.encode())  # type: ignore[arg-type]
    return str(etree.tostring(tree, encoding="unicode"))


def _margins(template: Any) -> list[Source]:
    return [
        Source(part.partname[1:], template.get_part_xml(part), reparsed)
        for uri in (template.HEADER_URI, template.FOOTER_URI)
        for _, part in template.get_headers_footers(uri)
    ]


def _notes(template: Any) -> list[Source]:
    if not hasattr(DocxTemplate, "render_footnotes"):  # before docxtpl 0.19
        return []
    parts = (p for p in template.docx.part.package.parts if p.content_type == FOOTNOTES)
    return [Source(p.partname[1:], p.blob.decode("utf-8"), str, b"") for p in parts]


def _carried(data: bytes, written: io.BytesIO) -> list[Entry]:
    """The parts as python-docx writes them; where that says the same, as they lie in the file."""
    before = {e.name: e for e in entries(io.BytesIO(data))}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written) as new:
        return [
            before[e.name] if e.name in before and _same(old.read(e.name), new.read(e.name)) else e
            for e in entries(written)
        ]


def _same(one: bytes, other: bytes) -> bool:
    if one == other:
        return True
    try:
        return bool(_canonical(one) == _canonical(other))
    except etree.XMLSyntaxError:
        return False


def _canonical(xml: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n"))


def prefixes(xml: str) -> frozenset[str] | None:
    """The namespaces that a part declares at its root; None where ``wp`` is another's."""
    declared = dict(SPACE.findall(xml[: xml.index(">") + 1]))
    for prefix, uri in declared.items():
        if (prefix == "wp") != (uri == nsmap["wp"]):
            return None
    return frozenset(declared)


def mender(xml: str) -> Callable[[str], str]:
    """What mends a table of a body with the namespaces of ``xml``."""
    begin = xml[: xml.index(">") + 1].rstrip("/>") + ">"
    spaces = "".join(f' xmlns:{p}="{u}"' for p, u in SPACE.findall(begin))

    def mended(table: str) -> str:
        tree = DocxTemplate.fix_tables(None, f"{begin}{table}</w:body>")
        return "".join(
            etree.tostring(t, encoding="unicode", with_tail=False).replace(spaces, "", 1)
            for t in tree
        )

    return mended
