"""The redline: accepting all gives the new paper, rejecting all the old one, to the letter."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gencirc.build import Campaign, Options
from gencirc.outside.package import packaged
from gencirc.outside.paper import paper
from gencirc.outside.refusing import BadPackage
from gencirc.outside.settling import accepted, rejected
from gencirc.redline.drawing import Drawn, redlined
from gencirc.redline.flows import DEL, INS, KEEP, ending, unbroken
from tests.helpers import EXAMPLES
from tests.outside.making import OFFICE, W, p, packed, parts
from tests.outside.test_paper import LIST, STYLES, gone, ins, numbered, r
from tests.redline.editing import AUTHOR, DATE, edited, wrongs

NORMAL = STYLES.splitlines()[0]
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def made(body: str, **more: str) -> bytes:
    return packed(parts(body + SECTION, **more))


def drawn(old: bytes, new: bytes) -> Drawn:
    assert wrongs(old, new) == []
    return redlined(packaged(old), packaged(new), AUTHOR, DATE)


def xml(found: Drawn) -> str:
    return packaged(found.data).parts["word/document.xml"].decode()


def shown(found: Drawn) -> list[str]:
    """Every paragraph as a chief sees it: [-gone-]{+new+}, ¶ with the sign of its own change."""
    out = []
    for x in paper(packaged(found.data)).paragraphs:
        pieces = (
            f"[-{y.text}-]" if y.deleted else f"{{+{y.text}+}}" if y.inserted else y.text
            for y in x.pieces
        )
        out.append(
            "".join(pieces).replace("-][-", "").replace("+}{+", "")
            + ("[-¶-]" if x.deleted else "{+¶+}" if x.inserted else "")
        )
    return out


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{p(c)}</w:tc>" for c in cells) + "</w:tr>"


def table(*rows: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def test_words_are_marked_not_single_characters() -> None:
    said = "请各科室认真梳理，于{}把情况报送{}。"
    old, new = said.format("2026年6月30日前", "财务科"), said.format("2026年7月15日前", "办公室")
    assert shown(drawn(made(p(old)), made(p(new)))) == [
        said.format("[-2026年6月30日前-]{+2026年7月15日前+}", "[-财务科-]{+办公室+}")
    ]


def test_a_sentence_put_in_is_all_that_is_marked() -> None:
    found = drawn(made(p("同志们：")), made(p("同志们：下午好，现在开会。")))
    assert shown(found) == ["同志们：{+下午好，现在开会。+}"]


def test_a_paragraph_with_little_left_of_it_is_put_whole_for_the_old_one() -> None:
    found = drawn(
        made(p("高温时段错峰作业，备足防暑药品。")), made(p("雪后及时撒布融雪剂，注意防滑。"))
    )
    assert shown(found) == [
        "[-高温时段错峰作业，备足防暑药品。-]{+雪后及时撒布融雪剂，注意防滑。+}"
    ]


def test_paragraphs_come_and_go_with_their_marks() -> None:
    old, new = (
        made(p("一、目标") + p("二、任务") + p("三、要求")),
        made(p("一、目标") + p("新的一段") + p("三、要求")),
    )
    assert shown(drawn(old, new)) == ["一、目标", "[-二、任务-]{+新的一段+}", "三、要求"]
    new = made(p("零、前言") + p("一、目标") + p("二、任务") + p("三、要求"))
    assert shown(drawn(old, new)) == ["{+零、前言+}{+¶+}", "一、目标", "二、任务", "三、要求"]
    assert shown(drawn(new, old))[0] == "[-零、前言-][-¶-]"


def test_at_the_end_the_mark_before_goes_since_the_last_one_cannot() -> None:
    one, two = made(p("甲方负责。")), made(p("甲方负责。") + p("乙方配合。"))
    assert shown(drawn(one, two)) == ["甲方负责。{+¶+}", "{+乙方配合。+}"]
    assert shown(drawn(two, one)) == ["甲方负责。[-¶-]", "[-乙方配合。-]"]


def test_states_of_marks() -> None:
    assert ending([KEEP, DEL, INS]) == [DEL, INS, KEEP]
    assert ending([DEL, KEEP]) == [DEL, KEEP]
    assert ending([DEL, DEL]) == [DEL, DEL]
    assert unbroken([KEEP, INS, INS, KEEP], ["ins", "ins", "", ""]) == [INS, INS, KEEP, KEEP]
    assert unbroken([KEEP, INS, KEEP], ["r", "ins", ""]) == [KEEP, INS, KEEP]


def test_rows_and_cells() -> None:
    old = made(table(row("1", "清运垃圾"), row("2", "整治市场"), row("3", "修剪绿化")) + p(""))
    new = made(
        table(row("1", "清运垃圾"), row("2", "修剪绿化和补种"), row("3", "疏通管网")) + p("")
    )
    found = drawn(old, new)
    assert "{+和补种+}" in "".join(shown(found))
    assert "<w:trPr><w:del " in xml(drawn(new, made(table(row("1", "清运垃圾")) + p(""))))
    assert xml(drawn(old, made(p("")))).count("<w:trPr><w:del ") == 3
    assert xml(drawn(made(p("")), old)).count("<w:trPr><w:ins ") == 3


def test_a_moved_paragraph_is_gone_there_and_new_here() -> None:
    a, b, c = p("一是加强领导。"), p("二是压实责任。"), p("三是严格督查。")
    assert shown(drawn(made(a + b + c), made(c + a + b))) == [
        "{+三是严格督查。+}{+¶+}", "一是加强领导。", "二是压实责任。[-¶-]", "[-三是严格督查。-]",
    ]  # fmt: skip


def test_everything_is_by_the_author_of_the_day_and_numbered_through() -> None:
    found = xml(drawn(made(p("甲") + p("乙")), made(p("丙") + table(row("丁", "戊")) + p("乙"))))
    changes = re.findall(r"<w:(?:ins|del|pPrChange) [^>]*>", found)
    assert len(changes) > 3
    assert all(f'w:author="{AUTHOR}"' in c and f'w:date="{DATE}"' in c for c in changes)
    ids = re.findall(r'w:id="(\d+)"', "".join(changes))
    assert len(set(ids)) == len(ids)


def test_what_was_tracked_before_counts_as_accepted_and_comments_are_left_out() -> None:
    comment = (
        '<w:commentRangeStart w:id="0"/>'
        + r("丙")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    old, new = made(f"<w:p>{gone('甲')}{ins('乙')}</w:p>"), made(f"<w:p>{ins('乙')}{comment}</w:p>", comments=f'<w:comment w:id="0" w:author="somebody">{p("问")}</w:comment>')  # fmt: skip
    found = drawn(old, new)
    assert shown(found) == ["乙{+丙+}"]
    assert b"somebody" not in b"".join(packaged(found.data).parts.values())
    assert "comment" not in "".join(packaged(found.data).parts)


def test_styles_and_lists_of_the_old_paper_come_along() -> None:
    old = made(p("文", '<w:pStyle w:val="Article"/>') + numbered(1, 0, "甲") + numbered(1, 0, "乙"), styles=STYLES, numbering=LIST)  # fmt: skip
    new = made(p("改写成这样的一段文字") + numbered(1, 0, "乙"), styles=NORMAL, numbering=LIST)
    found = packaged(drawn(old, new).data)
    assert "条文" in found.parts["word/styles.xml"].decode()
    assert [x.said for x in accepted(paper(found))] == ["改写成这样的一段文字", "一、乙"]
    assert [x.said for x in rejected(paper(found))] == ["文", "一、甲", "二、乙"]


def picture(id_: str) -> str:
    blip = (
        f'<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="{id_}"/>'
    )
    return f"<w:p><w:r><w:drawing>{blip}</w:drawing></w:r></w:p>"


def pictured(id_: str, data: bytes, body: str) -> bytes:
    files = parts(picture(id_) + body + SECTION)
    links = str(files["word/_rels/document.xml.rels"])
    link = f'<Relationship Id="{id_}" Type="{OFFICE}/image" Target="media/a.png"/>'
    files["word/_rels/document.xml.rels"] = links.replace("</Rel", link + "</Rel")
    return packed({**files, "word/media/a.png": data})


def test_pictures_of_the_old_paper_come_along_and_the_same_ones_stay() -> None:
    same = redlined(
        packaged(pictured("rId5", b"1", p("甲"))),
        packaged(pictured("rId9", b"1", p("甲"))),
        AUTHOR,
        DATE,
    )
    assert same.changes == 0
    other = redlined(
        packaged(pictured("rId5", b"1", p("甲"))),
        packaged(pictured("rId5", b"2", p("甲"))),
        AUTHOR,
        DATE,
    )
    found = packaged(other.data)
    assert [d for n, d in found.parts.items() if "media/" in n] in ([b"2", b"1"], [b"1", b"2"])
    assert b'Extension="png"' in found.parts["[Content_Types].xml"]


def test_text_boxes_hyperlinks_and_fields_keep_their_form() -> None:
    def body(text: str) -> str:
        field = "".join(f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' + m for k, m in (
            ("begin", "<w:r><w:instrText>PAGE</w:instrText></w:r>"), ("separate", r("1")), ("end", ""),
        ))  # fmt: skip
        box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('由局属' + text + '负责')}</w:txbxContent></v:textbox></w:pict></w:r>"
        return (
            f"<w:p>{box}<w:hyperlink w:anchor='x'>{r('见' + text)}</w:hyperlink>{field}</w:p>"
            + p("完")
        )

    found = drawn(made(body("财务科")), made(body("办公室")))
    assert shown(found) == ["见[-财务科-]{+办公室+}1", "完", "由局属[-财务科-]{+办公室+}负责"]
    assert xml(found).count('fldCharType="begin"') == 1


def test_what_programs_write_each_its_own_way_is_no_change() -> None:
    def page(number: str, align: str, rsid: str) -> bytes:
        field = "".join(f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>{m}' for k, m in (
            ("begin", "<w:r><w:instrText> PAGE </w:instrText></w:r>"), ("separate", r(number)), ("end", ""),
        ))  # fmt: skip
        properties = f'<w:pPr><w:spacing w:line="{rsid}"/><w:jc w:val="{align}"/></w:pPr>'
        return made(f'<w:p w:rsidR="{rsid}">{properties}{field}{r("页")}</w:p>')

    one, other = packaged(page("1", "right", "580")), packaged(page("7", "end", "560"))
    assert redlined(one, other, AUTHOR, DATE).changes == 0
    assert redlined(one, packaged(page("1", "center", "580")), AUTHOR, DATE).changes == 1


def test_headers_and_footers_are_marked_too() -> None:
    refer = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    old, new = (packed(parts(p("文") + refer, footer1=p(x))) for x in ("内部资料", "公开资料"))
    found = redlined(packaged(old), packaged(new), AUTHOR, DATE)
    assert found.changes == 2
    assert "<w:delText" in packaged(found.data).parts["word/footer1.xml"].decode()


def test_what_is_far_too_long_is_refused() -> None:
    with pytest.raises(BadPackage, match="太长") as refused:
        drawn(made("<w:p/>" * 3100), made("<w:p/>" * 3000))
    assert refused.value.code == "V155"


# -- by chance ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    """Papers of all kinds of the examples."""
    return [m.data for plan in EXAMPLES for m in Campaign(plan, Options(draft=True)).papers()]


def test_papers_of_every_kind_edited_by_chance(papers: list[bytes]) -> None:
    assert len(papers) > 10
    by = random.Random(6)
    for n in range(40):
        old = papers[n % len(papers)]
        new = edited(old, by) if n % 8 else by.choice(papers)
        assert wrongs(old, new) == [], n


TEXT = st.text(alphabet="甲乙丙丁，。3月（）", max_size=12)
PARAGRAPHS = st.lists(TEXT.map(p), max_size=5)
TABLE = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3).map(
    lambda rows: [table(*(row(*c) for c in rows))]
)
FLOW = st.lists(st.one_of(PARAGRAPHS, TABLE), max_size=4).map(
    lambda some: "".join(x for s in some for x in s) + p("完")
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=FLOW, new=FLOW)
def test_any_two_papers(old: str, new: str) -> None:
    assert wrongs(made(old), made(new)) == []
    assert W in xml(redlined(packaged(made(old)), packaged(made(new)), AUTHOR, DATE))


def test_the_same_two_files_give_the_same_redline(papers: list[bytes], tmp_path: Path) -> None:
    one, other = packaged(papers[0]), packaged(edited(papers[0], random.Random(1)))
    assert redlined(one, other, AUTHOR, DATE) == redlined(one, other, AUTHOR, DATE)
