"""What is like something that was made before: parts of papers that were filled in (gencirc.mould).

Only the paper in hand is known here: what its parts are like, and itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import wraps
from itertools import count
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
UIDS = count()  # of things with tokens
MOST = 4096  # of the sorts of parts that something is known about


class Like(NamedTuple):
    """What a thing is like that was filled in, to what sets lines and writes."""

    thing: Any
    uid: int  # of its twin, which has a token in the place of every value
    twin: Any
    size: Hashable  # equal where lines are set alike
    texts: tuple[str, ...]  # the values, by the tokens
    shape: Hashable  # of the values of a paper: how they are printed


class Cast(NamedTuple):
    """A paper that was filled in: any rule takes its parts for others with their keys."""

    thing: Any  # held, so that nothing else has its identity
    uid: int
    twin: Any
    texts: tuple[str, ...]
    shape: Hashable
    size: Hashable
    keys: Sequence[int]  # of its parts
    silent: Callable[[int], bool]  # whether nothing is in parts with a key that is looked for
    part: Callable[[int], Any]  # one of them
    twin_part: Callable[[int], Any]  # the same with tokens
    rest: Sequence[Any]  # what is the same in every paper of its twin
    memo: dict[Hashable, Any]  # what was found out of such papers
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


def remember(known: set[int], new: Iterable[int], paper: Iterable[int]) -> None:
    """Know a few more; where too many are known, no others are kept than this paper's."""
    if len(known) > MOST:
        known.intersection_update(paper)
    known.update(new)


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
    known = cast.memo.get(function)
    if known is None or known[0] != others:  # not kept for each: a plan may be a copy's own
        of_rest = [x for thing in cast.rest for x in function(thing, *others)]
        known = cast.memo[function] = others, of_rest, set()
    _, of_rest, nothing = known
    if nothing.issuperset(cast.keys):
        return [*of_rest]
    out, quiet = [*of_rest], list[int]()
    for place, key in enumerate(cast.keys):
        if key not in nothing:
            found = function(cast.part(place), *others)
            out += found
            if not found:
                quiet.append(key)
    remember(nothing, quiet, cast.keys)
    return out


def summed(paper: object, function: Callable[[Any], int]) -> int | None:
    """The sum of what a function reckons of the parts of a paper that was filled in.

    It reckons the same for parts that are alike.
    """
    cast = casts.get(id(paper))
    if cast is None:
        return None
    if function not in cast.memo:
        cast.memo[function] = sum(map(function, cast.rest)), {}
    of_rest, known = cast.memo[function]
    if len(known) > MOST:
        kept = {key: known[key] for key in cast.keys if key in known}
        known.clear()
        known |= kept
    if not known.keys() >= {*cast.keys}:
        for place, key in enumerate(cast.keys):
            if key not in known:
                known[key] = function(cast.part(place))
    total: int = of_rest + sum(map(known.__getitem__, cast.keys))
    return total


def in_common(rule: Callable[P, Iterable[T]]) -> Callable[P, Iterable[T]]:
    """A rule on nothing but what all papers of a twin share: where it lists nothing, it never does.

    Not even the place of what it lists is remembered, for a row of the register is a copy's own.
    """
    lists: Callable[..., Iterable[T]] = rule

    @wraps(rule)
    def asked(paper: object, *others: Hashable) -> Iterable[T]:
        cast = casts.get(id(paper))
        if cast is None:
            return lists(paper, *others)
        if cast.memo.get(rule) == others:
            return ()
        if not (found := [*lists(paper, *others)]):
            cast.memo[rule] = others
        return found

    return asked  # type: ignore[return-value]


def of_twin(paper: Any, function: Callable[[Any], T]) -> T:
    """What a function finds in a paper, with tokens where it was filled in: in all such the same."""
    cast = casts.get(id(paper))
    if cast is None:
        return function(paper)
    if function not in cast.memo:
        cast.memo[function] = function(cast.twin)
    found: T = cast.memo[function]
    return found


def outline(document: Any) -> Any:
    """The blocks of a document, with tokens where it was filled in: what hangs on their kinds."""
    cast = casts.get(id(document))
    return cast.twin.blocks if cast else document.blocks
