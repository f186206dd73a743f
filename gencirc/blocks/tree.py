"""Blocks: what a paper consists of, before anything is known of pages or Word."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple, TypeAlias, TypeGuard

from gencirc.words import Words

SEALED = "盖章"  # the mode of a signature that leaves room for a seal
TOGETHER = 5  # names of attachments that are kept on one page


class Title(NamedTuple):
    """A title; lines are broken later. ``fresh`` begins a new text on a new page.

    ``fewest`` when page 1 has no line to spare for its shape (page.layout).
    """

    words: Words
    fresh: bool = False
    fewest: bool = False


class Subtitle(NamedTuple):
    """A line under the title: date, speaker."""

    words: Words


class Recipients(NamedTuple):
    """主送机关: flush left, ends with a colon."""

    words: Words


class Greeting(NamedTuple):
    """A line flush left without more: 同志们：."""

    words: Words


class Heading(NamedTuple):
    """A heading of level 1 to 4, on its own line or run in before ``text``.

    ``scheme`` counts it: "standard" by level, "第一" or "一是", "" not at all;
    ``ordinal`` is filled in by the numbering.
    """

    level: int
    words: Words
    text: Words | None = None
    scheme: str = "standard"
    ordinal: str = ""
    kept: bool = False  # as a paragraph's


class Paragraph(NamedTuple):
    """A body paragraph, first line indented two 字; ``flush`` when it goes on from a page before.

    ``kept`` when it stays on one page with what signs it (page.signing).
    """

    words: Words
    flush: bool = False
    kept: bool = False


class PageBreak(NamedTuple):
    """A new page, in the large-type edition of a speech."""

    after: str = "句末"


class AttachmentNote(NamedTuple):
    """附件说明: the names of the attachments, below the body."""

    names: tuple[Words, ...]


def together(note: AttachmentNote) -> bool:
    """Whether 附件说明 stays on one page with what signs it; a long one flows on like text."""
    return len(note.names) <= TOGETHER


def names_from(note: AttachmentNote) -> float:
    """Where the names of 附件说明 begin, in 字 from the left: all on the widest number (7.3.4)."""
    many = len(note.names)
    return 5 + (len(str(many)) + 1) / 2 if many > 1 else 5


class Signature(NamedTuple):
    """发文机关署名 and 成文日期: one body, or several in their order."""

    issuers: tuple[Words, ...]
    date: Words
    mode: str = SEALED  # 盖章, 不盖章 or 签名章
    posts: tuple[Words, ...] = ()  # the signers' posts, before signature stamps
    gap: int = 2  # blank lines above it
    seals: tuple[str, ...] = ()  # a picture for every body, 样张, or nothing: the place is kept


class Note(NamedTuple):
    """附注, in round brackets."""

    words: Words


class Roll(NamedTuple):
    """出席、请假、列席 of minutes: a label and the names that hang behind it (10.3)."""

    label: Words
    names: Words


class AttachmentHead(NamedTuple):
    """附件N in line 1 of a new page, its title in line 3."""

    label: Words
    title: Words
    wide: bool = False  # landscape


class Band(NamedTuple):
    """A heading that stands over several columns of a table."""

    words: Words
    first: int  # place of its first column
    across: int  # columns


class Table(NamedTuple):
    """A table with a header of one or two levels; ``wide`` when it lies on a landscape page.

    A line break in a cell begins a new paragraph of it.
    """

    columns: tuple[Words, ...]
    rows: Collection[tuple[Words, ...]]
    wide: bool = False
    bands: tuple[Band, ...] = ()
    merged: tuple[int, ...] = ()  # places of columns whose equal neighbours are one cell
    total: tuple[Words, ...] = ()  # the last row, its label over the columns that have no sum


class Box(NamedTuple):
    """A cell of a form: a label, or a value that is printed or left blank for handwriting.

    A line break in its words begins a new paragraph.
    """

    words: Words = Words()
    label: bool = False  # 黑体, in the middle
    across: int = 1  # columns; the last of a row goes on to the right edge
    down: int = 1  # rows
    least: float = 0.0  # mm that it is high at least
    broad: float = 0.0  # 字 that its column is wide; 0 for what its words take
    centred: bool = False


class Form(NamedTuple):
    """A bordered table of labels and values, row by row; ``whole`` when it stays on one page."""

    rows: tuple[tuple[Box, ...], ...]
    whole: bool = False


class CutLine(NamedTuple):
    """A broken line across the page, with the title of the slip below it."""

    words: Words = Words()


Block: TypeAlias = (
    "Title | Subtitle | Recipients | Greeting | Heading | Paragraph | PageBreak"
    " | AttachmentNote | Signature | Note | Roll | AttachmentHead | Table | Form | CutLine"
)


Part: TypeAlias = "Block | Words | tuple[Words, ...]"


def flags_of(block: Block) -> dict[str, Any]:
    """What the layout may change of a block and leave its words as they are."""
    return {flag: getattr(block, flag) for flag in ("kept", "gap") if flag in block._fields}


def begins_new_text(block: Block) -> bool:
    """Whether a block is the start of another text: the issued plan, an attachment."""
    return isinstance(block, AttachmentHead) or (isinstance(block, Title) and block.fresh)


def is_block(thing: object) -> TypeGuard[Block]:
    """Whether a part of a paper is a block; if not, it is words, or a row of a table."""
    return hasattr(thing, "_fields")


def said(part: Part) -> tuple[Words, ...]:
    """The words of a block, of a row of a table, or just words."""
    if isinstance(part, Words):
        return (part,)
    return words_of(part) if is_block(part) else part  # type: ignore[return-value]


def words_of(block: Block) -> tuple[Words, ...]:
    """All the words of a block, in reading order."""
    if isinstance(block, Heading):
        return (block.words, block.text) if block.text else (block.words,)
    if isinstance(block, AttachmentNote):
        return block.names
    if isinstance(block, Signature):
        return (*block.issuers, *block.posts, block.date)
    if isinstance(block, AttachmentHead):
        return (block.label, block.title)
    if isinstance(block, Roll):
        return (block.label, block.names)
    if isinstance(block, Table):
        bands = (b.words for b in block.bands)
        return (*bands, *block.columns, *(c for row in block.rows for c in row), *block.total)
    if isinstance(block, Form):
        return tuple(box.words for row in block.rows for box in row)
    return () if isinstance(block, PageBreak) else (block.words,)
