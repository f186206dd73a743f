"""A file → findings, or a sentence why it cannot be measured."""

from __future__ import annotations

from pathlib import Path

from gencirc.inspect.finding import Finding
from gencirc.word.package import BadPackage


def measured(path: Path) -> tuple[list[Finding], str]:
    """The findings for a .docx or .pdf; a broken file gives a reason, not an exception."""
    if not path.is_file():
        return [], "这是文件夹，不是文件" if path.is_dir() else "没有这个文件"
    measure = {".docx": _docx, ".pdf": _pdf}.get(path.suffix.lower())
    if measure is None:
        return [], "只量 .docx 和 .pdf；.doc、.wps 先另存为 .docx"
    try:
        return measure(path), ""
    except BadPackage as error:
        return [], str(error)
    except ModuleNotFoundError as error:
        return [], f"量 PDF 要另装 {error.name}：pip install gencirc[pdf]"
    except Exception as error:  # the libraries raise many kinds for broken files
        return [], f"文件里有读不懂的地方（{type(error).__name__}）"


def _docx(path: Path) -> list[Finding]:
    from gencirc.inspect.paper import Paper
    from gencirc.inspect.rules import inspect

    return inspect(Paper(path))


def _pdf(path: Path) -> list[Finding]:
    from gencirc.inspect.rendered import rendered

    return rendered(path)
