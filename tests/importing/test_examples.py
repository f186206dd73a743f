"""Papers that gencirc built are imported again from Word: the plan is found in them, and builds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.importing import Case, Score, examples, of, scores
from gencirc.importing.reading import read
from gencirc.importing.taking import Taken, tried
from tests.importing.test_ledger import check

ENOUGH = 0.95
BATCHES = ("交办单", "部门通知", "责任书", "工作方案")  # papers of their own for every unit
TABLES = (  # papers that are one table or form: their text is found, their frame is not a plan's
    "任务分解表", "时间表", "倒排工期表", "职责分工表", "采纳情况表", "分发清单", "发文稿纸", "核稿单", "议程", "征求意见稿",
)  # fmt: skip


@pytest.fixture(scope="module")
def papers() -> Iterator[list[tuple[Case, Taken]]]:
    with tempfile.TemporaryDirectory() as room, pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).resolve().parent.parent.parent)
        out = []
        for case in examples(Path(room), (*TABLES, *BATCHES)):
            found = read(case.path)
            out.append((case, tried(found.text, case.path.name)))
        yield out


def test_every_character_of_every_example_is_accounted_for(
    papers: list[tuple[Case, Taken]],
) -> None:
    for _, made in papers:
        check(made)


def test_every_example_builds_again(papers: list[tuple[Case, Taken]]) -> None:
    assert {case.name: made.stops for case, made in papers if made.stops} == {}


def test_headings_groups_phases_and_dates_of_the_examples_are_found(
    papers: list[tuple[Case, Taken]],
) -> None:
    total: dict[str, Score] = {}
    for case, made in papers:
        if case.there and not case.name.endswith(TABLES):
            for what, score in scores(case.there, of(made)).items():
                total[what] = total.get(what, Score()) + score
    short = {w: s for w, s in total.items() if w != "任务" and s.right < s.there * ENOUGH}
    assert not short, short
    assert total["节"].right >= total["节"].found * ENOUGH


def test_most_examples_come_back_word_for_word(papers: list[tuple[Case, Taken]]) -> None:
    """Of the papers that are no table: what is printed otherwise is numbers and names of heads."""
    texts = [(case, made) for case, made in papers if not case.name.endswith(TABLES)]
    same = [case.name for case, made in texts if not made.differences]
    assert len(same) >= len(texts) * 0.6, {c.name for c, _ in texts} - set(same)
    assert sum(len(m.account.left) for _, m in texts) <= 8
