"""A paper ready to be written, as build hands it to what writes it or shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from gencirc.filenames import Placed
from gencirc.kind.document import Document
from gencirc.plan.official import Paper
from gencirc.spool import Piece, Putting, named, read
from gencirc.word.letterhead import Letterhead
from gencirc.words import Words

NO_HEAD: dict[str, Words] = {}


@dataclass(frozen=True, slots=True)
class Made:
    """A paper ready to be written; of a batch its bytes and text are put away while the run lasts."""

    place: Placed
    bytes_: bytes | Piece
    text_: str | Piece
    pages: int  # as reckoned
    document: Document
    letterhead: Letterhead
    noted: bool = False  # whether something was said about its pages
    essence: str = ""  # digest of all that it was made from
    issued: str = ""  # its number, or 已签发, when these are the frozen bytes

    @property
    def path(self) -> Path:
        """Where it goes."""
        return self.place.path

    @property
    def folder(self) -> Path:
        """The folder that it goes to."""
        return self.place.folder

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.place.name

    @property
    def data(self) -> bytes:
        """The Word file."""
        return read(self.bytes_)

    @property
    def text(self) -> str:
        """The light text."""
        return self.text_ if isinstance(self.text_, str) else self.text_.read().decode("utf-8")

    @property
    def content(self) -> bytes | Piece:
        """The Word file, wherever it is."""
        return self.bytes_

    @property
    def light(self) -> bytes | Piece:
        """The light text, wherever it is."""
        return self.text_ if isinstance(self.text_, Piece) else self.text_.encode("utf-8")

    @property
    def digest(self) -> str:
        """The short name of its content."""
        return named(self.bytes_)

    @property
    def text_digest(self) -> str:
        """The short name of its light text."""
        return named(self.light)

    def stored(self, spool: Putting, asked: Paper) -> Self:
        """The same with what is large put away, without its blocks; ``asked`` is what it is of."""
        document = replace(self.document, blocks=(), head=NO_HEAD, paper=asked)
        data, put = _put(self.content, spool), _put(self.light, spool)
        text = put if isinstance(put, Piece) else self.text_
        return replace(self, bytes_=data, text_=text, document=document)

    @property
    def stage(self) -> str:
        """签发稿 once issued, 草稿 when asked for, 送审稿 while number or date are open."""
        if self.issued:
            return f"签发稿，{self.issued}"
        stage = "草稿" if self.document.draft else "送审稿" if self.document.open else ""
        still = f"，待定：{'、'.join(self.document.open)}" if self.document.open else ""
        return f"{stage}{still}" if stage else ""


def _put(content: bytes | Piece, spool: Putting) -> bytes | Piece:
    return content if isinstance(content, Piece) else spool.put(content)
