"""What a paper adds to the package of its letterhead: footers, pictures, mirrored margins."""

from __future__ import annotations

import re

from gencirc.patterns import later
from gencirc.plan.registry import picture_format
from gencirc.word.letterhead import Letterhead
from gencirc.word.sections import (
    IDS,
    NO_FOOTER,
    NO_FOOTER_ID,
    WIDE_FOOTERS,
    no_footer,
    wide_footers,
)

RELATIONS, TYPES, SETTINGS = (
    "word/_rels/document.xml.rels", "[Content_Types].xml", "word/settings.xml",
)  # fmt: skip
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
PINNED = later(r'(<w:tblpPr\b(?=[^>]*w:tblpYSpec="bottom")[^>]*w:tblpX=")\d+')


def with_wide_pages(parts: dict[str, bytes], letterhead: Letterhead) -> None:
    """Add the footers of landscape pages to the package."""
    parts |= wide_footers(letterhead)
    links, types = "", ""
    for kind, name in WIDE_FOOTERS.items():
        links += _link(IDS[kind], "footer", name)
        types += f'<Override PartName="/{name}" ContentType="{FOOTER_TYPE}"/>'
    _put(parts, RELATIONS, b"</Relationships>", links)
    _put(parts, TYPES, b"</Types>", types)


def with_unnumbered_end(parts: dict[str, bytes]) -> None:
    """Add the footer of the last section, a blank page and the imprint's: no number (7.5)."""
    parts[NO_FOOTER] = no_footer()
    _put(parts, RELATIONS, b"</Relationships>", _link(NO_FOOTER_ID, "footer", NO_FOOTER))
    types = f'<Override PartName="/{NO_FOOTER}" ContentType="{FOOTER_TYPE}"/>'
    _put(parts, TYPES, b"</Types>", types)


def with_pictures(parts: dict[str, bytes], pictures: dict[str, bytes]) -> list[str]:
    """Link the pictures of seals, by relation, and make their kinds known; their names come back."""
    links = ""
    endings: dict[str, str] = {}
    names = []
    for place, (relation, data) in enumerate(pictures.items(), 1):
        ending = picture_format(data)
        names.append(f"word/media/seal{place}.{ending}")
        endings[ending] = f'<Default Extension="{ending}" ContentType="image/{ending}"/>'
        links += _link(relation, "image", names[-1])
    if pictures:
        _put(parts, RELATIONS, b"</Relationships>", links)
        missing = [x for e, x in endings.items() if f'Extension="{e}"'.encode() not in parts[TYPES]]
        parts[TYPES] = re.sub(
            rb"(<Types\b[^>]*>)", rb"\1" + "".join(missing).encode(), parts[TYPES], count=1
        )
    return names


def with_mirrored_margins(parts: dict[str, bytes]) -> None:
    """Bind even pages at their right side (5.2.1)."""
    mirror = b"<w:mirrorMargins/>"
    if mirror not in parts[SETTINGS]:
        # after w:zoom and its like, before w:defaultTabStop (ECMA-376 17.15.1.78)
        before = re.search(rb"<w:(?:zoom|view)\b[^>]*/>", parts[SETTINGS])
        at = (
            before.end()
            if before
            else parts[SETTINGS].index(b">", parts[SETTINGS].index(b"<w:settings")) + 1
        )
        parts[SETTINGS] = parts[SETTINGS][:at] + mirror + parts[SETTINGS][at:]


def mirrored(document: str, letterhead: Letterhead) -> str:
    """The imprint at the side that is right on an even page bound at its right (5.2.1)."""
    page = letterhead.page
    right = page.width - page.left - page.text_width
    return PINNED.sub(rf"\g<1>{right}", document)


def _link(relation: str, kind: str, name: str) -> str:
    target = name.removeprefix("word/")
    return f'<Relationship Id="{relation}" Type="{KIND}{kind}" Target="{target}"/>'


def _put(parts: dict[str, bytes], part: str, closing: bytes, more: str) -> None:
    parts[part] = parts[part].replace(closing, more.encode() + closing)
