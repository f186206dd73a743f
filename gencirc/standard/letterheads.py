"""Draws the letterheads: real Word files with tags, one for each use.

Run ``python -m gencirc.standard.letterheads`` after a change of the table; a test
says when that was forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gencirc.standard import heads, parts
from gencirc.standard.styles import LARGE, SPEECH, STANDARD, Look, styles_xml
from gencirc.word import properties
from gencirc.word.package import write
from gencirc.word.xml import HEADER, R, W, paragraph


class Letterhead(NamedTuple):
    """A letterhead to draw; one without a head is a plain page."""

    name: str
    look: Look
    head: Callable[[], list[str]] | None = None

    @property
    def letter(self) -> bool:
        """信函格式: mark and rules in header and footer of page 1."""
        return self.head is heads.letter_head


# the ends that are not the ordinary imprint
IMPRINTS = {heads.letter_head: heads.letter_imprint, heads.brief_head: heads.brief_imprint}
LETTERHEADS = (
    Letterhead("红头文件", STANDARD, heads.red_head),
    Letterhead("上行文", STANDARD, heads.upward_head),
    Letterhead("信函", STANDARD, heads.letter_head),
    Letterhead("命令", STANDARD, heads.order_head),
    Letterhead("纪要", STANDARD, heads.minutes_head),
    Letterhead("简报", STANDARD, heads.brief_head),
    Letterhead("白头文件", STANDARD),
    Letterhead("讲话稿", SPEECH),
    Letterhead("讲话稿大字", LARGE),
)


def draw(letterhead: Letterhead) -> bytes:
    """The letterhead as a Word file."""
    letter = letterhead.letter
    made = {
        "[Content_Types].xml": parts.content_types(letter),
        "_rels/.rels": parts.package_relations(),
        "docProps/core.xml": properties.core(letterhead.name, "gencirc"),
        "docProps/app.xml": properties.app(),
        "word/document.xml": document(letterhead),
        "word/_rels/document.xml.rels": parts.relations(letter),
        "word/styles.xml": styles_xml(letterhead.look, bool(letterhead.head)),
        "word/settings.xml": parts.settings(),
        "word/fontTable.xml": parts.font_table(),
        "word/footer1.xml": parts.footer("right", letter),
        "word/footer2.xml": parts.footer("left", letter),
    }
    if letter:
        made |= {
            "word/footer3.xml": parts.letter_first_footer(),
            "word/header1.xml": parts.part("hdr", "".join(heads.letter_header())),
            "word/header2.xml": parts.part("hdr", parts.spacer(20)),
        }
    return write(made)


def document(letterhead: Letterhead) -> bytes:
    """Head, body slot, imprint and page set-up."""
    body = [paragraph("Body", heads.tag("{{p 正文 }}"))]
    if letterhead.head:
        imprint = IMPRINTS.get(letterhead.head, heads.imprint)()
        body = [*letterhead.head(), *body, *imprint, paragraph("Tail", "")]
    inside = "".join(body) + parts.section(letterhead.look, letterhead.letter)
    spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    return f"{HEADER}<w:document {spaces}><w:body>{inside}</w:body></w:document>".encode()


def main(folder: str = "templates/版式") -> None:
    """Draw all letterheads into ``folder``."""
    for letterhead in LETTERHEADS:
        path = Path(folder) / f"{letterhead.name}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(draw(letterhead))


if __name__ == "__main__":
    main(*sys.argv[1:])
