"""Word packages: reading parts, writing them the same every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gencirc.outside.cleaning import cleaned
from gencirc.outside.package import DOCUMENT, opened
from gencirc.outside.refusing import BadPackage, called

EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock in the file: the same parts give the same bytes


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
    """The package as bytes; content types first, as readers expect."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n != "_rels/.rels")):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name])
    return out.getvalue()


__all__ = ["BadPackage", "read", "write"]
