"""A foreign text made fit to be read: every character that goes or changes is on record.

The passes keep the way back: ``origin`` holds the place in the source of every character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

WIDE = str.maketrans(",;:?!()", "，；：？！（）")
DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
SQUARE = str.maketrans("【】", "〖〗")  # 【】 fetches data in a plan
HAN = "一"  # what every Chinese character is in the shape of a text
SIGNS = r"，。；：？！、“”‘’（）《》〈〉〔〕〖〗…—"


class _Shapes(dict[int, int]):
    """Characters as they are in a shape; each is looked at once."""

    def __missing__(self, char: int) -> int:
        han = 0x3400 <= char <= 0x4DBF or 0x4E00 <= char <= 0x9FFF or chr(char) in "〇○"
        return self.setdefault(char, ord(HAN) if han else char)


SHAPES = _Shapes()


class Change(NamedTuple):
    """A stretch of the source that reads otherwise in the plan, or is not there (``new`` "")."""

    at: int  # index in the source
    old: str
    new: str
    why: str


class Clean(NamedTuple):
    """A text, the place in the source of each of its characters, and what was changed."""

    text: str
    origin: tuple[int, ...]
    changes: tuple[Change, ...] = ()

    def at(self, index: int) -> int:
        """The place in the source of a character of the text."""
        if index < len(self.origin):
            return self.origin[index]
        return self.origin[-1] + 1 if self.origin else 0


@lru_cache(maxsize=64)  # most passes find nothing, and the next one reads the same text
def shape(text: str) -> str:
    """The text with all Chinese characters alike: a pattern with twenty thousand compiles slowly."""
    return text.translate(SHAPES)


def untouched(source: str) -> Clean:
    """The source itself."""
    return Clean(source, tuple(range(len(source))))


def replaced(
    clean: Clean,
    pattern: re.Pattern[str],
    new: Callable[[re.Match[str]], str],
    why: str,
    shaped: bool = False,
) -> Clean:
    """The text with every match replaced by as many characters, or by none.

    A ``shaped`` pattern is of signs among Chinese characters, and reads the shape of the text.
    """
    out, origin, changes, last = [], list[int](), list(clean.changes), 0
    for found in pattern.finditer(shape(clean.text) if shaped else clean.text):
        made = new(found)
        if made == found[0]:
            continue
        assert len(made) in (0, len(found[0]))
        out += [clean.text[last : found.start()], made]
        origin += clean.origin[last : found.start()]
        origin += clean.origin[found.start() : found.end()] if made else ()
        changes += _changed(clean, found, made, why)
        last = found.end()
    if last == 0:
        return clean
    return Clean("".join(out) + clean.text[last:], (*origin, *clean.origin[last:]), tuple(changes))


def _changed(clean: Clean, found: re.Match[str], made: str, why: str) -> list[Change]:
    """One change a character that became another one, one for a stretch that is gone.

    A stretch may have holes where something went before: each of its pieces is a change.
    """
    start = found.start()
    if made:
        return [
            Change(clean.origin[start + i], a, b, why)
            for i, (a, b) in enumerate(zip(found[0], made, strict=True))
            if a != b
        ]
    out: list[Change] = []
    for offset, char in enumerate(found[0]):
        at = clean.origin[start + offset]
        if out and out[-1].at + len(out[-1].old) == at:
            out[-1] = out[-1]._replace(old=out[-1].old + char)
        else:
            out.append(Change(at, char, "", why))
    return out


def removed(clean: Clean, pattern: re.Pattern[str], why: str, shaped: bool = False) -> Clean:
    """The text without every match."""
    return replaced(clean, pattern, lambda found: "", why, shaped)


def without(clean: Clean, places: Sequence[int], why: str) -> Clean:
    """The text without the characters at some places."""
    if not places:
        return clean
    chosen = set(places)
    kept = [n for n in range(len(clean.text)) if n not in chosen]
    gone = tuple(Change(clean.origin[n], clean.text[n], "", why) for n in places)
    text = "".join(clean.text[n] for n in kept)
    return Clean(text, tuple(clean.origin[n] for n in kept), (*clean.changes, *gone))


def translated(clean: Clean, table: Mapping[int, int | str], why: str) -> Clean:
    """The text with characters exchanged one for one."""
    text = clean.text.translate(table)
    if text == clean.text:
        return clean
    changes = [
        Change(clean.origin[i], a, b, why)
        for i, (a, b) in enumerate(zip(clean.text, text, strict=True))
        if a != b
    ]
    return Clean(text, clean.origin, (*clean.changes, *changes))
