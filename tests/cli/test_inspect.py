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
    ran = gencirc("inspect", PAPER)
    assert (ran.code, ran.err) == (0, "")
    assert "未核验 红线距文号         规定 7.2.7    应 4 mm；实 要看版面\n" in ran.out
    assert "\n不合" not in ran.out
    *rows, last = ran.out.splitlines()
    good, unknown = (sum(r.startswith(v) for r in rows) for v in ("合", "未核验"))
    assert last == f"合 {good} 项，不合 0 项，未核验 {unknown} 项。"
    assert unknown >= 4


def test_wrong_margins_fail(gencirc: Run, built: Path, here: Path) -> None:
    document = docx.Document(str(built))
    for section in document.sections:
        section.left_margin = Mm(32)
    document.save(str(here / "错.docx"))
    ran = gencirc("inspect", "错.docx")
    assert ran.code == 1
    assert any(r.startswith("不合") and "订口" in r for r in ran.out.splitlines())


def test_json_is_one_demand_a_line(gencirc: Run, built: Path) -> None:
    ran = gencirc("inspect", PAPER, "--json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert {r["verdict"] for r in rows} == {"合", "未核验"}
    assert set(rows[0]) == {"rule", "clause", "strength", "demanded", "found", "verdict"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("没有.docx", None, "没有这个文件"),
        ("公文.txt", b"x", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        ("公文.doc", b"\xd0\xcf\x11\xe0", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        ("改名.docx", b"\xd0\xcf\x11\xe0", "不是完好的 .docx 文件，多半没有存完，或者是 .doc 改了名"),
        ("空.docx", b"", "不是完好的 .docx 文件，多半没有存完，或者是 .doc 改了名"),
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
