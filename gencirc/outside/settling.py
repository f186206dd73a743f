"""Tracked changes settled: the paper with all of them accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Iterable

from gencirc.outside.values import Cell, Paper, Paragraph, Piece, Place


def accepted(paper: Paper) -> tuple[Paragraph, ...]:
    """The paragraphs as they stand when every change is accepted."""
    return _settled(paper.paragraphs, True)


def rejected(paper: Paper) -> tuple[Paragraph, ...]:
    """The paragraphs as they stood before every change."""
    return _settled(paper.paragraphs, False)


def _settled(paragraphs: Iterable[Paragraph], new: bool) -> tuple[Paragraph, ...]:
    out: list[Paragraph] = []
    held: list[Paragraph] = []  # whose marks are gone: they run into the next one
    for p in paragraphs:
        if any(_gone(cell, new) for cell in p.place.cells):
            continue
        if held and held[-1].place != p.place:  # nothing follows that it could run into
            left = _joined(held, new)
            into_table = p.place.cells[:-1] == left.place.cells and p.place.part == left.place.part
            out += [] if into_table and not left.pieces else [left]
            held = []
        held.append(p)
        if not _gone(p, new):
            out.append(_joined(held, new))
            held = []
    return tuple([*out, _joined(held, new)] if held else out)


def _gone(thing: Paragraph | Piece | Cell, new: bool) -> bool:
    return bool(thing.deleted if new else thing.inserted)


def _joined(held: list[Paragraph], new: bool) -> Paragraph:
    """Paragraphs as one, with the looks of the last, whose mark stays."""
    last = held[-1]
    pieces = tuple(
        x._replace(inserted=None, deleted=None, restyled=None)
        for p in held for x in p.pieces if not _gone(x, new)
    )  # fmt: skip
    cells = tuple(c._replace(inserted=None, deleted=None) for c in last.place.cells)
    place = Place(*last.place[:3], cells)
    ordinal = last.ordinal if new else last.old_ordinal
    style = last.style if new else last.old_style
    return last._replace(
        style=style, old_style=style, place=place, pieces=pieces, ordinal=ordinal, old_ordinal=ordinal,
        inserted=None, deleted=None, restyled=None,
    )  # fmt: skip
