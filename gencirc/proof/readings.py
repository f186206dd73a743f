"""Readings that are kept: the text of a paper as it was when it was last read.

A reading is a file of its own beside the papers, 核稿/通知（第2次核稿）.txt; none is ever
changed or removed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from gencirc.filenames import safe

FOLDER = "核稿"
NAME = re.compile(r"（第(\d+)次核稿）\.txt$")


class Read(NamedTuple):
    """The last reading of a paper; number 0 when there was none."""

    number: int = 0
    text: str = ""


def last(folder: Path, name: str) -> Read:
    """The last reading of a paper; one that cannot be read is as if it were not there."""
    found = {int(m[1]): p for p in _files(folder, name) if (m := NAME.search(p.name))}
    for number in sorted(found, reverse=True):
        try:
            return Read(number, found[number].read_text(encoding="utf-8"))
        except (OSError, UnicodeError):
            continue
    return Read()


def watched(folder: Path, name: str) -> set[Path]:
    """The files that a sheet depends on: the last reading, and the next one when it comes."""
    number = last(folder, name).number
    return {_place(folder, name, n) for n in (number, number + 1) if n}


def _place(folder: Path, name: str, number: int) -> Path:
    return folder / FOLDER / f"{safe(name)}（第{number}次核稿）.txt"


def _files(folder: Path, name: str) -> list[Path]:
    start = f"{safe(name)}（第"
    try:
        return [p for p in (folder / FOLDER).iterdir() if p.name.startswith(start)]
    except OSError:
        return []


def keep(folder: Path, name: str, text: str) -> Read:
    """Note that a text was read; a text that was read already is not noted again.

    ``OSError`` when it cannot be written.
    """
    before = last(folder, name)
    if before.number and before.text == text:
        return before
    numbers = [int(m[1]) for p in _files(folder, name) if (m := NAME.search(p.name))]
    number = max(numbers, default=0)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    while True:
        number += 1
        if _written(_place(folder, name, number), text):
            return Read(number, text)


def _written(path: Path, text: str) -> bool:
    """Write a file that is not there yet, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        try:
            os.link(beside, path)  # refuses a file that is there, and is never half of one
        except FileExistsError:
            return False
        except OSError:  # a disk without hard links
            if path.exists():
                return False
            os.replace(beside, path)
        return True
    finally:
        beside.unlink(missing_ok=True)
