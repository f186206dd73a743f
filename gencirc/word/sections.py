"""Sections: landscape pages for wide tables between portrait ones (clause 8)."""

from __future__ import annotations

import re

from gencirc.blocks.tree import AttachmentHead, Block
from gencirc.standard.styles import faces, sizes
from gencirc.standard.table import half_points, twips, whole
from gencirc.word.letterhead import Letterhead
from gencirc.word.xml import EMU, HEADER, NEW_PAGE, R, W, field

NEXT_PAGE, BLANK_PAGE = "另页", "空页"
NO_FOOTER, NO_FOOTER_ID = "word/footerNone.xml", "rIdNone"
WIDE_FOOTERS = {"default": "word/footerWide1.xml", "even": "word/footerWide2.xml"}
IDS = {"default": "rIdWide1", "even": "rIdWide2"}
BOX = 620  # twips across the rotated page number
LONG = 1400  # twips along it
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


class Sections:
    """Turns the page where a wide table or attachment asks for it."""

    def __init__(self, letterhead: Letterhead, duplex: bool = False, even: str = "") -> None:
        self.letterhead = letterhead
        self.duplex = duplex
        self.even = even  # as in writing.Setting
        self.closed = False  # whether a section was closed
        self.wide = False
        self.used = False
        self.just_turned = False

    def before(self, block: Block, wide: bool, first: bool) -> str:
        """What stands before a block: the end of a section where the page turns.

        A new attachment has lying pages of its own.
        """
        if wide == self.wide and not isinstance(block, AttachmentHead):
            self.just_turned = False
            return ""
        return self.turn(wide, first)

    def turn(self, wide: bool, first: bool) -> str:
        """Close the section when the page turns; ``first`` has none before."""
        self.just_turned = wide or self.wide
        if not self.just_turned:
            return ""
        closing = "" if first else self._closing()
        self.wide, self.used = wide, True
        return closing

    def end(self, imprint: bool, table: bool) -> str:
        """Back to portrait for the imprint, on a page of its own; else the paper ends lying.

        After a ``table`` a document needs a last paragraph. An imprint on an even page
        stands on the next one, or behind a blank page, neither of which has a number (7.5).
        """
        if not imprint:
            return tiny() if table else ""
        closing = self._closing() if self.wide or self.even == BLANK_PAGE else ""
        self.wide = False
        if self.even == BLANK_PAGE:
            return closing + tiny() + tiny(NEW_PAGE)
        if self.even == NEXT_PAGE and not closing:
            return tiny(NEW_PAGE)
        return closing + (tiny() if closing else "")

    def last(self, document: str) -> str:
        """The document with its last section as it must be after those before it."""
        section = (
            self._section() if self.even != BLANK_PAGE else unnumbered(self.letterhead.section)
        )
        if section == self.letterhead.section:
            return document
        before, old, after = document.rpartition(self.letterhead.section)
        return before + (section if old else "") + after

    def _closing(self) -> str:
        section = self._section()
        self.closed = True
        return f"<w:p><w:pPr>{TINY}{section}</w:pPr></w:p>"

    def _section(self) -> str:
        if self.wide:
            return wide_section(self.letterhead, self.duplex)
        return continued(self.letterhead.section) if self.closed else self.letterhead.section


TINY = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
)


def tiny(*properties: str) -> str:
    """A paragraph of no height to speak of."""
    return f"<w:p><w:pPr>{''.join(properties)}{TINY}</w:pPr></w:p>"


def continued(section: str) -> str:
    """A section that is not the first: no header and footer of a first page."""
    section = re.sub(r'<w:\w+Reference (?=[^>]*w:type="first")[^>]*/>', "", section)
    return re.sub(r"<w:titlePg\b[^>]*/>", "", section)


def wide_section(letterhead: Letterhead, duplex: bool = False) -> str:
    """The letterhead's section turned by a quarter: its top margin lies at the right.

    Without the grid of lines: LibreOffice would round the height down to whole lines.
    Where margins are mirrored, programs change the wrong two sides of a turned page; with
    all sides at their means every page is within the standard's millimetre (5.2.1).
    """
    page = letterhead.page
    top, left = page.top, page.left
    right = page.width - left - page.text_width
    bottom = page.height - top - page.text_height
    if duplex:
        left = right = (left + right) // 2
        top = bottom = (top + bottom) // 2
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{IDS[kind]}"/>' for kind in WIDE_FOOTERS
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.height}" w:h="{page.width}"'
        f' w:orient="landscape"/><w:pgMar w:top="{left}" w:right="{top}"'
        f' w:bottom="{right}" w:left="{bottom}" w:header="0" w:footer="0" w:gutter="0"/>'
        '<w:cols w:space="720"/></w:sectPr>'
    )


def unnumbered(section: str) -> str:
    """A section whose pages have no number."""
    section = re.sub(r"<w:footerReference\b[^>]*/>", "", continued(section))
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{NO_FOOTER_ID}"/>' for kind in WIDE_FOOTERS
    )
    return re.sub(r"(<w:sectPr\b[^>]*>)", rf"\1{references}", section, count=1)


def no_footer() -> bytes:
    """A footer that prints nothing."""
    return f'{HEADER}<w:ftr xmlns:w="{W}"><w:p><w:pPr>{TINY}</w:pPr></w:p></w:ftr>'.encode()


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
    side = "right" if kind == "default" else "left"  # it is read downwards
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
        f"<w:drawing>{anchor}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{_old_box(x, y, inside)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _old_box(x: int, y: int, inside: str) -> str:
    """The same box in VML, for programs that know no shapes (old WPS, Word 2007)."""
    place = (
        f"position:absolute;margin-left:{x / 20}pt;margin-top:{y / 20}pt;"
        f"width:{BOX / 20}pt;height:{LONG / 20}pt;v-text-anchor:middle;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return (
        f'<w:pict><v:rect style="{place}" filled="f" stroked="f">'
        '<v:textbox style="layout-flow:vertical" inset="0,0,0,0">'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:rect></w:pict>"
    )
