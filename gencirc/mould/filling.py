"""Blocks with places for values: what is filled in for a recipient, and all the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeAlias

from gencirc.source.marks import Mark, Source, Text
from gencirc.tokens import TOKENS, fills, tokens_in
from gencirc.words import Span, Words

SOURCE = Source("名单", "")  # where tokens are typed; without a name they would come from nowhere


class Values(NamedTuple):
    """The values of a recipient and where they were typed, in the order of the tokens."""

    texts: tuple[str, ...]
    marks: tuple[Mark, ...]
    sizes: tuple[str, ...] = ()  # equal where lines are set alike
    shape: Hashable = None  # equal where they are printed in one way


Fill: TypeAlias = "Callable[[Values], Any]"


def token(place: int) -> Text:
    """What stands for the value at a place."""
    return Text(TOKENS[place], Mark(SOURCE, place, place))


def filler(thing: Any) -> Fill | None:
    """What makes a thing with values of one with tokens; ``None`` where there are none."""
    if isinstance(thing, Span):
        return _span(thing)
    if not isinstance(thing, tuple):
        return None
    fills = [(n, fill) for n, part in enumerate(thing) if (fill := filler(part))]
    make = Words if isinstance(thing, Words) else getattr(type(thing), "_make", type(thing))
    return _of(list(thing), fills, make) if fills else None


def _of(parts: list[Any], fills: list[tuple[int, Fill]], make: Callable[[Any], Any]) -> Fill:
    def made(values: Values) -> Any:
        out = parts.copy()
        for place, fill in fills:
            out[place] = fill(values)
        return make(out)

    return made


def _span(span: Span) -> Fill | None:
    """A run of text that is a value, or that has some within."""
    if not tokens_in(span.text):
        return None
    text = fills(span.text)
    mark, exact, look = span.mark, span.exact, span.look
    if mark.source is not SOURCE:
        return lambda values: Span(text(values.texts), mark, exact, look)
    place, offset = mark.start, mark.offset
    if offset or span.text != TOKENS[place]:
        return lambda values: Span(
            text(values.texts), values.marks[place].shift(offset), exact, look
        )
    return lambda values: Span(values.texts[place], values.marks[place], exact, look)
