"""A file → findings, or a sentence why it cannot be measured."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc.inspect.demands import DEMANDS
from gencirc.inspect.finding import Finding
from gencirc.outside.refusing import BadPackage

if TYPE_CHECKING:
    from gencirc.inspect.paper import Paper

SILENT = (
    "页码空字",
    "页码距版心下边",
    "首页正文",
    "红线长",
    "红线距文号",
)  # a page that says nothing of them has none


class Measured(NamedTuple):
    """What was found; ``why`` says that nothing could be, ``unseen`` that no page was."""

    findings: list[Finding]
    why: str = ""
    unseen: str = ""
    form: str = ""  # the format as recognised


def measured(path: Path, render: bool = True) -> Measured:
    """The findings for a .docx or .pdf; a broken file gives a reason, not an exception."""
    if not path.is_file():
        return Measured([], "这是文件夹，不是文件" if path.is_dir() else "没有这个文件")
    kind = path.suffix.lower()
    if kind not in (".docx", ".pdf"):
        return Measured([], "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx")
    try:
        return _pdf(path) if kind == ".pdf" else _docx(path, render)
    except BadPackage as error:
        return Measured([], str(error))
    except ModuleNotFoundError as error:
        return Measured([], f"量 PDF 要另装 {error.name}：pip install gencirc[pdf]")
    except Exception as error:  # the libraries raise many kinds for broken files
        return Measured([], f"文件里有读不懂的地方（{type(error).__name__}）")


def _pdf(path: Path) -> Measured:
    from gencirc.inspect.page.pages import Pages
    from gencirc.inspect.pdf import sheets
    from gencirc.inspect.rendered import measured_pages

    pages = Pages(sheets(path))
    return Measured(measured_pages(pages), form=pages.form.name)


def _docx(path: Path, render: bool) -> Measured:
    from gencirc.inspect.file.parts import Parts
    from gencirc.inspect.paper import Paper
    from gencirc.inspect.rules import inspect_parts

    parts = Parts(Paper(path))
    found, name = inspect_parts(parts), parts.form.name
    if not render:
        return Measured(found, unseen="没有看版面（--no-render）", form=name)
    pages, why = _pages(parts.paper)
    if why:
        return Measured(found, unseen=why, form=name)
    return Measured(merged(found, pages, parts.paper.gridded), form=name)


def _pages(paper: Paper) -> tuple[list[Finding], str]:
    """The findings on the pages that LibreOffice makes of a Word file, or why there are none."""
    from gencirc.office.convert import program, to_pdf

    if program() is None:
        return [], "没有看版面：这台机器没有 LibreOffice；转成 PDF 再量也行"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "公文.docx"  # not the file: it may be open, or lead elsewhere
        copy.write_bytes(paper.safe)
        made = to_pdf([copy], Path(folder))
        if copy not in made.pdfs:
            return [], f"没有看版面：{made.why}"
        from gencirc.inspect.rendered import rendered

        try:
            return rendered(made.pdfs[copy], paper.mirrored, paper.down), ""
        except ModuleNotFoundError as error:
            return [], f"没有看版面：要另装 {error.name}（pip install gencirc[pdf]）"


def merged(file: list[Finding], page: list[Finding], gridded: bool) -> list[Finding]:
    """One verdict a demand: of file and page the one that the list believes.

    LibreOffice spreads a grid of characters over twice the cells: what depends on
    it is taken from the file then.
    """
    if gridded:
        page = [f for f in page if f.rule not in ("每行字数", "每面行数", "段首缩进", "版心")]
    names = dict.fromkeys(f.rule for f in [*file, *page])
    order = {n: k for k, n in enumerate(DEMANDS)}
    out: list[Finding] = []
    for name in sorted(names, key=order.__getitem__):
        mine, theirs = ([f for f in x if f.rule == name] for x in (file, page))
        first, second = (mine, theirs) if DEMANDS[name].by == "文件" else (theirs, mine)
        judged = [f for f in first if f.verdict != "未核验"]
        other = [f for f in second if f.verdict != "未核验"]
        if judged or other or theirs or name not in SILENT:
            out += judged or other or theirs or mine
    return out
