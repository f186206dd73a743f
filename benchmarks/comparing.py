"""Reckoned lines against printed ones, character by character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from benchmarks.papers import Paper
from benchmarks.reading import Read, bare
from gencirc.blocks import tree
from gencirc.page.stacking import Pages

BEGIN = 60  # characters that tell a text from the head above it


class Line(NamedTuple):
    """A line with the place of its first character in the whole text."""

    at: int
    page: int
    text: str


class Difference(NamedTuple):
    """Where a paragraph first came out otherwise than reckoned."""

    paper: str
    kind: str  # 断行, 分页 or 文字
    place: int  # of the block
    row: int  # of a table
    block: str
    reckoned: str
    printed: str
    next_reckoned: str = ""  # the line after
    next_printed: str = ""
    faces: tuple[str, ...] = ()
    follows: int = 0  # further lines of the paragraph


def reckoned(paper: Paper, pages: Pages) -> list[tuple[tuple[int, int], Line]]:
    """The estimator's lines, each with its paragraph."""
    out, at = [], 0
    heads: dict[int, int] = {}
    for line in pages.lines:
        text = bare(line.text)
        table = isinstance(paper.blocks[line.block], tree.Table)
        if table and line.row == 0 and line.page != heads.setdefault(line.block, line.page):
            continue  # a header row again
        out.append(((line.block, line.row if table else 0), Line(at, line.page, text)))
        at += len(text)
    return out


def compared(paper: Paper, pages: Pages, printed: list[Read]) -> tuple[list[Difference], int]:
    """The differences of a paper below its head, one a paragraph, and how many lines differ."""
    mine = reckoned(paper, pages)
    whole = "".join(line.text for _, line in mine)
    printed = list(_once(paper, _below_head(printed, whole[:BEGIN])))
    found = {line.at: (line, faces) for line, faces in _placed(printed)}
    theirs = "".join(r.text for r in printed)
    if whole != theirs:
        place = next((n for n, (a, b) in enumerate(zip(whole, theirs, strict=False)) if a != b), 0)
        wrong = whole[place:][:30], theirs[place:][:30]
        return [Difference(paper.name, "文字", -1, 0, "", *wrong)], 0
    out, many = list(_paged(paper, mine, found)), 0
    for (block, row), group in groupby(mine, key=lambda m: m[0]):
        lines = [line for _, line in group]
        start, stop = lines[0].at, lines[-1].at + len(lines[-1].text)
        other = [found[at] for at in sorted(found) if start <= at < stop]
        wrong = [n for n, line in enumerate(lines) if line.at not in found]
        many += max(len(wrong), len(other) - len(lines))
        if wrong or len(other) != len(lines):
            out.append(_first(lines, other, paper, block, row))
    return out, many


def _below_head(printed: list[Read], begin: str) -> list[Read]:
    """The lines from the one that the text begins with."""
    whole, at = "".join(r.text for r in printed), 0
    for place, read in enumerate(printed):
        if whole.startswith(begin, at):
            return printed[place:]
        at += len(read.text)
    return printed


def _once(paper: Paper, printed: Iterable[Read]) -> Iterator[Read]:
    """The lines without header rows that are repeated on a further page of a table."""
    heads = [
        bare("".join(map(str, b.columns)))
        for b in paper.blocks
        if isinstance(b, tree.Table) and b.columns
    ]
    for _, group in groupby(printed, key=lambda r: r.page):
        lines = list(group)
        page = "".join(r.text for r in lines)
        again = max((len(h) for h in heads if page.startswith(h)), default=0)
        while again > 0:
            again -= len(lines.pop(0).text)
        yield from lines


def _placed(printed: list[Read]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    at = 0
    for read in printed:
        yield Line(at, read.page, read.text), read.faces
        at += len(read.text)


def _first(
    lines: list[Line],
    other: list[tuple[Line, tuple[str, ...]]],
    paper: Paper,
    block: int,
    row: int,
) -> Difference:
    """The first line that ends elsewhere."""
    same = [a.text == b.text for a, (b, _) in zip(lines, other, strict=False)]
    place = same.index(False) if False in same else len(same) - 1
    mine = [x.text for x in lines[place : place + 2]] + [""]
    theirs = [x.text for x, _ in other[place : place + 2]] + ["", ""]
    return Difference(
        paper.name, "断行", block, row, type(paper.blocks[block]).__name__, mine[0], theirs[0], mine[1], theirs[1],
        other[place][1], len(lines) - place - 1,
    )  # fmt: skip


def _paged(
    paper: Paper,
    mine: list[tuple[tuple[int, int], Line]],
    found: dict[int, tuple[Line, tuple[str, ...]]],
) -> Iterator[Difference]:
    """The first line on another page than reckoned, each time the difference grows."""
    off = 0
    for (block, row), line in mine:
        other = found.get(line.at)
        if other and other[0].page - line.page != off:
            off = other[0].page - line.page
            if off:
                said = f"第{line.page}页 {line.text}", f"第{other[0].page}页"
                yield Difference(
                    paper.name, "分页", block, row, type(paper.blocks[block]).__name__, *said
                )
