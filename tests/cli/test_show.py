"""gencirc show: the words of the papers on the screen, and no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran
from tests.helpers import PLAN, put, state

Run = Callable[..., Ran]


def test_the_words_are_shown_paper_by_paper(gencirc: Run, here: Path) -> None:
    put(here)
    before = state(here)
    ran = gencirc("show", "--kind", "通知")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "〖夏季整治  通知〗\n"
        "清河县城市管理局文件\n"
        "清城管发〔2026〕3号\n"
        "\n"
        "清河县城市管理局关于开展夏季整治行动的通知\n"
        "\n"
        "各科室：\n"
        "请认真落实。\n"
        "\n"
        "清河县城市管理局\n"
        "2026年5月25日\n"
        "清河县城市管理局办公室    2026年5月25日印发\n"
        "\n"
    )
    assert state(here) == before


def test_a_plan_with_a_mistake_shows_the_mistake_and_no_paper(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("主送: 各科室", "主送: XX"))
    ran = gencirc("show")
    assert (ran.code, ran.out) == (1, "")
    assert "错误 T101 “XX”像是没填的空" in ran.err


def test_a_draft_can_be_read_before_everything_is_settled(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("主送: 各科室, ", ""))
    ran = gencirc("show", "--draft", "--kind", "通知")
    assert ran.code == 0
    assert "〖夏季整治  通知（草稿）〗" in ran.out
    assert "〔待定：主送〕" in ran.out
