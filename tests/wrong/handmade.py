"""Papers of every format made by hand: right ones that break nothing, to be made wrong."""

from __future__ import annotations

from collections.abc import Callable

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor, Twips

from tests.wrong.hand import (
    SPACES,
    TEXT,
    TITLE,
    Hand,
    boxed,
    drawn_rule,
    dressed,
    old_rule,
    page_rule,
    written,
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


def _marked(hand: Hand, mark: str = "清河县城市管理局文件", size: float = 43) -> None:
    """Three lines for 份号 and the like, the mark, two blank lines."""
    for _ in range(3):
        hand.line()
    line = hand.line(mark, face=TITLE, size=size, red=True, align=ALIGN.CENTER)
    line.paragraph_format.space_before = Twips(round(16.9 * size - 521))
    line.paragraph_format.line_spacing = Twips(960)
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


def letter() -> bytes:
    """A letter: mark 30 mm from the sheet's top, double rules drawn, number at the right, 抄送 alone."""
    hand = Hand()
    hand.first_page_apart()
    mark = hand.line("清河县城市管理局", face=TITLE, size=48, red=True, align=ALIGN.CENTER)
    mark.paragraph_format.line_spacing = Twips(960)
    first = hand.line("清城管函〔2026〕5号", align=ALIGN.RIGHT)
    first.paragraph_format.space_before = Twips(895)
    boxed(first, mark, 30.75, 17.5)
    for down, thick in ((49.9, 2.25), (50.8, 0.75), (275.7, 0.75), (276.6, 2.25)):
        page_rule(first, 20.5, down, 170, thick)
    hand.line()
    hand.line()
    hand.line("清河县城市管理局", style="公文大标题", align=ALIGN.CENTER)
    hand.line("关于商请支持环卫车辆通行的函", style="公文大标题", align=ALIGN.CENTER)
    hand.line()
    hand.line("县公安局：")
    for _ in range(5):
        hand.text(TEXT)
    hand.line()
    hand.line()
    _signed(hand)
    for _ in range(9):
        hand.line()
    hand.line("抄送：县交通运输局。", size=14, left=Twips(1120), hang=Twips(840))
    hand.numbers()
    return hand.data()


def order() -> bytes:
    """An order: mark 20 mm below the type area's top, number centred, no rule, no title."""
    hand = Hand()
    mark = hand.line("清河县人民政府令", face=TITLE, size=48, red=True, align=ALIGN.CENTER)
    mark.paragraph_format.space_before = Twips(1177)
    mark.paragraph_format.line_spacing = Twips(960)
    hand.line()
    hand.line()
    hand.line("第8号", align=ALIGN.CENTER)
    hand.line()
    hand.line()
    hand.text("《清河县城市市容管理办法》已经县人民政府常务会议通过，现予公布，自公布之日起施行。")
    hand.line()
    hand.line()
    hand.line("县长", left=Twips(5600))
    hand.line()
    date = hand.line("\t2026年6月2日")
    date.paragraph_format.tab_stops.add_tab_stop(Twips(8844 - 1263), 2)
    hand.imprint([("清河县人民政府办公室", "2026年6月3日印发")])
    hand.numbers()
    return hand.data()


def minutes() -> bytes:
    """Minutes: mark, number of the issue, a red rule, text, those present and absent."""
    hand = Hand()
    _marked(hand, "清河县城市管理会议纪要", 38)
    drawn_rule(hand.line("第6期", align=ALIGN.CENTER), 12.8)
    hand.line()
    hand.text(TEXT)
    hand.line()
    for label, names in (
        (
            "出席：",
            "城管局程远山，公安局陆知秋，住房和城乡建设局苏见川，市场监督管理局韩松，财政局周启明。",
        ),
        ("列席：", "各街道办事处负责人。"),
    ):
        line = hand.line(label, face="黑体", left=Twips(1575), hang=Twips(945))
        written(line, names)
    hand.imprint([("清河县城市管理局办公室", "2026年6月3日印发")])
    hand.numbers()
    return hand.data()


def joint() -> bytes:
    """Two bodies in a table, 文件 at their right, halfway down; signed side by side, date below."""
    hand = Hand()
    spacer = hand.line()
    spacer.paragraph_format.line_spacing = Twips(1933)
    table = hand.document.add_table(rows=1, cols=2)
    hand.bare(table, 5200, 1300)
    left, right = table.rows[0].cells
    right.vertical_alignment = 1
    for number, name in enumerate(("清河县城市管理局", "清河县公安局")):
        paragraph = left.paragraphs[0] if number == 0 else left.add_paragraph()
        written(paragraph, name, face=TITLE, size=30, red=True, align=ALIGN.DISTRIBUTE)
        paragraph.paragraph_format.line_spacing = Twips(700)
    written(right.paragraphs[0], "文件", face=TITLE, size=30, red=True, align=ALIGN.RIGHT)
    right.paragraphs[0].paragraph_format.line_spacing = Twips(700)
    hand.line()
    hand.line()
    drawn_rule(hand.line("清城管发〔2026〕8号", align=ALIGN.CENTER), 12.8)
    hand.line()
    hand.line()
    hand.line("清河县城市管理局 清河县公安局", style="公文大标题", align=ALIGN.CENTER)
    hand.line("关于开展车辆停放整治的通知", style="公文大标题", align=ALIGN.CENTER)
    hand.line()
    hand.line("各街道办事处：")
    for _ in range(3):
        hand.text(TEXT)
    hand.line()
    for said, place in (("清河县城市管理局", 5685), ("清河县公安局", 5685), ("2026年6月2日", 6317)):
        hand.line(said, left=Twips(place))
    hand.imprint([("清河县城市管理局办公室", "2026年6月3日印发")])
    hand.numbers()
    return hand.data()


PAPERS: dict[str, Callable[[], bytes]] = {
    "手工通知": notice, "手工请示": request, "手工总结": report, "手工函": letter, "手工命令": order, "手工纪要": minutes,
    "手工联合": joint,
}  # fmt: skip
