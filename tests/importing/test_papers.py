"""Papers as other offices write them: what is recognised, and what comes back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from benchmarks.findings import Found, answers
from benchmarks.importing import Score, of, scores
from gencirc.importing.reading import read
from gencirc.importing.taking import Taken, tried

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.[tm]*"))
ENOUGH = 0.95


@cache
def imported(path: Path) -> Taken:
    text = read(path)
    return tried(text.text, path.name, text.markdown)


@cache
def found(path: Path) -> Found:
    return of(imported(path))


def wanted(path: Path) -> dict[str, list[str]]:
    beside = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    return answers(beside)


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_a_paper_is_recognised_and_builds(path: Path) -> None:
    made = imported(path)
    assert not made.stops, made.stops[0]
    for what, score in scores(wanted(path), found(path)).items():
        assert score.right >= score.there * ENOUGH, what
        assert score.right >= score.found * ENOUGH, what


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_nothing_of_a_paper_is_printed_otherwise_but_what_is_listed(path: Path) -> None:
    """The words of the source all come back, but for dates and labels that are printed anew."""
    made = imported(path)
    gone = [d for d in made.differences if d.before and not d.after]
    assert not gone, gone


def test_all_papers_together_are_recognised() -> None:
    total: dict[str, Score] = {}
    for path in PAPERS:
        for what, score in scores(wanted(path), found(path)).items():
            total[what] = total.get(what, Score()) + score
    assert {what: s.right / s.there >= ENOUGH for what, s in total.items()} == dict.fromkeys(
        total, True
    )
    assert set(total) == {"节", "工作组", "任务", "阶段", "日期"}
