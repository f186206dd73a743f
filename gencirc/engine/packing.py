"""Zip archives written from parts that are deflated already: a part is deflated once.

No clock and no machine in them: the same parts in the same order give the same bytes.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from gencirc.engine.deflate import CHOSEN, Deflate

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
VERSION, UNIX, MODE = 20, 3, 0o644 << 16
EPOCH = 0, 0x21  # midnight of 1 January 1980
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
END = struct.Struct("<4s4H2LH")
UTF8 = 0x800  # the name is no ASCII
FIRST = ("[Content_Types].xml", "_rels/.rels")  # as readers expect
SHORT = 512  # bytes: deflating gains next to nothing
SMALL = 10_000
PICTURES = (".png", ".jpg", ".jpeg", ".gif")  # deflated already, in their own way


class Entry(NamedTuple):
    """A part as it lies in an archive."""

    name: str
    data: bytes
    crc: int
    size: int  # of the part, in bytes
    method: int = DEFLATED


class Block(NamedTuple):
    """The beginning of an archive, the same for many: laid out once."""

    data: bytes
    directory: bytes
    names: tuple[str, ...]


def entry(name: str, content: bytes, by: Deflate = CHOSEN) -> Entry:
    """A part deflated; a picture and what is short are stored."""
    crc = by.crc32(content)
    if len(content) < SHORT or name.lower().endswith(PICTURES):
        return Entry(name, content, crc, len(content), STORED)
    return Entry(name, by.compress(content), crc, len(content))


def streamed(name: str, pieces: Iterable[bytes], by: Deflate = CHOSEN) -> Entry:
    """A part that comes in pieces: no more of it is held than what it was deflated to."""
    crc = size = 0
    out, begun = list[bytes](), by.begin()
    for piece in pieces:
        crc, size = by.crc32(piece, crc), size + len(piece)
        out.append(begun.compress(piece))
    return Entry(name, b"".join((*out, begun.flush())), crc, size)


def small(name: str, content: bytes) -> Entry:
    """A part deflated; of those that are small the last are kept: many documents have the same."""
    return _kept(name, content) if len(content) < SMALL else entry(name, content)


@lru_cache(maxsize=256)
def _kept(name: str, content: bytes) -> Entry:
    return entry(name, content)


def entries(file: BinaryIO) -> list[Entry]:
    """The parts of an archive, as they lie there."""
    with zipfile.ZipFile(file) as archive:
        return [_carried(archive, file, i) for i in archive.infolist() if not i.is_dir()]


def _carried(archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo) -> Entry:
    """A part without unpacking it, where its method is one that every reader knows."""
    if info.compress_type not in (STORED, DEFLATED) or info.flag_bits & 1:
        return entry(info.filename, archive.read(info))
    file.seek(info.header_offset)
    header = LOCAL.unpack(file.read(LOCAL.size))
    file.seek(header[-2] + header[-1], 1)
    data = file.read(info.compress_size)
    return Entry(info.filename, data, info.CRC, info.file_size, info.compress_type)


def block(parts: Iterable[Entry]) -> Block:
    """Parts laid out in their order, but content types first."""
    ordered = sorted(parts, key=lambda e: [e.name != n for n in FIRST])
    data, directory = _laid(ordered, 0)
    return Block(data, directory, tuple(e.name for e in ordered))


def archive(before: Block, parts: Iterable[Entry]) -> bytes:
    """The whole archive: what was laid out before, then these parts in their order."""
    after = tuple(parts)
    data, directory = _laid(after, len(before.data))
    count = len(before.names) + len(after)
    length, start = len(before.directory) + len(directory), len(before.data) + len(data)
    end = END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0)
    return b"".join((before.data, data, before.directory, directory, end))


def _laid(parts: Iterable[Entry], offset: int) -> tuple[bytes, bytes]:
    """Headers with their data, and the lines of the directory; ``offset`` in bytes."""
    data, directory = [], []
    for part in parts:
        name = part.name.encode()
        what = (
            0 if name.isascii() else UTF8, part.method, *EPOCH,
            part.crc, len(part.data), part.size, len(name), 0,
        )  # fmt: skip
        header = LOCAL.pack(b"PK\3\4", VERSION, *what)
        data += [header, name, part.data]
        directory += [
            CENTRAL.pack(b"PK\1\2", VERSION, UNIX, VERSION, 0, *what, 0, 0, 0, MODE, offset),
            name,
        ]
        offset += len(header) + len(name) + len(part.data)
    return b"".join(data), b"".join(directory)
