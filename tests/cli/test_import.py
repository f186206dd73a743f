"""gencirc import: a plan in a folder, its names, what was left out; and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from gencirc.office import convert
from gencirc.office.convert import program
from tests.conftest import Ran

PAPER = """青石县林业局文件
青林发〔2027〕6号
青石县林业局关于印发《夏季防火实施方案》的通知
各林场：
现将《夏季防火实施方案》印发给你们，请认真执行。
青石县林业局
2027年3月5日
夏季防火实施方案
为做好夏季防火，制定本方案。
一、职责分工
（一）巡护组
组长：李明远
责任部门：防火办、各林场
主要任务：进山路口设卡检查。
（二）保障组
组长：王雨桐
责任部门：办公室
主要任务：补充灭火机具。
二、时间安排
（一）动员阶段（2027年6月1日至6月10日）。召开动员会，联系XX同志。
（二）巡护阶段（6月11日至8月31日）。昼夜巡护。
青石县林业局办公室　2027年3月5日印发
"""
Run = Callable[..., Ran]


def put(name: str = "通知.txt", text: str = PAPER) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_paper_becomes_a_plan_that_builds_with_the_same_words(gencirc: Run) -> None:
    ran = gencirc("import", put())
    assert ran.code == 0
    plan = Path("plans/夏季防火/活动.yaml")
    assert "  职责分工: 【工作组】\n  时间安排: 【阶段】\n" in plan.read_text(encoding="utf-8")
    assert "照这份计划印出来，同原文一样" in ran.out
    assert "没有收 0" in ran.out
    assert "X120 第20行：“会，联系XX同志。”里的“XX”像是隐去的字" in ran.out
    built = gencirc("build", "--draft", "plans")
    assert built.code == 0, built.err
    text = Path("output/夏季防火/通知（草稿）.txt").read_text(encoding="utf-8")
    assert "（一）动员阶段（2027年6月1日至6月10日）。召开动员会" in text


def test_names_and_units_go_to_a_registry_beside_the_plan(gencirc: Run) -> None:
    gencirc("import", put(), "防火")
    names = Path("plans/防火/单位.yaml").read_text(encoding="utf-8")
    assert "    全称: 青石县林业局\n    代字: 青林发\n    印发: 青石县林业局办公室\n" in names
    assert "  李明远:\n  王雨桐:\n" in names
    assert "科室: 防火办、各林场、办公室\n" in names


def test_where_there_is_a_registry_the_names_are_to_be_joined_to_it(gencirc: Run) -> None:
    Path("plans").mkdir()
    own = "机关:\n  本机关: {全称: 青石县水务局, 代字: 青水发}\n"
    Path("plans/单位.yaml").write_text(own, encoding="utf-8")
    ran = gencirc("import", put(), "防火")
    assert "另有 plans/单位.yaml：plans/防火 下的 单位.yaml 核对以后并进去，再删掉" in ran.out
    assert Path("plans/单位.yaml").read_text(encoding="utf-8") == own
    assert gencirc("build", "--draft", "plans/防火").code == 0
    text = Path("output/防火/通知（草稿）.txt").read_text(encoding="utf-8")
    assert text.startswith("青石县林业局文件\n")


def test_what_was_left_out_is_listed_with_its_line(gencirc: Run) -> None:
    text = "青石县林业局夏季防火工作方案\n一、工作目标\n不发生森林火灾。\n二、措施\n昼夜巡护。\n"
    signed = (
        "青石县林业局\n2027年3月5日\n抄送：县委办公室，县农业局。\n"  # a scheme alone has no copies
    )
    ran = gencirc("import", put(text=text + signed), "防火")
    assert "没有收：县委办公室，县农业局" in ran.out
    left = Path("plans/防火/未收.txt").read_text(encoding="utf-8")
    assert left == "第8行\t县委办公室，县农业局\n"


def test_a_plan_that_is_there_is_not_touched(gencirc: Run) -> None:
    gencirc("import", put())
    plan = Path("plans/夏季防火/活动.yaml")
    plan.write_text("改过", encoding="utf-8")
    ran = gencirc("import", "通知.txt")
    assert ran.code == 1
    assert "X104" in ran.err
    assert plan.read_text(encoding="utf-8") == "改过"


def test_a_dry_run_and_json_write_nothing(gencirc: Run) -> None:
    ran = gencirc("import", "--dry-run", put())
    assert "工作组:\n  巡护组:" in ran.out
    told = json.loads(gencirc("import", "--json", "通知.txt").out)
    assert told["字数"]["未收"] == 0
    assert told["待核"][0] == {
        "代码": "X120", "行": 20, "说": "“会，联系XX同志。”里的“XX”像是隐去的字"
    }  # fmt: skip
    assert not Path("plans").exists()


def test_every_doubt_with_its_line_of_the_source(gencirc: Run) -> None:
    ran = gencirc("import", "-v", put())
    assert "通知.txt:20:" in ran.err
    assert "   20 │ " in ran.err


@pytest.mark.parametrize(
    ("name", "code"), [("没有.txt", "X100"), ("图片.png", "X101"), ("空.txt", "X102")]
)
def test_what_cannot_be_read_is_told_in_a_sentence(gencirc: Run, name: str, code: str) -> None:
    if code != "X100":
        Path(name).write_bytes(b"\n")
    ran = gencirc("import", name)
    assert ran.code == 1
    assert code in ran.err


def test_a_word_file_comes_in_with_its_automatic_numbers_and_margins_told(gencirc: Run) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.add_paragraph("青石县林业局关于开展防火检查的通知")
    made.add_paragraph("各林场：")
    made.add_heading("检查内容", 1)
    made.add_paragraph("火源管控。进山路口设卡。", style="List Number")
    made.add_paragraph("物资储备。补充机具。", style="List Number")
    made.save("通知.docx")
    ran = gencirc("import", "通知.docx", "检查")
    assert ran.code == 0, ran.err
    assert "没有收（页眉页脚）：内部资料" in ran.out
    plan = Path("plans/检查/活动.yaml").read_text(encoding="utf-8")
    assert "    检查内容:\n      版式: 1.\n      火源管控: 进山路口设卡。\n" in plan
    assert Path("plans/检查/未收.txt").read_text(encoding="utf-8") == "页眉页脚\t内部资料\n"


def test_a_broken_word_file_is_told_in_a_sentence(gencirc: Run) -> None:
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    ran = gencirc("import", "坏.docx")
    assert ran.code == 1
    assert "错误 Y1" in ran.err


def test_an_old_paper_needs_libreoffice(gencirc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "program", lambda: None)
    Path("旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    ran = gencirc("import", "旧.doc")
    assert ran.code == 1
    assert "X103 “旧.doc”要先转成 .docx，没有转成：没有找到 LibreOffice" in ran.err


@pytest.mark.skipif(program() is None, reason="LibreOffice is not there")
def test_an_old_paper_comes_in_through_libreoffice(gencirc: Run) -> None:
    text = (
        r"{\rtf1\ansi\ansicpg936\uc1 "
        + "".join(r"\par " if c == "\n" else f"\\u{ord(c)}?" for c in PAPER)
        + "}"
    )
    Path("旧.rtf").write_text(text, encoding="ascii")
    ran = gencirc("import", "旧.rtf")
    assert ran.code == 0, ran.err
    assert "照这份计划印出来，同原文一样" in ran.out
