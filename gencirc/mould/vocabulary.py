"""What the program and a plan know of words: characters that may decide something.

A value of which no two neighbouring characters are known to anybody is a name like any
other: no rule can tell it from another one that is as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from gencirc.patterns import later

LIKE = "□"
HAN = later("[一-\u9fff]+")
WORDED, JUDGED, ALL = (
    Path(__file__).parent / f"{name}.txt" for name in ("worded", "judged", "all")
)


class Blanks(dict[int, int]):
    """What is seen of characters (for ``str.translate``): a blank of hanzi but some."""

    def __init__(self, shown: frozenset[str]) -> None:
        super().__init__()
        self.shown = shown

    def __missing__(self, code: int) -> int:
        char = chr(code)
        self[code] = ord(LIKE) if HAN.match(char) and char not in self.shown else code
        return self[code]


@dataclass(frozen=True)
class Known:
    """Neighbours that stand together in some word, and characters that are looked for alone."""

    pairs: frozenset[str]
    alone: frozenset[str]

    def __or__(self, other: Known) -> Known:
        return Known(self.pairs | other.pairs, self.alone | other.alone)

    @cached_property
    def blanks(self) -> Blanks:
        """What is seen of characters by themselves."""
        return Blanks(self.alone)


NONE = Known(frozenset(), frozenset())


@dataclass(frozen=True)
class Vocabulary:
    """What papers are worded by, and what they are judged by at first sight.

    ``all`` besides knows what is looked at around what was found.
    """

    worded: Known
    judged: Known
    all: Known


def vocabulary(texts: Iterable[str], sought: Known) -> Vocabulary:
    """What the program knows, and what such texts as a plan has know besides."""
    typed = Known(frozenset(pairs_in(texts)), frozenset())
    worded, judged, every = (_program(file) | typed for file in (WORDED, JUDGED, ALL))
    return Vocabulary(worded, judged | sought, every | sought)


def pairs_in(texts: Iterable[str]) -> Iterator[str]:
    """Every two hanzi that stand side by side."""
    for text in texts:
        for run in HAN.findall(text):
            yield from map("".join, pairwise(run))


@cache
def _program(file: Path) -> Known:
    """The words of the program's own code (gencirc.mould.gathering)."""
    alone, *rows = file.read_text(encoding="utf-8").splitlines()
    return Known(frozenset(r[0] + c for r in rows for c in r[1:]), frozenset(alone))
