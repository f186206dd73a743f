"""【】 in a text is looked up in the plan."""

from __future__ import annotations

import pytest
import yaml

from gencirc.plan.scope import Scope
from gencirc.source.marks import Mark, Source, Text
from tests.helpers import CASES, campaign

PLAN = """
活动: 夏季整治行动
简称: 夏整
机关: 测试局
时间: 2026年6月1日至8月31日
依据: 《总体方案》（县政府）
公共: {定方案: 制定方案。}
领导小组: {组长: 程远山, 副组长: 陆知秋, 成员: 各科室, 办公室: 办公室}
工作组:
  清扫组: {组长: 陆知秋, 责任部门: 环卫科、市政科, 主要任务: 清扫。}
  执法组: {组长: 韩松, 责任部门: 执法大队, 主要任务: 执法。}
体系: 综合组+片区组
综合组: {责任部门: 办公室, 职责: 统筹协调}
片区组: {片长: 陆知秋, 名单: 东片、西片}
任务:
  清运垃圾: 清运。（责任部门：环卫科） | 6月底前
  疏通管网: 疏通。（责任部门：市政科）
  规范停车: 规范。（责任部门：执法大队）
阶段: {动员: 6月1日至6月10日 开会。, 整治: 6月11日至8月31日 整治。}
会议: {名称: 夏季整治动员会, 时间: 2026年5月29日9:00, 地点: 三楼, 主持: 韩松, 议程: 陆知秋 部署工作；程远山 讲话}
定期: {周报: 每周五 报办公室}
数据:
  拆违: {数: 4000余处, 截至: 2026年5月}
  案件: {数: 12件, 其中: {甲类: 5件, 乙类: 7件}}
口号: {四定四包: {定: 人、岗、时、标, 包: 量、质、时、效}}
附件:
  - 任务分解表: 【任务】 列 序号、任务
  - 附件二: 【阶段】 列 阶段、时间
通知: {主送: 各科室}
方案: {目标: 整洁。}
讲话: {讲话人: 程远山, 要点: {提高认识: 要重视。}}
"""
REFERENCES = yaml.load((CASES / "references.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
HERE = Mark(Source("x", ""), 0, 0, verbatim=True)


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    plan = campaign(tmp_path_factory.mktemp("计划"), PLAN).plan
    assert plan.meeting
    assert plan.meeting.when
    return Scope(plan, [], plan.speech, plan.meeting.when.period.start)


@pytest.mark.parametrize(("typed", "said"), REFERENCES, ids=[r[0] for r in REFERENCES])
def test_a_reference_is_put_in_words(scope: Scope, typed: str, said: str) -> None:
    assert str(scope.words(Text(typed, HERE))) == said
    assert scope.problems == []


def test_derived_words_point_at_the_reference(scope: Scope) -> None:
    source = Source("活动.yaml", "共【工作组.数】个")
    words = scope.words(Text(source.text, Mark(source, 0, 11, verbatim=True)))
    assert str(words) == "共两个"
    assert words.mark_at(1).place == ("活动.yaml", 1, 2)
    assert words.mark_at(2).place == ("活动.yaml", 1, 9)
