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
from weakref import WeakSet

from gencirc.alike import UIDS, Cast, Like, casts, know, likes
from gencirc.tokens import fills

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
SELDOM = 100_000  # new objects between two looks for dead ones
MOST = 896  # results of a generation
TABLES = 32  # of tables, and of titles
LIKES = 2048  # of things that are like others
FEW = 8  # where little is remembered
ALL = WeakSet["Memo"]()


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


def nothing_remembered() -> None:
    """Let go of all results: no paper is to be made from them."""
    for memo in ALL:
        memo.younger, memo.older = {}, {}


class Memo:
    """Results by key; beside each the things whose identity is in the key, so that they live."""

    __slots__ = ("__weakref__", "most", "older", "younger")
    room = MOST  # results of a generation of any

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.younger: dict[Hashable, tuple[Any, Any]] = {}
        self.older: dict[Hashable, tuple[Any, Any]] = {}
        ALL.add(self)

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
    return _remembered(function, Memo())


def of_few(function: Callable[P, R]) -> Callable[P, R]:
    """The same, of which fewer are kept: tables are large, titles soon out of use."""
    return _remembered(function, Memo(TABLES))


def carried_on(function: Callable[P, R]) -> Callable[P, R]:
    """The same, where what is made of a thing that was filled in is such a thing itself."""
    twins = Memo(LIKES)
    made: Callable[..., R] = function

    def like(like: Like, others: tuple[Any, ...]) -> Any:
        found = twins.get((like.uid, others))
        if found is None:
            found = (next(UIDS), made(like.twin, *others))
            twins.put((like.uid, others), found)
        result = made(like.thing, *others)
        uid, twin = found
        know([like._replace(thing=result, uid=uid, twin=twin, size=(uid, like.size))])
        return result

    return _remembered(function, Memo(), like)


def by_size(function: Callable[P, R]) -> Callable[P, R]:
    """The same, where things that lines are set alike in have the same result."""
    return _by_size(function, Memo())


def of_like_tables(function: Callable[P, R]) -> Callable[P, R]:
    """The same for tables."""
    return _by_size(function, Memo(TABLES))


def _by_size(function: Callable[P, R], memo: Memo) -> Callable[P, R]:
    known = Memo(LIKES)
    made: Callable[..., R] = function

    def like(like: Like, others: tuple[Any, ...]) -> Any:
        asked = (like.size, others)
        found = known.get(asked)
        if found is None:
            found = (None, made(like.thing, *others))
            known.put(asked, found)
        return found[1]

    return _remembered(function, memo, like)


def filled_in(function: Callable[P, R]) -> Callable[P, R]:
    """The same for texts in which the values of a thing that was filled in stand as they are.

    What is filled in is compared with what is made, once for every shape of the values.
    """
    return _remembered(function, Memo(), _filled_in(function))


def of_papers(function: Callable[P, R]) -> Callable[P, R]:
    """The same for whole papers, which are not remembered."""
    filled = _filled_in(function)
    made: Callable[..., Any] = function

    def called(paper: Any, *others: Any) -> Any:
        known = casts.get(id(paper))
        return filled(known, others) if known else made(paper, *others)

    return cast(Callable[P, R], wraps(function)(called))


def _filled_in(function: Callable[..., Any]) -> Callable[..., Any]:
    forms = Memo(LIKES)

    def filled(like: Like | Cast, others: tuple[Any, ...]) -> Any:
        found = forms.get((like.uid, others))
        if found is None:
            form = function(like.twin, *others)
            found = (set(), (lambda texts: None) if form is None else fills(form))
            forms.put((like.uid, others), found)
        trusted, fill = found
        if like.shape in trusted:
            return fill(like.texts)
        result = function(like.thing, *others)
        if fill(like.texts) == result:
            trusted.add(like.shape)
        return result

    return filled


def _remembered(
    function: Callable[P, R],
    memo: Memo,
    like: Callable[[Like, tuple[Any, ...]], Any] | None = None,
) -> Callable[P, R]:
    made: Callable[..., R] = function

    def alone(thing: Any) -> Any:
        key = id(thing)
        found = memo.younger.get(key) or memo.get(key)
        if found is None:
            if like and (known := likes.get(key)):
                return like(known, ())
            found = (thing, made(thing))
            memo.put(key, found)
        return found[1]

    def among(thing: Any, *others: Any, **named: Any) -> Any:
        key = (id(thing), others, *named.values()) if named else (id(thing), others)
        found = memo.younger.get(key) or memo.get(key)
        if found is None:
            if like and (known := likes.get(id(thing))):
                return like(known, (*others, *named.values()))
            found = (thing, made(thing, *others, **named))
            memo.put(key, found)
        return found[1]

    taken = function.__code__.co_argcount
    return cast(Callable[P, R], wraps(function)(alone if taken == 1 else among))


_first = Memo()


@by_identity
def one(thing: T) -> T:
    """Of things of equal type and value the first, so that they are known as one."""
    # a title and a paragraph with the same words are equal tuples
    return _first.first((type(thing), thing), thing)
