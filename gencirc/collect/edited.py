"""The paragraphs of an edited paper, as a person reads them: what was struck out is gone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Read(NamedTuple):
    """A paragraph of the file."""

    text: str
    remarks: tuple[str, ...] = ()


def read(data: bytes) -> list[Read]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    out, rest = [], ""
    for p in _paragraphs(root):
        text = rest + "".join(_text(p))
        gone = p.find(f"{W}pPr/{W}rPr/{W}del") is not None
        rest = text if gone else ""
        if not gone:
            out.append(text)
    return [Read(t) for t in map(cleaned, out) if t]


def cleaned(text: str) -> str:
    """A paragraph on one line, without the blanks around it."""
    return re.sub(r"[\n\t]+", "", text.replace("\xa0", " ")).strip()


def _paragraphs(node):
    for child in node:
        if child.tag == f"{MC}Fallback":
            continue
        if child.tag == f"{W}p":
            yield child
        yield from _paragraphs(child)


def _text(node):
    for child in node:
        if child.tag in (f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent", f"{W}p"):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield "\t"
        else:
            yield from _text(child)
