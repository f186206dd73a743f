"""Many things of which none is held: made anew whenever they are gone through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

T = TypeVar("T")
MANY = 500  # rows: of a longer table nothing is kept row by row


class Afresh(Collection[T]):
    """So many things, from whatever makes them; known by identity."""

    def __init__(self, count: int, make: Callable[[], Iterator[T]]) -> None:
        self.count = count
        self.make = make

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[T]:
        return self.make()

    def __contains__(self, thing: object) -> bool:
        return any(thing == one for one in self)
