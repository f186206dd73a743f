"""inspect on files: our papers pass, other programs' are read, broken ones say why."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from gencirc.build import Campaign, Options
from gencirc.inspect.demands import DEMANDS
from gencirc.inspect.measure import measured
from gencirc.standard.table import TABLE
from tests.helpers import EXAMPLES, TOP

EXAMPLE = TOP / "plans" / "双创攻坚" / "活动.yaml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("公文") / "通知.docx"
    path.write_bytes(Campaign(EXAMPLE, Options()).papers()[0].data)
    return path


def test_our_own_notice_passes_and_says_what_only_a_page_shows(sound: Path) -> None:
    found = measured(sound, render=False)
    assert not found.why
    assert found.form == "普通格式"
    assert [f.rule for f in found.findings if f.verdict == "不合"] == []
    assert {f.rule for f in found.findings if f.verdict == "未核验"} == {
        "标志距版心上边", "红线长", "红线距文号", "首页正文", "署名和日期的位置", "版记线长", "版记线条数", "版记左右空",
        "页码空字", "页码距版心下边", "横排页码",
    }  # fmt: skip


@pytest.mark.parametrize("plan", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_no_paper_of_the_examples_fails(plan: Path, tmp_path: Path) -> None:
    for made in Campaign(plan, Options()).papers():
        path = tmp_path / "成品.docx"
        path.write_bytes(made.data)
        assert [f for f in measured(path, render=False).findings if f.fails] == []


def test_a_document_of_another_program_is_measured_too(tmp_path: Path) -> None:
    path = tmp_path / "别的.docx"
    document = docx.Document()
    document.add_paragraph("这是别的程序做的文件，" * 10 + "完了。")
    document.save(str(path))
    found = measured(path, render=False)
    assert not found.why
    assert found.form == "没有版头的文件"
    assert {"纸张", "天头", "有页码"} <= {f.rule for f in found.findings if f.fails}


def test_only_a_broken_demand_of_the_standard_fails_a_paper(sound: Path) -> None:
    for found in measured(sound, render=False).findings:
        wrong = found._replace(verdict="不合")
        assert wrong.fails is (found.strength in ("规定", "推算"))


def test_demands_agree_with_the_table_of_the_standard() -> None:
    shared = DEMANDS.keys() & TABLE.keys()
    assert len(shared) > 20
    for name in shared:
        assert DEMANDS[name].strength == TABLE[name].strength, name
        assert TABLE[name].clause.startswith(DEMANDS[name].clause[:3]), name


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("没有.docx", None, "没有这个文件"),
        ("文.txt", b"x", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        (
            "坏.docx",
            b"PK\x03\x04",
            "不是完好的 .docx 文件，多半没有存完、没有下载完，或者是别的文件改了名",
        ),
    ],
)
def test_what_cannot_be_measured_says_why(
    name: str, data: bytes | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert measured(path) == ([], words, "", "")
