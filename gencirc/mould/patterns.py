"""Which characters a pattern looks for beside each other, and which it looks for alone."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import pairwise, product
from re import _parser as parser  # type: ignore[attr-defined]  # as re.compile reads it
from typing import Any, NamedTuple

from gencirc.mould.vocabulary import HAN, NONE, Known, pairs_in

ANY = ""  # a character that is not looked for by itself
Chars = frozenset[str]
OPEN: Chars = frozenset((ANY,))


class Part(NamedTuple):
    """A part of a pattern: what it may begin and end with, whether it may be nothing."""

    first: Chars
    last: Chars
    empty: bool


NOTHING = Part(frozenset(), frozenset(), True)


def looked_for(patterns: Iterable[str]) -> Known:
    """What patterns, or pieces of them, have side by side, and what between any others."""
    out = NONE
    for pattern in patterns:
        out |= _neighbours(pattern)
    return out


def _neighbours(pattern: str) -> Known:
    try:
        with warnings.catch_warnings(action="ignore"):
            parts = parser.parse(pattern)
    except re.error:  # a piece: anything may stand around its words
        runs = HAN.findall(pattern)
        met = {one[-1] + other[0] for one, other in pairwise(runs)}
        return Known(
            frozenset(met.union(pairs_in([pattern]))), frozenset(r for r in runs if len(r) == 1)
        )
    found: set[tuple[str, str]] = set()
    whole = _sequence(parts, found)
    found |= set(product(OPEN, whole.first)) | set(product(whole.last, OPEN))
    alone = {c for a, c in found if a == ANY} & {c for c, b in found if b == ANY}
    pairs = {a + b for a, b in found if a and b and HAN.search(a + b) and _shown(a + b)}
    return Known(frozenset(pairs), frozenset(filter(HAN.match, alone)))


def _sequence(parts: Iterable[tuple[Any, Any]], found: set[tuple[str, str]]) -> Part:
    """Parts one after the other; what meets is noted."""
    made = NOTHING
    for op, given in parts:
        part = _part(str(op), given, found)
        found |= set(product(made.last, part.first))
        made = Part(
            made.first | part.first if made.empty else made.first,
            made.last | part.last if part.empty else part.last,
            made.empty and part.empty,
        )
    return made


def _part(op: str, given: Any, found: set[tuple[str, str]]) -> Part:
    if op == "LITERAL":
        return _chars(chr(given))
    if op == "IN":
        return _chars(*(chr(code) if str(kind) == "LITERAL" else ANY for kind, code in given))
    if op == "BRANCH":
        ways = [_sequence(way, found) for way in given[1]]
        first, last = [w.first for w in ways], [w.last for w in ways]
        nothing = any(w.empty for w in ways)
        return Part(frozenset[str]().union(*first), frozenset[str]().union(*last), nothing)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inside = given
        part = _sequence(inside, found)
        if most > 1:
            found |= set(product(part.last, part.first))
        return part._replace(empty=part.empty or not least)
    if op in ("ASSERT", "ASSERT_NOT"):  # what is only looked at may be there
        return _sequence(given[1], found)._replace(empty=True)
    if op == "SUBPATTERN":
        return _sequence(given[3], found)
    if op == "ATOMIC_GROUP":
        return _sequence(given, found)
    return NOTHING if op == "AT" else Part(OPEN, OPEN, False)


def _shown(text: str) -> bool:
    return text.isprintable() and " " not in text


def _chars(*chars: str) -> Part:
    return Part(frozenset(chars), frozenset(chars), False)
