"""The account of every character: in the YAML, printed by the machine, changed, or left out.

Nothing reports what it dropped: what is left out is all that nobody has claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gencirc.importing.clean import SIGNS, Change, Clean
from gencirc.importing.draft import Made, words
from gencirc.importing.passes import TRIVIAL
from gencirc.patterns import later
from gencirc.source.marks import Text

KEPT, DERIVED, SIGN, LEFT = "留用", "机器编", "标点", "未收"
SIGN_ONLY = later(rf"[\s{SIGNS}.,;:!?()\[\]\"'|#*—〃-]+")


class Stretch(NamedTuple):
    """A stretch of the cleaned text and what became of it."""

    start: int
    text: str
    fate: str

    @property
    def begin(self) -> int:
        """Where its words begin, behind blanks and breaks."""
        return self.start + len(self.text) - len(self.text.lstrip())


class Account(NamedTuple):
    """Where every character of the source is."""

    stretches: tuple[Stretch, ...]
    changes: tuple[Change, ...]

    @property
    def left(self) -> list[Stretch]:
        """What is neither in the YAML nor printed by the machine."""
        return [s for s in self.stretches if s.fate == LEFT]

    def count(self, fate: str) -> int:
        """Characters with a fate, blanks not counted."""
        return sum(len("".join(s.text.split())) for s in self.stretches if s.fate == fate)

    @property
    def gone(self) -> dict[str, list[Change]]:
        """What was changed or taken out, by its reason; blanks and breaks are not told."""
        told = (c for c in self.changes if c.why not in TRIVIAL)
        ordered = sorted(told, key=lambda c: c.why)
        return {why: list(found) for why, found in groupby(ordered, key=lambda c: c.why)}


def account(clean: Clean, made: Made) -> Account:
    """The account of a text of which a plan was made."""
    fates = [LEFT] * len(clean.text)
    _claim(fates, made.derived, DERIVED)
    held = [*words(made.plan), *(words(made.registry) if made.registry else ())]
    _claim(fates, (w for w in held if isinstance(w, Text)), KEPT)
    return Account(tuple(_stretches(clean.text, fates)), clean.changes)


def _claim(fates: list[str], texts: Iterable[Text], fate: str) -> None:
    for text in texts:
        start = text.mark.start + text.mark.offset
        fates[start : start + len(text)] = [fate] * len(text)


def _stretches(text: str, fates: list[str]) -> Iterator[Stretch]:
    start = 0
    for fate, run in groupby(fates):
        stop = start + sum(1 for _ in run)
        part = text[start:stop]
        if fate == LEFT and SIGN_ONLY.fullmatch(part):
            fate = SIGN
        yield Stretch(start, part, fate)
        start = stop
