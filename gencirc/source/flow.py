"""Brackets and quotes on a line: where a flow collection or a quoted text ends."""

from __future__ import annotations

from typing import NamedTuple

OPEN, CLOSE = "[{", "]}"
STARTS = "[{,:( \t"  # a quote counts as one only at the start of a value


class Flow(NamedTuple):
    """How far a bracketed collection got on one line."""

    depth: int  # brackets still open
    quote: str  # quote still open
    end: int  # column after the last closing bracket, or the line's end
    commas: int  # half-width commas seen outside quotes
    wide: tuple[int, ...]  # columns of full-width commas outside quotes


def follow(text: str, start: int, depth: int = 0, quote: str = "") -> Flow:
    """Follow the brackets of ``text`` from column ``start`` until they close."""
    commas = 0
    wide: list[int] = []
    for i in range(start, len(text)):
        char = text[i]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and (i == 0 or text[i - 1] in STARTS):
            quote = char
        elif char == "#" and text[i - 1 : i].isspace():
            return Flow(depth, quote, i, commas, tuple(wide))
        elif char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth -= 1
            if depth <= 0:
                return Flow(0, "", i + 1, commas, tuple(wide))
        elif char == ",":
            commas += 1
        elif char == "，":
            wide.append(i)
    return Flow(depth, quote, len(text), commas, tuple(wide))


def quote_end(text: str, start: int, quote: str) -> int:
    """Column after the closing ``quote``, or -1 when the line does not close it."""
    i = start
    while i < len(text):
        if text[i] == "\\" and quote == '"':
            i += 2
            continue
        if text[i] == quote:
            if quote == "'" and text[i + 1 : i + 2] == "'":
                i += 2
                continue
            return i + 1
        i += 1
    return -1
