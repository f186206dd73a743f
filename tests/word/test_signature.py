"""Signatures of one body or several: seals in rows that neither touch nor leave the page (7.3.5)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from gencirc.blocks.shaping import width
from gencirc.blocks.tree import Signature
from gencirc.source.marks import Mark, Source
from gencirc.word.signature import printed, sealed_rows
from gencirc.words import Words, say
from tests.word.layouts import BODIES, notice, paper, part

ROOM = 8844 / 315
CELL = 315 * 25.4 / 1440  # mm a 字
SEAL = 42.0
NAMES = list(BODIES.values())


def words(text: str) -> Words:
    return say(Mark(Source("", ""), 0, 0, verbatim=True), text)


def signed(names: list[str], mode: str = "盖章") -> Signature:
    return Signature(tuple(map(words, names)), words("2026年11月25日"), mode)


@pytest.mark.parametrize("count", range(1, 11))
def test_seals_stand_apart_and_inside_the_type_area(count: int) -> None:
    for row in sealed_rows(signed(NAMES[:count]), ROOM):
        places = [c * CELL for c in row.centres]
        assert all(b - a >= SEAL + 2 for a, b in pairwise(places))
        assert places[0] - SEAL / 2 >= 0
        assert places[-1] + SEAL / 2 <= 156


@pytest.mark.parametrize("count", range(1, 11))
def test_rows_of_seals_do_not_meet(count: int) -> None:
    rows = sealed_rows(signed(NAMES[:count]), ROOM)
    for row in rows[1:]:
        assert (row.above + row.lines) * 10.21 >= SEAL + 2


@pytest.mark.parametrize("count", range(1, 11))
def test_every_body_signs_once_in_its_order_and_the_last_one_over_the_date(count: int) -> None:
    rows = sealed_rows(signed(NAMES[:count]), ROOM)
    said = ["".join(map(str, name)) for row in rows for name in row.names]
    assert said == NAMES[:count]
    date = ROOM - 4 - width("2026年11月25日") / 2
    assert rows[-1].centres[-1] == pytest.approx(date)


@pytest.mark.parametrize("count", range(1, 11))
def test_names_side_by_side_do_not_meet(count: int) -> None:
    for row in sealed_rows(signed(NAMES[:count]), ROOM):
        spans = [
            (c - max(width(str(x)) for x in name) / 2, c + max(width(str(x)) for x in name) / 2)
            for c, name in zip(row.centres, row.names, strict=True)
        ]
        assert all(b[0] - a[1] >= 0.5 for a, b in pairwise(spans))
        assert spans[0][0] >= 0
        assert spans[-1][1] <= ROOM


def test_a_very_long_name_is_broken_and_its_date_keeps_its_place() -> None:
    (row,) = sealed_rows(signed([BODIES["治理办"]]), ROOM)
    assert len(row.names[0]) == 2
    assert "".join(map(str, row.names[0])) == BODIES["治理办"]
    assert row.centres[0] == pytest.approx(ROOM - 4 - width("2026年11月25日") / 2)


@pytest.mark.parametrize("mode", ["盖章", "不盖章", "签名章"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 10])
def test_the_height_reckoned_is_the_height_written(count: int, mode: str, tmp_path: Path) -> None:
    said = {"盖章": "是", "不盖章": "否", "签名章": "签名章"}[mode]
    posts = "、".join(["局长"] * count)
    made = paper(tmp_path, notice(count, f"  盖章: {said}\n  签署职务: {posts}\n  标志: 主办\n"))
    blocks = made.papers()[0].document.blocks
    block = next(b for b in blocks if isinstance(b, Signature))
    xml = part(made).partition("做到随下随清")[2].partition('w:val="Imprint')[0]
    lines = re.findall(r'<w:pStyle w:val="([^"]*)"', xml)
    assert len(printed(block, ROOM)) == sum(
        x in ("BlankLine", "Signature1", "SignDate") for x in lines
    )


def test_unsealed_bodies_stand_one_below_another_two_characters_in(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(3, "  盖章: 否\n")))
    found = re.findall(r'"Signature1"/><w:ind w:right="(\d+)"/><w:jc w:val="right"/>', xml)
    assert found == ["630", "630", "630"]
    date = re.search(r'"SignDate"/>(?:<w:keepNext/>)?<w:ind w:right="(\d+)"', xml)
    organ, day = width(NAMES[2]), width("2026年11月25日")
    assert date
    assert int(date[1]) == round((organ - day) * 315)


def test_places_of_several_seals_have_names_of_their_own(tmp_path: Path) -> None:
    xml = part(paper(tmp_path, notice(3)))
    assert re.findall(r'w:name="(用印处\d*)"', xml) == ["用印处1", "用印处2", "用印处3"]


def test_posts_of_a_joint_order_end_on_one_line(tmp_path: Path) -> None:
    more = "  盖章: 签名章\n  签署职务: 清河县城市管理局局长、清河县公安局局长\n"
    xml = part(paper(tmp_path, notice(2, more)))
    lefts = [int(x) for x in re.findall(r'"Signature1"/><w:ind w:left="(\d+)"/>', xml)]
    ends = [
        left + width(post) * 315
        for left, post in zip(lefts, ("清河县城市管理局局长", "清河县公安局局长"), strict=True)
    ]
    assert ends[0] == pytest.approx(ends[1], abs=2)


def test_a_post_is_missing_for_one_of_two_bodies(tmp_path: Path) -> None:
    made = paper(tmp_path, notice(2, "  盖章: 签名章\n  签署职务: 局长\n"))
    assert [(p.code, p.words) for p in made.problems] == [
        ("P141", "联合行文有 2 个机关，签署职务写了 1 个")
    ]
