"""The XML of a part → the source of a Jinja2 template, by docxtpl's rules.

Word and LibreOffice cut a tag into several runs; the markup inside a tag is taken out.
``{%p …%}``, ``{%tr …%}`` and ``{%tc …%}`` stand for the paragraph, row or cell that holds
them. The constructs of every day are prepared here, in one pass each and without python-docx,
so that a letterhead costs no import of it; a part with any other, and every part of a template
that docxtpl opened anyway, goes to docxtpl's own ``patch_xml``. Both give the same characters.
"""

from __future__ import annotations

import re

BETWEEN = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=\})")
TAG = re.compile(r"\{\{.*?(?=\}\}|\Z)|\{%.*?(?=%\}|\Z)|\{#.*?(?=#\}|\Z)", re.S)
CUT = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.S)
SAID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
INSIDE = re.compile(r"(?<=\{[{%])(.*?)(?=[}%]\})")
RARE = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b|\{[{%]r\s|\{%-|-%\}|\{#")
LIFTED = ("tr", "tc", "p", "r")
PLAIN = {
    "&#8216;": "'", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'",
    "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
TEXT, KEPT = "<w:t>", '<w:t xml:space="preserve">'


def prepared(xml: str) -> str:
    """The template source of a part."""
    source = joined(xml)
    if _rare(source):
        return cleaned(by_docxtpl(xml))
    source = preserved(source)
    for letter in LIFTED:
        source = lifted(source, letter)
    return cleaned(source)


def rare(xml: str) -> bool:
    """Whether docxtpl itself prepares the part."""
    return _rare(joined(xml))


def _rare(source: str) -> bool:
    cut = any("<w:t" in m[0] for m in SAID.finditer(source))
    return cut or RARE.search(source) is not None


def by_docxtpl(xml: str) -> str:
    """docxtpl's own preparation, for the constructs that only it knows."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate.patch_xml(None, xml))


def joined(xml: str) -> str:
    """Tags in one piece, without the markup that was inside them."""
    xml = BETWEEN.sub("", xml)
    return TAG.sub(lambda m: CUT.sub("", m[0]), xml)


def preserved(xml: str) -> str:
    """Texts that a tag follows keep their spaces.

    A text without attributes is meant, and a tag before the next such text.
    """
    head, *texts = xml.split(TEXT)
    return head + "".join((KEPT if SAID.search(t) else TEXT) + t for t in texts)


def lifted(xml: str, letter: str) -> str:
    """Put ``{%p …%}`` in place of the element that holds it.

    Of several in one element the last stays, as with docxtpl.
    """
    begins = [m.start() for m in re.finditer(rf"\{{[%{{]{letter} ", xml)]
    out: list[str] = []
    done = 0
    while begins:
        start = _opening(xml, letter, done, begins[0])
        nxt = re.compile(rf"<w:{letter}[ >]").search(xml, begins[0])
        group = [b for b in begins if not nxt or b < nxt.start()]
        begins = begins[len(group) :]
        found = _tag(xml, letter, group) if start >= 0 else None
        if found:
            out += [xml[done:start], found[0]]
            done = found[1]
            begins = [b for b in begins if b >= done]
    return "".join((*out, xml[done:]))


def _tag(xml: str, letter: str, begins: list[int]) -> tuple[str, int] | None:
    """The last of the tags whose element ends, and where it ends."""
    tag = re.compile(rf"(\{{[%{{]){letter} ([^}}%]*[%}}]\}})")
    for begin in reversed(begins):
        found = tag.match(xml, begin)
        stop = xml.find(f"</w:{letter}>", found.end()) if found else -1
        if found and stop >= 0:
            return f"{found[1]} {found[2]}", stop + len(f"</w:{letter}>")
    return None


def _opening(xml: str, letter: str, after: int, before: int) -> int:
    """Where the nearest ``<w:p>`` or ``<w:p …>`` before a place begins."""
    tags = (f"<w:{letter}>", f"<w:{letter} ")
    return max(xml.rfind(tag, after, before) for tag in tags)


def cleaned(xml: str) -> str:
    """Tags with straight quotes and without entities."""
    return INSIDE.sub(lambda m: _plain(m[0]), xml)


def _plain(text: str) -> str:
    for entity, character in PLAIN.items():
        text = text.replace(entity, character)
    return text
