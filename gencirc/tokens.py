"""Tokens: characters that stand for values, in what is made once and filled in many times."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter

FIRST = 0x9FB0  # hanzi that no face and no paper has
MOST = 32
TOKENS = "".join(chr(FIRST + n) for n in range(MOST))
TOKEN = re.compile(f"[{TOKENS}]")


def tokens_in(text: str) -> list[int]:
    """The places of the values that a text has, in the order in which they are printed."""
    return [ord(c) - FIRST for c in TOKEN.findall(text)]


def parted(text: str) -> tuple[list[str], list[int]]:
    """What stands before, between and behind the tokens of a text, and the places of the values."""
    return TOKEN.split(text), tokens_in(text)


def fills(text: str) -> Callable[[tuple[str, ...]], str]:
    """What puts values into a text with tokens."""
    found = tokens_in(text)
    if not found:
        return lambda values: text
    form = text.replace("%", "%%")
    for place in set(found):
        form = form.replace(TOKENS[place], "%s")
    get = itemgetter(*found)
    return lambda values: form % get(values)
