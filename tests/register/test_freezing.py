"""What is signed stays as it is: reminders when the plan goes on, new versions, lost and changed files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_issue import DATE, FROZEN, OPEN, OUT, REGISTER, rows
from tests.conftest import Ran
from tests.helpers import put, state

Run = Callable[..., Ran]
OTHER = OPEN.replace("请认真落实", "请抓好落实")
PAPER = "通知.docx"


@pytest.fixture
def signed(gencirc: Run, here: Path) -> bytes:
    """The bytes of an issued paper."""
    put(here, OPEN)
    assert gencirc("issue", "plans/夏季整治", *DATE, "--signer", "程远山").code == 0
    return (here / FROZEN / PAPER).read_bytes()


@pytest.mark.parametrize("verb", ["check", "show", "build", "issue"])
def test_a_plan_that_goes_on_is_told_and_the_signed_text_stays(
    verb: str, signed: bytes, gencirc: Run, here: Path
) -> None:
    put(here, OTHER)
    ran = gencirc(verb, "plans/夏季整治")
    assert ran.code == 0
    assert (
        "提醒 G115 “清城管发〔2026〕1号”已经签发（第1版），照签发稿不变；计划现在和它不一样："
        "第5段：“请认真落实。”改为“请抓好落实。”"
    ) in ran.err
    assert "gencirc issue plans/夏季整治/活动.yaml --kind 通知 --again" in ran.err
    assert "请抓好落实" not in ran.out
    assert (here / OUT / PAPER).read_bytes() == (here / FROZEN / PAPER).read_bytes() == signed


def test_a_new_version_has_the_same_number_and_both_texts_stay(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    put(here, OTHER)
    ran = gencirc("issue", "plans/夏季整治", "--again", "更正正文")
    assert (ran.code, ran.err) == (0, "")
    assert "  签发 清城管发〔2026〕1号（第2版）  2026年5月25日" in ran.out
    assert "       第5段：“请认真落实。”改为“请抓好落实。”\n" in ran.out
    assert (here / FROZEN / PAPER).read_bytes() == signed
    second = (here / FROZEN / "通知（第2版）.docx").read_bytes()
    assert second == (here / OUT / PAPER).read_bytes() != signed
    first, again = rows(here)
    assert (again["文号"], again["版本"], again["说明"]) == (first["文号"], "2", "更正正文")
    assert (again["签发人"], again["成文日期"]) == ("程远山", "2026-05-25")
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")


def test_a_new_version_may_have_its_own_day(signed: bytes, gencirc: Run, here: Path) -> None:
    put(here, OTHER)
    arguments = ("--again", "更正", "--date", "2026-06-01")
    assert "（第2版）  2026年6月1日" in gencirc("issue", "plans/夏季整治", *arguments).out
    assert [r["成文日期"] for r in rows(here)] == ["2026-05-25", "2026-06-01"]
    assert "2026年6月1日" in gencirc("show", "--kind", "通知").out


def test_a_new_version_of_the_same_text_is_none(signed: bytes, gencirc: Run, here: Path) -> None:
    before = state(here)
    ran = gencirc("issue", "plans/夏季整治", "--again", "更正")
    assert ran.code == 0
    assert "提醒 G118" in ran.err
    assert "没有变化，没有出新的一版" in ran.err
    assert "  早已签发 清城管发〔2026〕1号" in ran.out
    assert state(here) == before


def test_a_new_version_keeps_its_number(signed: bytes, gencirc: Run, here: Path) -> None:
    put(here, OTHER)
    ran = gencirc("issue", "plans/夏季整治", "--again", "更正", "--number", "8")
    assert ran.code == 1
    assert "错误 G129" in ran.err
    assert len(rows(here)) == 1


@pytest.mark.parametrize("verb", ["check", "build", "issue"])
def test_a_signed_text_changed_by_hand_is_an_error(
    verb: str, signed: bytes, gencirc: Run, here: Path
) -> None:
    (here / FROZEN / PAPER).write_bytes(signed + b" ")
    ran = gencirc(verb, "plans/夏季整治")
    assert ran.code == 1
    assert "错误 G113 签发稿“通知.docx”在签发以后改过" in ran.err
    assert (here / OUT / PAPER).read_bytes() == signed


def test_a_signed_text_that_is_lost_is_an_error_and_can_be_made_anew(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    (here / FROZEN / PAPER).unlink()
    ran = gencirc("build")
    assert ran.code == 1
    assert "错误 G112 签发稿“通知.docx”读不了：没有这个文件" in ran.err
    text = (here / REGISTER).read_text(encoding="utf-8-sig")
    (row,) = rows(here)
    text = text.replace(row["摘要"], "").replace(PAPER, "")  # as the remedy says
    (here / REGISTER).write_text(text, encoding="utf-8-sig")
    assert "签发 清城管发〔2026〕1号" in gencirc("issue", "plans/夏季整治").out
    assert (here / FROZEN / PAPER).read_bytes() == signed


def test_files_and_digests_that_do_not_match_are_an_error(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    text = (here / REGISTER).read_text(encoding="utf-8-sig").replace(PAPER, f"{PAPER}；讲话.docx")
    (here / REGISTER).write_text(text, encoding="utf-8-sig")
    assert "错误 G114" in gencirc("build").err


def test_a_lost_light_text_is_no_harm(signed: bytes, gencirc: Run, here: Path) -> None:
    (here / FROZEN / "通知.txt").unlink()
    ran = gencirc("build")
    assert (ran.code, ran.err) == (0, "")
    put(here, OTHER)
    assert "签发时的文字（.txt）不在了，只知道内容不同" in gencirc("build").err


def test_a_plan_that_was_moved_does_not_overwrite_what_it_signed(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    (here / "plans/夏季整治").rename(here / "plans/夏季行动")
    before = state(here / "plans")
    ran = gencirc("issue", "plans/夏季行动", *DATE)
    assert ran.code == 1
    assert "错误 G117 签发稿“通知.docx”是登记过的" in ran.err
    assert "把登记表那一行的“计划”改成 夏季行动/活动.yaml" in ran.err
    assert state(here / "plans") == before
    text = (here / REGISTER).read_text(encoding="utf-8-sig").replace("夏季整治/", "夏季行动/")
    (here / REGISTER).write_text(text, encoding="utf-8-sig")
    assert "早已签发" in gencirc("issue", "plans/夏季行动").out


def test_two_plans_in_one_folder_have_their_own_signed_texts(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    (here / "plans/夏季整治/补充.yaml").write_text(OTHER, encoding="utf-8")
    assert gencirc("issue", "plans/夏季整治/补充.yaml", *DATE).code == 0
    assert (here / FROZEN / PAPER).read_bytes() == signed
    assert (here / FROZEN / "补充" / PAPER).exists()
    assert (here / "output/夏季整治-补充" / PAPER).exists()


def test_an_attachment_apart_is_frozen_with_its_paper(gencirc: Run, here: Path) -> None:
    attached = "附件:\n  - 甲表: {列: [子, 丑], 行: [[一, 二]], 分订: 是}\n  - 乙表: {列: [子, 丑], 行: [[三, 四]]}\n"
    put(here, OPEN + attached)
    gencirc("issue", "plans/夏季整治", *DATE)
    assert rows(here)[0]["文件"] == "通知.docx；通知附件1.docx"
    assert "清城管发〔2026〕1号附件1" in (here / FROZEN / "通知附件1.txt").read_text(
        encoding="utf-8"
    )
    put(here, OPEN)
    ran = gencirc("build")
    assert ran.code == 0
    assert "没有“通知附件1.docx”了" in ran.err
    assert (here / OUT / "通知附件1.docx").exists()


def test_an_output_edited_by_hand_stops_the_issuing_before_a_number_is_taken(
    gencirc: Run, here: Path
) -> None:
    put(here, OPEN)
    gencirc("build")
    (here / OUT / PAPER).write_bytes(b"by hand")
    ran = gencirc("issue", "plans/夏季整治", *DATE)
    assert ran.code == 1
    assert "B103" in ran.err
    assert not (here / REGISTER).exists()
    ran = gencirc("issue", "plans/夏季整治", *DATE, "--force")
    assert ran.code == 0
    assert "原件备份在" in ran.out


def test_a_draft_of_an_issued_paper_is_the_plan_as_it_is_now(
    signed: bytes, gencirc: Run, here: Path
) -> None:
    put(here, OTHER)
    ran = gencirc("show", "--draft", "--kind", "通知")
    assert "请抓好落实" in ran.out
    assert "清城管发〔2026〕1号" in ran.out
