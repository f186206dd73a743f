"""Readings are kept: one file each, none is ever lost or changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gencirc.proof.readings import FOLDER, Read, keep, last
from tests.helpers import state


def test_the_first_reading_has_nothing_before_it(tmp_path: Path) -> None:
    assert last(tmp_path, "通知") == Read()


def test_every_reading_is_a_plain_file_of_its_own(tmp_path: Path) -> None:
    for number, text in enumerate(("一\n", "二\n"), 1):
        assert keep(tmp_path, "通知", text) == Read(number, text)
    names = sorted(p.name for p in (tmp_path / FOLDER).iterdir())
    assert names == ["通知（第1次核稿）.txt", "通知（第2次核稿）.txt"]
    assert last(tmp_path, "通知") == Read(2, "二\n")
    assert last(tmp_path, "通知附件3") == Read()


def test_what_was_read_already_is_not_kept_again(tmp_path: Path) -> None:
    keep(tmp_path, "通知", "一\n")
    before = state(tmp_path)
    assert keep(tmp_path, "通知", "一\n") == Read(1, "一\n")
    assert state(tmp_path) == before


def test_a_reading_that_cannot_be_read_is_passed_over_and_kept(tmp_path: Path) -> None:
    keep(tmp_path, "通知", "一\n")
    torn = tmp_path / FOLDER / "通知（第2次核稿）.txt"
    torn.write_bytes(b"\xff\xfe\x00")
    assert last(tmp_path, "通知") == Read(1, "一\n")
    assert keep(tmp_path, "通知", "三\n") == Read(3, "三\n")
    assert torn.read_bytes() == b"\xff\xfe\x00"


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise PermissionError("no links")

    monkeypatch.setattr(os, "link", refused)
    assert keep(tmp_path, "通知", "一\n") == Read(1, "一\n")
    assert keep(tmp_path, "通知", "二\n") == Read(2, "二\n")
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(texts=st.lists(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=8), max_size=5))  # fmt: skip
def test_the_last_text_that_was_read_comes_back(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("read")
    for text in texts:
        assert keep(folder, "通知", text).text == text
    assert last(folder, "通知").text == (texts[-1] if texts else "")
