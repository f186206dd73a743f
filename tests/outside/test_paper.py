"""A foreign paper read as values: places, revisions, numbers, comments, fields."""

from __future__ import annotations

import time
from pathlib import Path

import docx
import pytest

from gencirc.outside.ordinals import ordinal
from gencirc.outside.paper import read
from gencirc.outside.settling import accepted, rejected
from gencirc.outside.values import Paper, Revision
from tests.outside.making import p, put

BY = 'w:id="1" w:author="办公室" w:date="2026-11-22T09:00:00Z"'
WHO = Revision("办公室", "2026-11-22T09:00:00Z")


def paper(tmp_path: Path, body: str, **more: str) -> Paper:
    found, problems = read(put(tmp_path / "外来.docx", body, **more))
    assert problems == []
    return found


def texts(found: Paper) -> list[str]:
    return [x.text for x in found.paragraphs]


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def ins(text: str) -> str:
    return f"<w:ins {BY}>{r(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def marked(kind: str, inside: str) -> str:
    return f"<w:p><w:pPr><w:rPr><w:{kind} {BY}/></w:rPr></w:pPr>{inside}</w:p>"


def test_words_inserted_and_deleted_can_be_read_both_ways(tmp_path: Path) -> None:
    found = paper(tmp_path, f"<w:p>{r('由')}{gone('甲')}{ins('乙')}{r('负责。')}</w:p>")
    assert found.tracked
    assert [x.text for x in accepted(found)] == ["由乙负责。"]
    assert [x.text for x in rejected(found)] == ["由甲负责。"]
    assert [(x.text, x.inserted, x.deleted) for x in found.paragraphs[0].pieces[1:3]] == [
        ("甲", None, WHO), ("乙", WHO, None),
    ]  # fmt: skip


def test_what_one_inserted_and_another_deleted_is_in_neither(tmp_path: Path) -> None:
    found = paper(tmp_path, f"<w:p>{r('由')}<w:ins {BY}>{gone('甲')}</w:ins></w:p>")
    assert [x.text for x in accepted(found)] == [x.text for x in rejected(found)] == ["由"]


def test_marks_of_paragraphs_join_and_part_them(tmp_path: Path) -> None:
    body = p("一") + marked("ins", ins("二")) + p("三") + marked("del", r("四")) + p("五")
    found = paper(tmp_path, body)
    assert [x.text for x in accepted(found)] == ["一", "二", "三", "四五"]
    assert [x.text for x in rejected(found)] == ["一", "三", "四", "五"]


def test_a_mark_before_a_table_does_not_reach_into_it(tmp_path: Path) -> None:
    body = marked("del", r("前")) + f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>" + p("后")
    assert [x.text for x in accepted(paper(tmp_path, body))] == ["前", "格", "后"]


