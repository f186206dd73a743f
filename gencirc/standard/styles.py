"""Named styles of a letterhead, drawn from the standard's table.

The names are what gencirc looks for in a letterhead; ids are of no meaning, since
Word, WPS and LibreOffice all rename them when they save.
"""

from __future__ import annotations

from typing import NamedTuple

from gencirc.standard.table import half_points, text, twips, whole
from gencirc.word.xml import W

PITCH = twips("正文字号") + twips("字距")  # one 字 of the body, in twips
SMALL = twips("版记字号")  # one 字 of the imprint


class Style(NamedTuple):
    """A paragraph style (or a character style, with ``char``): name, parent, properties."""

    id: str
    name: str
    parent: str = "Normal"
    ppr: str = ""
    rpr: str = ""
    char: bool = False


class Look(NamedTuple):
    """What differs between letterheads: body size, line pitch, tightening, all in w: units."""

    size: int  # half-points
    line: int  # twips
    spacing: int  # twips between characters
    title: int  # half-points


STANDARD = Look(half_points("正文字号"), twips("行距"), twips("字距"), half_points("标题字号"))
SPEECH = STANDARD._replace(line=twips("讲话行距"))
LARGE = Look(half_points("大字版字号"), twips("大字版行距"), 0, half_points("标题字号") + 8)


def faces(name: str, hint: bool = False) -> str:
    """All four font slots: with one left open, a theme or a Latin face slips in."""
    face = text(name)
    slots = "".join(f' w:{s}="{face}"' for s in ("ascii", "eastAsia", "hAnsi", "cs"))
    start = '<w:rFonts w:hint="eastAsia"' if hint else "<w:rFonts"
    return f"{start}{slots}/>"


