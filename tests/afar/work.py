"""What workers do in tests."""

from __future__ import annotations

import os
import time
from pathlib import Path


def twice(number: int) -> tuple[int, int, int]:
    """Slowly a number, twice it, and who reckoned that."""
    time.sleep(0.05)
    return number, 2 * number, os.getpid()


def fatal(number: int) -> int:
    """Takes its worker with it."""
    os._exit(number)


def wrong(number: int) -> int:
    """A mistake of ours."""
    raise KeyError(number)


def marked(path: str) -> str:
    """Says of every time it is done."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("做\n")
    return path