def test_moves_and_mere_looks_are_told_apart(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:moveFrom {BY}>{r('甲')}</w:moveFrom>{r('乙')}<w:moveTo {BY}>{r('甲')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:jc w:val='center'/><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>"
        f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>丙</w:t></w:r></w:p>"
    )
    first, second = paper(tmp_path, body).paragraphs
    assert (first.text, first.old_text) == ("乙甲", "甲乙")
    assert first.pieces[0].deleted == WHO._replace(moved=True)
    assert (second.restyled, second.pieces[0].restyled, second.align) == (WHO, WHO, "center")
    assert second.text == second.old_text == "丙"


def test_rows_inserted_and_deleted(tmp_path: Path) -> None:
    def row(text: str, kind: str = "") -> str:
        change = f"<w:trPr><w:{kind} {BY}/></w:trPr>" if kind else ""
        return f"<w:tr>{change}<w:tc>{p(text)}</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p(text + '二')}</w:tc></w:tr>"

    body = f"<w:tbl>{row('一')}{row('新', 'ins')}{row('旧', 'del')}</w:tbl>{p('')}"
    found = paper(tmp_path, body)
    assert [x.text for x in accepted(found)] == ["一", "一二", "新", "新二", ""]
    assert [x.text for x in rejected(found)] == ["一", "一二", "旧", "旧二", ""]
    cell = found.paragraphs[3].place.cell
    assert cell is not None
    assert (cell.table, cell.row, cell.column, cell.span, cell.inserted) == (0, 1, 1, 2, WHO)


LIST = """
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="第%1条 "/><w:pStyle w:val="Article"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>
"""
STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="条文"/><w:basedOn w:val="a"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="x"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>"""


def numbered(num: int, level: int = 0, text: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_automatic_numbers_are_printed(tmp_path: Path) -> None:
    body = (
        numbered(1) + numbered(1, 1) + numbered(1, 1) + numbered(1, 2) + numbered(1) + numbered(1, 1)
        + numbered(2) + numbered(2, 1) + p("文", '<w:pStyle w:val="Article"/>') * 2 + p("无")
    )  # fmt: skip
    found = paper(tmp_path, body, numbering=LIST, styles=STYLES)
    assert [x.ordinal for x in found.paragraphs] == [
        "一、", "（一）", "（二）", "1.1", "二、", "（一）", "一、", "（一）", "第一条 ", "第二条 ", "",
    ]  # fmt: skip
    assert [found.paragraphs[8].style, found.paragraphs[10].style] == ["条文", "Normal"]
    assert found.paragraphs[8].level == 2
    assert found.paragraphs[8].said == "第一条 文"


def test_numbers_are_counted_with_and_without_the_changes(tmp_path: Path) -> None:
    num = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    new = f"<w:p><w:pPr>{num}<w:rPr><w:ins {BY}/></w:rPr></w:pPr>{ins('新')}</w:p>"
    found = paper(tmp_path, numbered(1, 0, "甲") + new + numbered(1, 0, "乙"), numbering=LIST)
    assert [x.said for x in accepted(found)] == ["一、甲", "二、新", "三、乙"]
    assert [x.said for x in rejected(found)] == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"),
        ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一〇五"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographDigital", 10, "一〇"), ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircleChinese", 2, "②"), ("decimalEnclosedParen", 1, "⑴"), ("decimalFullWidth", 10, "１０"),
        ("none", 1, ""), ("unheard", 7, "7"), ("upperRoman", 0, "0"), ("decimalEnclosedCircle", 21, "21"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, number: int, printed: str) -> None:
    assert ordinal(number, form) == printed


def test_only_the_result_of_a_field_is_text(tmp_path: Path) -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    nested = char("begin") + "<w:r><w:instrText>IF</w:instrText></w:r>" + char("begin") + code
    nested += char("separate") + r("暗") + char("end") + char("separate") + r("明") + char("end")
    body = (
        f"<w:p>{char('begin')}{code}{char('separate')}{r('3')}{char('end')}"
        f'<w:fldSimple w:instr="DATE">{r("日")}</w:fldSimple>{nested}</w:p>'
    )
    (found,) = paper(tmp_path, body).paragraphs
    assert [(x.text, x.field) for x in found.pieces] == [
        ("3", "PAGE"),
        ("日", "DATE"),
        ("明", "IF"),
    ]


def test_a_field_that_never_ends_hides_no_text(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("各科室：")
    assert texts(paper(tmp_path, body)) == ["", "各科室："]


def test_signs_and_wrappings(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t xml:space='preserve'> 乙 </w:t><w:br/><w:t> 丙 </w:t><w:noBreakHyphen/>"
        "<w:softHyphen/><w:sym w:font='Wingdings' w:char='F0FE'/><w:br w:type='page'/></w:r>"
        f"<w:smartTag w:element='x'>{r('丁')}</w:smartTag><w:hyperlink>{r('戊')}</w:hyperlink>"
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('己')}</w:sdtContent></w:sdt>"
        "<w:r><w:ruby><w:rt><w:r><w:t>geng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>庚</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath></w:p>"
    )
    assert texts(paper(tmp_path, body)) == ["甲\t 乙 \n丙-☑\f丁戊己庚x²"]


def test_a_text_box_is_read_once_and_knows_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('某某文件')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('文号')}</w:p>" + p("正文")
    )  # fmt: skip
    found = paper(tmp_path, body)
    assert texts(found) == ["文号", "正文", "某某文件"]
    assert found.paragraphs[2].place.part == "文本框"
    assert found.paragraphs[2].place.anchor == 0
    assert [x.text for x in found.body] == ["文号", "正文"]


def test_looks_and_hidden_text(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Arial' w:eastAsia='黑体'/><w:b/><w:color w:val='FF0000'/><w:sz w:val='32'/>"
        "</w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='x'/></w:rPr><w:t>丙</w:t></w:r><w:r><w:t>丁</w:t></w:r></w:p>"
    )
    pieces = paper(tmp_path, body, styles=STYLES).paragraphs[0].pieces
    assert [x.hidden for x in pieces] == [False, True, True, False]
    assert pieces[0].look._asdict() == {
        "font": "黑体", "size": 16, "bold": True, "italic": None, "underline": "", "colour": "FF0000", "highlight": "",
    }  # fmt: skip
    assert pieces[2].style == "暗"


def test_comments_with_what_they_are_attached_to(tmp_path: Path) -> None:
    body = (
        f'<w:p>{r("请")}<w:commentRangeStart w:id="0"/>{r("财务科")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p><w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    comments = (
        f'<w:comment w:id="0" w:author="分管领导" w:date="2026-11-20T08:00:00Z">{p("换一家")}{p("再议")}</w:comment>'
        f'<w:comment w:id="1">{p("没有圈字")}</w:comment><w:comment w:id="9">{p("没有地方")}</w:comment>'
    )
    found = paper(tmp_path, body, comments=comments)
    first, second, third = found.comments
    assert first[1:6] == ("分管领导", "2026-11-20T08:00:00Z", "换一家\n再议", "财务科", (0,))
    assert (second.text, second.quoted, second.paragraphs) == ("没有圈字", "", (1,))
    assert third.paragraphs == ()
    assert found.paragraphs[0].pieces[1].comments == ("0",)


def test_notes_headers_and_footers_are_read_with_their_places(tmp_path: Path) -> None:
    body = f'<w:p>{r("文")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    notes = f'<w:footnote w:type="separator" w:id="0">{p("x")}</w:footnote><w:footnote w:id="7">{p("注")}</w:footnote>'
    found = paper(tmp_path, body, footnotes=notes, header1=p("眉"), footer1=p("脚"))
    assert [(x.place.part, x.place.name, x.text) for x in found.paragraphs] == [
        ("正文", "", "文"), ("脚注", "脚注1", "注"), ("页眉", "header1", "眉"), ("页脚", "footer1", "脚"),
    ]  # fmt: skip
    assert found.paragraphs[0].pieces[1].note == "脚注1"


def test_5000_characters_are_read_in_some_60_ms(tmp_path: Path) -> None:
    made = docx.Document()
    for n in range(150):
        paragraph = made.add_paragraph(f"（{n}）各科室要")
        for _ in range(6):
            paragraph.add_run("各负其责").bold = True
    made.save(str(tmp_path / "长.docx"))
    took = []
    for _ in range(3):
        begun = time.process_time()
        found, _ = read(tmp_path / "长.docx")
        took.append(time.process_time() - begun)
    assert sum(len(x.text) for x in found.paragraphs) > 4500  # and 900 runs
    assert min(took) < 0.12  # twice as much on a busy machine


def test_thousands_of_comments_fields_notes_and_branches_take_no_longer(tmp_path: Path) -> None:
    many = range(10_000)
    comments = "".join(f'<w:commentRangeStart w:id="{n}"/>{r("甲")}' for n in many)
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 10_000 + r("乙") * 10_000
    notes = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in many)
    branches = f"<mc:AlternateContent>{'<mc:Fallback/>' * 10_000}</mc:AlternateContent>"
    begun = time.process_time()
    found = paper(tmp_path, f"<w:p>{comments}{notes}{branches}{fields}</w:p>")
    assert time.process_time() - begun < 2
    assert found.paragraphs[0].text.count("乙") == 10_000
