"""Values that are typed otherwise than they are printed: 2026-07-10 for 2026年7月10日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.collect.matching import Atom
from gencirc.collect.origins import DERIVED, Letter
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut

PRINTED = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
TYPED_DAY = re.compile(r"(?:(\d{4})[-./年])?(?<!\d)(\d{1,2})[-./月](\d{1,2})(?!\d)")


class Day(NamedTuple):
    """A date as a text says it; no year where none is said."""

    year: int
    month: int
    day: int

    def means(self, other: Day) -> bool:
        """Whether both can be the same day."""
        years = {self.year, other.year} - {0}
        return self[1:] == other[1:] and len(years) < 2


def redated(atom: Atom, letters: Sequence[Letter], text: str) -> Iterator[list[Op]]:
    """The date put where it was typed, in the spelling that it has there."""
    site, was, now = _printed(atom, letters, text)
    if site is None:
        return
    olds, news = list(map(_day, PRINTED.finditer(was))), list(map(_day, PRINTED.finditer(now)))
    changed = [pair for pair in zip(olds, news, strict=False) if pair[0] != pair[1]]
    if len(olds) == len(news) and len(changed) == 1:
        yield from _written(site, *changed[0])


def revalued(atom: Atom, letters: Sequence[Letter], text: str) -> Iterator[list[Op]]:
    """Another value where the template prints it among words of its own: 此件【公开】."""
    site, was, now = _printed(atom, letters, text)
    lead, value, tail = was.partition(str(site.text)) if site else ("", "", "")
    if site and value and now.startswith(lead) and now.endswith(tail):
        new = now[len(lead) : len(now) - len(tail)]
        if new and new != value:
            yield [Splice(site, Cut(0, len(value), new))]


def _printed(atom: Atom, letters: Sequence[Letter], text: str) -> tuple[Site | None, str, str]:
    """The value that a changed word is printed for, as it was printed and as it is now."""
    start, end = atom.at, atom.at + len(atom.before)
    first = letters[start] if start < len(letters) else None
    if first is None or first.site is None or first.sort != DERIVED or first.last > first.first:
        return None, "", ""
    while start and letters[start - 1] == first:
        start -= 1
    while end < len(letters) and letters[end] == first:
        end += 1
    at = atom.at - start
    was = text[start:end]
    return first.site, was, was[:at] + atom.after + was[at + len(atom.before) :]


def _day(found: re.Match[str]) -> Day:
    year, month, day = (int(part or 0) for part in found.groups())
    return Day(year, month, day)


def _written(site: Site, old: Day, new: Day) -> Iterator[list[Op]]:
    """The numbers of a typed date that become others, when the text has that date once."""
    found = [m for m in TYPED_DAY.finditer(str(site.text)) if _day(m).means(old)]
    if len(found) == 1:
        yield [
            Splice(
                site, Cut(*found[0].span(n), f"{number:02}" if "-" in found[0][0] else f"{number}")
            )
            for n, number in enumerate(new, 1)
            if found[0][n] and number and number != int(found[0][n])
        ]
