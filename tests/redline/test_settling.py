"""Tracked changes settled in the XML."""

from __future__ import annotations

from lxml import etree

from gencirc.outside.tree import w
from gencirc.redline.settling import settled
from tests.outside.making import SPACES, p
from tests.outside.test_paper import BY, gone, ins, marked, r


def texts(body: str, accept: bool) -> list[str]:
    root = settled(etree.fromstring(f"<w:body {SPACES}>{body}</w:body>"), accept)
    assert not list(
        root.iter(
            *map(w, ("ins", "del", "moveFrom", "moveTo", "delText", "pPrChange", "rPrChange"))
        )
    )
    return ["".join(t.text or "" for t in x.iter(w("t"))) for x in root.iter(w("p"))]


def both(body: str) -> tuple[list[str], list[str]]:
    return texts(body, False), texts(body, True)


def test_words_and_marks() -> None:
    assert both(f"<w:p>{r('由')}{gone('甲')}{ins('乙')}</w:p>") == (["由甲"], ["由乙"])
    assert both(marked("ins", ins("新")) + p("旧")) == (["旧"], ["新", "旧"])
    assert both(marked("del", r("前")) + p("后")) == (["前", "后"], ["前后"])


def test_rows_tables_and_the_paragraph_before_a_table() -> None:
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{p('格')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{p('格')}</w:tc></w:tr>"
    assert both(f"<w:tbl>{row}</w:tbl>{p('文')}") == (["格", "文"], ["文"])
    before = marked("del", gone("前")) + f"<w:tbl>{kept}</w:tbl>"
    assert both(before) == (["前", "格"], ["格"])


def test_moves_and_looks() -> None:
    moved = f"<w:p><w:moveFrom {BY}>{r('甲')}</w:moveFrom>{r('乙')}<w:moveTo {BY}>{r('甲')}</w:moveTo></w:p>"
    assert both(moved) == (["甲乙"], ["乙甲"])
    styled = f"<w:p {SPACES}><w:pPr><w:jc w:val='center'/><w:pPrChange {BY}><w:pPr><w:jc w:val='right'/></w:pPr></w:pPrChange></w:pPr></w:p>"
    sides = [settled(etree.fromstring(styled), accept) for accept in (False, True)]
    assert [s.find(f"{w('pPr')}/{w('jc')}").get(w("val")) for s in sides] == ["right", "center"]
