"""gencirc check: everything is looked at and nothing is written; any file ends in 0 or 1."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Ran
from tests.helpers import PLAN, REGISTRY, put, state

Run = Callable[..., Ran]
REMINDED = PLAN.replace("请认真落实。", "请认真的的落实。")
STRANGERS = PLAN + (
    "工作组: {甲组: {组长: 程远山, 责任部门: 飞碟研究所、环卫料、飞碟研究所}}\n"
    "方案: {职责: 【工作组】}\n"
)


def test_a_sound_plan_is_counted(gencirc: Run, here: Path) -> None:
    put(here)
    put(here, name="另一个")
    before = state(here)
    ran = gencirc("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "检查了 2 份计划：0 处错误，0 处提醒。\n"
    assert state(here) == before


def test_reminders_pass_unless_they_are_to_count(gencirc: Run, here: Path) -> None:
    put(here, REMINDED)
    assert gencirc("check").out == "检查了 1 份计划：0 处错误，1 处提醒。\n"
    assert gencirc("check").code == 0
    assert gencirc("check", "--strict").code == 1


def test_mistakes_of_all_plans_come_in_one_run(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("主送: 各科室", "主送: XX"))
    put(here, PLAN.replace("讲话人: 程远山", "讲话人: 程远三"), "另一个")
    ran = gencirc("check")
    assert ran.code == 1
    assert "plans/夏季整治/活动.yaml:5:35 错误 T101 " in ran.err
    assert "plans/另一个/活动.yaml:6:11 错误 N201 " in ran.err
    assert ran.out == "检查了 2 份计划：2 处错误，0 处提醒。\n"


def test_names_not_registered_come_ready_to_be_pasted(gencirc: Run, here: Path) -> None:
    put(here, STRANGERS)
    ran = gencirc("check")
    assert ran.code == 1
    assert ran.err.endswith(
        "没有登记的名字，核对以后可以贴进 单位.yaml：\n  待归类: 飞碟研究所、环卫料\n"
    )


def test_json_is_one_problem_a_line_and_nothing_else(gencirc: Run, here: Path) -> None:
    put(here, REMINDED)
    ran = gencirc("check", "--json")
    (line,) = ran.out.splitlines()
    assert json.loads(line)["代码"] == "T109"
    assert (ran.code, ran.err) == (0, "")
    put(here)
    assert gencirc("check", "--json").out == ""


def test_what_a_draft_may_lack_is_a_reminder(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("主送: 各科室, ", ""))
    assert gencirc("check").code == 1
    assert gencirc("check", "--draft").code == 0


PIECES = st.sampled_from(
    ["活动: 夏季整治行动\n", "机关: 测试局\n", "时间: 2026年6月1日至8月31日\n", "通知: {主送: 各科室, 正文: 照例}\n",
     "方案:\n", "  引言: 照例\n", "  目标: ", "工作组:\n", "  甲组: {组长: 陆知秋, 责任部门: 环卫科}\n", "阶段: {动员: ",
     "6月1日至6月10日 开会。", "讲话: {讲话人: 程远山, 要点: {甲: 乙。}}\n", "附件: [表: 【任务】 列 序号]\n", "任务: ",
     "【工作组】", "【", "】", "{{", "{%", "：", ": ", "- ", "\n", "  ", "[", "]", "{", "}", "，", "|", "\t", "\u3000",
     "2026年2月30日", "第一百零一", "😀", "\x00", "\ue000", "\u202e", "&", "<", "见片段 扬尘六条", "见 活动.yaml", "登记: "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
DATA = TEXTS.map(lambda t: t.encode("utf-8", "replace")) | st.binary(max_size=120)


@pytest.mark.parametrize("verb", ["check", "build"])
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=DATA, registry=st.just(REGISTRY.encode()) | DATA)
def test_any_file_is_a_plan_or_has_mistakes_and_is_never_a_traceback(
    verb: str, data: bytes, registry: bytes, gencirc: Run
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "活动.yaml"
        plan.write_bytes(data)
        plan.with_name("单位.yaml").write_bytes(registry)
        more = ["-o", f"{folder}/output"] if verb == "build" else []
        ran = gencirc(verb, str(plan), *more)
    assert ran.code in (0, 1), ran.err
    assert "Traceback" not in ran.err
    assert not Path("gencirc-出错.txt").exists()
