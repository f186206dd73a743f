"""The few strings of WordprocessingML that several rooms write."""

from __future__ import annotations

from gencirc.patterns import later

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HINT = '<w:rFonts w:hint="eastAsia"/>'  # keeps “ ” — … full width in Word (17.3.2.26)

EMU = 635  # of DrawingML, a twip

KEEP, NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"

# Schema order of the paragraph properties that gencirc writes (ECMA-376 17.3.1.26).
PPR = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "pBdr",
    "tabs",
    "kinsoku",
    "overflowPunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "sectPr",
]

# What XML 1.0 cannot hold; input is checked, but a stray one must never break a file.
UNFIT = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
FORBIDDEN, TELLING = later(f"[{UNFIT}]"), later(f'[&<>"{UNFIT}]')


def escape(text: str) -> str:
    """Text for between tags or in an attribute."""
    if not TELLING.search(text):  # as most
        return text
    text = FORBIDDEN.sub("", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def run(text: str, rpr: str = "", hint: bool = True) -> str:
    """``<w:r>`` with text kept as it is; ``rpr`` in schema order after the fonts."""
    return (
        f"<w:r><w:rPr>{HINT if hint else ''}{rpr}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


HIGHLIGHT = '<w:highlight w:val="yellow"/>'  # an open place of a draft


def styled(style: str, text: str, extra: str = "") -> str:
    """A run in a character style; ``extra`` is more of its ``w:rPr``."""
    rpr = f'<w:rStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:r><w:rPr>{rpr}{HINT}{extra}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def paragraph(style: str, runs: str, *properties: str) -> str:
    """``<w:p>`` in a style; the properties are put in schema order."""
    ppr = "".join(sorted(filter(None, properties), key=_place))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>{runs}</w:p>'


def _place(element: str) -> int:
    return PPR.index(element[3:].split(" ", 1)[0].split("/", 1)[0].split(">", 1)[0])


def exact_line(height: int) -> str:
    """``w:spacing`` of a line height in twips."""
    return f'<w:spacing w:line="{height}" w:lineRule="exact"/>'


def field(code: str, rpr: str) -> str:
    """A complex field in five runs, as WPS and Word both read it."""

    def part(inside: str) -> str:
        return f"<w:r><w:rPr>{rpr}</w:rPr>{inside}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part("<w:t>1</w:t>")
        + part('<w:fldChar w:fldCharType="end"/>')
    )
