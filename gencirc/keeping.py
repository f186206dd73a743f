"""Short names of contents; tables kept as JSON, written entry by entry: none is ever whole in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

Entries: TypeAlias = "Callable[[], Iterable[tuple[str, Any]]]"  # a table by what goes through it
TOGETHER = 500  # entries that are written at once
_json = json.JSONEncoder(ensure_ascii=False).encode  # dumps would make one for every value
_lines = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode


def pieces(content: Mapping[str, Any]) -> Iterator[bytes]:
    """A JSON object; of its values mappings and ``Entries`` are written entry by entry."""
    sign = "{"
    for key, value in content.items():
        yield f"{sign}\n{_json(key)}: ".encode()
        found = (
            value() if callable(value) else value.items() if isinstance(value, Mapping) else None
        )
        if found is None:
            yield _json(value).encode()
        else:
            yield from _table(iter(found))
        sign = ","
    yield b"\n}" if content else b"{}"


def _table(entries: Iterator[tuple[str, Any]]) -> Iterator[bytes]:
    sign = "{\n "
    while some := list(islice(entries, TOGETHER)):
        yield (sign + _lines(dict(some))[1:-1]).encode()
        sign = ",\n "
    yield b"}" if sign != "{\n " else b"{}"


def table(entries: Any) -> dict[str, Any]:
    """A table of a content, whole."""
    return dict(entries() if callable(entries) else entries)


def digest(data: bytes) -> str:
    """A short name for content."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The short name of a file's content, "" when it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def summed(made: Iterable[bytes]) -> str:
    """The digest of what comes in pieces."""
    found = hashlib.sha256()
    for piece in made:
        found.update(piece)
    return found.hexdigest()
