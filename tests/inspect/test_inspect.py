"""inspect: our papers pass, wrong ones fail by the rule meant for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from gencirc.build import Campaign, Options
from gencirc.inspect.measure import measured
from gencirc.word import package
from tests.helpers import TOP, refaced

EXAMPLE = TOP / "plans" / "双创攻坚" / "活动.yaml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("公文") / "通知.docx"
    path.write_bytes(Campaign(EXAMPLE, Options()).papers()[0].data)
    return path


def test_our_own_notice_passes(sound: Path) -> None:
    findings, why = measured(sound)
    assert not why
    assert [f.rule for f in findings if f.verdict == "不合"] == []
    assert {f.rule for f in findings if f.verdict == "未核验"} == {
        "标志距版心上边", "红线距文号", "署名和日期的位置", "页码距版心下边",
    }  # fmt: skip


def replaced(part: str, old: str, new: str, count: int = -1) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        parts = package.read(path)
        text = parts[part].decode()
        assert old in text
        parts[part] = text.replace(old, new, count).encode()
        path.write_bytes(package.write(parts))

    return change


def refaced_to(style: str, face: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        parts = package.read(path)
        refaced(parts, style, face)
        path.write_bytes(package.write(parts))

    return change


D, S, F = "word/document.xml", "word/styles.xml", "word/footer1.xml"


def consequences(rules: set[str]) -> set[str]:
    """What a wrong margin makes wrong too."""
    if any("订口" in r for r in rules):
        return {"第1节版心", "第3节版心", "每行字数"}
    if any("天头" in r for r in rules):
        return {"第1节版心", "第3节版心", "每面行数"}
    return set()


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (replaced(D, 'w:left="1587"', 'w:left="1757"'), {"第1节订口", "第3节订口"}),
        (replaced(D, 'w:top="2098"', 'w:top="2240"'), {"第1节天头", "第3节天头"}),
        (replaced(S, 'w:line="579"', 'w:line="600"'), {"每面行数"}),
        (replaced(S, '<w:spacing w:val="-5"/>', '<w:spacing w:val="5"/>'), {"每行字数"}),
        (replaced(D, "〔2026〕6号", "[2026]6号"), {"发文字号"}),
        (replaced(D, "〔2026〕6号", "〔2026〕06号"), {"发文字号"}),
        (replaced(D, "2026年2月12日", "2026年02月12日"), {"成文日期"}),
        (replaced(D, "各直属单位：", "各直属单位:"), {"主送机关"}),
        (replaced(D, "工作组组成一览表", "工作组一览表", 1), {"附件说明与附件"}),
        (replaced(D, "城市管理局。", "城市管理局"), {"抄送末尾"}),
        (replaced(D, 'w:sz="8"', 'w:sz="4"'), {"版记分隔线"}),
        (replaced(D, 'w:tblpYSpec="bottom"', 'w:tblpY="100"'), set()),
        (replaced(F, "— ", "- "), {"奇页页码"}),
        (replaced("word/settings.xml", "<w:evenAndOddHeaders/>", ""), {"单双页页码"}),
        (refaced_to("二级标题", "隶书"), {"二级标题字体"}),
    ],
    ids=range(15),
)
def test_a_wrong_paper_fails_by_the_rule_meant_for_it(
    change: Callable[[Path], None], rules: set[str], sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "错.docx"
    shutil.copy(sound, path)
    change(path)
    findings, why = measured(path)
    assert not why
    wrong = {f.rule for f in findings if f.verdict == "不合"}
    assert wrong == rules | (wrong & consequences(rules))


def test_an_imprint_that_is_not_pinned_is_not_called_right(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "错.docx"
    shutil.copy(sound, path)
    replaced(D, 'w:tblpYSpec="bottom"', 'w:tblpY="100"')(path)
    verdicts = {f.rule: f.verdict for f in measured(path)[0]}
    assert verdicts["版记位置"] == "未核验"


def test_a_document_of_another_program_is_measured_too(tmp_path: Path) -> None:
    path = tmp_path / "别的.docx"
    document = docx.Document()
    document.add_paragraph("这是别的程序做的文件，" * 10)
    document.save(str(path))
    findings, why = measured(path)
    assert not why
    wrong = {f.rule for f in findings if f.fails}
    assert {"第1节纸张", "第1节天头", "单双页页码"} <= wrong


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("没有.docx", None, "没有这个文件"),
        ("文.txt", b"x", "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"),
        ("坏.docx", b"PK\x03\x04", "不是完好的 .docx 文件，多半没有存完，或者是 .doc 改了名"),
    ],
)
def test_what_cannot_be_measured_says_why(
    name: str, data: bytes | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert measured(path) == ([], words)
