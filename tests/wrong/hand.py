"""The gestures of a careful person in WPS: styles of other names, drawn lines, tables as imprint."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips
from lxml import etree

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
LINE = Twips(579)
TITLE = "方正小标宋简体"
FIELD = (
    f'<w:fldChar {SPACES} w:fldCharType="begin"/>',
    f"<w:instrText {SPACES}> PAGE </w:instrText>",
    f'<w:fldChar {SPACES} w:fldCharType="separate"/>',
    f"<w:t {SPACES}>1</w:t>",
    f'<w:fldChar {SPACES} w:fldCharType="end"/>',
)
TEXT = (
    "为进一步改善县城环境卫生面貌，经研究，决定从六月起集中清理主次道路、背街小巷和农贸市场周边的积存垃圾，"
    "规范沿街摊点和车辆停放秩序，切实解决群众反映强烈的突出问题，营造干净整洁有序的城市环境。"
)


class Hand:
    """A document with the few gestures that a person makes."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._plain(self.document.styles["Normal"])
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25.4)
        for name, face, size in (("公文大标题", TITLE, 22), ("公文正文样式", "仿宋", 16)):
            style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.document.styles["Normal"]
            dressed(style, face, size)

    def _plain(self, style: Any) -> None:
        dressed(style, "仿宋", 16)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = LINE
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.widow_control = False

    def line(self, text: str = "", **look: Any) -> Any:
        """A paragraph; ``look``: face, size, red, align, first, left, hang, right, before, style."""
        paragraph = self.document.add_paragraph(style=look.get("style", "Normal"))
        return written(paragraph, text, **look)

    def text(self, text: str) -> Any:
        return self.line(text, style="公文正文样式", first=2)

    def numbers(self) -> None:
        """Page numbers at the outer edges."""
        self.document.settings.odd_and_even_pages_header_footer = True
        section = self.document.sections[0]
        for footer, right in ((section.footer, True), (section.even_page_footer, False)):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            written(
                paragraph, "— ", face="宋体", size=14, align=ALIGN.RIGHT if right else ALIGN.LEFT
            )
            for inside in FIELD:
                run = paragraph.add_run()
                faced(run.font, "宋体", 14)
                run._r.append(parse_xml(inside))
            tail = paragraph.add_run(" —")
            faced(tail.font, "宋体", 14)
            side = {"right_indent": Twips(280)} if right else {"left_indent": Twips(280)}
            paragraph.paragraph_format.line_spacing = Twips(280)
            paragraph.paragraph_format.space_before = Twips(180)
            for key, value in side.items():
                setattr(paragraph.paragraph_format, key, value)

    def imprint(self, rows: list[tuple[str, str]]) -> None:
        """A floating table of one column, its rules on the cells; then a tiny paragraph."""
        table = self.document.add_table(rows=len(rows), cols=1)
        table.autofit = False
        properties = table._tbl.tblPr
        style = properties.find(qn("w:tblStyle"))
        if style is not None:
            properties.remove(style)
        properties.insert(0, parse_xml(
            f'<w:tblpPr {SPACES} w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
            ' w:horzAnchor="page" w:tblpX="1588" w:tblpYSpec="bottom"/>'
        ))  # fmt: skip
        properties.find(qn("w:tblW")).set(qn("w:w"), "8844")
        properties.find(qn("w:tblW")).set(qn("w:type"), "dxa")
        properties.append(parse_xml(
            f'<w:tblCellMar {SPACES}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        ))  # fmt: skip
        for number, (left, right) in enumerate(rows):
            cell = table.rows[number].cells[0]
            cell.width = Twips(8844)
            first, last = number == 0, number == len(rows) - 1
            cell._tc.get_or_add_tcPr().append(parse_xml(
                f'<w:tcBorders {SPACES}><w:top w:val="single" w:sz="{8 if first else 6}" w:color="auto"/>'
                f'<w:bottom w:val="single" w:sz="{8 if last else 6}" w:color="auto"/></w:tcBorders>'
            ))  # fmt: skip
            paragraph = cell.paragraphs[0]
            if right:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(8564), 2)
            written(
                paragraph,
                f"{left}\t{right}" if right else left,
                size=14,
                left=Twips(280 if right else 1120),
            )
            paragraph.paragraph_format.line_spacing = Twips(420)
            if not right:
                paragraph.paragraph_format.first_line_indent = Twips(-840)
                paragraph.paragraph_format.right_indent = Twips(280)
        tail = self.line()
        tail.paragraph_format.line_spacing = Twips(20)

    def bare(self, table: Any, *widths: int) -> None:
        """A table without lines and cell margins, of these widths in twips."""
        table.autofit = False
        properties = table._tbl.tblPr
        properties.append(parse_xml(f'<w:jc {SPACES} w:val="center"/>'))
        properties.append(
            parse_xml(
                f'<w:tblCellMar {SPACES}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
                "</w:tblCellMar>"
            )
        )
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Twips(width)
            column.cells[0].width = Twips(width)

    def first_page_apart(self) -> None:
        """A first page without a number."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_footer.is_linked_to_previous = False

    def data(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def faced(font: Any, face: str, size: float) -> None:
    """All slots of a face, as a person sets them who was told to."""
    font.size = Pt(size)
    fonts = font._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), face)


def dressed(style: Any, face: str, size: float) -> None:
    faced(style.font, face, size)


def written(paragraph: Any, text: str, **look: Any) -> Any:
    """Text in a paragraph with a look; 3 号 is drawn in by a quarter point, as 28 a line want it."""
    large = "标题" in look.get("style", "")
    face, size = look.get("face", TITLE if large else "仿宋"), look.get("size", 22 if large else 16)
    if text:
        run = paragraph.add_run(text)
        faced(run.font, face, size)
        if look.get("red"):
            run.font.color.rgb = RGBColor(0xFF, 0, 0)
        if size == 16:
            drawn_in = parse_xml(f'<w:spacing {SPACES} w:val="-5"/>')
            run._r.rPr.find(qn("w:sz")).addprevious(drawn_in)
    shape = paragraph.paragraph_format
    if "align" in look:
        shape.alignment = look["align"]
    if "first" in look:
        shape.first_line_indent = Twips(315 * look["first"])
    for key, name in (
        ("left", "left_indent"),
        ("right", "right_indent"),
        ("before", "space_before"),
    ):
        if key in look:
            setattr(shape, name, look[key])
    if "hang" in look:
        shape.first_line_indent = -look["hang"]
    return paragraph


def boxed(paragraph: Any, inside: Any, down: float, high: float) -> None:
    """A paragraph moved into a text box at a height of the sheet, mm; the same again for old Word."""
    inside._p.getparent().remove(inside._p)
    text = f"<w:txbxContent>{etree.tostring(inside._p, encoding='unicode')}</w:txbxContent>"
    cx, cy, y = 156 * 36000, round(high * 36000), round(down * 36000)
    paragraph._p.append(parse_xml(
        f'<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="4" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{28 * 36000}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="9" name="标志"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
        f'<wps:txbx>{text}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="_x0000_s1030" style="width:442pt;height:{high * 2.8346:.0f}pt">'
        f"<v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ))  # fmt: skip


def page_rule(paragraph: Any, left: float, down: float, width: float, thick: float) -> None:
    """A red line at a place of the sheet, mm; ``thick`` in pt."""
    drawn_rule(paragraph, down, width)
    shape = paragraph._p[-1]
    for node in shape.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ln"):
        node.set("w", str(round(thick * 12700)))
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    for node, place in ((f"{space}positionH", left), (f"{space}positionV", down)):
        for found in shape.iter(node):
            found.set("relativeFrom", "page")
            found[0].text = str(round(place * 36000))


def drawn_rule(paragraph: Any, down: float, width: float = 156, colour: str = "FF0000") -> None:
    """A line drawn under a paragraph, ``down`` mm below its top: a shape, with VML beside it."""
    cx, y = round(width * 36000), round(down * 36000)
    shape = (
        f'<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="0"/><wp:wrapNone/><wp:docPr id="7" name="直线 1"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{old_rule(down, width, colour)}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(shape))


def old_rule(down: float, width: float, colour: str) -> str:
    """The same line in VML."""
    y = down * 72 / 25.4
    return (
        f'<v:line id="_x0000_s1026" style="position:absolute;z-index:3" from="0,{y:.1f}pt"'
        f' to="{width * 72 / 25.4:.1f}pt,{y:.1f}pt" strokecolor="#{colour}" strokeweight="1.5pt"/>'
    )
