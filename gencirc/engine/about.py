"""Properties of a document: those that docxtpl renders, each a small template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from jinja2 import Environment

NAMES = ("author", "comments", "identifier", "language", "subject", "title")  # in docxtpl's order
LONGEST = 255  # python-docx takes no more characters
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
KEPT = {"\r": "&#13;"}  # as lxml writes it
SLOT = re.compile("\ue000(\\d)\ue001")
STAMP = re.compile(r"(<dcterms:modified\b[^>]*>)[^<]*")


class About(NamedTuple):
    """The part of the properties, with slots for the rendered ones."""

    name: str
    xml: str
    typed: tuple[str, ...]  # the templates, as ``NAMES``
    stamped: bool  # python-docx made the part: it says the time of the rendering
    before: bytes = b""
    after: bytes = b""


def about(document: Any) -> About:
    """Read the properties and leave slots in their part."""
    package = document.part.package
    stamped = all(r.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for r in package.rels.values())
    properties = document.core_properties
    typed = tuple(str(getattr(properties, n)) for n in NAMES)
    part = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    for place, name in enumerate(NAMES):
        setattr(properties, name, f"\ue000{place}\ue001")
    xml = serialize_part_xml(part.element).decode()
    return About(part.partname[1:], xml, typed, stamped)


class Filled:
    """The properties, compiled."""

    def __init__(self, source: About, environment: Environment) -> None:
        self.source = source
        self.name = source.name
        self.templates = [environment.from_string(t) for t in source.typed]
        self.still = not source.stamped and not any("{" in t for t in source.typed)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The part's XML."""
        values = [t.render(context) for t in self.templates]
        if any(len(v) > LONGEST or FORBIDDEN.search(v) for v in values):
            raise ValueError("python-docx takes no such property")
        xml = SLOT.sub(lambda m: escape(values[int(m[1])], KEPT), self.source.xml)
        if self.source.stamped:
            xml = STAMP.sub(rf"\g<1>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", xml)
        return xml.encode()
