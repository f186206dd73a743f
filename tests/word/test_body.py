"""Blocks → WordprocessingML: golden XML of a small paper, and what must hold for any."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gencirc.build import Campaign, Options
from gencirc.word.xml import PPR, escape, paragraph
from tests.helpers import EXAMPLES, TOP, campaign

GOLDEN = TOP / "tests" / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = """
活动: 夏季整治行动
机关: 测试局
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: "A&B<C>。", 抄送: 县政府办公室, 公开: 主动公开, 盖章: %s, 签署职务: 县长}
附件: [{名册: {列: 姓名、电话, 行: [[甲, 乙]]}}, {图表: {列: 项目, 行: [[丙]], 横排: 是}}]
"""


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: archive.read(n).decode() for n in archive.namelist()}


def pretty(xml: str) -> str:
    """One element a line, so that a change is read as a change."""
    return re.sub(r"(?<=>)(?=<w:(?:p|tbl|tr|tc|sectPr|pPr|r)\b)", "\n", xml) + "\n"


@pytest.mark.parametrize("seal", ["是", "否", "签名章"])
def test_a_small_notice_is_written_as_it_was(
    seal: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = campaign(tmp_path, PLAN % seal)
    assert not made.problems
    xml = pretty(parts(made.papers()[0].data)["word/document.xml"])
    golden = GOLDEN / f"通知-盖章{seal}.xml"
    if request.config.getoption("--update-golden"):
        golden.write_text(xml, encoding="utf-8")
    assert xml == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_a_paper_is_sound(example: Path) -> None:
    for paper in Campaign(example, Options()).papers():
        found = parts(paper.data)
        for name, text in found.items():
            root = ElementTree.fromstring(text)
            assert "Theme" not in text.replace("themeFontLang", ""), name
            if not name.startswith("word/"):
                continue
            for ppr in root.iter(f"{W}pPr"):
                tags = [c.tag.removeprefix(W) for c in ppr if c.tag.removeprefix(W) in PPR]
                assert tags == sorted(tags, key=PPR.index), (name, tags)
        document = found["word/document.xml"]
        assert "{{" not in document
        assert "{%" not in document
        ids = re.findall(r'<w:bookmarkStart w:id="(\d+)"', document)
        assert len(ids) == len(set(ids))
        overrides = set(re.findall(r'PartName="/([^"]+)"', found["[Content_Types].xml"]))
        assert overrides <= set(found)


@pytest.mark.parametrize("example", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_every_run_with_quotation_marks_keeps_them_full_width(example: Path) -> None:
    for paper in Campaign(example, Options()).papers():
        document = parts(paper.data)["word/document.xml"]
        for run in re.findall(r"<w:r>.*?</w:r>", document):
            if re.search("[“”—…]", run):
                assert 'w:hint="eastAsia"' in run


def test_properties_are_put_in_schema_order() -> None:
    xml = paragraph("S", "", '<w:jc w:val="left"/>', "", "<w:keepNext/>", '<w:ind w:left="1"/>')
    order = [xml.index(t) for t in ("pStyle", "keepNext", "<w:ind", "<w:jc")]
    assert order == sorted(order)


def test_text_is_escaped_and_what_xml_cannot_hold_is_left_out() -> None:
    assert escape('a&b<c>"d"\x00\ud800') == "a&amp;b&lt;c&gt;&quot;d&quot;"


def test_a_long_mark_is_narrowed_then_made_smaller(tmp_path: Path) -> None:
    for name, scale, small in (
        ("县局", None, False),
        ("清河县住房和城乡建设局", "w:w", False),
        ("清" * 30, "w:w", True),
    ):
        plan = f"活动: 甲\n机关: {{全称: {name}, 代字: 甲, 印发: 甲办}}\n通知: {{主送: 各科室, 正文: 请落实。}}\n"
        document = parts(campaign(tmp_path / name[:3], plan).papers()[0].data)["word/document.xml"]
        run = re.search(rf"<w:r><w:rPr>([^文]*?)</w:rPr><w:t[^>]*>{name}文件", document)
        assert run
        assert ("<w:w " in run[1]) == (scale is not None)
        assert ("<w:sz " in run[1]) == small


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("", ["", "", ""]),
        ("紧急程度: 特急, ", ["特急", "", ""]),
        ("紧急程度: 加急, 份号: '000012', ", ["000012", "加急", ""]),
        ("紧急程度: 特急, 份号: '000012', 密级: 机密★1年, ", ["000012", "机密★1年", "特急"]),
    ],
)
def test_what_stands_above_the_mark_fills_from_the_first_line(
    more: str, lines: list[str], tmp_path: Path
) -> None:
    plan = (PLAN % "是").replace("文号: 3, ", f"文号: 3, {more}")
    made = Campaign(campaign(tmp_path, plan).path, Options(offline=True))
    xml = parts(made.papers()[0].data)["word/document.xml"]
    texts = [re.sub(r"<[^>]+>", "", p) for p in re.findall(r"<w:p>.*?</w:p>", xml)]
    assert texts[:3] == lines
    assert texts[3].startswith("清河县城市管理局")
