"""A paper ready to be written, as build hands it to what writes it or shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gencirc.kind.drafting import Document
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
    issued: str = ""  # its number, or 已签发, when these are the frozen bytes
