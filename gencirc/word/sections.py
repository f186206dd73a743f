"""Sections: landscape pages for wide tables between portrait ones (clause 8)."""

from __future__ import annotations

import re

from gencirc.standard.styles import faces, sizes
from gencirc.standard.table import half_points, twips, whole
from gencirc.word.letterhead import Letterhead
from gencirc.word.xml import HEADER, R, W, field

WIDE_FOOTERS = {"default": "word/footerWide1.xml", "even": "word/footerWide2.xml"}
IDS = {"default": "rIdWide1", "even": "rIdWide2"}
REFERENCES = re.compile(r"<w:(?:header|footer)Reference\b[^>]*/>")
BOX = 620  # twips across the rotated page number
LONG = 1400  # twips along it
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
EMU = 635  # a twip


class Sections:
    """Turns the page where an attachment asks for it."""

    def __init__(self, letterhead: Letterhead) -> None:
        self.letterhead = letterhead
        self.wide = False
        self.used = False
        self.just_turned = False

    def turn(self, wide: bool) -> str:
        """Close the section before an attachment when the page turns."""
        self.just_turned = wide or self.wide
        if not self.just_turned:
            return ""
        closing = self._closing()
        self.wide = wide
        self.used = True
        return closing

    def end(self, imprint: bool) -> str:
        """Back to portrait at the end; the imprint follows on a page of its own."""
        if not self.wide:
            return ""
        closing = self._closing()
        self.wide = False
        tail = "<w:p><w:pPr>{}</w:pPr></w:p>" if imprint else ""
        return closing + tail.format(TINY)

    def _closing(self) -> str:
        section = wide_section(self.letterhead) if self.wide else self.letterhead.section
        return f"<w:p><w:pPr>{TINY}{section}</w:pPr></w:p>"


TINY = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
)


def wide_section(letterhead: Letterhead) -> str:
    """The letterhead's section turned by a quarter: its top margin lies at the right.

    Without the grid of lines: LibreOffice would round the height down to whole lines.
    """
    page = letterhead.page
    right = page.width - page.left - page.text_width
    bottom = page.height - page.top - page.text_height
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{IDS[kind]}"/>' for kind in WIDE_FOOTERS
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.height}" w:h="{page.width}"'
        f' w:orient="landscape"/><w:pgMar w:top="{page.left}" w:right="{page.top}"'
        f' w:bottom="{right}" w:left="{bottom}" w:header="0" w:footer="0" w:gutter="0"/>'
        '<w:cols w:space="720"/></w:sectPr>'
    )


def wide_footers(letterhead: Letterhead) -> dict[str, bytes]:
    """Rotated page numbers: where the number of a portrait page would be on the sheet.

    Seen with the page lying, it stands at the left edge: at the bottom on odd pages,
    at the top on even ones.
    """
    return {name: _footer(letterhead, kind) for kind, name in WIDE_FOOTERS.items()}


def _footer(letterhead: Letterhead, kind: str) -> bytes:
    page = letterhead.page
    small = twips("页码字号")
    right = page.width - page.left - page.text_width
    bottom = page.height - page.top - page.text_height
    gap = twips("页码距版心下边")
    # across: the dash lies `gap` outside the type area; its line is centred in the box
    x = bottom - gap - BOX // 2
    inset = small * whole("页码空字")
    y = page.width - right - inset - LONG if kind == "default" else page.left + inset
    side = "right" if kind == "default" else "left"  # the number reads downwards
    return (
        f'{HEADER}<w:ftr xmlns:w="{W}" xmlns:r="{R}" {SPACES}>{_box(x, y, side)}</w:ftr>'.encode()
    )


def _box(x: int, y: int, side: str) -> str:
    rpr = faces("页码字体", hint=True) + '<w:spacing w:val="0"/>' + sizes(half_points("页码字号"))
    dash = f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r>'
    number = dash.format("— ") + field("PAGE", rpr) + dash.format(" —")
    inside = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{side}"/></w:pPr>{number}</w:p>'
    )
    size = f'cx="{BOX * EMU}" cy="{LONG * EMU}"'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        "<a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x * EMU}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y * EMU}</wp:posOffset></wp:positionV>'
        f"<wp:extent {size}/><wp:wrapNone/>"
        '<wp:docPr id="900" name="页码"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor>"
    )
    return (
        f'<w:p><w:pPr>{TINY}</w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
