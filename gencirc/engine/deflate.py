"""Deflating, by the quickest library that is installed; zlib otherwise."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol

RAW = -15  # no header and no checksum: the archive has its own


class Begun(Protocol):
    """A stream that is being deflated."""

    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


class Deflate(NamedTuple):
    """A library and how it deflates, at once or piece by piece, and sums."""

    name: str
    compress: Callable[[bytes], bytes]
    crc32: Callable[..., int]  # of bytes, and of what came before them
    begin: Callable[[], Begun]


def by_isal() -> Deflate:
    """ISA-L at level 1: eight times as fast as zlib, an eighth larger."""
    from isal import isal_zlib as library

    version = library.ISAL_VERSION if hasattr(library, "ISAL_VERSION") else ""
    return _at(f"isal {version}".rstrip(), library, 1)


def by_zlib_ng() -> Deflate:
    """zlib-ng at level 4: twice as fast as zlib."""
    from zlib_ng import zlib_ng as library

    return _at(f"zlib-ng {library.ZLIBNG_VERSION}", library, 4)


def by_zlib() -> Deflate:
    """The library that Python comes with, at level 4: half as long as at 6, a tenth larger."""
    return _at(f"zlib {zlib.ZLIB_RUNTIME_VERSION}", zlib, 4)


def _at(name: str, library: Any, level: int) -> Deflate:
    """A library with zlib's functions, at a level."""
    return Deflate(
        f"{name} level {level}",
        lambda data: bytes(library.compress(data, level, RAW)),
        library.crc32,
        partial(library.compressobj, level, library.DEFLATED, RAW),
    )


def quickest() -> Deflate:
    """The first library that is there: ``pip install gencirc[fast]`` brings one."""
    for library in (by_isal, by_zlib_ng):
        try:
            return library()
        except ImportError:
            continue
    return by_zlib()


CHOSEN = quickest()
