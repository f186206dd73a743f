"""One recipient's copy that was edited: what is written for all is told, what is his alone is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.collect.collecting import Collected, collected
from gencirc.collect.saving import save
from tests.collect.papers import Built, example
from tests.collect.test_collecting import change, codes


@pytest.fixture
def deed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """The first of two copies of a 责任书, for 东山林场."""
    monkeypatch.chdir(tmp_path)
    return example("责任书", tmp_path)


def collect(paper: Built, only: bool = False) -> Collected:
    return collected(paper.file, paper.plan, Path("plans"), paper.options, only=only)


def test_what_all_copies_print_is_written_and_told(deed: Built) -> None:
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed)
    assert codes(out) == ["Z118"]
    assert "“北岭林场”" in out.problems[0].words
    assert out.whole
    save(out)
    assert "每季度检查" in deed.plan.read_text(encoding="utf-8")


def test_what_only_this_copy_prints_is_written_and_nothing_said(deed: Built) -> None:
    change(deed.file, "不少于30人", "不少于40人")
    out = collect(deed, only=True)
    assert not out.problems
    assert "不少于40人" in out.tried.files[deed.plan]


def test_common_words_stay_when_only_this_copy_is_collected(deed: Built) -> None:
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed, only=True)
    assert codes(out) == ["Z112"]
    assert "北岭林场" in out.problems[0].words
    assert not out.tried.files


def test_a_recipients_name_is_not_written_for_the_others(deed: Built) -> None:
    change(deed.file, "发生较大森林火灾", "东山林场发生较大森林火灾")
    change(deed.file, "每月检查", "每季度检查")
    out = collect(deed)
    assert sorted(codes(out)) == ["Z112", "Z118"]
    text = out.tried.files[deed.plan]
    assert "每季度检查" in text
    assert "东山林场发生" not in text
