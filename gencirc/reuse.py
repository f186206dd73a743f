"""Results used again within a batch: what most papers share is worked out once.

A block or a text of the plan is known by its identity, since to hash it by value would
cost more than most passes take. What is remembered is bounded: of two generations the
older goes when the younger is full, so that what every paper uses stays.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
SELDOM = 100_000  # new objects between two looks for dead ones
MOST = 1024  # results of a generation
TABLES = 32  # of tables
FEW = 8  # where little is remembered


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Python's collector looks for dead circles seldom: a batch makes next to none.

    At its usual pace it would go over the whole plan and every paper again and again.
    """
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def little_remembered() -> Iterator[None]:
    """Hardly anything is kept, as for the rows of a table that are made anew at every look."""
    Memo.room = FEW
    try:
        yield
    finally:
        Memo.room = MOST


class Memo:
    """Results by key; beside each the things whose identity is in the key, so that they live."""

    __slots__ = ("most", "older", "younger")
    room = MOST  # results of a generation of any

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

    def first(self, key: Hashable, thing: T) -> T:
        """The first thing that came under a key."""
        found = self.get(key)
        if found is None:
            found = (thing, thing)
            self.put(key, found)
        known: T = found[1]
        return known

    def put(self, key: Hashable, found: tuple[Any, Any]) -> None:
        if len(self.younger) >= min(self.most, Memo.room):
            self.older, self.younger = self.younger, {}
        self.younger[key] = found


def by_identity(function: Callable[P, R]) -> Callable[P, R]:
    """A pure function remembered by the identity of its first argument; the others by value."""
    return _remembered(function, MOST)


def of_tables(function: Callable[P, R]) -> Callable[P, R]:
    """The same for tables, of which fewer are kept: they are large."""
    return _remembered(function, TABLES)


def _remembered(function: Callable[P, R], most: int) -> Callable[P, R]:
    memo = Memo(most)
    made: Callable[..., R] = function

    def alone(thing: Any) -> Any:
        key = id(thing)
        found = memo.younger.get(key) or memo.get(key)
        if found is None:
            found = (thing, made(thing))
            memo.put(key, found)
        return found[1]

    def among(thing: Any, *others: Any, **named: Any) -> Any:
        key = (id(thing), others, *named.values()) if named else (id(thing), others)
        found = memo.younger.get(key) or memo.get(key)
        if found is None:
            found = (thing, made(thing, *others, **named))
            memo.put(key, found)
        return found[1]

    taken = function.__code__.co_argcount
    return cast(Callable[P, R], wraps(function)(alone if taken == 1 else among))


_alike = Memo()


@by_identity
def one(thing: T) -> T:
    """Of things of equal type and value the first, so that they are known as one."""
    # a title and a paragraph with the same words are equal tuples
    return _alike.first((type(thing), thing), thing)
