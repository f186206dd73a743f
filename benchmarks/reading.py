"""A PDF read back as lines in the order of the text, cells of a table one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber

from gencirc.inspect.pdf import is_red

SMALL = 14.0  # pt: the imprint and the page number
CELL = 12.0  # pt: the text of tables
APART = 5.0  # pt between texts of two cells at least
SAME = 1.5  # pt between baselines of one line


class Read(NamedTuple):
    """A line as it was printed."""

    page: int
    text: str
    width: float  # pt
    faces: tuple[str, ...]


def lines(path: Path) -> tuple[int, list[Read]]:
    """Pages of a PDF, and its lines without imprint and page numbers."""
    out: list[Read] = []
    with pdfplumber.open(str(path)) as document:
        for number, page in enumerate(document.pages, 1):
            chars = [c for c in page.chars if abs(c["matrix"][1]) < 0.01 and _shown(c)]
            out += (_read(number, line) for line in _lines(chars))
            page.close()
        return len(document.pages), [r for r in out if r.text]


def count(path: Path) -> int:
    """Pages of a PDF."""
    with pdfplumber.open(str(path)) as document:
        return len(document.pages)


def _shown(char: dict[str, Any]) -> bool:
    """Neither imprint nor page number, nor the red of mark and seals."""
    return abs(char["size"] - SMALL) > 0.2 and not is_red(char["non_stroking_color"])


def _lines(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    out: list[list[dict[str, Any]]] = []
    for char in chars:
        last = out[-1][-1] if out else None
        if last is None or _turned(last, char):
            out.append([char])
        else:
            out[-1].append(char)
    return out


def _turned(last: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether a character begins a line or a cell."""
    if abs(last["matrix"][5] - char["matrix"][5]) > SAME or char["x0"] < last["x0"]:
        return True
    return abs(char["size"] - CELL) < 0.2 and char["x0"] - last["x1"] > APART


def _read(page: int, chars: list[dict[str, Any]]) -> Read:
    text = bare("".join(c["text"] for c in chars))
    faces = tuple(dict.fromkeys(c["fontname"].split("+")[-1] for c in chars))
    return Read(page, text, chars[-1]["x1"] - chars[0]["x0"], faces)


def bare(text: str) -> str:
    """The text without blanks, which a line's end may swallow."""
    return "".join(text.split())
