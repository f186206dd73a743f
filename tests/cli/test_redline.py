"""gencirc diff --docx: the redline, and the table 修改对照表."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from gencirc.outside.paper import read
from gencirc.outside.settling import accepted, rejected
from tests.conftest import Ran
from tests.helpers import PLAN, put
from tests.outside.making import p
from tests.outside.making import put as put_docx

CHANGED = PLAN.replace("主送: 各科室", "主送: 各科室、各街道").replace(
    "请认真落实。", "请从严落实，按月报告。"
)
Do = Callable[..., Ran]


@pytest.fixture
def two(here: Path) -> tuple[str, str]:
    return str(put(here)), str(put(here, CHANGED, "夏秋整治"))


def said(path: str, accept: bool) -> str:
    paper, problems = read(Path(path))
    assert problems == []
    return "".join(x.text for x in (accepted if accept else rejected)(paper))


def test_two_plans_give_a_redline_of_every_paper_that_changed(
    two: tuple[str, str], gencirc: Do
) -> None:
    ran = gencirc("diff", *two, "--docx", "--date", "2026-11-22")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "  没有不同 讲话\n  新写 通知（花脸稿）.docx\n"
    assert "请认真落实。" in said("通知（花脸稿）.docx", False)
    assert "请从严落实，按月报告。" in said("通知（花脸稿）.docx", True)
    pieces = [x for y in read(Path("通知（花脸稿）.docx"))[0].paragraphs for x in y.pieces]
    authors = {(x.inserted.author, x.inserted.date) for x in pieces if x.inserted}
    assert authors == {("清河县城市管理局", "2026-11-22T00:00:00Z")}
    again = gencirc("diff", *two, "--docx", "--date", "2026-11-22", "--kind", "通知")
    assert again.out == "  未变 通知（花脸稿）.docx\n"


def test_two_files_from_anywhere_with_a_name_of_ones_own(here: Path, gencirc: Do) -> None:
    put_docx(here / "旧.docx", p("各科室：") + p("请认真落实。"))
    put_docx(here / "新.docx", p("各科室、各街道：") + p("请认真落实。"))
    ran = gencirc("diff", "旧.docx", "新.docx", "--docx", "-o", "送审.docx", "--author", "办公室")
    assert (ran.code, ran.out) == (0, "  新写 送审.docx\n")
    assert said("送审.docx", True) == "各科室、各街道：请认真落实。"
    same = gencirc("diff", "旧.docx", "旧.docx", "--docx")
    assert same.out == "  没有不同 旧\n"


def test_the_papers_of_two_plans_in_a_table(two: tuple[str, str], gencirc: Do) -> None:
    ran = gencirc("diff", *two, "--table")
    assert (ran.code, ran.out) == (0, "  没有不同 讲话\n  新写 通知（修改对照表）.docx\n")
    cells = [
        [c.text for c in row.cells]
        for row in docx.Document("通知（修改对照表）.docx").tables[0].rows
    ]
    assert cells == [
        ["原文", "修改后"], ["各科室：", "各科室、各街道："], ["请认真落实。", "请从严落实，按月报告。"],
    ]  # fmt: skip


def test_the_table_of_two_papers_has_both_texts_side_by_side(here: Path, gencirc: Do) -> None:
    put_docx(here / "旧.docx", p("各科室：") + p("请各单位认真贯彻落实。") + p("此段不要。"))
    put_docx(here / "新.docx", p("各科室：") + p("请各单位从严贯彻落实。"))
    assert gencirc("diff", "旧.docx", "新.docx", "-o", "对照.docx").code == 0
    made = docx.Document("对照.docx")
    assert [[c.text for c in row.cells] for row in made.tables[0].rows] == [
        ["原文", "修改后"],
        ["请各单位认真贯彻落实。", "请各单位从严贯彻落实。"],
        ["此段不要。", "（删去）"],
    ]
    title = "".join(x.text.replace("\n", "") for x in made.paragraphs)
    assert title == "《新》修改对照表"
    marked = [
        r.text
        for c in made.tables[0].rows[1].cells
        for x in c.paragraphs
        for r in x.runs
        if r.style.name == "强调"
    ]
    assert marked == ["认真", "从严"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("{0}", "plans/错/活动.yaml"), "V150"),
        (("{0}", "plans/别的/活动.yaml"), "V152"),
        (("旧.txt", "旧.docx"), "V153"),
        (("坏.docx", "旧.docx"), "V106"),
        (("长.docx", "长.docx"), "V154"),
    ],
)
def test_what_no_redline_can_be_made_of_is_said(
    two: tuple[str, str], here: Path, arguments: tuple[str, str], code: str, gencirc: Do
) -> None:
    put(here, PLAN.replace("机关: 测试局", "机构: 测试局"), "错")
    put(here, PLAN.partition("通知:")[0] + "方案: {正文: 请认真落实。}\n", "别的")
    put_docx(here / "旧.docx", p("各科室："))
    put_docx(here / "长.docx", "<w:p/>" * 3100)
    (here / "旧.txt").write_text("各科室：", encoding="utf-8")
    (here / "坏.docx").write_bytes(b"no zip")
    ran = gencirc("diff", *(a.format(*two) for a in arguments), "--docx")
    assert ran.code == 1
    assert code in ran.err


def test_a_paper_of_one_side_alone_is_named(two: tuple[str, str], here: Path, gencirc: Do) -> None:
    less = put(here, CHANGED.partition("讲话:")[0], "少一份")
    ran = gencirc("diff", two[0], str(less), "--docx", "-o", "稿.docx")
    assert ran.code == 0
    assert "V151" in ran.err
    assert "“讲话”只有一边有" in ran.err
    assert ran.out == "  新写 稿.docx\n"
