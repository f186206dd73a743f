"""The parts of a letterhead's package besides its document: settings, footers, relations."""

from __future__ import annotations

from gencirc.standard.styles import Look, faces, sizes, type_width
from gencirc.standard.table import half_points, text, twips, whole
from gencirc.word.xml import HEADER, R, W, field, paragraph

FOOTER_LINE = 280  # exact height of the page number's line, twips
FOOTER_UP = 7 + 2.52  # mm from the type area's end to the number's baseline box, measured
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
SETTINGS = ("styles", "settings", "fontTable")


def section(look: Look, letter: bool) -> str:
    """A4, margins, line grid, footers for odd and even pages (5, 7.5).

    A letter has a header and a footer of its own on page 1, where no number stands. Its
    grid is named but not active: LibreOffice would round the height left below the header to whole lines
    and move the text down by half of what remains.
    """
    page, high = twips("页宽"), twips("页高")
    top, left = twips("天头"), twips("订口")
    right = page - left - type_width()
    bottom = high - top - twips("版心高")
    header, footer = 851, footer_distance()
    rest = f'<w:docGrid w:type="lines" w:linePitch="{look.line}"/>'
    if letter:
        header, footer = letter_header_distance(), letter_footer_distance()
        rest = f'<w:titlePg/><w:docGrid w:linePitch="{look.line}"/>'
    return (
        f"<w:sectPr>{_references(letter)}"
        f'<w:pgSz w:w="{page}" w:h="{high}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{rest}</w:sectPr>'
    )


def _references(letter: bool) -> str:
    made = [("footer", "default", "footer1"), ("footer", "even", "footer2")]
    if letter:
        plain = [("header", "default", "header2"), ("header", "even", "header2")]
        made = [("header", "first", "header1"), *plain, *made, ("footer", "first", "footer3")]
    return "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{_id(name, letter)}"/>'
        for part, kind, name in made
    )


def names(letter: bool) -> tuple[str, ...]:
    """The parts that the document refers to, in the order of their ids."""
    more = ("footer3", "header1", "header2") if letter else ()
    return (*SETTINGS, "footer1", "footer2", *more)


def _id(name: str, letter: bool) -> str:
    return f"rId{names(letter).index(name) + 1}"


def footer_distance() -> int:
    """Twips from the sheet's end to the footer so that the dash lies 7 mm below the area."""
    return round((_below() - FOOTER_UP) * 1440 / 25.4)


def _below() -> int:
    """mm below the type area."""
    return 297 - 37 - 225


def letter_header_distance() -> int:
    """Twips to the header's top: the ink of the mark begins 30 mm below the page's edge.

    In an exact line of one em the ink begins 0.045 em above it (see ``mark_before``).
    """
    return round(twips("信函标志距页边") + 0.045 * twips("标志字号"))


def letter_footer_distance() -> int:
    """Twips to the footer's end: the lower double rule ends 20 mm above the page's end."""
    return twips("信函下双线距页边")


def footer(side: str, letter: bool = False) -> bytes:
    """— 1 — in 宋体, one 字 in from the outer edge.

    In a letter the footer reaches down to the double rule of page 1, so the number is
    held in its place by lines above and below it.
    """
    rpr = faces("页码字体", hint=True) + '<w:spacing w:val="0"/>' + sizes(half_points("页码字号"))
    space = twips("页码字号") * whole("页码空字")
    dash = f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r>'
    runs = dash.format("— ") + field("PAGE", rpr) + dash.format(" —")
    before = 0 if letter else 180
    ppr = (
        f'<w:spacing w:before="{before}" w:after="0" w:line="{FOOTER_LINE}" w:lineRule="exact"/>'
        f'<w:ind w:{side}="{space}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{side}"/>'
    )
    number = paragraph("Normal", runs, ppr)
    if not letter:
        return part("ftr", number)
    below = footer_distance() - letter_footer_distance()
    above = round(_below() * 1440 / 25.4) - footer_distance() - FOOTER_LINE
    return part("ftr", spacer(above) + number + spacer(below))


def letter_first_footer() -> bytes:
    """The lower double rule at the end of page 1 (10.1)."""
    high = round(_below() * 1440 / 25.4) - letter_footer_distance()
    return part("ftr", spacer(high - rules_height()) + paragraph("LetterRuleBelow", ""))


def rules_height() -> int:
    """Twips that the double rule takes: thick, 1 pt between, thin."""
    return round((whole("信函双线粗") + whole("信函双线细")) * 2.5) + 20


def spacer(height: int) -> str:
    """An empty paragraph of an exact height in twips."""
    return paragraph(
        "Normal", "", f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    )


def part(root: str, inside: str) -> bytes:
    """A header or footer."""
    return f'{HEADER}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{root}>'.encode()


def settings() -> bytes:
    """Odd and even pages, no compressed punctuation, the compatibility of Word 2013 and later."""
    inside = (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
    return f'{HEADER}<w:settings xmlns:w="{W}">{inside}</w:settings>'.encode()


def font_table() -> bytes:
    """The faces that the table names."""
    found = sorted(
        {text(n) for n in ("正文字体", "标题字体", "一级标题字体", "二级标题字体", "页码字体")}
    )
    fonts = "".join(
        f'<w:font w:name="{n}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for n in found
    )
    return f'{HEADER}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'.encode()


def content_types(letter: bool) -> bytes:
    """``[Content_Types].xml``."""
    word = {"document": "document.main"} | {n: n.rstrip("123") for n in names(letter)}
    overrides = "".join(
        f'<Override PartName="/word/{p}.xml" ContentType="{OFFICE}{t}+xml"/>'
        for p, t in word.items()
    )
    return (
        f'{HEADER}<Types xmlns="{PACKAGE}content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    ).encode()


def _relations(*targets: tuple[str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{HEADER}<Relationships xmlns="{PACKAGE}relationships">{inside}</Relationships>'.encode()
    )


def package_relations() -> bytes:
    """``_rels/.rels``."""
    return _relations(
        (RELATION + "officeDocument", "word/document.xml"),
        (f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
        (RELATION + "extended-properties", "docProps/app.xml"),
    )


def relations(letter: bool) -> bytes:
    """``word/_rels/document.xml.rels``."""
    return _relations(*((RELATION + n.rstrip("123"), f"{n}.xml") for n in names(letter)))
