"""How YAML spells a value: each character of it and where it stands in the source.

Line folds follow Chinese habit: no blank between two wide characters, and an
empty line is a paragraph break ("\\n\\n") in every style.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from gencirc.patterns import later

ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n"}
ESCAPES |= {"v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0"}
ESCAPES |= {c: c for c in ' "/\\'}
HEX = {"x": 2, "u": 4, "U": 8}
EMPTY = later("^[ \t\u3000\xa0]+$", re.MULTILINE)  # a line that looks empty is empty

Cell = tuple[str, int]  # a character of the value, its index in the raw text


@cache
def wide(char: str) -> bool:
    """Whether a character takes a full cell: hanzi, full-width marks, emoji."""
    return unicodedata.east_asian_width(char) in "WFA" and ord(char) > 0x2000


@lru_cache(maxsize=256)
def decode(raw: str) -> tuple[str, tuple[int, ...]]:
    """The value of a raw YAML scalar and the raw index of each of its characters."""
    if "\n" in raw:
        raw = EMPTY.sub(lambda m: " " * len(m[0]), raw)
    if raw[:1] in ("|", ">"):
        cells = list(_block(raw))
    elif raw[:1] == "'":
        cells = list(_fold(list(_single(raw))))
    elif raw[:1] == '"':
        cells = list(_fold(list(_double(raw))))
    else:
        cells = list(_fold(list(zip(raw, range(len(raw)), strict=True))))
    return "".join(c for c, _ in cells), tuple(i for _, i in cells)


def _single(raw: str) -> Iterator[Cell]:
    i = 1
    while i < len(raw):
        if raw[i] == "'":
            if raw[i + 1 : i + 2] != "'":
                return
            i += 1
        yield raw[i], i
        i += 1


def _double(raw: str) -> Iterator[Cell]:
    i = 1
    while i < len(raw) and raw[i] != '"':
        if raw[i] != "\\":
            yield raw[i], i
            i += 1
            continue
        kind = raw[i + 1 : i + 2]
        size = HEX.get(kind, 0)
        if size:
            yield chr(int(raw[i + 2 : i + 2 + size], 16)), i
        elif kind in ESCAPES:
            # the NUL keeps an escaped blank or break out of the folding below
            yield ("\0" + ESCAPES[kind] if kind in " tn\t" else ESCAPES[kind]), i
        i += 2 + size


def _fold(cells: list[Cell]) -> Iterator[Cell]:
    """Join lines: blanks around a break go, an empty line stays as a paragraph."""
    out: list[Cell] = []
    i = 0
    while i < len(cells):
        char, index = cells[i]
        if char != "\n":
            out.append((char, index))
            i += 1
            continue
        while out and out[-1][0] in " \t":
            out.pop()
        stop, breaks = i, 0
        while stop < len(cells) and cells[stop][0] in " \t\n":
            breaks += cells[stop][0] == "\n"
            stop += 1
        out += _joint(out, cells[stop : stop + 1], breaks, index)
        i = stop
    return ((c[-1], i) for c, i in out)


def _joint(before: list[Cell], after: list[Cell], breaks: int, index: int) -> list[Cell]:
    if not before or not after:
        return []
    if breaks > 1:
        return [("\n", index), ("\n", index)]
    if wide(before[-1][0][-1]) and wide(after[0][0][-1]):
        return []
    return [(" ", index)]


def _block(raw: str) -> Iterator[Cell]:
    head, _, rest = raw.partition("\n")
    at = len(head) + 1
    lines: list[tuple[str, int]] = []
    for line in rest.split("\n"):
        lines.append((line, at))
        at += len(line) + 1
    digit = next((int(c) for c in head[1:3] if c.isdigit()), 0)
    full = [line for line, _ in lines if line.strip()]
    indent = len(full[0]) - len(full[0].lstrip(" ")) if full else 0
    if digit and full:  # the header counts from the parent's indent; leading blanks are text
        indent = min(len(line) - len(line.lstrip(" ")) for line in full)
    cells: list[Cell] = []
    for line, start in lines:
        body = line[indent:].rstrip(" ")
        cells += [(c, start + indent + k) for k, c in enumerate(body)]
        cells.append(("\n", start + len(line)))
    while cells and cells[-1][0] == "\n":
        cells.pop()
    yield from cells if raw[0] == "|" else _fold(cells)
