"""explain: the file and line of every layer that speaks of a value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.explaining import Explained, explained, near
from gencirc.kind.library import Library
from gencirc.plan.model import Plan
from gencirc.plan.reading import read_plan
from tests.conftest import Ran
from tests.helpers import REGISTRY

BASE = """活动: 【年】年【季节】整治行动
机关: 测试局
季节: 夏季
变量: {年: 2027}
时间: 2027年6月1日至8月31日
通知: {文号: 8, 主送: 各科室, 正文: 照例}
方案: {引言: 照例, 工作目标: 【季节】要整洁。}
任务:
  围挡: 规范围挡。（责任部门：市政科） | 6月底前
  消杀: 灭蚊蝇。（责任部门：环卫科）
"""
OVER = """承接: 夏季
季节: 冬季
任务:
  围挡: {时限: 12月底前}
  消杀: 删除
  新增:
    除冰: 扫雪。（责任部门：环卫科）
"""
LIBRARY = Library([])


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    for name, text in (("夏季/活动.yaml", BASE), ("冬季/活动.yaml", OVER), ("单位.yaml", REGISTRY)):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return read_plan(Path("plans/冬季/活动.yaml"), LIBRARY.demands()).plan


def told(found: list[Explained]) -> list[str]:
    out = []
    for one in found:
        out.append(f"{one.path}={one.printed}" + ("（删）" if one.gone else ""))
        for said in (*one.said, *one.variables):
            file = Path(said.place[0])
            out.append(f"{said.layer}|{file.parent.name}/{file.stem}:{said.place[1]}|{said.text}")
    return out


CASES = {
    "任务.围挡.时限": [
        "任务.围挡.时限=12月底前",
        "夏季|夏季/活动:9|6月底前",
        "冬季|冬季/活动:4|12月底前",
    ],
    "任务.围挡.期限": [
        "任务.围挡.期限=12月底前",
        "夏季|夏季/活动:9|6月底前",
        "冬季|冬季/活动:4|12月底前",
    ],
    "围挡.责任部门": ["任务.围挡.责任部门=市政科", "夏季|夏季/活动:9|1条：市政科"],
    "围挡": [
        "任务.围挡=围挡",
        "夏季|夏季/活动:9|规范围挡。（责任部门：市政科） | 6月底前",
        "冬季|冬季/活动:4|改了 时限",
    ],
    "除冰": ["任务.除冰=除冰", "冬季|冬季/活动:7|扫雪。（责任部门：环卫科）"],
    "消杀": ["任务.消杀=（删）", "夏季|夏季/活动:10|灭蚊蝇。（责任部门：环卫科）"],
    "活动": [
        "活动=2027年冬季整治行动",
        "夏季|夏季/活动:1|【年】年【季节】整治行动",
        "【年】|夏季/活动:4|2027",
        "【季节】|冬季/活动:2|冬季",
    ],
    "任务.数": ["任务.数=两", "从这里算出|冬季/活动:4|围挡、除冰"],
    "陆知秋.职务": ["陆知秋.职务=副局长", "|plans/单位:12|副局长"],
    "通知.文号": ["通知.文号=（删）", "夏季|夏季/活动:6|8"],
    "没有的": [],
}


@pytest.mark.parametrize("path", CASES)
def test_every_layer_that_speaks_of_a_value_is_told(path: str, plan: Plan) -> None:
    assert told(explained(plan, path, LIBRARY)) == CASES[path]


def test_a_misspelt_name_gets_the_nearest(plan: Plan) -> None:
    assert near(plan, "围当.时限") == "围挡"


def test_the_verb_shows_file_and_line(plan: Plan, gencirc: Callable[..., Ran]) -> None:
    ran = gencirc("explain", "任务.围挡.期限", "plans/冬季")
    assert ran.code == 0
    assert "plans/冬季/活动.yaml:4  12月底前  ← 用这个" in ran.out
    ran = gencirc("explain", "围当")
    assert ran.code == 1
    assert "计划里没有“围当”，是不是“围挡”？" in ran.err
