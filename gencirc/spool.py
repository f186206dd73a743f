"""Files put away until all are made: nothing is written before the last one is right.

What is little stays in memory; of much, every file lies in a folder of the run beside the
output, from where it is only moved to its place. The folder goes away with the run, however
that ends: one that was killed leaves it to the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple, Protocol
from uuid import uuid4

from gencirc.keeping import digest
from gencirc.locks import Busy, alone

ROOM = 1_000_000  # bytes kept in memory before the disk is used
ENDING = ".run"  # of the folder of a run
HELD = "run"  # what a run holds in its folder while it lasts


class Piece(NamedTuple):
    """A file that was put away, and the short name of its content."""

    begin: str  # of its path
    number: int
    sum: bytes  # half as long as the short name

    @property
    def digest(self) -> str:
        """The short name of the content."""
        return self.sum.hex()

    @property
    def path(self) -> str:
        """Where it lies until it is moved."""
        return f"{self.begin}{self.number}"

    def read(self) -> bytes:
        """The content."""
        return Path(self.path).read_bytes()


def read(content: bytes | Piece) -> bytes:
    """Content, wherever it is."""
    return content.read() if isinstance(content, Piece) else content


def named(content: bytes | Piece) -> str:
    """The short name of content, wherever it is."""
    return content.digest if isinstance(content, Piece) else digest(content)


class Putting(Protocol):
    """Where content can be put away."""

    def put(self, content: bytes) -> bytes | Piece: ...


class Room:
    """The folder of a run, as one of its processes uses it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.begin = f"{folder}/{os.getpid()}-"
        self.count = 0

    def put(self, content: bytes) -> bytes | Piece:
        """Put content away; where that cannot be it stays in memory."""
        self.count += 1
        piece = Piece(self.begin, self.count, bytes.fromhex(digest(content)))
        try:
            with open(piece.path, "xb", buffering=0) as file:  # noqa: PTH123 quicker, for many
                file.write(content)
        except OSError:
            return content
        return piece


class Spool:
    """What a run puts away."""

    def __init__(self, beside: Path | None) -> None:
        """``beside``: in which folder that of the run is made when it is wanted; else with the system."""
        self.beside = beside
        self.size = 0
        self.room: Room | None = None
        self.held = ExitStack()

    def put(self, content: bytes) -> bytes | Piece:
        """Put content away."""
        self.size += len(content)
        if self.size <= ROOM:
            return content
        room = self.opened()
        return room.put(content) if room else content

    def opened(self) -> Room | None:
        """The folder of the run; ``None`` where there can be none."""
        if self.room is None:
            with suppress(OSError, Busy):
                self.room = Room(self.held.enter_context(_folder(self.beside)))
        return self.room


@contextmanager
def spooled(beside: Path | None) -> Iterator[Spool]:
    """A spool that goes away at the end."""
    spool = Spool(beside)
    with spool.held:
        yield spool


@contextmanager
def _folder(beside: Path | None) -> Iterator[str]:
    """A folder of the run, held while it lasts."""
    if beside is None:
        folder, new = Path(mkdtemp(prefix="gencirc-")), list[Path]()
    else:
        folder = beside / f"{uuid4().hex}{ENDING}"
        new = [p for p in (beside, *beside.parents) if not p.exists()]
        folder.mkdir(parents=True)
    try:
        with alone(folder / HELD, 0):
            yield str(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            for empty in new:
                empty.rmdir()


def swept(beside: Path) -> None:
    """Remove what killed runs had put away."""
    for folder in beside.glob(f"*{ENDING}"):
        with suppress(OSError, Busy):
            with alone(folder / HELD, 0):
                pass
            shutil.rmtree(folder, ignore_errors=True)
