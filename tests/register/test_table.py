"""The register's file is only added to: nothing that stands in it is lost or changed."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gencirc.register.rows import rows_of
from gencirc.register.table import COLUMNS, Table, added, decoded, encoded, parsed

NEW = dict.fromkeys(COLUMNS, "") | {
    "文号": "清城管发〔2027〕8号",
    "标题": '关于“甲”, "乙"的通知',
    "版本": "1",
}
OLD = "文号,标题,页数\r\n清城管发〔2027〕06号 , 甲 ,003\r\n合计,,,\r\n"
CELL = st.text(alphabet=',"\t\r\n 0文号发〔2027〕6标题版本x\ufeff\0', max_size=8)
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=8).map("\n".join),
    st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=8).map(
        lambda rows: "\r\n".join(["文号,标题", *rows])
    ),
)


def test_a_new_row_stands_behind_what_stays_letter_by_letter() -> None:
    text = added(parsed(OLD, ""), [NEW])
    assert text
    head, *rows = text.splitlines()
    assert head.startswith("文号,标题,页数,,代字,年份,")  # behind the widest row
    assert rows[:2] == OLD.splitlines()[1:]
    assert rows[2].startswith('清城管发〔2027〕8号,"关于“甲”, ""乙""的通知",')
    assert text.count("\r\n") == 4


def test_an_empty_register_begins_with_its_head() -> None:
    text = added(parsed("", ""), [NEW])
    assert text
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert encoded(text).startswith(b"\xef\xbb\xbf")  # so that Excel sees Chinese


def test_a_head_without_a_line_break_and_tabs_are_kept() -> None:
    assert added(parsed("文号\t页数", ""), [NEW | {"标题": "甲"}]) == (
        "文号\t页数\t" + "\t".join(COLUMNS[1:]) + "\r\n"
        "清城管发〔2027〕8号\t\t\t\t\t甲" + "\t" * 8 + "1\t\t\t\r\n"
    )  # fmt: skip


def test_a_register_with_line_feeds_keeps_them() -> None:
    text = added(parsed(OLD.replace("\r\n", "\n"), ""), [NEW])
    assert text
    assert "\r" not in text


@pytest.mark.parametrize("end", ['"', '清城管发〔2027〕7号,"甲', '清城管发〔2027〕7号,"甲\r\n'])
def test_a_row_that_an_open_quotation_mark_would_swallow_is_not_added(end: str) -> None:
    assert added(parsed(OLD + end, ""), [NEW]) is None


@given(TEXT)
def test_whatever_stands_in_a_register_no_row_is_lost(text: str) -> None:
    try:
        table = parsed(text, "表")
    except csv.Error:
        return
    rows_of(table)
    if table.head < 0 and text.strip():
        return  # it is refused
    new = added(table, [NEW, NEW | {"文号": ""}])
    if new is None:
        return
    again = parsed(new, "表")
    assert [r.cells for r in again.rows[:-2]] == [r.cells for r in table.rows]
    assert kept_lines(table, new)
    assert decoded(encoded(new)) == new.removeprefix("\ufeff")


def kept_lines(table: Table, new: str) -> bool:
    """Whether every line but the head's stands there as it did."""
    head = table.records[table.head].line if table.head >= 0 else 0
    stop = table.records[table.head + 1].line if table.head + 1 < len(table.records) else None
    behind = table.source.text.split("\n")[stop - 1 :] if stop and head else []
    return "\n".join(behind).rstrip("\n") in new.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=80))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    text = decoded(data)
    assert text is None or isinstance(parsed(text[:80], "表"), Table)
