"""The examples as pages: measured on the PDF that LibreOffice makes (where it is there)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Options, build
from gencirc.office.convert import to_pdf
from tests.helpers import EXAMPLES, campaign
from tests.office.ready import NOT_READY, ready

SEALS = ("是", "否", "签名章")
PLAN = """
活动: 夏季整治行动
机关: 测试局
通知: {{文号: 3, 成文日期: 2026-11-25, 主送: 各科室, 盖章: {seal}, 签署职务: 局长, 正文: 请认真落实。}}
"""
pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every example's papers as PDF, in one run of LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("版面")
    outcome = build(EXAMPLES, Options(output=folder / "output"))
    assert not outcome.problems
    papers = {f"{m.path.parent.name}-{m.path.stem}": m.path for m in outcome.made}
    for seal in SEALS:
        made = papers[f"盖章{seal}"] = folder / f"盖章{seal}.docx"
        made.write_bytes(campaign(folder / seal, PLAN.format(seal=seal)).papers()[0].data)
    done = to_pdf(list(papers.values()), folder)
    assert not done.why
    return {name: done.pdfs[path] for name, path in papers.items()}


def test_every_paper_became_pages(pages: dict[str, Path]) -> None:
    assert len(pages) >= 11 + len(SEALS)


@pytest.mark.parametrize("seal", ["是", "否", "签名章"])
def test_every_mode_of_signing_keeps_its_place(seal: str, pages: dict[str, Path]) -> None:
    from gencirc.inspect.rendered import rendered

    found = next(f for f in rendered(pages[f"盖章{seal}"]) if f.rule == "署名和日期的位置")
    assert found.verdict == "合", found


def test_every_page_keeps_the_standard(pages: dict[str, Path]) -> None:
    from gencirc.inspect.rendered import rendered

    for name, path in pages.items():
        large = "大字版" in name  # 一般 demands that a speech in large type does not keep
        wrong = [f for f in rendered(path) if (f.verdict == "不合" and not large) or f.fails]
        assert not wrong, (name, wrong)


def test_a_notice_is_measured_in_every_respect(pages: dict[str, Path]) -> None:
    from gencirc.inspect.rendered import rendered

    measured = {f.rule for f in rendered(pages["双创攻坚-通知"])}
    assert {
        "标志距版心上边", "红线距文号", "红线长", "订口", "版心", "每行字数", "署名和日期的位置", "版记位置",
        "版记线长", "版记线粗", "页码距版心下边", "每面行数", "横排页码",
    } <= measured  # fmt: skip


def test_the_estimate_agrees_with_the_pages(pages: dict[str, Path]) -> None:
    from gencirc.inspect.pdf import sheets

    outcome = build(EXAMPLES, Options(), dry=True)
    for made in outcome.made:
        found = len(sheets(pages[f"{made.path.parent.name}-{made.path.stem}"]))
        assert found == made.pages, made.path


def test_the_signature_stands_on_a_page_with_text(pages: dict[str, Path]) -> None:
    from gencirc.inspect.forms import DATE
    from gencirc.inspect.page.pages import Pages
    from gencirc.inspect.pdf import sheets

    for name in ("双创攻坚-通知", "夏季卫生-通知"):
        rows = Pages(sheets(pages[name])).text_rows(0)
        assert any(DATE.match(r.text) for r in rows), name
        assert sum(len(r.text) > 20 for r in rows) >= 2, name


def test_the_mark_is_the_only_red_text(pages: dict[str, Path]) -> None:
    from gencirc.inspect.pdf import sheets

    reds = [r.text for s in sheets(pages["双创攻坚-通知"]) for r in s.rows if r.red]
    assert reds == ["澄湖区住房和城乡建设委员会文件"]
