"""Ordinals of headings: 一、（一）1.（1） by level (GB/T 9704 7.3.3), 第一， and 一是."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gencirc.blocks.tree import AttachmentHead, Block, Heading, Title
from gencirc.numerals import chinese
from gencirc.reuse import by_identity

FORMS, CHINESE = ("{}、", "（{}）", "{}.", "（{}）"), 2  # of the levels, the first two in hanzi
FIRST = ("首先，", "其次，", "再次，")  # and 最后，


@cache
def ordinal(level: int, number: int) -> str:
    """The standard's ordinal: no punctuation after brackets, a half-width dot after digits."""
    said = chinese(number) if level <= CHINESE else str(number)
    return FORMS[level - 1].format(said)


def spoken(word: str, number: int, last: bool = False) -> str:
    """The ordinal of a chain: 第一， 一是 一要 首先， 其一，; ``last`` of several is 最后，."""
    if word == "第一":
        return f"第{chinese(number)}，"
    if word == "其一":
        return f"其{chinese(number)}，"
    if word == "首先":
        return "最后，" if last and number > 2 else FIRST[min(number, len(FIRST)) - 1]
    return chinese(number) + word[1:]


def number(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with every heading's ordinal; a new text starts again at one."""
    counts = [0, 0, 0, 0]
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Title | AttachmentHead):
            counts = [0, 0, 0, 0]
        if isinstance(block, Heading) and block.scheme:
            place = block.level - 1
            counts[place] += 1
            counts[place + 1 :] = [0] * (3 - place)
            block = _numbered(block, _said(block, counts[place]))
        out.append(block)
    return out


@by_identity
def _numbered(heading: Heading, ordinal: str) -> Heading:
    return heading._replace(ordinal=ordinal)


def _said(heading: Heading, count: int) -> str:
    if heading.scheme == "standard":
        return ordinal(heading.level, count)
    return spoken(heading.scheme, count)
