"""gencirc issue: the next number, the day, the frozen text, the row, the output; and what it says."""

from __future__ import annotations

import csv
import hashlib
import io
import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc import locks
from tests.conftest import Ran
from tests.helpers import PLAN, put, state, word_text

Run = Callable[..., Ran]
OPEN = PLAN.replace("文号: 3, 成文日期: 2026-05-25, ", "")
REGISTER = Path("plans/发文登记.csv")
FROZEN = Path("plans/夏季整治/签发稿")
OUT = Path("output/夏季整治")
DATE = ("--date", "2026-05-25")


def rows(here: Path) -> list[dict[str, str]]:
    text = (here / REGISTER).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def others(here: Path, *lines: str) -> None:
    """A register that others have begun."""
    (here / "plans").mkdir(exist_ok=True)
    text = "文号,标题,成文日期\r\n" + "".join(f"{line}\r\n" for line in lines)
    (here / REGISTER).write_bytes(text.encode("gb18030"))


def test_a_paper_gets_its_number_and_day_and_is_frozen_registered_and_written(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    ran = gencirc("issue", "plans/夏季整治", *DATE, "--signer", "程远山")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "  签发 清城管发〔2026〕1号  2026年5月25日  清河县城市管理局关于开展夏季整治行动的通知\n"
        "  新写 output/夏季整治/通知.docx\n"
        "登记在 plans/发文登记.csv\n"
    )
    data = (here / FROZEN / "通知.docx").read_bytes()
    assert data == (here / OUT / "通知.docx").read_bytes()
    text = (here / FROZEN / "通知.txt").read_text(encoding="utf-8")
    assert "清城管发〔2026〕1号" in text
    assert text.count("2026年5月25日") == 2
    (row,) = rows(here)
    assert row.pop("登记时间")[:2] == "20"
    assert row == {
        "文号": "清城管发〔2026〕1号", "代字": "清城管发", "年份": "2026", "顺序号": "1",
        "标题": "清河县城市管理局关于开展夏季整治行动的通知", "文种": "通知", "主送": "各科室",
        "签发人": "程远山", "成文日期": "2026-05-25", "计划": "夏季整治/活动.yaml", "对象": "", "版本": "1",
        "文件": "通知.docx", "摘要": hashlib.sha256(data).hexdigest(), "说明": "",
    }  # fmt: skip
    assert not (here / OUT / "讲话.docx").exists()  # it has no number: --all or --kind


