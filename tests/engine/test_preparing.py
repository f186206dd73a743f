"""Tags of a part are prepared as docxtpl prepares them, character by character."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gencirc.engine.preparing import joined, lifted, prepared, rare

PIECES = [
    "<w:p>", "<w:p w:x='1'>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>",
    '<w:t xml:space="preserve">', "<w:tc>", "</w:tc>", "<w:tr>", "<w:tr w:y=''>", "</w:tr>",
    "<w:pPr>", "</w:pPr>", "<w:proofErr/>", "{", "}", "{{", "}}", "{%", "%}", "%", "#", " ", "甲",
    "“", "”", "‘", "&lt;", "&gt;", "&#8216;", "\n", " p ", "p ", "tr ", "{{ x }}", "{{p x }}",
    "{{tc x }}", "{{r x }}", "{%p if x %}", "{%p endif %}", "{%tr for a in b %}", "{%- x -%}",
    "{%tc for a in b %}", "{# x #}", "{%r if x %}", "{% vm %}", "{% hm %}", "{% colspan 2 %}",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("<w:p><w:t>{</w:t></w:r><w:r><w:t>{p “x” }</w:t><w:t>}</w:t></w:p>")
def test_any_markup_is_prepared_as_docxtpl_prepares_it(xml: str) -> None:
    assert prepared(xml) == DocxTemplate.patch_xml(None, xml)


@pytest.mark.parametrize(
    ("xml", "wanted"),
    [
        ("<w:t>{</w:t><w:t>{ 甲 }</w:t><w:t>}</w:t>", "{{ 甲 }}"),
        ("<w:t>{{ </w:t></w:r><w:r><w:t>甲 }}</w:t>", "{{ 甲 }}"),
        ("<w:t>{{ 甲 | 连接(“、”) }}</w:t>", '{{ 甲 | 连接("、") }}'),
        ("<w:t>{{ 甲 &gt; 1 and 乙 == &quot;丙&quot; }}</w:t>", '{{ 甲 > 1 and 乙 == "丙" }}'),
    ],
)
def test_a_tag_cut_by_word_is_put_together(xml: str, wanted: str) -> None:
    assert prepared(xml) == f'<w:t xml:space="preserve">{wanted}</w:t>'


def test_tags_that_stand_apart_stay_apart() -> None:
    xml = "<w:t>{{ 甲 }}</w:t><w:t>{{ 乙 }}</w:t>"
    assert joined(xml) == xml


def test_a_paragraph_tag_takes_the_place_of_its_paragraph() -> None:
    xml = "<w:p><w:r>前</w:r></w:p><w:p w:x='1'><w:r>{{p 正文 }}</w:r></w:p><w:p>后</w:p>"
    assert lifted(xml, "p") == "<w:p><w:r>前</w:r></w:p>{{ 正文 }}<w:p>后</w:p>"


def test_only_rare_constructs_ask_docxtpl() -> None:
    assert rare("<w:t>{% colspan 2 %}</w:t>")
    assert not rare("<w:p><w:t>{%p if 甲 %}</w:t></w:p>")
