"""One paper per recipient, as a person runs it: files, lists, mistakes, second runs."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gencirc.batch import told
from gencirc.plan.recipients import Recipient, Share
from gencirc.plan.sending import Entry, Listed
from gencirc.problem import problem
from gencirc.source.marks import Mark, Source, Text
from tests.conftest import Ran
from tests.helpers import put

Run = Callable[..., Ran]
OUT = Path("output/夏季整治")
ROLL = OUT / "交办单"
HEAD = "活动: 夏季整治行动\n机关: 测试局\n时间: 2026年6月1日至8月31日\n"
PLAN = (
    HEAD
    + """
任务:
  清扫: {内容: 清扫背街小巷, 责任部门: 环卫科, 配合部门: 市政科, 时限: 6月底前}
  修路: {内容: 修补破损路面, 责任部门: 市政科, 时限: 7月15日前, 目标: 30处}
  执法: {内容: 规范占道摊点, 责任部门: 执法大队、市政科, 时限: 长期坚持}
交办单: {成文日期: 2026-05-25}
"""
)


def nothing(entry: Entry) -> Share:
    raise AssertionError(f"nobody asked for the share of {entry.name}")


NAMES = ["执法大队", "市政科", "环卫科"]


def words(path: Path) -> str:
    """The text of a Word file, without gencirc."""
    with zipfile.ZipFile(path) as archive:
        top = ElementTree.fromstring(archive.read("word/document.xml"))
    return "".join(t.text or "" for t in top.iter() if t.tag.endswith("}t"))


def papers(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.suffix in (".docx", ".xlsx", ".csv"))


def test_every_recipient_gets_a_file_with_its_own_tasks_and_no_word_of_others(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN)
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert papers(here / ROLL) == sorted(
        ["分发清单.docx", "分发清单.xlsx", "市政科.docx", "执法大队.docx", "环卫科.docx"]
    )
    tasks = {"清扫背街小巷": {"环卫科", "市政科"}, "修补破损路面": {"市政科"}}
    tasks["规范占道摊点"] = {"执法大队", "市政科"}
    for name in NAMES:
        text = words(here / ROLL / f"{name}.docx")
        assert {t for t in tasks if t in text} == {t for t, who in tasks.items() if name in who}
        assert f"承办单位：{name}" in text
    text = (here / ROLL / "市政科.txt").read_text(encoding="utf-8")
    assert "请你单位负责2项任务、配合1项任务，逐项抓好落实，最早一项的时限是6月底前。" in text
    assert "1 | 修路：修补破损路面 | 30处 | 7月15日前" in text
    assert "1 | 清扫：清扫背街小巷 | 6月底前 | 环卫科" in text


def test_texts_refer_to_the_recipient(gencirc: Run, here: Path) -> None:
    body = "正文: 【对象】牵头【对象.任务.数】任务，配合【对象.配合任务.数】，最早【对象.最早时限】完成；全局共【任务.数】任务。"
    put(here, PLAN.replace("成文日期", f"{body}, 成文日期"))
    assert gencirc("build").code == 0
    said = "市政科牵头两任务，配合一，最早6月底前完成；全局共三任务。"
    assert said in (here / ROLL / "市政科.txt").read_text(encoding="utf-8")


def test_a_notice_of_any_kind_may_go_to_each_and_addresses_it(gencirc: Run, here: Path) -> None:
    put(here, HEAD + "通知: {发给: 科室, 成文日期: 2026-05-25, 正文: 请落实。}\n")
    ran = gencirc("build")
    assert ran.code == 0, ran.err
    assert "\n财务科：\n" in (here / OUT / "通知" / "财务科.txt").read_text(encoding="utf-8")
    assert len(list((here / OUT / "通知").glob("*.docx"))) == 6


def test_attachments_of_the_campaign_are_not_shown_to_one_recipient(
    gencirc: Run, here: Path
) -> None:
    attached = """附件:
  - 任务总表: 【任务】 列 序号、任务
  - 你单位的任务: 【对象.任务】 列 序号、任务
  - 工作标准: 干净、整洁。
