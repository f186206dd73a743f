"""People and posts with dates; order is rank."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gencirc.plan.door import Door
from gencirc.plan.paths import plans_in
from gencirc.plan.registry import Registry, registry
from gencirc.source.parsing import parse_yaml

TEXT = """
机关: {甲局: {全称: 清河县甲局}}
甲局领导: {程远山: 局长, 陆知秋: 副局长, 韩松: 科长}
变动:
  - 2026-03-10 陆知秋 调出，其组内职务由 韩松 接任
  - 2026-03-10 韩松 任 副局长，排在 程远山 之后
  - 2026年5月1日 苏见川 任 总工程师
甲局科室: 办公室、各社区（12个）
乙局科室: 办公室
称谓: 片长
别名: {老办: 办公室}
"""


def made() -> Registry:
    top, problems = parse_yaml(TEXT.encode(), "单位.yaml")
    door = Door(Path(), ".")
    found = registry(top, door)
    assert not problems
    assert not door.problems
    return found


def test_a_post_is_that_of_the_day() -> None:
    found = made()
    assert found.post("韩松", date(2026, 3, 9)) == "科长"
    assert found.post("韩松", date(2026, 3, 10)) == "副局长"
    assert found.post("陆知秋", date(2026, 3, 10)) is None
    assert found.post("苏见川", date(2026, 6, 1)) == "总工程师"
    assert found.post("不认识", None) is None


def test_who_left_is_known_with_the_heir() -> None:
    change = made().gone("陆知秋", date(2026, 3, 10))
    assert change
    assert change.heir == "韩松"
    assert made().gone("陆知秋", date(2026, 3, 9)) is None


def test_order_is_rank_and_moves_with_a_change() -> None:
    before, after = made().rank(date(2026, 1, 1)), made().rank(date(2026, 4, 1))
    assert before["陆知秋"] < before["韩松"]
    assert after["程远山"] < after["韩松"] < after["陆知秋"]


def test_units_roles_and_aliases_are_names_too() -> None:
    found = made()
    assert all(map(found.knows, ("办公室", "各社区", "片长", "老办", "甲局")))
    assert str(found.units["各社区"].note) == "12个"


def test_a_registry_of_another_name_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "活动.yaml").write_text("活动: 整治\n单位: 名册.yaml\n", encoding="utf-8")
    (tmp_path / "名册.yaml").write_text("机关:\n  甲: {全称: 甲局}\n", encoding="utf-8")
    (tmp_path / "坏了.yaml").write_bytes("机关:\n".encode("gbk"))
    assert [p.name for p in plans_in(tmp_path)] == ["坏了.yaml", "活动.yaml"]
