"""One change of a paper that stands or falls as a whole, and the ways of writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain

from gencirc.collect.matching import Atom
from gencirc.collect.rewriting import Op

Ways = Callable[[], Iterable[list[Op]]]


@dataclass(eq=False)
class Unit:
    """Changes that stand or fall together."""

    atoms: list[Atom]
    ways: Ways
    parts: list[Unit] = field(default_factory=list)  # to be tried when the whole fails
    ops: list[Op] = field(default_factory=list)  # how it was written in the end
    others: tuple[str, ...] = ()  # recipients whose copies change along
    told: str = ""  # what it comes to, where that is more than its changes say
    emptied: int | None = None  # the edited heading that nothing stands below any more

    @property
    def last(self) -> bool:
        """Whether it is the same change once more, in a way that costs something."""
        return self.emptied is not None


def also(*ways: Ways) -> Ways:
    """Some ways after others."""
    return lambda: chain.from_iterable(way() for way in ways)


def either(*ways: Iterable[list[Op]]) -> Ways:
    """Ways that are found once, whenever they are asked for."""
    kept: list[list[Op]] = []

    def again() -> list[list[Op]]:
        if not kept:
            kept.extend(way for some in ways for way in some)
        return kept

    return again
