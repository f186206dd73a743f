"""A paper ready to be written, as build hands it to what writes it or shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gencirc.kind.document import Document
from gencirc.word.letterhead import Letterhead


@dataclass(frozen=True)
class Made:
    """A paper ready to be written."""

    path: Path
    data: bytes
    text: str
    pages: int  # as reckoned
    document: Document
    letterhead: Letterhead
    noted: bool = False  # whether something was said about its pages
    essence: str = ""  # digest of all that it was made from
    issued: str = ""  # its number, or 已签发, when these are the frozen bytes

    @property
    def stage(self) -> str:
        """签发稿 once issued, 草稿 when asked for, 送审稿 while number or date are open."""
        if self.issued:
            return f"签发稿，{self.issued}"
        stage = "草稿" if self.document.draft else "送审稿" if self.document.open else ""
        still = f"，待定：{'、'.join(self.document.open)}" if self.document.open else ""
        return f"{stage}{still}" if stage else ""
