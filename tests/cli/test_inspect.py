"""gencirc inspect: a paper measured, what cannot be measured said, wrong files in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from tests.conftest import Ran
from tests.helpers import put

Run = Callable[..., Ran]
PAPER = "output/夏季整治/通知.docx"


@pytest.fixture
def built(gencirc: Run, here: Path) -> Path:
    """A notice as gencirc makes it."""
    put(here)
    assert gencirc("build").code == 0
    return here / PAPER


def test_our_own_paper_passes_and_the_unmeasured_is_said(gencirc: Run, built: Path) -> None:
    ran = gencirc("inspect", PAPER, "--no-render")
    assert (ran.code, ran.err) == (0, "")
    unknown, why, count = ran.out.splitlines()
    assert unknown.startswith("未核验 ")
    assert "红线距文号" in unknown
    assert why.strip() == "没有看版面（--no-render）"
    assert count.startswith("普通格式：合 ")
    assert "不合 0 项" in count


@pytest.mark.parametrize("option", ["-v", "--all"])
def test_every_row_is_shown_when_asked_for(option: str, gencirc: Run, built: Path) -> None:
    ran = gencirc("inspect", PAPER, "--no-render", option)
    good = [r for r in ran.out.splitlines() if r.startswith("合 ")]
    assert f"合 {len(good)} 项" in ran.out.splitlines()[-1]
    assert len(good) > 30


def test_wrong_margins_fail_and_the_remedy_is_said(gencirc: Run, built: Path, here: Path) -> None:
    document = docx.Document(str(built))
    for section in document.sections:
        section.left_margin = Mm(32)
    document.save(str(here / "错.docx"))
    ran = gencirc("inspect", "错.docx", "--no-render")
    assert ran.code == 1
    first, remedy, *_ = ran.out.splitlines()
    assert first == "不合 订口 规定 5.2.1 应 28±1 mm；实 32.0 mm"
    assert remedy.startswith("     └ 页面设置里左边距")


def test_without_libreoffice_one_line_says_why(
    gencirc: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gencirc.office.convert.program", lambda: None)
    ran = gencirc("inspect", PAPER)
    assert ran.code == 0
    assert "没有看版面：这台机器没有 LibreOffice" in ran.out


def test_json_is_one_demand_a_line(gencirc: Run, built: Path) -> None:
    ran = gencirc("inspect", PAPER, "--json", "--no-render")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert {r["verdict"] for r in rows} == {"合", "未核验"}
    assert set(rows[0]) == {
        "rule", "place", "clause", "strength", "demanded", "found", "verdict", "remedy",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("没有.docx", None, "没有这个文件"),
        ("公文.txt", b"x", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        ("公文.doc", b"\xd0\xcf\x11\xe0", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        ("改名.docx", b"\xd0\xcf\x11\xe0", "不是 .docx 文件，是老的 .doc 或 .wps 文件"),
        ("空.docx", b"", "不是完好的 .docx 文件，多半没有存完、没有下载完，或者是别的文件改了名"),
        ("output", None, "这是文件夹，不是文件"),
    ],
)  # fmt: skip
def test_what_cannot_be_measured_is_one_sentence(
    name: str, data: bytes | None, said: str, gencirc: Run, here: Path
) -> None:
    (here / "output").mkdir()
    if data is not None:
        (here / name).write_bytes(data)
    ran = gencirc("inspect", name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{name} 量不了：{said}\n"


def test_a_broken_pdf_is_one_sentence(gencirc: Run, here: Path) -> None:
    pytest.importorskip("pdfplumber")
    (here / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    ran = gencirc("inspect", "坏.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("坏.pdf 量不了：")
    assert ran.err.count("\n") == 1
