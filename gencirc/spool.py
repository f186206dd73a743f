"""Papers put away until all are made: nothing is written before the last one is right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile

from gencirc.record import digest

ROOM = 4_000_000  # bytes kept in memory before the disk is used


@dataclass(frozen=True, slots=True)
class Piece:
    """Content that was put away, and its short name."""

    spool: Spool
    start: int
    size: int
    sum: bytes  # half as long as the short name

    @property
    def digest(self) -> str:
        """The short name of the content."""
        return self.sum.hex()

    def read(self) -> bytes:
        """The content."""
        return self.spool.read(self.start, self.size)


class Spool:
    """A nameless file, in memory while it is small; it goes away with the run, however that ends."""

    def __init__(self, folder: Path) -> None:
        """``folder``: where it will lie when it grows, if there is such a folder by then."""
        place = str(folder) if folder.is_dir() else None
        self.file = SpooledTemporaryFile(max_size=ROOM, dir=place)  # noqa: SIM115 closed with self
        self.size = 0

    def __del__(self) -> None:
        self.file.close()

    def put(self, content: bytes) -> Piece:
        """Put content away."""
        self.file.seek(self.size)
        self.file.write(content)
        piece = Piece(self, self.size, len(content), bytes.fromhex(digest(content)))
        self.size += len(content)
        return piece

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from a place on."""
        self.file.seek(start)
        return self.file.read(size)
