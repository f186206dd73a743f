"""Word packages: reading parts, writing them the same every time."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from gencirc.engine import packing
from gencirc.engine.deflate import by_zlib
from gencirc.messages.system import why

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
LIMIT = 50_000_000  # bytes of all parts unpacked; a letterhead has some 50 KB


class BadPackage(Exception):
    """The file is no Word file that can be used; the message says why, in Chinese."""


def read(path: Path) -> dict[str, bytes]:
    """The parts of a package by name, in order.

    Raises ``BadPackage`` for anything that is no sound .docx.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if sum(i.file_size for i in infos) > LIMIT:
                raise BadPackage("解开后太大")
            parts = {i.filename: archive.read(i) for i in infos if not i.is_dir()}
    except OSError as error:
        raise BadPackage(why(error)) from error
    except BROKEN as error:
        raise BadPackage("不是完好的 .docx 文件，多半没有存完，或者是 .doc 改了名") from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise BadPackage("不是 Word 文档（里面没有正文）")
    return parts


def write(parts: dict[str, bytes]) -> bytes:
    """The package as bytes, the same ones whatever libraries are installed."""
    made = (packing.entry(n, b, by_zlib()) for n, b in parts.items())
    return packing.archive(packing.block(made), ())
