"""Light markup → blocks: the grammar is docs/记号.md.

Marks count only where the template itself wrote them; a printed value is literal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from gencirc.blocks.tree import (
    Block,
    Greeting,
    Heading,
    Paragraph,
    Recipients,
    Subtitle,
    Title,
)
from gencirc.kind.fences import BASE, BLOCK, CLOSE, LINE, OPEN, Fences, Lines
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source
from gencirc.source.scalars import wide
from gencirc.words import Span, Words

TOKEN = later(f"{OPEN}(.)|{CLOSE}|{LINE}(.)|{BLOCK}(.)", re.S)
MARK = later(r"(!!|!|@|>|#{1,4}|---+)(?:\s+|$)")
STRONG = "**"


class Line:
    """One line of rendered text: its words and the blocks it stands for."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.blocks: list[list[Any]] = []
        self.literal = False  # whether the first character is the template's own

    def bare(self) -> str:
        return "".join(s.text for s in self.spans).strip()


def parse(text: str, fences: Fences, lines: Lines) -> tuple[list[Block], list[Problem]]:
    """The blocks of a rendered kind, and marks that make no sense."""
    out: list[Block] = []
    problems: list[Problem] = []
    group: list[Line] = []
    for line in _lines(text, fences, lines):
        if line.blocks:
            _flush(group, out)
            if line.bare():
                problems.append(problem("K109", line.spans[0].mark))
            out += [b for blocks in line.blocks for b in blocks]
        elif not line.bare():
            _flush(group, out)
        elif line.literal and MARK.match(line.bare()):
            _flush(group, out)
            _marked(line, out)
        else:
            group.append(line)
    _flush(group, out)
    return _fresh(out), problems


def _flush(group: list[Line], out: list[Block]) -> None:
    """Lines without a mark that follow each other are one paragraph."""
    words = Words()
    for line in group:
        more = _strong(Words(line.spans).trimmed())
        bare, new = str(words), str(more)
        if bare and new and not (wide(bare[-1]) or wide(new[0])):
            words = words.then(Span(" ", more[0].mark, False))
        words = words + more
    if words:
        out.append(Paragraph(words))
    group.clear()


class NewText:
    """A line of dashes: what follows is a text of its own on a new page."""


def _marked(line: Line, out: list[Any]) -> None:
    words = Words(line.spans).trimmed()
    found = MARK.match(str(words))
    assert found
    rest = _strong(words.cut(found.end()).trimmed())
    sign = found[1]
    if sign.startswith("---"):
        out.append(NewText())
    elif sign.startswith("#"):
        out.append(Heading(len(sign), rest))
    else:
        out.append(SIGNS[sign](rest))


SIGNS: dict[str, Callable[[Words], Block]] = {
    "!": Title,
    "!!": Subtitle,
    "@": Recipients,
    ">": Greeting,
}


def _fresh(blocks: list[Any]) -> list[Block]:
    """Titles after a line of dashes begin a new page."""
    out: list[Block] = []
    fresh = False
    for block in blocks:
        if isinstance(block, NewText):
            fresh = True
        elif fresh and isinstance(block, Title):
            out.append(Title(block.words, fresh=True))
            fresh = False
        else:
            out.append(block)
    return out


def _lines(text: str, fences: Fences, lines: Lines) -> Iterator[Line]:
    place = Mark(Source("", ""), 0, 0, verbatim=True)
    for raw in text.split("\n"):
        line = Line()
        at, value = 0, None
        for token in [*TOKEN.finditer(raw), None]:
            piece = raw[at : token.start() if token else len(raw)]
            if piece:
                _add(line, piece, value, place)
            if token is None:
                break
            at = token.end()
            if token[1]:
                value = fences.spans[ord(token[1]) - BASE]
            elif token[2]:
                place = lines.mark(token[2])
            elif token[3]:
                line.blocks.append(fences.blocks[ord(token[3]) - BASE])
            else:
                value = None
        yield line


def _add(line: Line, piece: str, value: Span | None, place: Mark) -> None:
    if value is None:
        if not line.spans:
            piece = piece.lstrip()
            line.literal = bool(piece)
        if piece:
            line.spans.append(Span(piece, place, exact=False))
    elif value.mark.source.name:
        line.spans.append(value._replace(text=piece))
    else:
        line.spans.append(value._replace(text=piece, mark=place, exact=False))


def _strong(words: Words) -> Words:
    """Literal ** turns emphasis on and off."""
    out: list[Span] = []
    on = False
    for span in words:
        if span.exact or STRONG not in span.text:
            out.append(span._replace(look="强调") if on and not span.look else span)
            continue
        for n, piece in enumerate(span.text.split(STRONG)):
            on = not on if n else on
            if piece:
                out.append(span._replace(text=piece, look="强调" if on else span.look))
    return Words(out)
