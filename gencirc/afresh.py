"""Things that are made when they are looked at: anew at every look, or once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

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


class Delayed(Sequence[T]):
    """So many things, from whatever makes them when the first is looked at."""

    def __init__(self, many: int, make: Callable[[], Sequence[T]]) -> None:
        self.many = many
        self.make = make

    @cached_property
    def made(self) -> tuple[T, ...]:
        """All of them."""
        return tuple(self.make())

    def __len__(self) -> int:
        return self.many

    def __getitem__(self, place: Any) -> Any:
        return self.made[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self.made)