def sizes(half: int) -> str:
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def exact(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def first_line(characters: int, pitch: int) -> str:
    return f'<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{characters * pitch}"/>'


def hanging(left: float, hang: float, unit: int, right: float = 0) -> str:
    return (
        f'<w:ind w:left="{round(left * unit)}" w:right="{round(right * unit)}"'
        f' w:hanging="{round(hang * unit)}"/>'
    )


def styles(look: Look) -> list[Style]:
    """Every style of a letterhead, parents first."""
    pitch = look.size * 10 + look.spacing
    indent = first_line(whole("段首缩进"), pitch)
    centred = '<w:jc w:val="center"/>'
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    left = '<w:jc w:val="left"/>'
    together = "<w:keepNext/><w:keepLines/>"
    made = [
        Style("Body", "公文正文", ppr=indent),
        Style("DocTitle", "公文标题", ppr=together + centred, rpr=faces("标题字体") + '<w:spacing w:val="0"/>' + sizes(look.title)),
        Style("Subtitle1", "次标题", "Body", "<w:keepNext/>" + flush + centred, rpr=faces("次标题字体")),
        Style("Recipients", "主送机关", "Body", flush + left),
        Style("Greeting", "称呼", "Body", "<w:keepNext/>" + flush + left),
        Style("BlankLine", "空行", "Body", flush),
        Style("AttachmentNote", "附件说明", "Body", flush + left),
        Style("Signature1", "署名", "Body", "<w:keepNext/>" + flush + left),
        Style("SignDate", "成文日期", "Body", flush + left),
        Style("DocNote", "附注", "Body", left),
        Style("AttachmentLabel", "附件标识", "Body", "<w:keepNext/>" + flush + left, rpr=faces("附件标识字体")),
        Style("AttachmentTitle", "附件标题", "DocTitle"),
        Style("TableHead", "表头", ppr=exact(twips("表格行距")) + centred, rpr=faces("表头字体") + '<w:spacing w:val="0"/>' + sizes(half_points("表格字号"))),
        Style("TableText", "表格文字", ppr=exact(twips("表格行距")) + left, rpr=faces("表格字体") + '<w:spacing w:val="0"/>' + sizes(half_points("表格字号"))),
        Style("BodyChar", "正文字", "", rpr=faces("正文字体"), char=True),
        Style("Strong1", "强调", "", rpr=faces("强调字体"), char=True),
        Style("Remark1", "按语", "", rpr=faces("按语字体"), char=True),
    ]  # fmt: skip
    for level, name in enumerate(("一级标题", "二级标题", "三级标题", "四级标题")):
        face = faces(f"{name}字体")
        outline = f'<w:outlineLvl w:val="{level}"/>'
        made.append(Style(f"Level{level + 1}", name, "Body", "<w:keepNext/>" + outline, face))
        off = '<w:keepNext w:val="0"/><w:outlineLvl w:val="9"/>'
        made.append(Style(f"RunIn{level + 1}", f"{name}接排", f"Level{level + 1}", off))
    return made


def head_styles() -> list[Style]:
    """The styles of the heads and the imprint."""
    centred, left = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
    mark = (
        faces("标志字体") + f'<w:color w:val="{text("标志颜色")}"/><w:spacing w:val="0"/>'
    ) + sizes(half_points("标志字号"))
    line = twips("标志字号")
    rule = f"<w:pBdr>{_border('bottom', whole('红线宽'), rule_space())}</w:pBdr>"
    thick, thin = whole("信函双线粗"), whole("信函双线细")
    small = sizes(half_points("版记字号"))
    imprint = (
        _tab(type_width() - SMALL) + exact(420) + hanging(4, 3, SMALL, whole("版记左右空")) + left
    )
    return [
        Style("CopyNumber", "份号", ppr=left),
        Style("Secrecy", "密级", ppr=left, rpr=faces("密级字体")),
        Style("Urgency", "紧急程度", ppr=left, rpr=faces("密级字体")),
        Style("IssuerMark", "发文机关标志", ppr=exact(line, mark_before()) + centred, rpr=mark),
        Style("OrderMark", "命令标志", "IssuerMark", exact(line, order_mark_before())),
        Style("LetterMark", "信函标志", "IssuerMark", exact(line)),
        Style("DocNumber", "发文字号", ppr=rule + centred),
        Style("OrderNumber", "令号", ppr=centred),
        Style("LetterNumber", "信函文号", ppr=left),
        Style("Signer", "签发人", "", rpr=faces("签发人字体"), char=True),
        Style("LetterRuleAbove", "信函上双线", ppr=_double_rule(thick, thin, letter_rule_before())),
        Style("LetterRuleBelow", "信函下双线", ppr=_double_rule(thin, thick, 0)),
        Style("LetterGap", "信函间隔", ppr=exact(letter_gap())),
        Style("Imprint", "版记", ppr=imprint, rpr='<w:spacing w:val="0"/>' + small),
        Style("ImprintLast", "版记末行", "Imprint", ppr=hanging(1, 0, SMALL)),
        Style(
            "BriefMark",
            "简报标志",
            "IssuerMark",
            exact(twips("简报标志字号"), brief_mark_before()),
            sizes(half_points("简报标志字号")),
        ),
        Style(
            "BriefLine",
            "简报刊头",
            ppr=rule + _tab(type_width() - PITCH) + first_line(whole("版记左右空"), PITCH) + left,
        ),
        Style("BriefSent", "简报分送", "Imprint", ppr=hanging(3, 2, SMALL, whole("版记左右空"))),
        Style(
            "BriefCopies",
            "简报印数",
            "Imprint",
            ppr=hanging(1, 0, SMALL, 1) + '<w:jc w:val="right"/>',
        ),
        Style("Tail", "文末", ppr=exact(20), rpr=sizes(2)),
    ]


def _tab(place: int) -> str:
    """A tab that ends at ``place``, in twips."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{place}"/></w:tabs>'


def _border(side: str, width: int, space: int) -> str:
    """A red border; ``width`` in eighths of a point, ``space`` in points."""
    colour = text("红线颜色")
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'


def _double_rule(above: int, below: int, before: int) -> str:
    """Two lines 1 pt apart and 170 mm long: the borders of an empty paragraph (10.1).

    Two single lines: programs disagree on the order in a compound border.
    """
    over = round((type_width() - twips("信函双线长")) / 2)
    borders = f"<w:pBdr>{_border('top', above, 0)}{_border('bottom', below, 0)}</w:pBdr>"
    return f'{borders}{exact(20, before)}<w:ind w:left="{over}" w:right="{over}"/>'


def type_width() -> int:
    """Width of the type area in twips."""
    return twips("版心宽")


def mark_before() -> int:
    """Space before the mark so that its ink begins 35 mm below the type area's top.

    Lines 1 to 3 (份号, 密级, 紧急程度) always stand above it. In an exact line the
    baseline lies 0.8 of the height below the top, and a hanzi's ink begins 0.845 em
    above the baseline (measured in LibreOffice with Noto Serif).
    """
    em = line = twips("标志字号")
    return round(twips("标志距版心上边") - 3 * twips("行距") - (0.8 * line - 0.845 * em))


def order_mark_before() -> int:
    """Space before the mark of an order: its ink begins 20 mm below the type area's top."""
    return round(twips("命令标志距版心上边") + 0.045 * twips("标志字号"))


def brief_mark_before() -> int:
    """Space before the mark of a 简报, for 20 mm from the type area's top to its ink."""
    return round(twips("简报标志距版心上边") + 0.045 * twips("简报标志字号"))


def letter_rule_before() -> int:
    """Space between a letter's mark and its double rule, for 4 mm below the ink.

    The ink of a hanzi ends 0.086 em below the baseline, the line 0.2 em (measured).
    """
    return round(twips("信函双线距标志") - (0.2 - 0.086) * twips("标志字号"))


def letter_gap() -> int:
    """Twips between the double rule and the first line, for 7/8 of a hanzi to its ink."""
    ink = 0.8 * twips("行距") - 0.845 * twips("正文字号")
    return round(twips("信函首项距双线") - ink)


def rule_space() -> int:
    """Points between the number's line box and the red rule for 4 mm below its ink.

    The em box of the number ends 0.2 of the line less 0.12 em above the line's end.
    """
    below = 0.2 * twips("行距") / 20 - 0.12 * twips("正文字号") / 20
    return round(twips("红线距文号") / 20 - below)


def styles_xml(look: Look, head: bool) -> bytes:
    """``word/styles.xml``."""
    base = faces("正文字体") + f'<w:spacing w:val="{look.spacing}"/><w:kern w:val="0"/>'
    base += sizes(look.size) + '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    # overflowPunct: LibreOffice takes the value upside down; "on" is Word's default and keeps
    # every line inside the type area when the page is measured
    normal = (
        '<w:widowControl w:val="0"/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>' + exact(look.line)
    ) + '<w:jc w:val="both"/>'
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{W}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr>{base}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{normal}</w:pPr><w:rPr>{base}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultChar">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="PlainTable"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
    ]
    for style in styles(look) + (head_styles() if head else []):
        out.append(_style_xml(style))
    return "".join([*out, "</w:styles>"]).encode()


def _style_xml(style: Style) -> str:
    kind = "character" if style.char else "paragraph"
    parent = "DefaultChar" if style.char else style.parent
    ppr = f"<w:pPr>{style.ppr}</w:pPr>" if style.ppr else ""
    rpr = f"<w:rPr>{style.rpr}</w:rPr>" if style.rpr else ""
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{parent}"/><w:qFormat/>{ppr}{rpr}</w:style>'
    )