通知: {成文日期: 2026-05-25, 文号: 3, 主送: 各科室, 正文: 请落实。}
"""
    put(here, PLAN + attached)
    ran = gencirc("build")
    assert ran.code == 0, ran.err
    one = (here / ROLL / "环卫科.txt").read_text(encoding="utf-8")
    assert "任务总表" not in one
    assert "修补" not in one
    assert "附件：1.你单位的任务\n　　　2.工作标准" in one
    notice = (here / OUT / "通知.txt").read_text(encoding="utf-8")
    assert "附件：1.任务总表\n　　　2.工作标准" in notice


# -- the delivery list -------------------------------------------------------------


def sheet(path: Path) -> list[list[str]]:
    """The rows of a workbook, by openpyxl."""
    import openpyxl

    rows = openpyxl.load_workbook(path).active
    assert rows is not None
    assert rows.freeze_panes == "A2"
    assert all(c.data_type == "s" for row in rows.iter_rows() for c in row if c.value)
    return [[str(c or "") for c in row] for row in rows.iter_rows(values_only=True)]


def test_the_delivery_list_names_everybody_their_file_and_their_tasks(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN)
    gencirc("build")
    head, *rows = sheet(here / ROLL / "分发清单.xlsx")
    assert head == [
        "序号",
        "单位",
        "文件",
        "标题",
        "任务数",
        "最早时限",
        "联系人",
        "签收人",
        "签收日期",
    ]
    title = "夏季整治行动任务交办单"
    assert rows == [
        ["1", "环卫科", "环卫科.docx", title, "1", "6月底前", "", "", ""],
        ["2", "市政科", "市政科.docx", title, "2（配合1）", "6月底前", "", "", ""],
        ["3", "执法大队", "执法大队.docx", title, "1", "长期坚持", "", "", ""],
    ]
    assert "夏季整治行动交办单分发清单" in words(here / ROLL / "分发清单.docx")


def test_the_delivery_list_has_the_days_and_the_orders_say_the_earliest(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN.replace("6月底前", "起+9天").replace("7月15日前", "止-1天前"))
    gencirc("build")
    rows = sheet(here / ROLL / "分发清单.xlsx")[1:]
    assert [r[5] for r in rows] == ["6月10日", "6月10日", "长期坚持"]
    said = {n: (here / ROLL / f"{n}.txt").read_text(encoding="utf-8") for n in NAMES}
    assert "负责1项任务，抓好落实，时限是6月10日。" in said["环卫科"]
    assert "配合1项任务，逐项抓好落实，最早一项的时限是6月10日。" in said["市政科"]
    assert "负责1项任务，抓好落实。" in said["执法大队"]


def test_a_list_of_recipients_comes_from_excel_and_contacts_go_to_the_delivery_list(
    gencirc: Run, here: Path
) -> None:
    import openpyxl

    plan = put(here, PLAN.replace("{成文日期", "{发给: 见 名单.xlsx, 成文日期"))
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["单位", "联系人", "电话"],
        ["市政科", "小林", 5550001],
        ["环卫科", "小何", 5550002],
    ):
        book.active.append(row)
    book.save(plan.parent / "名单.xlsx")
    assert gencirc("build").code == 0
    rows = sheet(here / ROLL / "分发清单.xlsx")[1:]
    assert [(r[1], r[6]) for r in rows] == [
        ("市政科", "小林，5550001"),
        ("环卫科", "小何，5550002"),
    ]


def test_without_openpyxl_the_list_is_a_workbook_too(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, PLAN)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "openpyxl", None)
        assert gencirc("build").code == 0
    assert [r[1] for r in sheet(here / ROLL / "分发清单.xlsx")[1:]] == NAMES[::-1]


def test_without_openpyxl_an_excel_list_is_a_plain_sentence(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = put(here, PLAN.replace("{成文日期", "{发给: 见 名单.xlsx, 成文日期"))
    (plan.parent / "名单.xlsx").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = gencirc("build")
    assert ran.code == 1
    assert "M110 读“名单.xlsx”要另装 openpyxl" in ran.err
    assert "Traceback" not in ran.err


def test_one_name_in_two_rows_makes_two_files(gencirc: Run, here: Path) -> None:
    plan = put(here, PLAN.replace("{成文日期", "{发给: 见 名单.csv, 成文日期"))
    (plan.parent / "名单.csv").write_text("单位,点位\n环卫科,东街\n环卫科,西街\n", encoding="utf-8")
    ran = gencirc("build")
    assert ran.code == 0
    assert "M106" in ran.err
    assert {"环卫科.docx", "环卫科（2）.docx"} <= set(papers(here / ROLL))


# -- mistakes ----------------------------------------------------------------------

ROWS = "单位,联系人\n环卫科,小林\n市政科,\n执法大队,小何\n"
ASKING = PLAN.replace("{成文日期", "{发给: 见 名单.csv, 联系人: 【对象.联系人】, 成文日期")


def test_one_recipient_s_mistake_names_it_and_nothing_is_written(gencirc: Run, here: Path) -> None:
    plan = put(here, ASKING)
    (plan.parent / "名单.csv").write_text(ROWS, encoding="utf-8")
    ran = gencirc("build")
    assert ran.code == 1
    assert "给“市政科”的交办单：" in ran.err
    assert "环卫科" not in re.sub(r".*│.*", "", ran.err)
    assert not (here / "output").exists()


def test_keep_going_writes_the_good_ones_and_marks_the_others(gencirc: Run, here: Path) -> None:
    plan = put(here, ASKING)
    (plan.parent / "名单.csv").write_text(ROWS, encoding="utf-8")
    ran = gencirc("build", "--keep-going")
    assert ran.code == 1
    assert "给“市政科”的交办单：" in ran.err
    assert papers(here / ROLL) == sorted(
        ["分发清单.docx", "分发清单.xlsx", "执法大队.docx", "环卫科.docx"]
    )
    rows = sheet(here / ROLL / "分发清单.xlsx")[1:]
    assert [(r[1], r[2]) for r in rows] == [
        ("环卫科", "环卫科.docx"), ("市政科", "未生成"), ("执法大队", "执法大队.docx"),
    ]  # fmt: skip
    (plan.parent / "名单.csv").write_text(ROWS.replace("市政科,", "市政科,小田"), encoding="utf-8")
    ran = gencirc("build")
    assert ran.code == 0
    assert "新写 output/夏季整治/交办单/市政科.docx" in ran.out
    assert "未变 output/夏季整治/交办单/环卫科.docx" in ran.out


def test_keep_going_writes_nothing_of_a_plan_with_a_mistake_of_its_own(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN.replace("机关: 测试局", "机关: 测式局"))
    assert gencirc("build", "--keep-going").code == 1
    assert not (here / "output").exists()


def test_a_mistake_of_all_is_said_once_and_as_it_is(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("成文日期", "正文: 见【飞碟】。, 成文日期"))
    ran = gencirc("build")
    assert ran.code == 1
    assert ran.err.count("R106") == 1
    assert "给“" not in ran.err


def test_who_has_nothing_to_do_is_named(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("{成文日期", "{发给: 环卫科、财务科, 成文日期"))
    ran = gencirc("build")
    assert ran.code == 1
    assert "M103 “财务科”没有任务，这份交办单是空的" in ran.err


def test_papers_to_several_cannot_have_one_number(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("交办单: {", "部门通知: {文号: 3, "))
    ran = gencirc("build")
    assert "M113 3 份部门通知不能是同一个文号" in ran.err


def test_many_names_are_counted() -> None:
    at = Mark(Source("计划", "甲"), 0, 0, verbatim=True)
    found = [(Recipient(Listed(Text(f"{n}科", at)), nothing), [problem("T101", at, text="X")] if n < 8 else [])
             for n in range(9)]  # fmt: skip
    (said,) = told("交办单", found)
    assert said.words.startswith("给“0科”“1科”“2科”“3科”“4科”等 8 个单位的交办单：")
