"""Conversions in one run, with programs that hang, fail and stop half-way, on files of any name."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from gencirc.office import convert
from gencirc.office.convert import Converted, program, to_pdf
from gencirc.office.fonts import STAND_INS
from tests.office.fakes import WELL, soffice

NAMES = ("通知.docx", "甲/通知.docx", "100％ 完成 #1.docx", "-o.docx", "it's & (草稿).DOCX")


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Papers whose names are odd, two of them alike."""
    made = [tmp_path / "稿 件" / name for name in NAMES]
    for number, path in enumerate(made, 1):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"第{number}份", encoding="utf-8")
    return made


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place for temporary files."""
    place = tmp_path / "临时"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_all_papers_go_through_one_run_and_none_is_taken_for_another(
    papers: list[Path], scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = tmp_path / "次数"
    soffice(
        tmp_path, monkeypatch,
        f"open({str(runs)!r}, 'a').write('run ')\n{WELL}\n"
        "for file in files: open(out / (file.stem + '.pdf'), 'a').write(file.read_text('utf-8') + '\\n%%EOF')",
    )  # fmt: skip
    done = to_pdf(papers, tmp_path / "成品")
    assert (list(done.pdfs), done.why) == (papers, "")
    assert runs.read_text() == "run "
    for number, paper in enumerate(papers, 1):
        assert f"第{number}份" in done.pdfs[paper].read_text(encoding="utf-8")
    assert list(scratch.iterdir()) == []
    assert sorted(p.name for p in papers[0].parent.rglob("*") if p.is_file()) == sorted(
        p.name for p in papers
    )


def test_the_profile_is_a_file_uri_of_the_run_s_own(
    papers: list[Path], scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "选项"
    soffice(tmp_path, monkeypatch, f"open({str(told)!r}, 'w').write(options[0])\n{WELL}")
    to_pdf(papers, tmp_path / "成品")
    profile = told.read_text()
    assert profile.startswith("-env:UserInstallation=file:///")
    assert profile.isascii()
    assert " " not in profile


def test_a_program_that_hangs_is_ended_with_all_it_started(
    papers: list[Path], scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "还活着"
    soffice(
        tmp_path, monkeypatch,
        "write(files[0])\n"
        f"late = \"import time; time.sleep(2); open({str(alive)!r}, 'w')\"\n"
        "subprocess.Popen([sys.executable, '-c', late])\ntime.sleep(60)",
    )  # fmt: skip
    monkeypatch.setattr(convert, "EACH", 0.1)
    begin = time.monotonic()
    done = to_pdf(papers, tmp_path / "成品", limit=0.7)
    assert time.monotonic() - begin < 10
    assert done.why == "LibreOffice 过了 1.2 秒还没有转完"
    assert list(done.pdfs) == papers[:1]  # what was whole by then is kept
    assert list(scratch.iterdir()) == []
    time.sleep(2.2)
    assert not alive.exists()


@pytest.mark.parametrize(
    "does",
    [
        "write(files[1])\nsys.exit(77)",  # crashes after one
        "write(files[1])\n(out / (files[0].stem + '.pdf')).write_text('%PDF-1.4 half')",
        "write(files[1])\n(out / (files[0].stem + '.pdf')).write_text('')",
        "write(files[1])\n(out / (files[0].stem + '.pdf')).mkdir()",
    ],
)
def test_half_done_work_counts_only_where_it_is_whole(
    does: str, papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(tmp_path, monkeypatch, does)
    done = to_pdf(papers, tmp_path / "成品")
    assert list(done.pdfs) == [papers[1]]
    assert done.why == "LibreOffice 没有写出 PDF"
    assert [p.name for p in (tmp_path / "成品").iterdir()] == ["002.pdf"]


def test_a_file_that_is_no_program_gives_a_sentence(
    papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = soffice(tmp_path, monkeypatch)
    script.write_bytes(b"\0\0")
    done = to_pdf(papers, tmp_path / "成品")
    assert done.pdfs == {}
    assert done.why.startswith("LibreOffice 用不了：")


def test_a_paper_that_is_gone_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(tmp_path, monkeypatch)
    done = to_pdf([tmp_path / "没有.docx"], tmp_path / "成品")
    assert done == Converted({}, "LibreOffice 用不了：没有这个文件")


def test_nothing_to_do_needs_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENCIRC_SOFFICE", str(tmp_path / "没有"))
    assert to_pdf([], tmp_path) == Converted({}, "")


def test_the_variable_wins_and_a_wrong_one_finds_nothing(
    papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = soffice(tmp_path, monkeypatch)
    assert program() == script
    monkeypatch.setenv("GENCIRC_SOFFICE", str(tmp_path / "没有"))
    assert program() is None
    assert to_pdf(papers, tmp_path) == Converted({}, "没有找到 LibreOffice")


@pytest.mark.skipif(os.name == "nt", reason="路径是 Linux 和 macOS 的")
def test_it_is_found_on_the_path_then_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = soffice(tmp_path / "opt" / "libreoffice24.2" / "program", monkeypatch)
    monkeypatch.delenv("GENCIRC_SOFFICE")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(convert, "USUAL", ())
    assert program() is None
    monkeypatch.setattr(convert, "USUAL", (f"{tmp_path}/opt/libreoffice*/program/*.py",))
    assert program() == script
    (tmp_path / "libreoffice").symlink_to(script)
    assert program() == tmp_path / "libreoffice"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig 只在 Linux 上用")
@pytest.mark.parametrize("own", ["", "自己的.conf"])
def test_the_stand_ins_are_used_unless_the_user_chose(
    own: str, papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "字体"
    if own:
        monkeypatch.setenv("FONTCONFIG_FILE", own)
    else:
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    soffice(
        tmp_path, monkeypatch,
        f"open({str(told)!r}, 'w').write(os.environ['FONTCONFIG_FILE'])\n{WELL}",
    )  # fmt: skip
    to_pdf(papers, tmp_path / "成品")
    assert told.read_text() == (own or str(STAND_INS))


def test_ctrl_c_ends_the_program_too(
    papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice(tmp_path, monkeypatch, "time.sleep(60)")
    ended: list[int] = []
    real = convert._end

    def stopped(self: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        raise KeyboardInterrupt

    def end(process: subprocess.Popen[bytes]) -> None:
        monkeypatch.undo()
        real(process)
        ended.append(process.poll() or 0)

    monkeypatch.setattr(convert, "_end", end)
    monkeypatch.setattr(subprocess.Popen, "wait", stopped)
    with pytest.raises(KeyboardInterrupt):
        to_pdf(papers, tmp_path / "成品")
    assert len(ended) == 1
    assert ended[0] != 0
