"""build --pdf as a person uses it: what is converted, what stays, what is said."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc import record
from gencirc.office import convert, faces
from gencirc.office.faces import Glyphs
from gencirc.office.publishing import page_count
from tests.conftest import Ran
from tests.helpers import PLAN, put, state
from tests.office.fakes import WELL, soffice
from tests.test_record_locked import lock

Run = Callable[..., Ran]
OUT = Path("output/夏季整治")
OTHER = PLAN.replace("请认真落实", "请抓好落实")
TWO = "for file in files: write(file, 2)"
DOCX = ["讲话.docx", "讲话.txt", "通知.docx", "通知.txt", "记录.json"]
PDF = ["讲话.pdf", "通知.pdf"]


@pytest.fixture(autouse=True)
def _plan(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan of two papers, and PDFs in which no face can be told."""
    put(here)
    monkeypatch.setattr(faces, "read", lambda pdf: Glyphs("", [], []))


def names(here: Path) -> list[str]:
    return sorted(p.name for p in (here / OUT).iterdir() if p.suffix != ".lock")


def test_pdfs_stand_beside_their_papers_with_their_real_pages(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    ran = gencirc("build", "--pdf")
    assert (ran.code, ran.err) == (0, "")
    assert "  新写 output/夏季整治/通知.pdf  1 页\n" in ran.out
    assert "  新写 output/夏季整治/讲话.pdf  1 页\n" in ran.out
    assert "生成 2 份，用时" in ran.out
    assert names(here) == sorted(DOCX + PDF)


def test_pages_other_than_reckoned_are_a_reminder(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, TWO)
    ran = gencirc("build", "--pdf", "--kind", "通知")
    assert ran.code == 0
    assert ran.err == (
        "output/夏季整治/通知.pdf 提醒 B122 “通知.pdf”是 2 页，估的是 1 页\n"
        "      └ 以打印的为准；看看是不是换了字体\n"
    )


def test_what_has_not_changed_is_not_converted_again(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    before = state(here / OUT)
    monkeypatch.setenv("GENCIRC_SOFFICE", "没有的程序")
    ran = gencirc("build", "--pdf")
    assert (ran.code, ran.err) == (0, "")
    assert "  未变 output/夏季整治/通知.pdf  1 页\n" in ran.out
    assert state(here / OUT) == before


def test_a_paper_that_changed_and_a_pdf_that_is_gone_are_converted(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    put(here, OTHER)
    ran = gencirc("build")  # now the PDF is older than its paper
    assert ran.code == 0
    assert ran.err == (
        "output/夏季整治/通知.pdf 提醒 B127 “通知.pdf”还是改动以前的样子\n"
        "      └ 加 --pdf 重转一份；不要了就删掉，免得拿错\n"
    )
    said = here / "转了"
    soffice(here, monkeypatch, f"open({str(said)!r}, 'a').write(str(len(files)))\n{WELL}")
    assert "  更新 output/夏季整治/通知.pdf" not in gencirc("build", "--kind", "讲话", "--pdf").out
    assert "B127" not in gencirc("build", "--pdf").err
    (here / OUT / "讲话.pdf").unlink()
    assert "  新写 output/夏季整治/讲话.pdf" in gencirc("build", "--pdf").out
    assert said.read_text() == "11"


def test_a_pdf_of_another_hand_is_kept_unless_forced(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    (here / OUT).mkdir(parents=True)
    (here / OUT / "通知.pdf").write_bytes(b"from WPS")
    ran = gencirc("build", "--pdf")
    assert ran.code == 1
    assert ran.err == (
        "output/夏季整治/通知.pdf 错误 B123 “通知.pdf”不是 gencirc 转的，或者转好以后换过，没有覆盖\n"
        "      └ 挪走或者改名再来一次；确实不要了，加 --force，原件会另存备份\n"
    )
    assert (here / OUT / "通知.pdf").read_bytes() == b"from WPS"
    assert (here / OUT / "讲话.pdf").exists()
    ran = gencirc("build", "--pdf", "--force")
    assert ran.code == 0
    (backup,) = (here / OUT).glob("通知（改动备份*.pdf")
    assert backup.read_bytes() == b"from WPS"
    assert f"       原件备份在 {OUT / backup.name}\n" in ran.out
    assert page_count(here / OUT / "通知.pdf") == 1


def test_force_converts_again_without_a_backup_of_our_own(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    soffice(here, monkeypatch, "for file in files: write(file, 3)")
    ran = gencirc("build", "--pdf", "--force")
    assert "  更新 output/夏季整治/通知.pdf  3 页\n" in ran.out
    assert names(here) == sorted(DOCX + PDF)


def test_without_libreoffice_the_papers_are_written_all_the_same(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GENCIRC_SOFFICE", str(here / "没有"))
    ran = gencirc("build", "--pdf")
    assert ran.code == 1
    assert ran.err == (
        "错误 B120 没有找到 LibreOffice，PDF 没有转；.docx 都写好了\n"
        "      └ 装上 LibreOffice 再来一次（装在别处的，用环境变量 GENCIRC_SOFFICE 指明），"
        "或者在 WPS 里打开 .docx，输出为 PDF\n"
    )
    assert "生成 2 份" in ran.out
    assert names(here) == sorted(DOCX)


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("write(files[0])\ntime.sleep(60)", "LibreOffice 过了 1.5 秒还没有转完"),
        ("write(files[0])\nsys.exit(1)", "LibreOffice 没有写出 PDF"),
    ],
)
def test_a_paper_that_did_not_become_a_pdf_is_named(
    does: str, why: str, gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, does)
    monkeypatch.setattr(convert.to_pdf, "__defaults__", (1.5,))
    monkeypatch.setattr(convert, "EACH", 0)
    ran = gencirc("build", "--pdf")
    assert ran.code == 1
    assert ran.err == (
        f"output/夏季整治/讲话.docx 错误 B121 “讲话.docx”没有转成 PDF：{why}\n"
        "      └ .docx 已经写好；再来一次，还不行就在 WPS 里打开它，输出为 PDF\n"
    )
    assert names(here) == sorted([*DOCX, "通知.pdf"])
    soffice(here, monkeypatch, WELL)
    assert "  新写 output/夏季整治/讲话.pdf  1 页\n" in gencirc("build", "--pdf").out


def test_a_pdf_that_is_held_open_is_named_and_the_others_are_written(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    put(here, OTHER.replace("要落实", "要抓落实"))
    soffice(here, monkeypatch, TWO)
    with monkeypatch.context() as patch:
        lock(patch, "通知.pdf")
        ran = gencirc("build", "--pdf")
    assert ran.code == 1
    assert (
        "output/夏季整治/通知.pdf 错误 B104 “通知.pdf”写不进去：没有权限，或者正被别的程序占着\n"
        in ran.err
    )
    assert "  失败 output/夏季整治/通知.pdf" in ran.out
    assert "  更新 output/夏季整治/讲话.pdf" in ran.out
    assert names(here) == sorted(DOCX + PDF)
    assert "  更新 output/夏季整治/通知.pdf" in gencirc("build", "--pdf").out  # closed now


def test_a_paper_that_could_not_be_written_is_not_shown_as_it_was(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    put(here, OTHER)
    with monkeypatch.context() as patch:
        lock(patch, "通知.docx")
        ran = gencirc("build", "--pdf")
    assert ran.err.count("B104") == 1
    assert "通知.pdf" not in ran.out + ran.err


def test_a_run_stopped_between_pdf_and_record_makes_it_again(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    gencirc("build", "--pdf")
    path = here / OUT / record.RECORD
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert sorted(kept["转自"]) == PDF
    del kept["转自"]
    path.write_text(json.dumps(kept), encoding="utf-8")
    soffice(here, monkeypatch, "for file in files: write(file, 4)")
    ran = gencirc("build", "--pdf")
    assert "B123" not in ran.err
    assert "  更新 output/夏季整治/通知.pdf  4 页\n" in ran.out


def test_no_pdf_is_made_where_nothing_was_written(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    put(here, PLAN.replace("请认真落实", "联系人：XX"))
    assert gencirc("build", "--pdf").code == 1
    assert not (here / "output").exists()


def test_a_draft_s_pdf_is_called_like_the_draft(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    ran = gencirc("build", "--pdf", "--draft", "--kind", "通知")
    assert "  新写 output/夏季整治/通知（草稿）.pdf  1 页\n" in ran.out


def test_without_pdfplumber_the_faces_are_not_verified(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(here, monkeypatch, WELL)
    monkeypatch.undo()
    monkeypatch.chdir(here)
    soffice(here, monkeypatch, WELL)
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    ran = gencirc("build", "--pdf")
    assert ran.code == 0
    assert ran.err == (
        "提醒 B126 字体未核验：要另装 pdfplumber\n"
        '      └ 要核验，pip install "gencirc[pdf]"；不核验也能用，PDF 里的字体自己看一眼\n'
    )


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b"%PDF-1.4 <</Type/Pages/Count 9>> <</Type/Page/Parent 1 0 R>><</Type /Page>>", 2),
        (b"no pdf", 0),
    ],
)
def test_pages_are_counted_without_any_library(data: bytes, pages: int, tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    path.write_bytes(data)
    assert page_count(path) == pages
    assert page_count(tmp_path / "没有.pdf") == 0


def test_pages_packed_into_streams_are_counted(tmp_path: Path) -> None:
    import zlib

    packed = zlib.compress(b"<</Type/Page/Parent 1 0 R>> <</Type/Page>> <</Type/Pages>>")
    path = tmp_path / "甲.pdf"
    path.write_bytes(
        b"%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 3/First 9/Filter/FlateDecode>>\nstream\n"
        + packed
        + b"\nendstream\n<</Type/ObjStm>>\nstream\nbroken endstream\n%%EOF"
    )
    assert page_count(path) == 2
