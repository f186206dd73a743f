"""Papers as a careful person makes them by hand in WPS: other styles, drawn lines, tables, text boxes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
LINE = Twips(579)
TITLE = "方正小标宋_GBK"
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
            run._r.get_or_add_rPr().append(parse_xml(f'<w:spacing {SPACES} w:val="-5"/>'))
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


def notice() -> bytes:
    """A notice: mark as text, number, a drawn red line, title in two paragraphs, a table as imprint."""
    hand = Hand()
    _marked(hand)
    drawn_rule(hand.line("清城管发〔2026〕8号", align=ALIGN.CENTER), 12.8)
    hand.line()
    hand.line()
    hand.line("清河县城市管理局", style="公文大标题", align=ALIGN.CENTER)
    hand.line("关于开展环境卫生整治的通知", style="公文大标题", align=ALIGN.CENTER)
    hand.line()
    hand.line("各科室、各街道办事处：")
    hand.text(TEXT)
    _levels(hand)
    hand.line()
    hand.line("附件：1.任务分工表", left=Twips(1890), hang=Twips(1260))
    hand.line("2.工作进度表", left=Twips(1890), hang=Twips(315))
    hand.line()
    hand.line()
    _signed(hand)
    hand.line("（此件公开发布）", first=2)
    _attached(hand, "附件1", "任务分工表")
    _attached(hand, "附件2", "工作进度表")
    hand.imprint(
        [("抄送：县市场监督管理局，县公安局。", ""), ("清河县城市管理局办公室", "2026年6月3日印发")]
    )
    hand.numbers()
    return hand.data()


def _marked(hand: Hand) -> None:
    """Three lines for 份号 and the like, the mark, two blank lines."""
    for _ in range(3):
        hand.line()
    mark = hand.line("清河县城市管理局文件", face=TITLE, size=43, red=True, align=ALIGN.CENTER)
    mark.paragraph_format.space_before = Twips(235)
    mark.paragraph_format.line_spacing = Twips(960)
    hand.line()
    hand.line()


def _levels(hand: Hand) -> None:
    """Headings of three levels with text below."""
    hand.line("一、工作目标", face="黑体", first=2)
    for _ in range(4):
        hand.text(TEXT)
    hand.line("（一）清扫保洁", face="楷体", first=2)
    for _ in range(3):
        hand.text(TEXT)
    hand.line("1.主次道路", first=2)
    hand.text(TEXT)


def _signed(hand: Hand) -> None:
    """Signature centred on a date four 字 in, on a tab."""
    for said in ("清河县城市管理局", "2026年6月2日"):
        paragraph = hand.line("\t" + said)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(6580), 1)


def _attached(hand: Hand, label: str, title: str) -> None:
    hand.line(label, face="黑体").paragraph_format.page_break_before = True
    hand.line()
    hand.line(title, style="公文大标题", align=ALIGN.CENTER)
    hand.line()
    hand.text(TEXT)


def request() -> bytes:
    """A request: number and two signers in a table, a VML line, one body, a note, no copies."""
    hand = Hand()
    _marked(hand)
    table = hand.document.add_table(rows=1, cols=2)
    table._tbl.tblPr.append(parse_xml(
        f'<w:tblCellMar {SPACES}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    ))  # fmt: skip
    left, right = (c.paragraphs[0] for c in table.rows[0].cells)
    written(left, "清城管发〔2026〕12号", left=Twips(316))
    written(right, "签发人：", align=ALIGN.RIGHT, right=Twips(316))
    written(right, "程远山", face="楷体")
    after = hand.line()
    after.paragraph_format.line_spacing = Twips(20)
    after._p.append(
        parse_xml(f"<w:r {SPACES}><w:pict>{old_rule(2.6, 156, 'FF0000')}</w:pict></w:r>")
    )
    hand.line()
    hand.line()
    hand.line("清河县城市管理局", style="公文大标题", align=ALIGN.CENTER)
    hand.line("关于购置环卫作业车辆的请示", style="公文大标题", align=ALIGN.CENTER)
    hand.line()
    hand.line("县人民政府：")
    hand.text(TEXT)
    hand.text(TEXT)
    hand.text("妥否，请批示。")
    hand.line()
    hand.line()
    _signed(hand)
    hand.line("（联系人：韩松，电话：0000-1234567）", first=2)
    hand.imprint([("清河县城市管理局办公室", "2026年6月3日印发")])
    hand.numbers()
    return hand.data()


def report() -> bytes:
    """A plain paper through the style names of pandoc: Title, Heading 1, Body Text."""
    hand = Hand()
    styles = hand.document.styles
    for name, face, size in (
        ("Title", TITLE, 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("Body Text", "仿宋", 16),
    ):
        style = styles[name]
        hand._plain(style)
        dressed(style, face, size)
        style.font.bold = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(0)
    hand.line("城市管理工作总结", style="Title", face=TITLE, size=22, align=ALIGN.CENTER)
    hand.line()
    for title in ("一、主要做法", "二、存在问题"):
        hand.line(title, style="Heading 1", face="黑体", first=2)
        hand.line("（一）清扫保洁", style="Heading 2", face="楷体", first=2)
        for _ in range(6):
            hand.line(TEXT, style="Body Text", first=2)
    hand.numbers()
    return hand.data()


PAPERS: dict[str, Callable[[], bytes]] = {
    "手工通知": notice,
    "手工请示": request,
    "手工总结": report,
}
