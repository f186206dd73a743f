"""Blocks: what a paper consists of, before anything is known of pages or Word."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from gencirc.words import Words


class Title(NamedTuple):
    """A title; lines are broken later. ``fresh`` begins a new text on a new page."""

    words: Words
    fresh: bool = False


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


class Signature(NamedTuple):
    """发文机关署名 and 成文日期."""

    issuer: Words
    date: Words
    mode: str = "盖章"  # 盖章, 不盖章 or 签名章
    post: Words | None = None  # the signer's post, before a signature stamp
    gap: int = 2  # blank lines above it


class Note(NamedTuple):
    """附注, in round brackets."""

    words: Words


class AttachmentHead(NamedTuple):
    """附件N in line 1 of a new page, its title in line 3."""

    label: Words
    title: Words
    wide: bool = False  # landscape


class Table(NamedTuple):
    """A table with a header row; ``wide`` when it lies on a landscape page."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    wide: bool = False


Block: TypeAlias = (
    "Title | Subtitle | Recipients | Greeting | Heading | Paragraph | PageBreak"
    " | AttachmentNote | Signature | Note | AttachmentHead | Table"
)


def begins_new_text(block: Block) -> bool:
    """Whether a block is the start of another text: the issued plan, an attachment."""
    return isinstance(block, AttachmentHead) or (isinstance(block, Title) and block.fresh)


def words_of(block: Block) -> tuple[Words, ...]:
    """All the words of a block, in reading order."""
    if isinstance(block, Heading):
        return (block.words, block.text) if block.text else (block.words,)
    if isinstance(block, AttachmentNote):
        return block.names
    if isinstance(block, Signature):
        return tuple(w for w in (block.issuer, block.post, block.date) if w)
    if isinstance(block, AttachmentHead):
        return (block.label, block.title)
    if isinstance(block, Table):
        return (*block.columns, *(cell for row in block.rows for cell in row))
    return () if isinstance(block, PageBreak) else (block.words,)
