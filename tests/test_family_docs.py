"""What docs/活动公文.md shows of the kinds in prose is built as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.kind.library import Library
from tests.helpers import TOP

PAGE = (TOP / "docs" / "活动公文.md").read_text(encoding="utf-8")
ADDING = (TOP / "docs" / "加一个文种.md").read_text(encoding="utf-8")
KINDS = ("工作要点", "工作总结", "工作简报", "督查通知", "致居民公开信", "编者按")
PLAN = """活动: 夏季环境整治行动
机关: 本机关
时间: 2027年6月1日至8月31日
目标: 主干道常态保洁，背街小巷无积存垃圾。
任务:
  清理积存垃圾: 清理背街小巷积存垃圾。（责任部门：环境科）
  整治占道经营: 规范主次干道经营秩序。（责任部门：执法大队）
工作组:
  清扫保洁工作组: {组长: 李明远, 责任部门: 环境科, 主要任务: 清扫。}
  执法检查工作组: {组长: 王雨桐, 责任部门: 执法大队, 主要任务: 检查。}
阶段:
  动员部署: 6月1日至6月10日 召开动员会。
  集中整治: 6月11日至8月31日 逐项整治。
数据: {发现问题: 320处, 清运垃圾: 400余吨}
方案: {工作目标: 整洁有序。, 主要任务: 【任务】}
"""


def snippet(kind: str) -> str:
    section = PAGE.partition(f"### {kind}\n")[2]
    return re.findall(r"^```yaml\n(.*?)^```", section, re.S | re.M)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_snippet_of_a_kind_builds_without_a_word(kind: str, tmp_path: Path) -> None:
    registry = (TOP / "templates" / "样例" / "单位.yaml").read_text(encoding="utf-8")
    (tmp_path / "单位.yaml").write_text(registry, encoding="utf-8")
    (tmp_path / "活动.yaml").write_text(PLAN + snippet(kind), encoding="utf-8")
    made = Campaign(tmp_path / "活动.yaml", Options())
    assert [(p.code, p.words) for p in made.problems] == []
    assert kind in {p.path.stem for p in made.papers()}
    assert made.later == []


def test_the_sets_of_the_guide_are_those_of_the_heads() -> None:
    kinds = Library([]).kinds().values()
    for name in {str(s) for k in kinds for s in k.sets} - {"是"}:
        (row,) = re.findall(rf"^\| `{name}` \| (.*?) \|$", PAGE, re.M)
        members = {k for k in kinds if name in k.sets}
        shown = set(re.findall(r"\w+", row.replace("……", "")))
        assert shown <= {n for k in members for n in (str(k.name), str(k.key))}


def test_every_key_of_a_head_is_told_to_who_adds_a_kind() -> None:
    from gencirc.kind.library import Kind

    assert [f.key for f in Kind.fields if f"| `{f.key}` |" not in ADDING] == []