def test_an_issued_paper_is_built_checked_and_shown_with_its_number(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    gencirc("issue", "plans/夏季整治", *DATE)
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert "  未变 output/夏季整治/通知.docx  约 1 页  签发稿，清城管发〔2026〕1号\n" in ran.out
    assert gencirc("check").code == 0
    shown = gencirc("show", "--kind", "通知").out
    assert "清城管发〔2026〕1号" in shown
    assert shown.count("2026年5月25日") == 2


def test_issuing_again_by_mistake_takes_no_number(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    gencirc("issue", "plans/夏季整治", *DATE)
    before = state(here)
    ran = gencirc("issue", "plans/夏季整治", "--date", "2026-07-01")
    assert ran.code == 0
    assert "  早已签发 清城管发〔2026〕1号" in ran.out
    assert state(here) == before


def test_the_next_number_is_one_above_the_highest_and_gaps_are_told(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    others(
        here,
        "清城管发〔2026〕1号,甲,2026/3/5",
        "清城管发〔2026〕04号,乙,",
        "清城管函〔2026〕9号,丙,",
    )
    ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 0
    assert "签发 清城管发〔2026〕5号" in ran.out
    assert "提醒 G127 “清城管发〔2026〕”空着 2—3 号" in ran.err
    text = (here / REGISTER).read_text(encoding="utf-8-sig")
    assert "清城管发〔2026〕04号,乙,\n" in text  # as it was typed


def test_a_gap_is_taken_when_asked_for_and_a_taken_number_is_refused(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    others(here, "清城管发〔2026〕1号,甲,", "清城管发〔2026〕4号,乙,")
    before = state(here)
    ran = gencirc("issue", "plans/夏季整治", *DATE, "--number", "4")
    assert ran.code == 1
    assert "错误 G125 清城管发〔2026〕4号已经给了《乙》（登记表第3行）" in ran.err
    assert "换一个空着的号：2—3；不写 --number 就取 5 号" in ran.err
    assert ran.err.endswith("没有签发，没有取号。\n")
    assert state(here) == before
    assert (
        "签发 清城管发〔2026〕2号" in gencirc("issue", "plans/夏季整治", *DATE, "--number", "2").out
    )


def test_a_number_typed_in_the_plan_is_registered_as_it_is(gencirc: Run, here: Path) -> None:
    put(here)
    assert "签发 清城管发〔2026〕3号" in gencirc("issue", "plans/夏季整治").out
    assert [r["顺序号"] for r in rows(here)] == ["3"]
    put(here, OPEN.replace("夏季整治", "防汛"), "防汛")
    assert "签发 清城管发〔2026〕4号" in gencirc("issue", "plans/防汛", *DATE).out


@pytest.mark.parametrize("verb", ["check", "build", "show", "issue"])
def test_a_number_that_another_paper_has_is_an_error_that_names_both(
    verb: str, gencirc: Run, here: Path
) -> None:
    put(here)
    others(here, "清城管发〔2026〕3号,别处的一份,")
    ran = gencirc(verb, "plans/夏季整治")
    assert ran.code == 1
    assert (
        "错误 G110 《清河县城市管理局关于开展夏季整治行动的通知》的文号清城管发〔2026〕3号"
        "已经给了《别处的一份》（plans/发文登记.csv第2行）"
    ) in ran.err
    assert not (here / "output").exists()


def test_a_plan_that_types_another_number_than_its_row_is_an_error(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    gencirc("issue", "plans/夏季整治", *DATE)
    put(here)
    ran = gencirc("build")
    assert ran.code == 1
    assert "错误 G111 计划里写的文号是清城管发〔2026〕3号，登记的是清城管发〔2026〕1号" in ran.err


def test_a_number_kept_in_the_register_is_given_to_its_paper(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    text = "文号,计划,文种,成文日期\n清城管发〔2026〕7号,夏季整治/活动.yaml,通知,2026/5/20\n"
    (here / REGISTER).write_text(text, encoding="utf-8")
    assert "清城管发〔2026〕7号" in gencirc("show", "--kind", "通知").out
    assert "签发 清城管发〔2026〕7号  2026年5月20日" in gencirc("issue", "plans/夏季整治").out
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")


def test_a_speech_is_frozen_without_a_number(gencirc: Run, here: Path) -> None:
    put(here, OPEN.replace("讲话人: 程远山", "讲话人: 程远山, 大字版: 是"))
    ran = gencirc("issue", "plans/夏季整治", "--kind", "讲话")
    assert (ran.code, ran.err) == (0, "")
    (row,) = rows(here)
    assert (row["文号"], row["文种"]) == ("", "讲话")
    assert row["文件"] == "讲话.docx；讲话（大字版）.docx"
    assert "签发 清城管发〔2026〕1号" in gencirc("issue", "plans/夏季整治", "--all", *DATE).out
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    assert "讲话（大字版）.docx  约 2 页  签发稿，已签发" in ran.out
    listed = gencirc("issue", "--list").out
    assert "没有编号的：\n     －  没有日期  在夏季整治行动工作会议上的讲话" in listed


def test_the_list_tells_every_series_with_its_papers_and_versions(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    others(here, "清城管发〔2026〕4号,乙,2026/3/5", "清城管函〔2026〕1号,丙,")
    gencirc("issue", "plans/夏季整治", *DATE, "--signer", "程远山")
    put(here, OPEN.replace("认真", "抓好"))
    gencirc("issue", "plans/夏季整治", "--again", "更正正文")
    ran = gencirc("issue", "--list", "plans/夏季整治")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "〖plans/发文登记.csv〗",
        "清城管发〔2026〕：最后 5 号，共 2 份，空着 1—3 号",
        "    4号  2026年3月5日  乙  别处做的，或者只留了号",
        "    5号  2026年5月25日  清河县城市管理局关于开展夏季整治行动的通知  签发人 程远山  夏季整治/活动.yaml",
    ]
    assert lines[4].startswith("         第1版  20")
    assert lines[5].endswith("  更正正文")
    assert lines[6] == "清城管函〔2026〕：最后 1 号，共 1 份"


def test_a_register_that_is_not_there_yet_is_said(gencirc: Run, here: Path) -> None:
    put(here)
    assert gencirc("issue", "--list").out == "〖plans/发文登记.csv〗\n还没有登记过\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "写上要签发的计划"),
        (("plans/夏季整治", "--date", "明天"), "--date 后面的“明天”不是日期，写成 2027-03-05"),
        (("plans/夏季整治", "--again", " "), "--again 后面写更正的缘由"),
        (("plans/夏季整治", "--number", "0"), "“--number”不对，要写整数，1—99999"),
        (("plans/没有",), "找不到“plans/没有”"),
    ],
)
def test_a_wrong_command_line_is_said(
    arguments: tuple[str, ...], said: str, gencirc: Run, here: Path
) -> None:
    put(here)
    ran = gencirc("issue", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("plan", "arguments", "code"),
    [
        (PLAN, ("--date", "2026-06-01"), "G126 成文日期已经写了2026年5月25日，命令里写的是2026年6月1日"),
        (PLAN, ("--number", "8"), "G126 文号已经写了3，命令里写的是8号"),
        (OPEN, ("--again", "更正"), "G119 《清河县城市管理局关于开展夏季整治行动的通知》还没有签发过"),
        (OPEN, ("--to", "环卫科"), "G123 没有发给“环卫科”的公文"),
        (OPEN.split("通知:")[0] + "讲话:" + OPEN.split("讲话:")[1], (), "G122 这份计划没有要签发的公文"),
        (OPEN.replace("主送: 各科室", "主送: XX"), DATE, "T101"),
        (OPEN.replace("主送:", "密级: 秘密★1年, 份号: '000001', 主送:"), DATE, "B102 涉密公文"),
    ],
)  # fmt: skip
def test_what_cannot_be_issued_takes_no_number(
    plan: str, arguments: tuple[str, ...], code: str, gencirc: Run, here: Path
) -> None:
    put(here, plan)
    ran = gencirc("issue", "plans/夏季整治", *arguments)
    assert ran.code == 1
    assert f"错误 {code}" in ran.err
    assert ran.err.endswith("没有签发，没有取号。\n")
    assert not (here / REGISTER).exists()
    assert not (here / FROZEN).exists()
    assert not (here / "output").exists()


def test_a_secret_paper_is_issued_on_its_own_machine(gencirc: Run, here: Path) -> None:
    put(here, OPEN.replace("主送:", "密级: 秘密★1年, 份号: '000001', 主送:"))
    assert gencirc("issue", "plans/夏季整治", *DATE, "--classified-machine").code == 0


def test_a_signer_who_is_nowhere_registered_is_a_reminder(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    ran = gencirc("issue", "plans/夏季整治", *DATE, "--signer", "程远三")
    assert ran.code == 0
    assert "提醒 G128 签发人“程远三”没有在 单位.yaml 里登记" in ran.err
    assert rows(here)[0]["签发人"] == "程远三"


def test_a_register_in_use_is_waited_for_and_then_said(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here, OPEN)
    monkeypatch.setattr(locks, "WAIT", 0.05)
    with locks.alone(here / REGISTER, named=True):
        ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    assert "错误 G120 登记表正由另一个 gencirc 用着（" in ran.err
    assert f"@{platform.node()}，" in ran.err  # who it is
    assert not (here / FROZEN).exists()


def test_the_frozen_file_can_be_read(gencirc: Run, here: Path) -> None:
    put(here, OPEN)
    gencirc("issue", "plans/夏季整治", *DATE)
    assert "清城管发〔2026〕1号" in word_text((here / FROZEN / "通知.docx").read_bytes())
