"""The paragraphs of a Word file as a person reads them, tracked changes accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from gencirc.outside.package import DOCUMENT, Package
from gencirc.outside.paper import paper
from gencirc.outside.settling import accepted
from gencirc.outside.values import Paper, Paragraph

PARTS = ("正文", "文本框")
BLANKS = re.compile(r"[\n\t\f]+")


def texts(found: Paper) -> list[str]:
    """The paragraphs that hold something."""
    return [text for p in shown(found) if (text := cleaned(p.said))]


def shown(found: Paper) -> Iterable[Paragraph]:
    """The paragraphs of the body and its text boxes, every tracked change accepted.

    Page numbers on wide pages stand in boxes and are no text.
    """
    return (p for p in accepted(found) if p.place.part in PARTS and not is_page_number(p))


def is_page_number(p: Paragraph) -> bool:
    """Whether a paragraph holds the number of its page."""
    return any(piece.field.strip().upper().startswith("PAGE") for piece in p.pieces)


def cleaned(text: str) -> str:
    """A paragraph on one line, without the blanks around it."""
    return BLANKS.sub("", text.replace("\xa0", " ")).strip()


def own(data: bytes) -> Paper:
    """A file that gencirc itself has just made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return paper(Package(parts, DOCUMENT, False, (), ()))
