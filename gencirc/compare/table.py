"""The table of differences as a Word file: 《甲》与《乙》对照表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gencirc.blocks.tree import Block, Paragraph, Table, Title
from gencirc.compare.differing import FOLLOWS
from gencirc.compare.edits import Edit
from gencirc.compare.replacing import replaced
from gencirc.compare.sides import Found
from gencirc.kind.document import Document
from gencirc.kind.editions import PLAIN
from gencirc.kind.library import Kind, Library
from gencirc.page.layout import lay
from gencirc.plan.fields import NOWHERE
from gencirc.plan.official import Paper
from gencirc.record import Paper as File
from gencirc.source.marks import Text
from gencirc.text import light
from gencirc.word.letterhead import compiled
from gencirc.word.writing import write
from gencirc.words import Span, Words, say

COLUMNS = ("项目", "原来", "现在", "变化")
REWORDED = ("原文", "修改后")
SAME = "没有不同。"


def blocks(found: Found) -> tuple[Block, ...]:
    """The title and the table on landscape pages; its last row is what only follows."""
    rows = [_row((x.item, x.old, x.new, x.change)) for x in (*found.lines, *found.shifted)]
    if found.following:
        rows.append(_row((FOLLOWS, "", "\n".join(found.following), f"{len(found.following)}处")))
    if found.papers:
        rows = [_reworded(x.old, x.new) for x in found.lines if x.old or x.new]
    head = Title(_words(found.title))
    columns = _row(REWORDED if found.papers else COLUMNS)
    return (head, Table(columns, tuple(rows), wide=True) if rows else Paragraph(_words(SAME)))


def _reworded(old: str, new: str) -> tuple[Words, Words]:
    """A paragraph before and after, the changed words set off."""
    if not (old and new):
        return _words(old or "（新增）"), _words(new or "（删去）")
    found = replaced(old, new)
    return _marked(old, [(e.at, len(e.old)) for e in found]), _marked(new, list(_come(found)))


def _come(found: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Where the changed words stand in the new text."""
    shift = 0
    for edit in found:
        yield edit.at + shift, len(edit.new)
        shift += len(edit.new) - len(edit.old)


def _marked(text: str, places: Sequence[tuple[int, int]]) -> Words:
    spans, at = [], 0
    for start, size in places:
        spans += [
            Span(text[at:start], NOWHERE),
            Span(text[start : start + size], NOWHERE, look="强调"),
        ]
        at = start + size
    return Words(s for s in (*spans, Span(text[at:], NOWHERE)) if s.text)


def _row(cells: Sequence[str]) -> tuple[Words, ...]:
    return tuple(_words(cell) for cell in cells)


def _words(text: str) -> Words:
    return say(NOWHERE, text)


def file(found: Found, path: Path, library: Library) -> File:
    """The table as a file to be written; equal input gives equal bytes."""
    name = Text("对照表", NOWHERE)
    made = sheet(path.stem, Kind(name=name, key=name), found.title, blocks(found))
    return written(made, path, library)


def sheet(name: str, kind: Kind, title: str, blocks: tuple[Block, ...]) -> Document:
    """A paper without a head, made from data alone."""
    return Document(name, kind, Paper(), Text(PLAIN, NOWHERE), title, blocks, None)


def written(document: Document, path: Path, library: Library) -> File:
    """A document as the bytes of a Word file, with its light text."""
    place = library.letterhead(PLAIN)
    letterhead = compiled(place, PLAIN)[0] if place else None
    assert letterhead is not None  # it comes with gencirc
    laid = lay(document, letterhead, (), ())
    return File(path, write(laid.document, letterhead, (), laid.setting), light(laid.document))
