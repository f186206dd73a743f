"""When two values are alike: no rule and no reckoning of lines can tell the one from the other.

A hanzi that stands in no pair anybody knows, and that nobody looks for alone, is like any
other; so is a digit of a long number. What a value is like keeps its length and all else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add
from sys import intern
from typing import NamedTuple

from gencirc.mould.vocabulary import LIKE, Known, Vocabulary
from gencirc.patterns import later

FACE = "gb2312"  # characters outside of it some faces lack
NUMBER = later(r"\d{7,}")  # no rule reads so long a number
END = "\n"  # of a value among those of a row
PLAIN = "[一-\u9fff0-9A-Za-z，。、；：（）—．.·“”《》-]+"
ROW = later(rf"{PLAIN}(?:{END}{PLAIN})*\Z")
TWICE = later(r"(.{1,2})\1")
SERIAL = 5  # digits: a shorter number may count the rows of a table
DIGIT = later(r"\d")
FIGURE = later(r"\d+")
HANZI = later("[一-\u9fff]")
LIKES = later(f"{LIKE}+")


@dataclass(frozen=True)
class Seen:
    """The values of a row as rules see them, by their places."""

    texts: tuple[str, ...]
    odd: Collection[str]  # those that are like themselves alone
    letters: Letters
    known: Known
    quiet: Sequence[str]  # what they are like where nothing is found, as long as themselves
    sizes: tuple[str, ...]  # what they are like to what sets lines
    sorts: Sequence[str]  # the same whatever their length and figures: how they are worded
    shape: str  # how they are printed

    @cached_property
    def likes(self) -> Sequence[str]:
        """What they are like where something was found."""
        return _apart(_zeroed(self.letters.masked(self.known)), self.texts, self.odd)


class Letters(NamedTuple):
    """The characters of a text, by which it may be known."""

    text: str
    pairs: frozenset[str]  # that stand side by side and are known to somebody

    @classmethod
    def of(cls, text: str, known: Known) -> Letters:
        return cls(text, known.pairs.intersection(map(add, text, text[1:])))

    def masked(self, known: Known) -> str:
        """The text with the hanzi blanked that nobody knows."""
        masked = self.text.translate(known.blanks)
        for pair in self.pairs & known.pairs:
            at = self.text.find(pair)
            while at >= 0:
                masked = masked[:at] + pair + masked[at + 2 :]
                at = self.text.find(pair, at + 1)
        return masked


def seen(texts: tuple[str, ...], known: Vocabulary) -> Seen | None:
    """What the values of a row are like; ``None`` with one that may do more than be printed.

    They are looked at as one text: nothing is known across the end of a value.
    """
    row = END.join(texts)
    if not ROW.match(row) or row.count(END) >= len(texts):
        return None
    words = [text for text in texts if not text.isdigit()]
    odd = frozenset(filter(_odd, words)) if _odd(END.join(words)) else frozenset[str]()
    serials = {text for text in texts if len(text) < SERIAL and text.isdigit()}
    letters, hanzi = Letters.of(row, known.all), HANZI.sub(LIKE, row)
    return Seen(
        texts,
        odd,
        letters,
        known.all,
        _apart(_zeroed(letters.masked(known.judged)), texts, odd),
        tuple(_apart(DIGIT.sub("0", hanzi), texts, odd | serials)),
        _short(letters.masked(known.worded)).split(END),
        intern(_short(hanzi)),
    )


def _apart(row: str, texts: Sequence[str], odd: Collection[str]) -> list[str]:
    """What values are like, one by one; some are like themselves alone."""
    likes = row.split(END)
    if not odd:
        return likes
    return [t if t in odd else like for t, like in zip(texts, likes, strict=True)]


def _zeroed(text: str) -> str:
    """A text with its long numbers as noughts."""
    return NUMBER.sub(lambda found: "0" * len(found[0]), text)


def _short(text: str) -> str:
    """A text whatever the length of what was blanked, and of its figures."""
    return FIGURE.sub("0", LIKES.sub(LIKE, text))


def _odd(text: str) -> bool:
    """Whether words say something twice, or have characters that a face may lack."""
    try:
        text.encode(FACE)
    except UnicodeEncodeError:
        return True
    return bool(TWICE.search(text))
