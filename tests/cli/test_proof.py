"""gencirc proof."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.helpers import PLAN, put, state

FIRST = """〖夏季整治  通知〗
  没有核过。
〖夏季整治  讲话〗
  没有核过。
"""


def test_what_was_never_read_is_said_and_nothing_is_written(
    here: Path, gencirc: Callable[..., Ran]
) -> None:
    put(here)
    before = state(here)
    assert gencirc("proof").out == FIRST
    assert state(here) == before


def test_a_reading_is_kept_and_the_next_run_tells_what_changed(
    here: Path, gencirc: Callable[..., Ran]
) -> None:
    put(here)
    assert "记下第1次核稿" in gencirc("proof", "--done").out
    assert "同第1次核稿一样" in gencirc("proof").out
    put(here, PLAN.replace("主送: 各科室", "主送: 各科室、各街道"))
    ran = gencirc("proof", "--kind", "通知")
    assert ran.code == 0
    assert ran.out == ("〖夏季整治  通知〗\n  第4段：“各科室”后增加“、各街道”\n")
    assert "记下第2次核稿" in gencirc("proof", "--kind", "通知", "--done").out
    kept = {p.name for p in (here / "output/夏季整治/核稿").iterdir()}
    assert kept == {"通知（第1次核稿）.txt", "通知（第2次核稿）.txt", "讲话（第1次核稿）.txt"}


def test_a_plan_with_mistakes_is_not_read(here: Path, gencirc: Callable[..., Ran]) -> None:
    put(here, PLAN.replace("程远山", "程远川"))
    ran = gencirc("proof", "--done")
    assert ran.code == 1
    assert "改好再核" in ran.err
    assert not (here / "output").exists()


def test_a_folder_that_cannot_be_written_is_said(
    here: Path, gencirc: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)

    def refused(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "write_text", refused)
    ran = gencirc("proof", "--done")
    assert ran.code == 1
    assert "记不下来：没有权限" in ran.err
