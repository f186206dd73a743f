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


def test_every_copy_of_a_batch_is_read_by_itself(here: Path, gencirc: Callable[..., Ran]) -> None:
    plan = """活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
任务: {清扫: 清扫街巷。（责任部门：环卫科）, 修路: 修补路面。（责任部门：市政科）}
交办单: {成文日期: 2026-05-25}
"""
    put(here, plan)
    assert "〖夏季整治  交办单（市政科）〗\n  没有核过。" in gencirc("proof", "--done").out
    assert gencirc("proof").out.count("同第1次核稿一样。") == 2
    put(here, plan.replace("修补路面", "修补人行道"))
    ran = gencirc("proof").out
    assert "〖夏季整治  交办单（环卫科）〗\n  同第1次核稿一样。" in ran
    assert "“修补路面”改为“修补人行道”" in ran.partition("市政科")[2]
    assert {p.name for p in (here / "output/夏季整治/核稿").iterdir()} == {
        "交办单（环卫科）（第1次核稿）.txt",
        "交办单（市政科）（第1次核稿）.txt",
    }
