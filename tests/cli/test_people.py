"""gencirc people: posts, places, loads, and the issued papers that a change concerns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran
from tests.helpers import put, state

Run = Callable[..., Ran]
PLAN = """
活动: 夏季整治行动
机关: 测试局
领导小组: {组长: 程远山, 副组长: 陆知秋、苏见川}
工作组: {清扫组: {组长: 苏见川, 副组长: 韩松, 责任部门: 环卫科}}
任务: {清扫: {内容: 清扫。, 责任部门: 环卫科, 配合部门: 市政科, 责任人: 苏见川}}
阶段: {集中清扫: {时间: 6月1日至8月31日, 内容: 清扫。, 责任人: 苏见川}}
通知: {文号: 3, 成文日期: 2026-04-25, 主送: 各科室, 正文: 请认真落实。}
"""
REGISTER = (
    "文号,代字,年份,顺序号,标题,文种,主送,签发人,成文日期,登记时间,计划,对象,版本,摘要,说明\n"
    "清城管发〔2026〕3号,清城管发,2026,3,关于开展夏季整治行动的通知,通知,各科室,,2026-04-25,,夏季整治/活动.yaml,,1,,\n"
    "清城管发〔2026〕4号,清城管发,2026,4,关于表扬苏见川的通报,通报,各科室,,2026/4/26,,别的/活动.yaml,,1,,\n"
    "清城管发〔2026〕9号,清城管发,2026,9,苏见川同志任免的通知,通知,各科室,,2026-05-01,,别的/活动.yaml,,1,,\n"
    "清城管发〔2026〕5号,清城管发,2026,5,关于别的事,通知,各科室,,2026-04-27,,别的/活动.yaml,,1,,\n"
)
FROZEN = "清河县城市管理局文件\n清城管发〔2026〕3号\n\n关于开展夏季整治行动的通知\n组长：苏见川\n2026年4月25日\n"
LOOSE = "关于成立清扫组的通知\n组长：苏见川，办公室：环卫科\n2026年1月5日\n"


def placed(folder: Path) -> None:
    path = put(folder, PLAN)
    (folder / "plans" / "发文登记.csv").write_text(REGISTER, encoding="utf-8")
    (path.parent / "签发稿").mkdir()
    (path.parent / "签发稿" / "通知.txt").write_text(FROZEN, encoding="utf-8")
    (path.parent / "签发稿" / "老通知.txt").write_text(LOOSE, encoding="utf-8")


def words(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines() if line.strip()]


def test_everybody_is_counted_over_all_plans_after_the_last_change(
    gencirc: Run, here: Path
) -> None:
    placed(here)
    put(here, PLAN.replace("夏季", "秋季"), "秋季整治")
    before = state(here)
    ran = gencirc("people")
    assert (ran.code, ran.err) == (0, "")
    rows = words(ran.out)
    assert rows[0] == ["姓名", "组长", "副组长", "成员", "责任人", "合计"]
    assert ["韩松", "2", "2", "4", "8"] in rows  # he has taken over 苏见川's places
    assert not any(row[0] == "苏见川" for row in rows)
    assert ["环卫科", "4", "4"] in rows
    assert ["市政科", "2", "2"] in rows
    assert state(here) == before


def test_a_change_lists_the_issued_papers_before_it_that_name_who_left(
    gencirc: Run, here: Path
) -> None:
    placed(here)
    out = gencirc("people").out
    told = out.partition("2026年5月1日 苏见川离任，由韩松接替")[2]
    assert "牵涉已发公文 3 份：" in told
    papers = [line for line in told.splitlines()[1:] if line.strip()]
    assert [" ".join(p.split()[:3]) for p in papers] == [
        "没有文号 2026年1月5日 关于成立清扫组的通知",
        "清城管发〔2026〕3号 2026年4月25日 关于开展夏季整治行动的通知",
        "清城管发〔2026〕4号 2026年4月26日 关于表扬苏见川的通报",
    ]
    assert papers[1].endswith(str(Path("plans/夏季整治/签发稿/通知.txt")))
    assert papers[2].endswith(f"{Path('plans/发文登记.csv')} 第 3 行")


def test_one_person_is_told_with_posts_places_and_who_follows(gencirc: Run, here: Path) -> None:
    placed(here)
    rows = words(gencirc("people", "苏见川").out)
    assert ["起初", "副局长", "plans/单位.yaml", "第", "13", "行"] in rows
    assert ["2026年5月1日起", "离任，由韩松接替", "plans/单位.yaml", "第", "20", "行"] in rows
    plan = str(Path("plans/夏季整治/活动.yaml"))
    assert [plan, "清扫组组长", "现在是韩松"] in rows
    assert [plan, "任务“清扫”责任人", "现在是韩松"] in rows
    assert [plan, "阶段“集中清扫”责任人", "现在是韩松"] in rows
    rows = words(gencirc("people", "韩松").out)
    assert ["2026年5月1日起", "副局长（接苏见川）", "plans/单位.yaml", "第", "20", "行"] in rows
    assert [plan, "清扫组副组长", "已改任"] in rows
    assert [plan, "清扫组组长", "接任"] in rows


def test_a_unit_is_found_under_its_alias(gencirc: Run, here: Path) -> None:
    placed(here)
    assert gencirc("people", "执法队").out.startswith("执法大队\n")
    assert "清扫组责任部门" in gencirc("people", "环卫科").out


def test_a_name_that_is_not_there_is_told_with_the_nearest(gencirc: Run, here: Path) -> None:
    placed(here)
    ran = gencirc("people", "苏见传", "韩松")
    assert ran.code == 1
    assert ran.err == "“苏见传”没有登记，是不是“苏见川”？\n"
    assert ran.out.startswith("韩松\n")


def test_a_plan_with_mistakes_is_said_and_the_rest_is_told(gencirc: Run, here: Path) -> None:
    placed(here)
    put(here, "活动: 坏的\n机关: 测试局\n天气: 晴\n", "坏的")
    ran = gencirc("people", "-p", "plans")
    assert ran.code == 0
    assert ran.err == f"{Path('plans/坏的/活动.yaml')} 有错误，名单可能不全；先运行 gencirc check\n"
    assert "环卫科" in ran.out
