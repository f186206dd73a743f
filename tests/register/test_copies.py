"""Papers that go to several one by one: every copy has a row, a number and a frozen text of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.test_issue import DATE, FROZEN, OUT, rows
from tests.conftest import Ran
from tests.helpers import put, state

Run = Callable[..., Ran]
PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
任务:
  清扫: 清理背街小巷积存垃圾。（责任部门：环卫科；完成时限：6月30日前）
  修补: 修补破损路面。（责任部门：市政科；完成时限：7月31日前）
  巡查: 每天巡查一遍。（责任部门：执法大队；完成时限：8月20日前）
交办单: 照例
部门通知: 照例
"""
ISSUE = ("issue", "plans/夏季整治", *DATE)


def test_every_copy_has_its_number_row_and_frozen_text(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    ran = gencirc(*ISSUE)
    assert (ran.code, ran.err) == (0, "")
    found = [(r["文种"], r["对象"], r["文号"], r["主送"]) for r in rows(here)]
    assert found == [
        ("交办单", "环卫科", "", "环卫科"),
        ("交办单", "市政科", "", "市政科"),
        ("交办单", "执法大队", "", "执法大队"),
        ("部门通知", "环卫科", "清城管发〔2026〕1号", "环卫科"),
        ("部门通知", "市政科", "清城管发〔2026〕2号", "市政科"),
        ("部门通知", "执法大队", "清城管发〔2026〕3号", "执法大队"),
    ]
    for row in rows(here):
        frozen = here / FROZEN / row["文件"]
        assert row["文件"] == f"{row['文种']}/{row['对象']}.docx"
        assert frozen.read_bytes() == (here / OUT / row["文件"]).read_bytes()
    assert "2026年5月25日" in (here / FROZEN / "交办单/环卫科.txt").read_text(encoding="utf-8")
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert "部门通知/市政科.docx  约 2 页  签发稿，清城管发〔2026〕2号" in ran.out


def test_some_are_issued_now_and_the_others_later(gencirc: Run, here: Path) -> None:
    put(here, PLAN)
    gencirc(*ISSUE, "--kind", "部门通知", "--to", "市政科")
    assert [(r["对象"], r["顺序号"]) for r in rows(here)] == [("市政科", "1")]
    ran = gencirc("build")
    assert "部门通知/环卫科.docx  约 2 页  送审稿，待定：文号、成文日期" in ran.out
    gencirc("issue", "plans/夏季整治", "--date", "2026-06-01", "--kind", "部门通知")
    numbers = [(r["对象"], r["顺序号"], r["成文日期"]) for r in rows(here)]
    assert numbers == [
        ("市政科", "1", "2026-05-25"),
        ("环卫科", "2", "2026-06-01"),
        ("执法大队", "3", "2026-06-01"),
    ]
    assert gencirc("check").err == ""
    ran = gencirc(*ISSUE, "--to", "财务科")
    assert "错误 G123 没有发给“财务科”的公文" in ran.err
    assert "--to 后面可写：环卫科、市政科、执法大队" in ran.err


def test_what_changes_for_one_is_told_of_that_one_and_only_it_has_a_new_version(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN)
    gencirc(*ISSUE)
    put(here, PLAN.replace("修补破损", "全部修补破损"))
    ran = gencirc("check")
    assert ran.err.count("G115") == 2
    assert "“交办单（市政科）”已经签发（第1版）" in ran.err
    assert "--kind 交办单 --to 市政科 --again" in ran.err
    ran = gencirc("issue", "plans/夏季整治", "--kind", "交办单", "--again", "更正")
    assert ran.code == 0
    assert "G118" not in ran.err
    assert [(r["对象"], r["版本"]) for r in rows(here)[6:]] == [("市政科", "2")]
    assert (here / FROZEN / "交办单/市政科（第2版）.docx").exists()
    ran = gencirc("issue", "plans/夏季整治", "--kind", "交办单", "--again", "更正")
    assert "等 3 份没有变化，没有出新的一版" in ran.err


def test_a_run_remembers_issued_copies_and_notices_what_happens_to_them(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN)
    gencirc(*ISSUE)
    put(here, PLAN.replace("修补破损", "全部修补破损"))
    told = gencirc("build").err
    assert told.count("G115") == 2
    before = state(here)
    assert gencirc("build").err == told  # from memory: nothing is written, the same is said
    assert state(here) == before
    assert gencirc("build", "--kind", "部门通知").err.count("G115") == 1
    (here / FROZEN / "交办单/环卫科.docx").write_bytes(b"by hand")
    assert "错误 G113 签发稿“环卫科.docx”在签发以后改过" in gencirc("build").err


def test_a_number_that_the_register_gets_for_a_copy_is_seen_by_the_next_build(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN)
    gencirc("build")
    kept = "文号,计划,文种,对象,成文日期\n清城管发〔2026〕9号,夏季整治/活动.yaml,部门通知,市政科,2026/5/20\n"
    (here / "plans/发文登记.csv").write_text(kept, encoding="utf-8")
    gencirc("build")
    text = (here / OUT / "部门通知/市政科.txt").read_text(encoding="utf-8")
    assert "清城管发〔2026〕9号" in text
    assert "2026年5月20日" in text
    assert "9号" not in (here / OUT / "部门通知/环卫科.txt").read_text(encoding="utf-8")
