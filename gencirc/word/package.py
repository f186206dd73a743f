"""Word packages: reading parts, writing them the same every time."""

from __future__ import annotations

from pathlib import Path

from gencirc.engine import packing
from gencirc.engine.deflate import by_zlib
from gencirc.outside.cleaning import cleaned
from gencirc.outside.package import DOCUMENT, opened
from gencirc.outside.refusing import BadPackage, called


def read(path: Path) -> dict[str, bytes]:
    """The parts of a package by name, in order, without macros and links to other files.

    Raises ``BadPackage`` for anything that is no sound .docx.
    """
    package = opened(path)
    if package.broken:
        raise BadPackage("Y141", part=called(package.broken[0]))
    if package.document != DOCUMENT:
        raise BadPackage("Y139")
    return cleaned(package.parts)


def write(parts: dict[str, bytes]) -> bytes:
    """The package as bytes, the same ones whatever libraries are installed."""
    made = (packing.entry(n, b, by_zlib()) for n, b in parts.items())
    return packing.archive(packing.block(made), ())


__all__ = ["BadPackage", "read", "write"]
