"""A signature on a page with text: what gives way, in which order."""

from __future__ import annotations

import pytest

from gencirc.blocks import tree
from gencirc.blocks.lines import GAPLESS, OFFICE, WORD
from gencirc.page.estimate import Estimator
from gencirc.page.signing import CLOSEST, WIDEST, Settled, accompanied, lonely, settled
from tests.page.making import letterhead, notice, words

MODES = ["盖章", "不盖章", "签名章"]


def gap(made: Settled) -> int:
    return next(b.gap for b in made.blocks if isinstance(b, tree.Signature))


def test_the_seal_s_room_gives_way_before_the_lines_do() -> None:
    estimator = Estimator(letterhead("红头文件"))
    made = [settled(notice(n), estimator) for n in range(1, 7)]
    assert [gap(m) for m in made] == [2, 2, 2, 1, 1, 1]
    assert [bool(m.tight) for m in made] == [False] * 4 + [True] * 2


@pytest.mark.parametrize("mode", ["不盖章", "签名章"])
def test_blank_lines_that_the_standard_asks_for_stay(mode: str) -> None:
    estimator = Estimator(letterhead("红头文件"))
    for lines in range(1, 12):
        before = next(b.gap for b in notice(lines, mode) if isinstance(b, tree.Signature))
        assert gap(settled(notice(lines, mode), estimator)) == before


@pytest.mark.parametrize("attached", [0, 2])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lines", [*range(2, 12), *range(24, 34)])
def test_a_signature_has_text_on_its_page(lines: int, mode: str, attached: int) -> None:
    estimator = Estimator(letterhead("红头文件"))
    made = settled(notice(lines, mode, attached), estimator)
    for manner in (WORD, GAPLESS, OFFICE):
        pages = estimator.reading(manner).pages(made.blocks, tight=made.tight)
        assert lonely(made.blocks, pages) == 0
        assert pages.start(2)[0] == 1  # page 1 shows text (7.3.3)
    assert CLOSEST <= (made.tight or 579) / 579 <= WIDEST
    said = "".join(str(w) for b in made.blocks for w in tree.words_of(b))
    assert said == "".join(str(w) for b in notice(lines, mode, attached) for w in tree.words_of(b))


def test_a_short_last_paragraph_goes_over_before_anything_gives_way() -> None:
    estimator = Estimator(letterhead("红头文件"))
    blocks = notice(5)
    blocks[3:3] = [tree.Paragraph(words("请遵照执行。"))]
    made = settled(blocks, estimator)
    pages = estimator.pages(made.blocks, tight=made.tight)
    assert made.tight == 0
    assert gap(made) == 2
    assert [pages.start(n)[0] for n in (2, 3, 4)] == [1, 2, 2]


def test_a_long_last_paragraph_is_not_kept_as_a_whole() -> None:
    estimator = Estimator(letterhead("红头文件"))
    blocks = notice(3)
    blocks[3:3] = [tree.Paragraph(words("一" * 28 * 8))]
    made = settled(blocks, estimator)
    assert not any(getattr(b, "kept", False) for b in made.blocks)
    assert estimator.pages(made.blocks).start(3)[0] == 1  # it flows over by itself


def test_the_last_lines_go_over_on_their_own_where_nothing_else_helps() -> None:
    estimator = Estimator(letterhead("红头文件"))
    made = settled(notice(5, "签名章", 2), estimator)
    first, rest = made.blocks[2:4]
    assert isinstance(first, tree.Paragraph)
    assert isinstance(rest, tree.Paragraph)
    assert len(str(first.words)) == 28 * 3 - 2
    assert rest.flush
    assert rest.kept


def test_a_run_in_heading_is_cut_in_its_text() -> None:
    estimator = Estimator(letterhead("红头文件"))
    blocks = notice(5, "签名章", 2)
    blocks[2] = tree.Heading(1, words("总的要求。"), words("一" * 28 * 4), ordinal="一、")
    made = settled(blocks, estimator)
    assert str(made.blocks[2].words) == "总的要求。"  # type: ignore[union-attr]
    assert isinstance(made.blocks[3], tree.Paragraph)


def test_a_line_of_text_cannot_be_in_two_places() -> None:
    estimator = Estimator(letterhead("红头文件"))
    blocks = notice(1, "签名章", 4)
    made = settled(blocks, estimator)
    assert made == Settled(blocks)
    assert lonely(made.blocks, estimator.pages(made.blocks)) == 2


LAST = "本责任书一式两份，双方各执一份，签字盖章后生效。"
SIGNED = tree.Form(
    ((tree.Box(words("考核单位（盖章）")), tree.Box(words("责任单位（盖章）"))),) * 6, True
)


@pytest.mark.parametrize("lines", range(1, 44))
def test_a_form_for_signing_has_the_last_words_on_its_page(lines: int) -> None:
    estimator = Estimator(letterhead("白头文件"))
    body = tree.Paragraph(words("一" * (28 * lines - 2)))
    made = accompanied(
        [tree.Title(words("责任书")), body, tree.Paragraph(words(LAST)), SIGNED], estimator
    )
    pages = estimator.pages(made)
    assert pages.start(2)[0] == pages.start(3)[0]


@pytest.mark.parametrize(
    ("said", "after", "kept"),
    [
        ("主要数据如下：", tree.Table((), ((words("甲"), words("乙")),)), True),
        ("数据已经核对。", tree.Table((), ((words("甲"), words("乙")),)), False),
        ("一" * 200 + "：", tree.Table((), ((words("甲"), words("乙")),)), False),
        ("请填写下表：", tree.Form(SIGNED.rows), True),
        ("请按时参会。", tree.Form(SIGNED.rows), False),
    ],
)
def test_a_short_text_goes_with_the_table_it_leads_to(
    said: str, after: tree.Block, kept: bool
) -> None:
    estimator = Estimator(letterhead("白头文件"))
    blocks = [tree.Title(words("总结")), tree.Paragraph(words(said)), after]
    made = accompanied(blocks, estimator)[1]
    assert isinstance(made, tree.Paragraph)
    assert made.kept is kept
