"""Measuring a page: where the ink is, not what the file says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gencirc.inspect.finding import Finding
from gencirc.inspect.page import ends, head, numbers, signature, text
from gencirc.inspect.page.pages import Pages
from gencirc.inspect.pdf import sheets

RULES: tuple[Callable[[Pages], Iterator[Finding]], ...] = (
    *head.RULES,
    *text.RULES,
    *signature.RULES,
    *ends.RULES,
    *numbers.RULES,
)


def rendered(path: Path, mirrored: bool | None = None, down: float = 0.0) -> list[Finding]:
    """The findings for a PDF.

    ``mirrored`` where the Word file has said how its margins lie, ``down`` how far
    LibreOffice has moved the text for a grid, mm.
    """
    return measured_pages(Pages(sheets(path), mirrored, down))


def measured_pages(pages: Pages) -> list[Finding]:
    """Every rule that applies to the pages of a paper."""
    return [f for rule in RULES for f in rule(pages)]
