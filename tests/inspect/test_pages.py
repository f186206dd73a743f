"""Wrong and right papers as pages: every demand that only a page shows is measured there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gencirc.inspect.finding import Finding
from gencirc.inspect.measure import merged
from gencirc.inspect.paper import Paper
from gencirc.inspect.rendered import rendered
from gencirc.inspect.rules import inspect
from gencirc.office.convert import to_pdf
from tests.inspect.test_wrong import RECIPES, expected
from tests.office.ready import NOT_READY, ready
from tests.wrong.handmade import PAPERS
from tests.wrong.making import base, made

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]

RIGHT = ["通知", *PAPERS]
# without a page the others have been caught already; CI looks at all of them
SEEN = [r for r in RECIPES if r.get("要版面") or not r["错"] or os.environ.get("CI")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers, and their pages, made in two runs of LibreOffice."""
    folder = tmp_path_factory.mktemp("写错的")
    for recipe in SEEN:
        (folder / f"{recipe['名']}.docx").write_bytes(made(recipe))
    for name in RIGHT:
        (folder / f"对的{name}.docx").write_bytes(base(name))
    _resaved(folder, [folder / f"对的{name}.docx" for name in RIGHT])
    done = to_pdf(sorted(folder.glob("*.docx")), folder)
    assert not done.why
    for paper, pdf in done.pdfs.items():
        pdf.replace(paper.with_suffix(".pdf"))
    return folder


def _resaved(folder: Path, files: list[Path]) -> None:
    """The same papers as LibreOffice saves them: ids renamed, properties rewritten."""
    out = folder / "另存"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), *map(str, files)],
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    for path in out.glob("*.docx"):
        shutil.copy(path, folder / f"另存{path.name}")


def measured(path: Path) -> list[Finding]:
    """File and page together, as ``gencirc inspect`` does it, with the pages made before."""
    paper = Paper(path)
    pages = rendered(path.with_suffix(".pdf"), paper.mirrored, paper.down)
    return merged(inspect(paper), pages, paper.gridded)


@pytest.mark.parametrize("recipe", SEEN, ids=[r["名"] for r in SEEN])
def test_a_wrong_paper_breaks_its_rule_and_what_follows(
    recipe: dict[str, Any], folder: Path
) -> None:
    found = measured(folder / f"{recipe['名']}.docx")
    assert {f.rule for f in found if f.verdict == "不合"} == expected(recipe)


@pytest.mark.parametrize("name", [f"{how}对的{n}" for how in ("", "另存") for n in RIGHT])
def test_a_right_paper_breaks_nothing_also_as_another_program_saves_it(
    name: str, folder: Path
) -> None:
    found = measured(folder / f"{name}.docx")
    assert [f for f in found if f.verdict == "不合"] == []


def test_with_pages_nothing_of_the_head_is_left_open(folder: Path) -> None:
    found = measured(folder / "对的通知.docx")
    assert [f.rule for f in found if f.verdict == "未核验"] == []


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_pdf_breaks_nothing_without_its_file(name: str, folder: Path) -> None:
    assert [f for f in rendered(folder / f"对的{name}.pdf") if f.verdict == "不合"] == []
