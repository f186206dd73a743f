"""Results used again within a batch: what most papers share is worked out once.

A block or a text of the plan is known by its identity, since to hash it by value would
cost more than most passes take. What is remembered is bounded: of two generations the
older goes when the younger is full, so that what every paper uses stays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
MOST = 2048  # results of a generation


class Memo:
    """Results by key; beside each the things whose identity is in the key, so that they live."""

    __slots__ = ("most", "older", "younger")

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.younger: dict[Hashable, tuple[Any, Any]] = {}
        self.older: dict[Hashable, tuple[Any, Any]] = {}

    def get(self, key: Hashable) -> tuple[Any, Any] | None:
        """What is known under a key: the thing, and the result."""
        found = self.younger.get(key)
        if found is None and (found := self.older.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: Hashable, found: tuple[Any, Any]) -> None:
        if len(self.younger) >= self.most:
            self.older, self.younger = self.younger, {}
        self.younger[key] = found


def by_identity(function: Callable[P, R]) -> Callable[P, R]:
    """A pure function remembered by the identity of its first argument; the others by value."""
    memo = Memo()
    get, put = memo.get, memo.put

    @wraps(function)
    def remembered(*given: P.args, **named: P.kwargs) -> R:
        key = (id(given[0]), *given[1:], *named.values())
        found = get(key)
        if found is None:
            found = (given[0], function(*given, **named))
            put(key, found)
        result: R = found[1]
        return result

    return remembered


T = TypeVar("T")
_alike = Memo()


@by_identity
def one(thing: T) -> T:
    """Of things of equal type and value the first, so that they are known as one."""
    key = (type(thing), thing)  # a title and a paragraph with the same words are equal tuples
    found = _alike.get(key)
    if found is None:
        found = (thing, thing)
        _alike.put(key, found)
    first: T = found[1]
    return first
