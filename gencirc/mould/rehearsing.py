"""Rows of a list as moulds see them, and rows made up to learn about many values at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import NamedTuple, TypeAlias

from gencirc.due import Due
from gencirc.mould.filling import Values
from gencirc.mould.likeness import Seen, seen
from gencirc.mould.vocabulary import Vocabulary
from gencirc.plan.recipients import Recipient
from gencirc.source.marks import Text

AHEAD = 128  # rows that are looked at before their turn
NAME = ""  # who a row is about, beside what its columns say
Said: TypeAlias = "Mapping[str, Text]"


class Row(NamedTuple):
    """What is said of a recipient, and what that is like."""

    said: Said
    given: Values
    seen: Seen
    firsts: tuple[int, ...]  # for every value the place of the first that equals it
    sorts: Sequence[object]  # what wording may hang on: which values are equal, the sort of each


def typed(recipient: Recipient) -> dict[str, Text]:
    """Who a recipient is, and what their row says."""
    return {NAME: recipient.name} | {n: said for n, said in recipient.facts.items() if said}


def read_row(said: Said, known: Vocabulary) -> Row | None:
    """A row; ``None`` with a value that may do more than be printed."""
    texts = tuple(map(str, said.values()))
    found = seen(texts, known)
    if found is None:
        return None
    given = Values(texts, tuple([t.mark for t in said.values()]), found.sizes, found.shape)
    firsts = tuple(map(texts.index, texts))
    return Row(said, given, found, firsts, [firsts, *enumerate(found.sorts)])


class Coming:
    """The rows of recipients whose turn is to come."""

    def __init__(self, due: Sequence[Due]) -> None:
        self.due = due
        self.at = 0  # where somebody was found last
        self.read: dict[int, tuple[Recipient, Row | None]] = {}

    def said(self, recipient: Recipient) -> Said:
        """What is said of a recipient, whose row may have been read before their turn."""
        _, row = self.read.get(id(recipient)) or (None, None)
        return row.said if row else typed(recipient)

    def row(self, due: Due, said: Said, known: Vocabulary) -> Row | None:
        """The row of a recipient, which may have been read before their turn."""
        _, row = self.read.pop(id(due.recipient), None) or (None, read_row(said, known))
        return row

    def rows(self, due: Due, known: Vocabulary) -> Iterator[Row]:
        """Those of a recipient and of the next ones, that say as much."""
        ahead = list(islice(self._from(due), AHEAD))
        self.read = {id(r): self.read.get(id(r)) or (r, read_row(typed(r), known)) for r in ahead}
        yield from (row for _, row in self.read.values() if row)

    def _from(self, due: Due) -> Iterator[Recipient]:
        places = chain(range(self.at, len(self.due)), range(self.at))
        self.at = next((n for n in places if self.due[n].recipient is due.recipient), self.at)
        yield from (d.recipient for d in islice(self.due, self.at, None) if d.recipient)


def trials(row: Row, coming: Iterable[Row], known: Collection[object]) -> Iterator[Said]:
    """Rows made up of values that are coming, so that every sort of them is in one.

    Values that are equal in a row stay so.
    """
    fresh: dict[int, dict[object, Text]] = {}
    for other in coming:
        if other.said.keys() == row.said.keys() and other.firsts == row.firsts:
            texts = list(other.said.values())
            for place, first in enumerate(row.firsts):
                if (place, other.seen.sorts[place]) not in known:
                    fresh.setdefault(first, {}).setdefault(other.seen.sorts[place], texts[first])
    mine = list(row.said.values())
    for chosen in zip_longest(*(found.values() for found in fresh.values())):
        picked = dict(zip(fresh, chosen, strict=True))
        texts = [picked.get(first) or mine[first] for first in row.firsts]
        yield dict(zip(row.said, texts, strict=True))
