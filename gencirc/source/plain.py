"""The simplest YAML, read without YAML: one key and one value of plain words a line."""

from __future__ import annotations

import re

from gencirc.source.marks import Mark, Source, Text
from gencirc.source.nodes import Entry, Mapping, Scalar

# Nothing here that YAML or one of our traps has anything to say about.
WORD = "[一-龥A-Za-z0-9_.、。；，：（）“”]"
LINE = re.compile(f"([一-龥]+): ([一-龥]|[一-龥A-Za-z]{WORD}*(?: {WORD}+)*)(?:\n|$)")


def plain(text: str, name: str) -> Mapping | None:
    """The nodes of plain lines below a comment; nothing when one of them is not plain."""
    source = Source(name, text)
    entries: dict[str, Entry] = {}
    start = place = text.find("\n") + 1
    while place < len(text):
        line = LINE.match(text, place)
        if line is None or line[1] in entries:
            return None
        key, value = (Text(line[n], Mark(source, *line.span(n))) for n in (1, 2))
        entries[line[1]] = Entry(key, Scalar(value))
        place = line.end()
    return Mapping(tuple(entries.values()), Mark(source, start, start)) if entries else None
