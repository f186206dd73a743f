"""What is like something that was made before: parts of papers that were filled in (gencirc.mould).

Only the paper in hand is known here: what its parts are like, and itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
UIDS = count()  # of things with tokens


class Like(NamedTuple):
    """What a thing is like that was filled in: any rule takes it for another with its key."""

    thing: Any
    uid: int  # of its twin, which has a token in the place of every value
    twin: Any
    key: Hashable  # to rules
    size: Hashable  # to what sets lines
    texts: tuple[str, ...]  # the values, by the tokens
    shape: Hashable  # of the values of a paper: how they are printed


class Cast(NamedTuple):
    """A paper that was filled in."""

    uid: int
    twin: Any
    texts: tuple[str, ...]
    shape: Hashable
    size: Hashable
    keys: Sequence[Hashable]  # of its parts
    part: Callable[[int], Any]  # one of them
    twin_part: Callable[[int], Any]  # the same with tokens
    rest: Sequence[Any]  # what is the same in every paper of its twin
    titles: Sequence[int] = ()  # parts whose lines are broken by what they say
    layout: Hashable = None  # how it was laid out


likes: dict[int, Like] = {}  # things by their identity
casts: dict[int, Cast] = {}  # papers


def forget() -> None:
    """Begin another paper."""
    likes.clear()
    casts.clear()


def know(found: Iterable[Like]) -> None:
    """Make known what things of the paper in hand are like."""
    likes.update({id(like.thing): like for like in found})


def known_by(thing: object) -> Hashable:
    """What a thing is known by: what it is like, or its identity."""
    like = likes.get(id(thing))
    return like.key if like else id(thing)


def sized_by(thing: object) -> Hashable:
    """What sets its lines as it sets those of another."""
    like = likes.get(id(thing))
    return like.size if like else id(thing)


def listed(paper: object, function: Callable[..., list[T]], *others: Hashable) -> list[T] | None:
    """What a function lists of the parts of a paper that was filled in; ``None`` for another.

    Of parts that are alike nothing is listed if nothing was of the first.
    """
    cast = casts.get(id(paper))
    if cast is None:
        return None
    of_rest, nothing = _listed(function, others)
    if cast.uid not in of_rest:
        of_rest[cast.uid] = [x for thing in cast.rest for x in function(thing, *others)]
    out = [*of_rest[cast.uid]]
    if not nothing.issuperset(cast.keys):
        for place, key in enumerate(cast.keys):
            if key not in nothing:
                found = function(cast.part(place), *others)
                out += found
                if not found:
                    nothing.add(key)
    return out


def summed(paper: object, function: Callable[[Any], int]) -> int | None:
    """The sum of what a function reckons of the parts of a paper that was filled in.

    It reckons the same for parts that are alike.
    """
    cast = casts.get(id(paper))
    if cast is None:
        return None
    of_rest, known = _summed(function)
    if cast.uid not in of_rest:
        of_rest[cast.uid] = sum(map(function, cast.rest))
    for place, key in enumerate(cast.keys):
        if key not in known:
            known[key] = function(cast.part(place))
    return of_rest[cast.uid] + sum(map(known.__getitem__, cast.keys))


def outline(document: Any) -> Any:
    """The blocks of a document, with tokens where it was filled in: what hangs on their kinds."""
    cast = casts.get(id(document))
    return cast.twin.blocks if cast else document.blocks


@lru_cache(maxsize=64)
def _summed(function: Callable[..., int]) -> tuple[dict[int, int], dict[Hashable, int]]:
    return {}, {}


@lru_cache(maxsize=64)
def _listed(
    function: Callable[..., Any], others: tuple[Hashable, ...]
) -> tuple[dict[int, list[Any]], set[Hashable]]:
    return {}, set()
