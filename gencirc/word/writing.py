"""Document × letterhead → the bytes of a .docx."""

from __future__ import annotations

from gencirc.kind.drafting import Document
from gencirc.word import package
from gencirc.word.body import body
from gencirc.word.letterhead import DOCUMENT, Letterhead
from gencirc.word.marking import mark
from gencirc.word.properties import APP, CORE, app, core
from gencirc.word.sections import IDS, WIDE_FOOTERS, wide_footers
from gencirc.word.xml import HIGHLIGHT, escape, styled
from gencirc.words import Words

RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
FOOTER_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"

AGAIN = '<w:r><w:t xml:space="preserve">'


class Markup(str):
    """XML that is put in as it is."""

    def __html__(self) -> str:
        return self


def write(
    document: Document, letterhead: Letterhead, names: tuple[str, ...], tight: int = 0
) -> bytes:
    """The paper as a Word file; equal input gives equal bytes."""
    imprint = "印发机关" in letterhead.body.names
    inside, sections = body(document.blocks, letterhead, names, imprint, tight)
    context: dict[str, object] = {k: _inside(v) for k, v in document.head.items()}
    context["正文"] = Markup(inside)
    if "发文机关标志" in letterhead.body.names:
        text = str(document.head.get("发文机关标志", Words()))
        context["发文机关标志"] = Markup(mark(text, letterhead))
    parts = dict(letterhead.parts)
    parts[DOCUMENT] = sections.last(letterhead.body.render(context)).encode()
    parts[CORE] = core(document.title, names[0] if names else "")
    parts[APP] = app()
    if sections.used:
        _with_wide_pages(parts, letterhead)
    return package.write(parts)


def _inside(words: Words) -> str:
    """The words for a tag within a run: an open place leaves the run to be highlighted."""
    if all(s.look != "待定" for s in words):
        return str(words)
    out = ""
    for span in words:
        out += (
            f"</w:t></w:r>{styled('', span.text, HIGHLIGHT)}{AGAIN}"
            if span.look
            else escape(span.text)
        )
    return Markup(out)


def _with_wide_pages(parts: dict[str, bytes], letterhead: Letterhead) -> None:
    """Add the footers of landscape pages to the package."""
    parts |= wide_footers(letterhead)
    links, types = "", ""
    for kind, name in WIDE_FOOTERS.items():
        target = name.removeprefix("word/")
        links += f'<Relationship Id="{IDS[kind]}" Type="{FOOTER_KIND}" Target="{target}"/>'
        types += f'<Override PartName="/{name}" ContentType="{FOOTER_TYPE}"/>'
    for part, closing, more in (
        (RELATIONS, b"</Relationships>", links),
        (TYPES, b"</Types>", types),
    ):
        parts[part] = parts[part].replace(closing, more.encode() + closing)
