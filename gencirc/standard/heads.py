"""What stands above and below the text of each layout, drawn with tags (7.2, 7.4, 10)."""

from __future__ import annotations

from gencirc.standard.styles import type_width
from gencirc.standard.table import twips, whole
from gencirc.word.xml import HINT, paragraph

SENT = ("报", "送", "发")  # whom a 简报 goes to: above, beside, below
LINES = (("CopyNumber", "份号"), ("Secrecy", "密级"), ("Urgency", "紧急程度"))


def tag(text: str) -> str:
    """A run that holds a tag."""
    return f"<w:r><w:rPr>{HINT}</w:rPr><w:t>{text}</w:t></w:r>"


def red_head() -> list[str]:
    """The ordinary head: mark, two blank lines, number over the red rule (7.2)."""
    return [*_first_lines(), _mark("发文机关标志"), *_blanks(), _number("{{ 发文字号 }}")]


def upward_head() -> list[str]:
    """The head of an upward paper: the number stands left, the signers right (7.2.6)."""
    return [*_first_lines(), _mark("发文机关标志"), *_blanks(), _number("{{p 发文字号和签发人 }}")]


def letter_head() -> list[str]:
    """The rows under the first double rule; mark and rules are in the page's header (10.1)."""
    return [paragraph("LetterNumber", tag("{{p 信函文号 }}"))]


def order_head() -> list[str]:
    """令号 centred between blank lines, no rule (10.2)."""
    blank = paragraph("BlankLine", "")
    number = paragraph("OrderNumber", tag("{{ 令号 }}"))
    mark = paragraph("OrderMark", tag("{{p 命令标志 }}"))
    return [mark, *_blanks(), number, *[blank] * 2]


def minutes_head() -> list[str]:
    """The mark of the meeting, its number over the red rule (10.3)."""
    blank = paragraph("BlankLine", "")
    return [*_first_lines(), _mark("纪要标志"), *_blanks(), _number("{{ 期号 }}"), blank]


def brief_head() -> list[str]:
    """The masthead of a 简报: its mark, 第N期, then unit and date over the red rule (practice)."""
    blank = paragraph("BlankLine", "")
    line = tag("{{ 编发单位 }}") + "<w:r><w:tab/></w:r>" + tag("{{ 编发日期 }}")
    number = paragraph("OrderNumber", tag("{{ 期号 }}"))
    return [_mark("简报标志"), blank, number, blank, paragraph("BriefLine", line)]


def letter_header() -> list[str]:
    """The header of a letter's first page: mark, double rule, what is left above the text."""
    mark = paragraph("LetterMark", tag("{{p 信函标志 }}"))
    return [mark, paragraph("LetterRuleAbove", ""), paragraph("LetterGap", "")]


def _when(condition: str, inside: str) -> list[str]:
    """A paragraph that is printed only when the condition holds."""
    begin, end = (tag(f"{{%p {word} %}}") for word in (f"if {condition}", "endif"))
    return [paragraph("CopyNumber", begin), inside, paragraph("CopyNumber", end)]


def _first_lines() -> list[str]:
    """Lines 1 to 3 hold 份号, 密级, 紧急程度 from the top down (7.2.3)."""
    return [
        *(
            x
            for style, name in LINES
            for x in _when(name, paragraph(style, tag(f"{{{{ {name} }}}}")))
        ),
        *(x for _, name in LINES for x in _when(f"not {name}", paragraph("CopyNumber", ""))),
    ]


def _mark(name: str) -> str:
    return paragraph("IssuerMark", tag(f"{{{{p {name} }}}}"))


def _blanks() -> list[str]:
    return [paragraph("BlankLine", "")] * whole("标志下空行")


def _number(text: str) -> str:
    return paragraph("DocNumber", tag(text))


def imprint() -> list[str]:
    """The imprint: a floating table on the last line of the type area (7.4).

    主送 that found no room on page 1 stands over 抄送 without a rule between (7.3.2).
    """
    sent = [
        *_when("版记主送", paragraph("Imprint", tag("主送：{{ 版记主送 }}。"))),
        *_when("抄送", paragraph("Imprint", tag("{{ 抄送名目 }}：{{ 抄送 }}。"))),
    ]
    last = paragraph(
        "ImprintLast", tag("{{ 印发机关 }}") + "<w:r><w:tab/></w:r>" + tag("{{ 印发日期 }}印发")
    )
    rows = [
        _row(paragraph("Imprint", tag("{%tr if 版记主送 or 抄送 %}"))),
        _row("".join(sent)),
        _row(paragraph("Imprint", tag("{%tr endif %}"))),
        _row(last),
    ]
    return [_pinned(rows, _rules())]


def letter_imprint() -> list[str]:
    """The imprint of a letter: only 抄送, without rules (10.1); no table when there is none."""
    begin, end = (
        paragraph("Tail", tag(f"{{%p {word} %}}")) for word in ("if 版记主送 or 抄送", "endif")
    )
    sent = [
        *_when("版记主送", paragraph("Imprint", tag("主送：{{ 版记主送 }}。"))),
        *_when("抄送", paragraph("Imprint", tag("抄送：{{ 抄送 }}。"))),
    ]
    return [begin, _pinned([_row("".join(sent))], ""), end]


def brief_imprint() -> list[str]:
    """报, 送, 发 between rules, and 共印N份 under them; no table when there is none of them."""
    sent = "".join(
        x for name in SENT
        for x in _when(name, paragraph("BriefSent", tag(f"{name}：{{{{ {name} }}}}。")))
    )  # fmt: skip
    some = " or ".join(SENT)
    rows = [
        _row(paragraph("Imprint", tag(f"{{%tr if {some} %}}"))),
        _row(sent),
        _row(paragraph("Imprint", tag("{%tr endif %}"))),
        _row(paragraph("Imprint", tag("{%tr if 印数 %}"))),
        _row(paragraph("BriefCopies", tag("{{ 印数 }}"))),
        _row(paragraph("Imprint", tag("{%tr endif %}"))),
    ]
    begin, end = (
        paragraph("Tail", tag(f"{{%p {word} %}}")) for word in (f"if {some} or 印数", "endif")
    )
    return [begin, _pinned(rows, _rules()), end]


def _rules() -> str:
    """Thick rules above and below the imprint, thin ones inside (7.4.1)."""
    thick, thin = whole("版记粗线"), whole("版记细线")
    sides = (("top", thick), ("bottom", thick), ("insideH", thin))
    made = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in sides
    )
    return f"<w:tblBorders>{made}</w:tblBorders>"


def _pinned(rows: list[str], borders: str) -> str:
    """A table on the last line of the type area.

    ``horzAnchor="page"`` and the paragraph after it are what LibreOffice needs to pin
    it; Word and WPS take both.
    """
    width, left = type_width(), twips("订口")
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="0"'
        ' w:bottomFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(inside: str) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{type_width()}"'
        f' w:type="dxa"/></w:tcPr>{inside}</w:tc></w:tr>'
    )
