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
工作组: {清扫组: {组长: 陆知秋, 责任部门: 环卫科, 主要任务: [扫街。, 清运。 | 7月底前]}}
阶段: {动员: 起至起+9天 开会。, 攻坚: {时间: 动员.止+1天至止, 内容: 整治。}}
要求: {仅当 季节=夏季: {防暑: 避高温。}, 仅当 季节=冬季: {防冻: 撒盐。}}
会议: {名称: 动员会, 时间: 起-2天9:00, 主持: 陆知秋}
讲话: {讲话人: 陆知秋, 开头: 还有【剩余天数】天。, 要点: {抓紧: 要抓紧。}}
"""
OVER = """承接: 夏季
季节: 冬季
任务:
  围挡: {时限: 12月底前}
  消杀: 删除
  新增:
    除冰: 扫雪。（责任部门：环卫科）
工作组: {清扫组: {主要任务: {插在 扫街。 后: 扫雪。}}}
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
        for said in (*one.said, *one.parts):
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
    "要求.防冻": ["要求.防冻=撒盐。", "夏季|夏季/活动:13|撒盐。"],
    "防暑": ["要求.仅当 季节=夏季.防暑=（删）", "夏季|夏季/活动:13|避高温。"],
    "阶段.攻坚.时间": [
        "阶段.攻坚.时间=6月11日至8月31日",
        "夏季|夏季/活动:12|动员.止+1天至止",
        "从“动员.止”算起|夏季/活动:12|起至起+9天",
        "从“止”算起|夏季/活动:5|2027年6月1日至8月31日",
    ],
    "会议.时间": [
        "会议.时间=2027年5月30日9:00",
        "夏季|夏季/活动:14|起-2天9:00",
        "从“起”算起|夏季/活动:5|2027年6月1日至8月31日",
    ],
    "清扫组.主要任务.2": ["工作组.清扫组.主要任务.2=扫雪。", "冬季|冬季/活动:8|扫雪。"],
    "清扫组.主要任务.3": [
        "工作组.清扫组.主要任务.3=清运（7月底前）。",
        "夏季|夏季/活动:11|清运。 | 7月底前",
    ],
    "讲话.讲话人": [
        "讲话.讲话人=陆知秋",
        "夏季|夏季/活动:15|陆知秋",
        "陆知秋|plans/单位:12|副局长",
    ],
    "讲话.开头": ["讲话.开头=还有93天。", "夏季|夏季/活动:15|还有【剩余天数】天。"],
    "剩余天数": ["讲话里的剩余天数=93", "从这里算出|夏季/活动:5|2027年6月1日至8月31日"],
    "机关.全称": ["机关.全称=清河县城市管理局", "|plans/单位:4|清河县城市管理局"],
    "没有的": [],
}


@pytest.mark.parametrize("path", CASES)
def test_every_layer_that_speaks_of_a_value_is_told(path: str, plan: Plan) -> None:
    assert told(explained(plan, path, LIBRARY)) == CASES[path]


def test_a_misspelt_name_gets_the_nearest(plan: Plan) -> None:
    assert near(plan, "围当.时限", LIBRARY.demands()) == "围挡"
    assert near(plan, "工作组.清扫组.主任任务", LIBRARY.demands()) == "工作组.清扫组.主要任务"
    assert explained(plan, "工作组.清扫组.主任任务", LIBRARY) == []


def test_the_verb_shows_file_and_line(plan: Plan, gencirc: Callable[..., Ran]) -> None:
    ran = gencirc("explain", "任务.围挡.期限", "plans/冬季")
    assert ran.code == 0
    assert "plans/冬季/活动.yaml:4  12月底前  ← 用这个" in ran.out
    ran = gencirc("explain", "围当")
    assert ran.code == 1
    assert "计划里没有“围当”，是不是“围挡”？" in ran.err
