"""A document of the engine beside docxtpl's: part by part, as canonical XML."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from gencirc.engine import Template
from tests.engine.making import parts


def by_docxtpl(
    data: bytes,
    context: Mapping[str, Any],
    environment: Environment | None = None,
    autoescape: bool = False,
) -> bytes:
    template, out = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    template.render(dict(context), environment, autoescape)
    template.save(out)
    return out.getvalue()


def canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    try:
        return bytes(etree.tostring(etree.fromstring(data), method="c14n"))
    except etree.XMLSyntaxError:
        return data


def differing(one: bytes, other: bytes) -> dict[str, tuple[bytes, bytes]]:
    """The parts that do not say the same."""
    ours, theirs = ({n: canonical(n, d) for n, d in parts(data).items()} for data in (one, other))
    return {
        n: (ours.get(n, b""), theirs.get(n, b""))
        for n in sorted(ours.keys() | theirs.keys())
        if ours.get(n) != theirs.get(n)
    }


def same(
    data: bytes,
    context: Mapping[str, Any],
    environment: Environment | None = None,
    autoescape: bool = False,
) -> Template:
    """Render both ways, hold that they are equal, and hand back the template."""
    template = Template(data, environment, autoescape)
    ours = template.render(context)
    theirs = by_docxtpl(data, context, environment, autoescape)
    assert differing(ours, theirs) == {}
    return template
