"""Patterns that are compiled when they are first used: a run needs half of all there are.

A class of all Chinese characters, `[\\u4e00-\\u9fff]`, takes re a millisecond, since it looks at each of
them; "a letter, but none of ours" takes a twentieth and says the same of the words of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, AnyStr, cast

HAN = r"[^\W\d_a-zA-Z]"
CLASS = re.compile(r"\[(?:\\u4e00-\\u9fff|一-龥)([^]]*)\]")


class _Later:
    """Stands for a pattern; what it is asked for once it keeps, so that later calls are direct."""

    def __init__(self, text: Any, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(_quick(self.pattern), self._flags), name)
        setattr(self, name, found)
        return found


def _quick(text: Any) -> Any:
    """The pattern with its classes of all Chinese characters, alone or with others, as they compile quickly."""
    if isinstance(text, bytes) or ("u4e00" not in text and "一-龥" not in text):
        return text
    return CLASS.sub(lambda m: f"(?:{HAN}|[{m[1]}])" if m[1] else HAN, text)


def later(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for use by its own methods; a mistake in it shows at the first use."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))


def holds(text: str, signs: str) -> bool:
    """Whether a text has one of some signs: quicker than a pattern that has to be compiled."""
    return any(sign in text for sign in signs)


@lru_cache(maxsize=1024)
def needed(pattern: str) -> frozenset[str]:
    """Characters one of which any match of a pattern holds or touches; none when that is unknown.

    A text without them need not be searched, and most texts are without most patterns' own.
    """
    try:
        from re import _parser as parser  # type: ignore[attr-defined]  # as re.compile reads it
    except ImportError:  # nothing is known, and everything searched
        return frozenset()
    return _needed(parser.parse(pattern)) or frozenset()


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The smallest set that one of the parts, which all must match, asks for."""
    found = [chars for op, given in parts if (chars := _of_part(str(op), given))]
    return min(found, key=len, default=None)


def _of_part(op: str, given: Any) -> frozenset[str] | None:
    if op == "LITERAL":
        return frozenset(chr(given))
    if op == "IN":
        literal = all(str(kind) == "LITERAL" for kind, _ in given)
        return frozenset(chr(code) for _, code in given) if literal else None
    if op == "BRANCH":
        each = [_needed(way) for way in given[1]]
        return frozenset().union(*each) if all(each) else None  # type: ignore[arg-type]
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _needed(given[2]) if given[0] else None
    if op == "ASSERT":
        return _needed(given[1])
    if op == "SUBPATTERN":
        return _needed(given[3])
    return _needed(given) if op == "ATOMIC_GROUP" else None
