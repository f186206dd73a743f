"""gencirc build: what is written, what is not, and what is said about it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from gencirc.word import package
from tests.conftest import Ran
from tests.helpers import PLAN, TOP, put, state, word_text

Run = Callable[..., Ran]
BROKEN = PLAN.replace("主送: 各科室", "主送: XX")
REMINDED = PLAN.replace("请认真落实。", "请认真的的落实。")
OUT = Path("output/夏季整治")


def test_papers_are_written_and_listed(gencirc: Run, here: Path) -> None:
    put(here)
    ran = gencirc("build")
    assert ran.code == 0
    assert ran.err == ""
    assert re.fullmatch(
        "  新写 output/夏季整治/通知.docx  约 1 页\n"
        "  新写 output/夏季整治/讲话.docx  约 1 页\n"
        r"生成 2 份，用时 \d+\.\d 秒，在 output\n",
        ran.out,
    )
    assert sorted(state(here / OUT)) == [
        "记录.json", "讲话.docx", "讲话.txt", "通知.docx", "通知.txt",
    ]  # fmt: skip


def test_a_letterhead_that_goes_a_slow_way_is_told_when_asked(gencirc: Run, here: Path) -> None:
    put(here)
    place = here / "templates" / "版式"
    place.mkdir(parents=True)
    parts = package.read(TOP / "templates" / "版式" / "红头文件.docx")
    xml = parts["word/document.xml"].decode().replace("{{ 份号 }}", "{{r 份号 }}")
    place.joinpath("红头文件.docx").write_bytes(
        package.write(parts | {"word/document.xml": xml.encode()})
    )
    assert "docxtpl" in gencirc("build", "-v").err


def test_what_is_not_settled_makes_a_paper_for_review(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("文号: 3, 成文日期: 2026-05-25, ", ""))
    assert "通知.docx  约 1 页  送审稿，待定：文号、成文日期\n" in gencirc("build").out


def test_one_mistake_in_one_plan_and_nothing_is_written_for_any(gencirc: Run, here: Path) -> None:
    put(here)
    put(here, BROKEN, "坏的")
    ran = gencirc("build")
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.endswith("1 处错误，0 处提醒，没有生成任何文件。\n")
    assert not (here / "output").exists()


def test_a_second_run_writes_nothing(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    before = state(here)
    ran = gencirc("build")
    assert ran.code == 0
    assert "  未变 output/夏季整治/通知.docx  约 1 页\n" in ran.out
    assert re.search(r"生成 0 份，2 份没有变化，用时 \d+\.\d 秒，在 output\n$", ran.out)
    assert state(here) == before


def test_a_changed_plan_writes_its_paper_anew(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    put(here, PLAN.replace("请认真落实", "请抓好落实"))
    out = gencirc("build").out
    assert "  更新 output/夏季整治/通知.docx" in out
    assert "  未变 output/夏季整治/讲话.docx" in out
    assert "请抓好落实" in word_text((here / OUT / "通知.docx").read_bytes())


def edited(here: Path) -> Path:
    """The notice after a hand was at it in Word."""
    path = here / OUT / "通知.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    return path


def test_a_paper_changed_by_hand_is_refused_and_nothing_else_written(
    gencirc: Run, here: Path
) -> None:
    put(here)
    gencirc("build")
    edited(here)
    before = state(here / "output")
    put(here, PLAN.replace("要重视", "要高度重视"))
    ran = gencirc("build")
    assert ran.code == 1
    assert ran.err == (
        "output/夏季整治/通知.docx 错误 B103 “通知.docx”在 Word 里改过，没有覆盖\n"
        "      └ 把改动写回计划；确实不要那些改动，加 --force，原件会另存备份\n"
        "1 处错误，0 处提醒，没有生成任何文件。\n"
    )
    assert state(here / "output") == before


def test_force_keeps_the_hand_s_work_in_a_backup(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    clean = (here / OUT / "通知.docx").read_bytes()
    changed = edited(here).read_bytes()
    ran = gencirc("build", "--force")
    assert ran.code == 0
    (backup,) = (here / OUT).glob("通知（改动备份*）.docx")
    assert f"       原件备份在 {backup.relative_to(here)}\n" in ran.out
    assert backup.read_bytes() == changed
    assert (here / OUT / "通知.docx").read_bytes() == clean
    assert gencirc("build").code == 0


def test_force_makes_no_backup_of_our_own_papers(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    put(here, PLAN.replace("请认真落实", "请抓好落实"))
    assert "备份" not in gencirc("build", "--force").out


def test_with_the_record_lost_equal_papers_are_accepted(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    (here / OUT / "记录.json").unlink()
    assert gencirc("build").code == 0
    assert (here / OUT / "记录.json").is_file()


def test_with_the_record_lost_a_differing_paper_is_a_stranger(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    (here / OUT / "记录.json").write_text("{坏", encoding="utf-8")
    before = state(here / "output")
    put(here, PLAN.replace("请认真落实", "请抓好落实"))
    ran = gencirc("build")
    assert ran.code == 1
    assert "B103" in ran.err
    assert state(here / "output") == before


def test_a_draft_is_named_so_and_shows_what_is_open(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("文号: 3, 成文日期: 2026-05-25, 主送: 各科室, ", ""))
    assert gencirc("build").code == 1
    ran = gencirc("build", "--draft")
    assert ran.code == 0
    assert "提醒 P105 通知缺“主送”" in ran.err
    path = here / OUT / "通知（草稿）.docx"
    assert "  草稿，待定：文号、成文日期\n" in ran.out
    text = word_text(path.read_bytes())
    assert "〔待定：主送〕" in text
    assert "〔2026〕〔待定〕号" in text
    assert text.count("〔待定：成文日期〕") == 2  # below the signature, and in the imprint
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    looked = re.findall(r"<w:highlight [^>]*/>(?:(?!</w:r>).)*〔待定(：\w+)?〕", xml)
    assert sorted(looked) == ["", "：主送", "：成文日期", "：成文日期"]
    assert not (here / OUT / "通知.docx").exists()


def test_strict_writes_nothing_when_there_is_a_reminder(gencirc: Run, here: Path) -> None:
    put(here, REMINDED)
    ran = gencirc("build", "--strict")
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.endswith("0 处错误，1 处提醒，没有生成任何文件。\n")
    assert not (here / "output").exists()
    ran = gencirc("build")
    assert ran.code == 0
    assert "0 处错误，1 处提醒。\n生成 2 份" in ran.out


def test_strict_writes_when_there_is_nothing_to_say(gencirc: Run, here: Path) -> None:
    put(here)
    assert gencirc("build", "--strict").code == 0
    assert (here / OUT / "通知.docx").is_file()


def test_json_is_one_problem_a_line(gencirc: Run, here: Path) -> None:
    put(here, BROKEN)
    ran = gencirc("build", "--json")
    assert ran.code == 1
    assert ran.err == ""
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {
            "文件": "plans/夏季整治/活动.yaml", "行": 5, "列": 35, "级别": "错误", "代码": "T101",
            "说": "“XX”像是没填的空", "改": "填上实在的内容；还没定就用 --draft 先出草稿",
        }
    ]  # fmt: skip


def test_classified_papers_are_made_on_a_classified_machine_only(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("主送:", "密级: 秘密★1年, 份号: '000001', 主送:"))
    ran = gencirc("build")
    assert ran.code == 1
    assert "错误 B102 涉密公文不能在这台机器上做\n" in ran.err
    assert "确是涉密机，加 --classified-machine\n" in ran.err
    assert not (here / "output").exists()
    assert gencirc("build", "--classified-machine").code == 0
    assert "秘密★1年" in word_text((here / OUT / "通知.docx").read_bytes())


def test_another_folder_can_be_written_to(gencirc: Run, here: Path) -> None:
    put(here)
    ran = gencirc("build", "-o", "报送/送审")
    assert ran.out.endswith("，在 报送/送审\n")
    assert (here / "报送/送审/夏季整治/通知.docx").is_file()
    assert not (here / "output").exists()


def test_one_kind_can_be_asked_for(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build", "--kind", "讲话")
    assert [p.name for p in (here / OUT).glob("*.docx")] == ["讲话.docx"]


def test_a_kind_that_the_plan_does_not_have_makes_nothing(gencirc: Run, here: Path) -> None:
    put(here)
    ran = gencirc("build", "--kind", "实施方案")
    assert ran.code == 0
    assert ran.out.endswith("没有要印的：看看 --kind 写的文种计划里有没有\n")
    assert not (here / "output").exists()


def test_own_templates_come_first(gencirc: Run, here: Path) -> None:
    put(here, PLAN.replace("正文: 请认真落实。", "正文: 照例") + "方案: {目标: 整洁。}\n")
    passages = here / "本局模板" / "片段"
    passages.mkdir(parents=True)
    (passages / "印发语.md.j2").write_text("现印发给你们，请照办。\n", encoding="utf-8")
    gencirc("build", "--templates", "本局模板")
    assert "现印发给你们，请照办。" in (here / OUT / "通知.txt").read_text(encoding="utf-8")


def test_the_text_beside_a_paper_is_what_show_shows(gencirc: Run, here: Path) -> None:
    put(here)
    gencirc("build")
    shown = gencirc("show").out
    texts = [(here / OUT / f"{n}.txt").read_text(encoding="utf-8") for n in ("通知", "讲话")]
    assert shown == f"〖夏季整治  通知〗\n{texts[0]}\n〖夏季整治  讲话〗\n{texts[1]}\n"
