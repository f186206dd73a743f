"""The simplest YAML, read without YAML: one key and one value of plain words a line."""

from __future__ import annotations

from string import ascii_letters, digits

from gencirc.source.marks import Mark, Source, Text
from gencirc.source.nodes import Entry, Mapping, Scalar

# Beside hanzi; nothing that YAML or one of our traps has anything to say about.
NOT_FIRST = digits + "_. 、。；，：（）“”"
OTHERS = frozenset(ascii_letters + NOT_FIRST)


def plain(text: str, name: str) -> Mapping | None:
    """The nodes of plain lines below a comment; nothing when one of them is not plain."""
    source = Source(name, text)
    entries: dict[str, Entry] = {}
    start = place = text.find("\n") + 1
    for line in text[start:].splitlines():
        key, colon, value = line.partition(": ")
        if not colon or key in entries or not (_hanzi(key) and _words(value)):
            return None
        after = place + len(key) + len(colon)
        said = Text(value, Mark(source, after, after + len(value)))
        entries[key] = Entry(Text(key, Mark(source, place, place + len(key))), Scalar(said))
        place += len(line) + 1
    return Mapping(tuple(entries.values()), Mark(source, start, start)) if entries else None


def _hanzi(text: str) -> bool:
    return bool(text) and all("一" <= c <= "龥" for c in text)


def _words(text: str) -> bool:
    """Hanzi and letters, single blanks between them."""
    return (
        text[:1] not in ("", *NOT_FIRST)
        and text[-1:] != " "
        and "  " not in text
        and all("一" <= c <= "龥" or c in OTHERS for c in text)
    )
