"""gencirc kinds: what can be made, under which key, and from which template."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.blocks.shaping import width
from gencirc.kind.library import built_in
from tests.conftest import Ran
from tests.helpers import put

Run = Callable[..., Ran]
MEMO = "---\n文种: 督办单\n键: 督办单\n版式: 白头文件\n说明: 督办\n需要: 活动\n---\n! 督办单\n"


def own(folder: Path, name: str, text: str) -> None:
    kinds = folder / "文种"
    kinds.mkdir(parents=True, exist_ok=True)
    (kinds / f"{name}.md.j2").write_text(text, encoding="utf-8")


def test_the_built_in_kinds_are_listed_with_their_templates(gencirc: Run) -> None:
    ran = gencirc("kinds")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    named = [x for x in lines if not x.startswith(" ")]
    assert len(named) == len(list((built_in() / "文种").glob("*.md.j2")))
    assert {"实施方案  写在“方案”下", "请示  写在“请示”下", "通知  写在“通知”下"} <= set(named)
    assert all(width(line) <= 40 for line in lines if "模板：" not in line)  # 80 columns
    folder = built_in() / "文种"
    assert f"  模板：{folder / '通知.md.j2'}" in lines
    assert "  要有：机关、通知.主送\n  行文：下行、平行    版式：红头文件\n" in ran.out
    assert "  行文：下行、上行、平行    版式：红头文件，上行用上行文\n" in ran.out


@pytest.mark.parametrize(
    ("place", "arguments"),
    [
        ("templates", ()),
        ("本局模板", ("--templates", "本局模板")),
        ("plans/夏季整治/templates", ("plans/夏季整治/活动.yaml",)),
    ],
)
def test_own_folders_come_before_the_built_in_one(
    place: str, arguments: tuple[str, ...], gencirc: Run, here: Path
) -> None:
    own(here / place, "督办单", MEMO)
    (here / place / "文种").mkdir(exist_ok=True)
    shutil.copy(built_in() / "文种" / "通知.md.j2", here / place / "文种")
    put(here)
    out = gencirc("kinds", *arguments).out
    assert "督办单  写在“督办单”下\n  督办\n  要有：活动\n  版式：白头文件\n" in out
    assert f"  模板：{Path(place, '文种', '督办单.md.j2')}\n" in out
    assert f"  模板：{Path(place, '文种', '通知.md.j2')}\n" in out
    assert f"  模板：{built_in() / '文种' / '通知.md.j2'}\n" not in out
    assert f"  模板：{built_in() / '文种' / '讲话.md.j2'}\n" in out


def test_a_kind_with_a_mistake_is_told_beside_the_others(gencirc: Run, here: Path) -> None:
    own(here / "templates", "督办单", "! 督办单\n")
    ran = gencirc("kinds")
    assert ran.code == 1
    assert "通知  写在“通知”下" in ran.out
    assert "templates/文种/督办单.md.j2:1:1 错误 K101" in ran.err
