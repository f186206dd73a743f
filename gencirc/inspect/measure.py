"""A file → findings, or a sentence why it cannot be measured."""

from __future__ import annotations

from pathlib import Path

from gencirc.inspect.finding import Finding
from gencirc.word.package import BadPackage


def measured(path: Path) -> tuple[list[Finding], str]:
    """The findings for a .docx; a broken file gives a reason instead of an exception."""
    if not path.is_file():
        return [], "没有这个文件"
    if path.suffix.lower() != ".docx":
        return [], "现在只量 .docx；.doc、.wps 先另存为 .docx"
    from gencirc.inspect.paper import Paper
    from gencirc.inspect.rules import inspect

    try:
        return inspect(Paper(path)), ""
    except BadPackage as error:
        return [], str(error)
    except Exception as error:  # python-docx raises many kinds for broken packages
        return [], f"文件里有读不懂的地方（{type(error).__name__}）"
