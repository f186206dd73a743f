"""A foreign Word paper as plain values: paragraphs, their pieces, comments."""

from __future__ import annotations

from typing import NamedTuple


class Revision(NamedTuple):
    """A tracked change: who made it and when, as the file says."""

    author: str = ""
    date: str = ""  # 2026-11-22T09:30:00Z
    moved: bool = False  # half of a move: the other half stands elsewhere


class Look(NamedTuple):
    """What a run is given directly, beside its styles; nothing where it is not."""

    font: str = ""  # of Chinese characters, else of others
    size: float = 0.0  # pt
    bold: bool | None = None
    italic: bool | None = None
    underline: str = ""
    colour: str = ""
    highlight: str = ""


class Piece(NamedTuple):
    """Text of one run; tab, line break and page break are ``\\t``, ``\\n`` and ``\\f``."""

    text: str
    look: Look = Look()
    style: str = ""  # character style, by name
    inserted: Revision | None = None
    deleted: Revision | None = None
    restyled: Revision | None = None  # only its looks were changed
    hidden: bool = False
    field: str = ""  # code of the field that the text is the result of: PAGE
    comments: tuple[str, ...] = ()  # that are attached to it
    note: str = ""  # number of the foot- or endnote that it refers to: 脚注1
    picture: bool = False


class Cell(NamedTuple):
    """Where in a table: which one, row and column of its grid, all from 0."""

    table: int
    row: int
    column: int
    span: int = 1  # columns
    continued: bool = False  # merged with the cell above
    inserted: Revision | None = None  # its row or itself
    deleted: Revision | None = None


class Place(NamedTuple):
    """Where a paragraph stands."""

    part: str  # 正文、文本框、页眉、页脚、脚注、尾注
    name: str = ""  # of the note (脚注1), or the file of a header or footer
    anchor: int = -1  # of a text box: number of the paragraph that holds it
    cells: tuple[Cell, ...] = ()  # outer tables first

    @property
    def cell(self) -> Cell | None:
        """The innermost cell."""
        return self.cells[-1] if self.cells else None


class Paragraph(NamedTuple):
    """A paragraph; its number is its place in ``Paper.paragraphs``."""

    number: int
    place: Place
    pieces: tuple[Piece, ...]
    style: str = ""  # by name
    level: int | None = None  # of the outline, from 1
    ordinal: str = ""  # printed by automatic numbering: （一）
    old_ordinal: str = ""  # before the tracked changes
    inserted: Revision | None = None  # its mark
    deleted: Revision | None = None
    restyled: Revision | None = None
    align: str = ""  # given directly
    section: bool = False  # a section ends with it
    old_style: str = ""  # before the tracked changes

    @property
    def text(self) -> str:
        """Its text with every tracked change accepted, without its ordinal."""
        return "".join(p.text for p in self.pieces if not p.deleted)

    @property
    def old_text(self) -> str:
        """Its text with every tracked change rejected, without its ordinal."""
        return "".join(p.text for p in self.pieces if not p.inserted)

    @property
    def said(self) -> str:
        """What a reader of the paper sees: the ordinal and the text."""
        return self.ordinal + self.text


class Comment(NamedTuple):
    """A comment with what it is attached to."""

    id: str
    author: str
    date: str
    text: str
    quoted: str  # the text it is attached to
    paragraphs: tuple[int, ...]  # numbers; none when it is attached to nothing
    answers: str = ""  # id of the comment it answers


class Paper(NamedTuple):
    """Everything that is read of a file."""

    paragraphs: tuple[Paragraph, ...]  # body, then text boxes, notes, headers and footers
    comments: tuple[Comment, ...] = ()

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """Paragraphs and tables of the body, in order."""
        return tuple(p for p in self.paragraphs if p.place.part == "正文")

    @property
    def tracked(self) -> bool:
        """Whether anything is marked as inserted or deleted."""
        return any(
            p.inserted or p.deleted
            or any(c.inserted or c.deleted for c in p.place.cells)
            or any(x.inserted or x.deleted for x in p.pieces)
            for p in self.paragraphs
        )  # fmt: skip
