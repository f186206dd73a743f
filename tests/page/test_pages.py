"""Pages on the declared grid, line by line; the large-type edition."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from gencirc.blocks import tree
from gencirc.page.estimate import Estimator
from gencirc.page.large import SPARE, sentence_pages
from gencirc.page.signing import settled
from tests.page.making import letterhead, notice, words


def test_a_head_takes_its_height() -> None:
    # three small lines, the mark with its space, two blank lines, the number with its rule
    assert letterhead("红头文件").head_height == pytest.approx(4894, abs=60)
    assert letterhead("白头文件").head_height == 0


def test_a_short_notice_is_one_page_with_its_signature() -> None:
    estimator = Estimator(letterhead("红头文件"))
    for lines in range(1, 8):
        made = settled(notice(lines), estimator)
        pages = estimator.pages(made.blocks, tight=made.tight)
        if lines <= 5:
            assert pages.end(-1)[0] == 1, lines
        assert made.tight == 0 or made.tight >= 497  # never closer than a seventh


def test_a_header_row_is_repeated_on_every_page_of_a_table() -> None:
    estimator = Estimator(letterhead("红头文件"))
    row = (words("乙"),)
    plain = estimator.pages([tree.Table((), (row,) * 60)]).end(-1)
    headed = estimator.pages([tree.Table((words("甲"),), (row,) * 60)]).end(-1)
    height = estimator.strip(tree.Table((), (row,)), 0, []).height
    assert headed[0] == plain[0] == 3
    assert headed[1] - plain[1] == pytest.approx(3 * height, abs=height)


def test_pages_are_counted_with_the_imprint() -> None:
    estimator = Estimator(letterhead("红头文件"))
    blocks = [*notice(1)[:2], *[tree.Paragraph(words("一" * 26))] * 8]
    assert estimator.pages(blocks).count == 1
    assert estimator.pages(blocks, imprint=2).count == 2


def test_wide_pages_stand_alone() -> None:
    estimator = Estimator(letterhead("红头文件"))
    table = tree.Table((words("甲"),), ((words("乙"),),) * 40, wide=True)
    head = tree.AttachmentHead(words("附件"), words("表"), wide=True)
    assert estimator.pages([*notice(1), head, table], imprint=1).count == 5


def speech() -> list[tree.Block]:
    sentence = "我们要把今天会议部署的各项任务一件一件落实到位，不折不扣完成目标。"
    return [
        tree.Title(words("在动员会议上的讲话")),
        tree.Subtitle(words("张三")),
        tree.Greeting(words("同志们：")),
        *[tree.Paragraph(words(sentence * 5))] * 6,
        tree.Heading(1, words("要重视。"), words(sentence * 6), "第一", "第一，"),
    ]


def test_a_page_of_large_type_ends_with_a_sentence() -> None:
    head = letterhead("讲话稿大字")
    estimator = Estimator(head)
    made = sentence_pages(speech(), estimator, ("张三",))
    breaks = [n for n, b in enumerate(made) if isinstance(b, tree.PageBreak)]
    assert breaks
    for place in breaks:
        before, after = made[place - 1], made[place + 1]
        ended = before.text if isinstance(before, tree.Heading) else before.words  # type: ignore[union-attr]
        assert str(ended)[-1] in "。！？："
        assert isinstance(after, tree.Paragraph | tree.Heading)
    said = "".join(str(w) for b in made for w in tree.words_of(b))
    assert said.replace("\u3000", "") == "".join(str(w) for b in speech() for w in tree.words_of(b))
    pages = estimator.pages(made)
    assert pages.count == len(breaks) + 1
    assert all(
        used <= (head.lines - SPARE + 1) * estimator.line
        for _, used in map(pages.end, range(len(made)))
    )


@pytest.mark.parametrize("filled", range(1, 14))
def test_a_page_of_large_type_never_ends_with_a_heading(filled: int) -> None:
    estimator = Estimator(letterhead("讲话稿大字"))
    text = tree.Paragraph(words("我们要把各项任务一件一件落实到位。" * 4))
    heads = [tree.Heading(1, words("提高认识")), tree.Heading(2, words("看清形势"))]
    line = tree.Paragraph(words("要重视。"))
    made = sentence_pages([*[line] * filled, *heads, text], estimator)
    for before, after in itertools.pairwise(made):
        assert not (isinstance(after, tree.PageBreak) and isinstance(before, tree.Heading))
    assert [b for b in made if isinstance(b, tree.Heading)] == heads


def test_short_names_are_spaced_in_large_type() -> None:
    made = sentence_pages(speech(), Estimator(letterhead("讲话稿大字")), ("张三", "欧阳修"))
    assert str(made[1].words) == "张\u3000三"  # type: ignore[union-attr]


def test_the_estimate_of_an_example_is_that_of_its_pages(tmp_path: Path) -> None:
    # read off the rendered pages once; the page tests compare again where Office is there
    from gencirc.build import Campaign, Options
    from tests.helpers import EXAMPLES

    pages = {
        f"{e.parent.name}/{p.path.stem}": p.pages
        for e in EXAMPLES
        for p in Campaign(e, Options()).papers()
    }
    read_off = {
        "双创攻坚/通知": 10,
        "夏季整治/通知": 4,
        "冬季整治/通知": 4,
        "夏季卫生/通知": 4,
        "百日攻坚/实施方案": 4,
        "百日攻坚/讲话": 2,
        "百日攻坚/讲话（大字版）": 4,
        "经验交流/经验交流材料": 3,
        "长效机制/实施方案": 6,
        "信函通知/通知": 1,
        "双面通知/通知": 4,
        "联合请示/请示": 2,
        "联合通知/通知": 2,
    }
    assert {name: pages.get(name) for name in read_off} == read_off
