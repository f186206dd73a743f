"""Paragraphs that were only broken anew: a title on two lines, a heading on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gencirc.collect.printed import BODY, TITLE, Line, counted
from gencirc.compare.pairing import likeness
from gencirc.plan.fields import NOWHERE
from gencirc.words import say

LONGEST = 4  # lines that a title is typed in
PIECE = re.compile(r"[^。：；]{1,40}")  # a line of a title
ALIKE = 0.6  # likeness of the lines together to the title that was built
HEAD = re.compile(r"([^。：；]{2,30})。(?=.)")


class Group(NamedTuple):
    """A paragraph as it would have been built, and the places of those that it was typed in."""

    text: str
    places: tuple[int, ...]
    heading: str = ""  # that was taken from its sentence, or run into it


def regrouped(built: Sequence[Line], texts: Sequence[str]) -> list[Group]:
    """The edited paragraphs, each as long as it was built."""
    groups = [Group(text, (n,)) for n, text in enumerate(texts)]
    for title in dict.fromkeys(line.text for line in built if line.part == TITLE):
        groups = _whole_title(title, groups, {_same(line.text) for line in built})
    return list(_divided(built, _run_in(built, groups)))


def _same(text: str) -> str:
    return "".join(text.split())


# -- titles ------------------------------------------------------------------------------


def _whole_title(title: str, groups: list[Group], known: set[str]) -> list[Group]:
    """The lines of a title as one."""
    wanted = _same(title)
    if any(_same(g.text) == wanted for g in groups):
        return groups
    found = max(_windows(groups, wanted, known), default=None)
    if found is None:
        return groups
    _, first, last = found
    one = Group("".join(g.text for g in groups[first:last]), _places(groups[first:last]))
    return [*groups[:first], one, *groups[last:]]


def _windows(
    groups: Sequence[Group], wanted: str, known: set[str]
) -> Iterator[tuple[float, int, int]]:
    """Lines in a row that are together more alike a title than any of them is, [first, last)."""
    free = [
        _same(g.text) not in known and PIECE.fullmatch(g.text) and not counted(g.text)
        for g in groups
    ]
    for first in range(len(groups)):
        for last in range(first + 2, min(first + LONGEST, len(groups)) + 1):
            if not all(free[first:last]):
                break
            said = [_same(g.text) for g in groups[first:last]]
            close = likeness(wanted, "".join(said))
            if close >= ALIKE and close > max(likeness(wanted, s) for s in said):
                yield close, first, last


def _places(groups: Sequence[Group]) -> tuple[int, ...]:
    return tuple(n for g in groups for n in g.places)


# -- headings ------------------------------------------------------------------------------


def _bare(text: str) -> str:
    return text[counted(text) :]


def _run_in(built: Sequence[Line], groups: Sequence[Group]) -> list[Group]:
    """A heading that was set on a line of its own run into its sentence again."""
    heads = {found[1] for line in built if line.heading and (found := HEAD.match(line.bare))}
    known = {line.text for line in built} | {line.bare for line in built}
    out: list[Group] = []
    for group in groups:
        last = out[-1] if out else None
        head = _bare(last.text) if last else ""
        if last and head in heads and group.text not in known and not counted(group.text):
            out[-1] = Group(f"{last.text}。{group.text}", _places([last, group]), head)
        else:
            out.append(group)
    return out


def _divided(built: Sequence[Line], groups: Sequence[Group]) -> Iterator[Group]:
    """A heading that was run into the paragraph below set on its own line again."""
    said = {_bare(g.text) for g in groups}
    heads = {
        line.bare
        for line, below in pairwise(built)
        if line.heading and below.part == BODY and not below.heading and line.bare not in said
    }
    for group in groups:
        found = HEAD.match(_bare(group.text))
        if found and found[1] in heads:
            start = counted(group.text) + found.end()
            yield Group(group.text[: start - 1], group.places, found[1])
            yield Group(group.text[start:], group.places)
        else:
            yield group


def as_typed(built: Sequence[Line], texts: Sequence[str]) -> list[Line]:
    """Drafted paragraphs with their headings on lines of their own, or run in, as in some texts."""
    said = {_bare(text) for text in texts}
    out: list[Line] = []
    for line in built:
        found = HEAD.match(line.bare) if line.heading and line.bare not in said else None
        last = out[-1] if out else None
        if found and found[1] in said:
            start = line.ordinal + found.end()
            out += [line._replace(words=line.words.cut(0, start - 1)), Line(line.words.cut(start))]
        elif last and last.bare not in said and _runs_in(last, line, said):
            out[-1] = last._replace(words=say(NOWHERE, last.words, "。", line.words))
        else:
            out.append(line)
    return out


def _runs_in(above: Line, line: Line, said: Collection[str]) -> bool:
    body = line.part == BODY and not line.heading
    return above.heading and body and f"{above.bare}。{line.bare}" in said
