"""When two values are alike: no rule and no reckoning of lines can tell the one from the other.

A hanzi that stands in no pair anybody knows, and that nobody looks for alone, is like any
other; so is a digit of a long number. What a value is like keeps its length and all else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gencirc.mould.vocabulary import Known, Vocabulary
from gencirc.patterns import later

FACE = "gb2312"  # characters outside of it some faces lack
LIKE = "□"
NUMBER = later(r"\d{7,}")  # no rule reads so long a number
PLAIN = later("[一-\u9fff0-9A-Za-z，。、；：（）—．.·“”《》-]+$")
TWICE = later(r"(.{1,2})\1")
SERIAL = 5  # digits: a shorter number may count the rows of a table
DIGIT = later(r"\d")
FIGURE = later(r"\d+")
HANZI = later("[一-\u9fff]")
LIKES = later(f"{LIKE}+")


class Value(NamedTuple):
    """A value as rules see it."""

    text: str
    odd: bool  # whether it is like itself alone
    known: Vocabulary
    quiet: str  # what it is like where nothing is found, as long as itself
    size: str  # what it is like to what sets lines
    sort: str  # the same whatever its length and its figures: how it is worded
    shape: str  # how it is printed
    first: str
    last: str
    chars: frozenset[str]
    preceding: frozenset[str]  # that somebody knows before its first character
    following: frozenset[str]  # that somebody knows behind its last one

    @property
    def like(self) -> str:
        """What it is like where something was found."""
        return self.text if self.odd else NUMBER.sub(_zeros, _masked(self.text, self.known.all))


class Likes(dict[int, str]):
    """What values are like where something was found, reckoned of those that are asked for."""

    def __init__(self, seen: Sequence[Value]) -> None:
        super().__init__()
        self.seen = seen

    def __missing__(self, place: int) -> str:
        self[place] = self.seen[place].like
        return self[place]


def value(text: str, known: Vocabulary) -> Value | None:
    """What a value is like; ``None`` for one that may do more than be printed."""
    if not PLAIN.match(text):
        return None
    odd = _odd(text)
    hanzi = HANZI.sub(LIKE, text)
    met = frozenset(map("".join, pairwise(text)))
    worded, judged = (
        hanzi if k.pairs.isdisjoint(met) and k.alone.isdisjoint(text) else _masked(text, k)
        for k in (known.worded, known.judged)
    )
    quiet = text if odd else NUMBER.sub(_zeros, judged)
    size = text if odd or (text.isdigit() and len(text) < SERIAL) else DIGIT.sub("0", hanzi)
    shape = FIGURE.sub("0", LIKES.sub(LIKE, hanzi))
    sort = shape if worded is hanzi else FIGURE.sub("0", LIKES.sub(LIKE, worded))
    preceding, following = known.beside(text[0], text[-1])
    return Value(
        text,
        odd,
        known,
        quiet,
        size,
        sort,
        shape,
        text[0],
        text[-1],
        frozenset(text),
        preceding,
        following,
    )


def _zeros(match: re.Match[str]) -> str:
    return "0" * len(match[0])


def _odd(text: str) -> bool:
    """Whether a value says something twice, or has characters that a face may lack."""
    try:
        text.encode(FACE)
    except UnicodeEncodeError:
        return True
    return bool(TWICE.search(text)) and not text.isdigit()


def _masked(text: str, known: Known) -> str:
    """The value with the characters that nobody knows blanked."""
    pairs, alone = known
    met = [text[n : n + 2] in pairs for n in range(len(text) - 1)]
    beside = zip([False, *met], [*met, False], text, strict=True)
    return "".join(
        [c if a or b or c in alone or not "\u4e00" <= c <= "\u9fff" else LIKE for a, b, c in beside]
    )
