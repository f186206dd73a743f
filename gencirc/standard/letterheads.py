"""Draws the letterheads: real Word files with tags, one for each use.

Run ``python -m gencirc.standard.letterheads`` after a change of the table; a test
says when that was forgotten.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from gencirc.standard.styles import (
    LARGE,
    SPEECH,
    STANDARD,
    Look,
    faces,
    sizes,
    styles_xml,
    type_width,
)
from gencirc.standard.table import half_points, text, twips, whole
from gencirc.word import properties
from gencirc.word.package import write
from gencirc.word.xml import HEADER, HINT, R, W, field, paragraph

FOOTER_LINE = 280  # exact height of the page number's line, twips
FOOTER_UP = 7 + 2.52  # mm from the type area's end to the number's baseline box, measured


class Letterhead(NamedTuple):
    """A letterhead to draw."""

    name: str
    look: Look
    head: bool


LETTERHEADS = (
    Letterhead("红头文件", STANDARD, True),
    Letterhead("白头文件", STANDARD, False),
    Letterhead("讲话稿", SPEECH, False),
    Letterhead("讲话稿大字", LARGE, False),
)

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def draw(letterhead: Letterhead) -> bytes:
    """The letterhead as a Word file."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relations(),
        "docProps/core.xml": properties.core(letterhead.name, "gencirc"),
        "docProps/app.xml": properties.app(),
        "word/document.xml": document(letterhead),
        "word/_rels/document.xml.rels": relations(),
        "word/styles.xml": styles_xml(letterhead.look, letterhead.head),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
    }
    return write(parts)


def document(letterhead: Letterhead) -> bytes:
    """Head, body slot, imprint and page set-up."""
    body = [paragraph("Body", _tag("{{p 正文 }}"))]
    if letterhead.head:
        body = [*_head(), *body, _imprint(), paragraph("Tail", "")]
    inside = "".join(body) + section(letterhead.look)
    spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    return f"{HEADER}<w:document {spaces}><w:body>{inside}</w:body></w:document>".encode()


def _tag(tag: str) -> str:
    return f"<w:r><w:rPr>{HINT}</w:rPr><w:t>{tag}</w:t></w:r>"


def _when(condition: str, inside: str) -> list[str]:
    """A paragraph that is printed only when the condition holds."""
    begin, end = (_tag(f"{{%p {word} %}}") for word in (f"if {condition}", "endif"))
    return [paragraph("CopyNumber", begin), inside, paragraph("CopyNumber", end)]


def _head() -> list[str]:
    """Lines 1 to 3 hold 份号, 密级, 紧急程度 from the top down (7.2.3); the mark; the number."""
    blank = paragraph("BlankLine", "")
    lines = (("CopyNumber", "份号"), ("Secrecy", "密级"), ("Urgency", "紧急程度"))
    return [
        *(
            x
            for style, name in lines
            for x in _when(name, paragraph(style, _tag(f"{{{{ {name} }}}}")))
        ),
        *(x for _, name in lines for x in _when(f"not {name}", paragraph("CopyNumber", ""))),
        paragraph("IssuerMark", _tag("{{p 发文机关标志 }}")),
        *[blank] * whole("标志下空行"),
        paragraph("DocNumber", _tag("{{ 发文字号 }}")),
    ]


def _imprint() -> str:
    """The imprint: a floating table on the last line of the type area (7.4).

    ``horzAnchor="page"`` and the paragraph after it are what LibreOffice needs to pin
    it; Word and WPS take both.
    """
    width, left = type_width(), twips("订口")
    thick, thin = whole("版记粗线"), whole("版记细线")
    borders = (
        f'<w:top w:val="single" w:sz="{thick}" w:space="0" w:color="000000"/>'
        f'<w:bottom w:val="single" w:sz="{thick}" w:space="0" w:color="000000"/>'
        f'<w:insideH w:val="single" w:sz="{thin}" w:space="0" w:color="000000"/>'
    )
    last = paragraph(
        "ImprintLast", _tag("{{ 印发机关 }}") + "<w:r><w:tab/></w:r>" + _tag("{{ 印发日期 }}印发")
    )
    rows = [
        _row(paragraph("Imprint", _tag("{%tr if 抄送 %}"))),
        _row(paragraph("Imprint", _tag("抄送：{{ 抄送 }}。"))),
        _row(paragraph("Imprint", _tag("{%tr endif %}"))),
        _row(last),
    ]
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="0"'
        ' w:bottomFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(inside: str) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{type_width()}"'
        f' w:type="dxa"/></w:tcPr>{inside}</w:tc></w:tr>'
    )


def section(look: Look) -> str:
    """A4, margins, line grid, footers for odd and even pages (5, 7.5)."""
    page, high = twips("页宽"), twips("页高")
    top, left = twips("天头"), twips("订口")
    right = page - left - type_width()
    bottom = high - top - twips("版心高")
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{page}" w:h="{high}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="851" w:footer="{footer_distance()}" w:gutter="0"/>'
        f'<w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="{look.line}"/></w:sectPr>'
    )


def footer_distance() -> int:
    """Twips from the sheet's end to the footer so that the dash lies 7 mm below the area."""
    bottom = 297 - 37 - 225
    return round((bottom - FOOTER_UP) * 1440 / 25.4)


def footer(side: str) -> bytes:
    """— 1 — in 宋体, one 字 in from the outer edge."""
    rpr = faces("页码字体", hint=True) + '<w:spacing w:val="0"/>' + sizes(half_points("页码字号"))
    space = twips("页码字号") * whole("页码空字")
    dash = f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r>'
    runs = dash.format("— ") + field("PAGE", rpr) + dash.format(" —")
    ppr = (
        f'<w:spacing w:before="180" w:after="0" w:line="{FOOTER_LINE}" w:lineRule="exact"/>'
        f'<w:ind w:{side}="{space}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{side}"/>'
    )
    inside = paragraph("Normal", runs, ppr)
    return f'{HEADER}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{inside}</w:ftr>'.encode()


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
    names = sorted(
        {text(n) for n in ("正文字体", "标题字体", "一级标题字体", "二级标题字体", "页码字体")}
    )
    fonts = "".join(
        f'<w:font w:name="{n}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for n in names
    )
    return f'{HEADER}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'.encode()


def content_types() -> bytes:
    """``[Content_Types].xml``."""
    word = {
        "document": "document.main", "styles": "styles", "settings": "settings",
        "fontTable": "fontTable", "footer1": "footer", "footer2": "footer",
    }  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{p}.xml" ContentType="{OFFICE}{t}+xml"/>'
        for p, t in word.items()
    )
    return (
        f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
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
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEADER}<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


def package_relations() -> bytes:
    core_type = (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    )
    return _relations(
        (RELATION + "officeDocument", "word/document.xml"),
        (core_type, "docProps/core.xml"),
        (RELATION + "extended-properties", "docProps/app.xml"),
    )


def relations() -> bytes:
    names = ("styles", "settings", "fontTable")
    return _relations(
        *((RELATION + n, f"{n}.xml") for n in names),
        (RELATION + "footer", "footer1.xml"),
        (RELATION + "footer", "footer2.xml"),
    )


def main(folder: str = "templates/版式") -> None:
    """Draw all letterheads into ``folder``."""
    for letterhead in LETTERHEADS:
        path = Path(folder) / f"{letterhead.name}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(draw(letterhead))


if __name__ == "__main__":
    main(*sys.argv[1:])
