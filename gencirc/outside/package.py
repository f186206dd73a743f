"""A Word package from outside: opened within bounds, nothing executed, nothing fetched."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from posixpath import basename, dirname, normpath
from typing import NamedTuple

from gencirc.messages.system import why
from gencirc.outside.guessing import ZIP, no_document, not_zipped
from gencirc.outside.parts import Tally, checked
from gencirc.outside.refusing import BadPackage
from gencirc.patterns import later

MB = 1_000_000
LARGEST = 50 * MB  # of the file
UNPACKED = 80 * MB  # of all its parts
LONGEST = 20 * MB  # of one XML part
SUSPECT = 5 * MB  # from here a part may not be packed tighter than ``TIGHTEST``
TIGHTEST = 150  # Word's own XML packs some 10 to 40 times
MOST = 4000  # parts
ENTRY = b"PK\x01\x02"  # begins an entry of the central directory
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError,
          OSError, KeyError, IndexError, OverflowError, MemoryError)  # fmt: skip
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
WRONG_NAME = later(r"^/|\\|(?:^|/)\.\.(?:/|$)|:|[\x00-\x1f]")
TYPES, RELATIONS, DOCUMENT = "[Content_Types].xml", "_rels/.rels", "word/document.xml"
RELATION = later(rb"<(?:\w+:)?Relationship\b[^>]*>")
ATTRIBUTE = later(rb"""(\w+)\s*=\s*("[^"]*"|'[^']*')""")


class Package(NamedTuple):
    """What a file holds, with what must be said of it."""

    parts: dict[str, bytes]  # XML sound, UTF-8, transitional
    document: str  # the main part
    macros: bool
    external: tuple[str, ...]  # targets outside, but for plain hyperlinks
    broken: tuple[str, ...]  # parts that were left out


def opened(path: Path) -> Package:
    """A package; raises ``BadPackage`` for what cannot be let in, within two seconds."""
    return packaged(_bytes(path))


def packaged(data: bytes) -> Package:
    """The same of a file's bytes."""
    parts, broken = _sound(_unpacked(data))
    links = [link for name in parts if name.endswith(".rels") for link in relations(parts[name])]
    document = _main(parts)
    return Package(
        parts,
        document,
        any("vbaproject" in name.lower() for name in parts) or b"macroEnabled" in parts[TYPES],
        tuple(
            r["Target"] for r in links
            if r.get("TargetMode") == "External" and not r.get("Type", "").endswith("/hyperlink")
        ),
        broken,
    )  # fmt: skip


def relations(data: bytes) -> list[dict[str, str]]:
    """The relationships of a ``.rels`` part, each as its attributes."""
    found = []
    for tag in RELATION.findall(data):
        pairs = ATTRIBUTE.findall(tag)
        link = {k.decode(): _plain(v[1:-1].decode("utf-8", "replace")) for k, v in pairs}
        found.append({"Id": "", "Target": "", "Type": "", **link})
    return found


def _plain(value: str) -> str:
    if "&" not in value:
        return value
    from html import unescape  # a table of two thousand names, and few values have any

    return unescape(value)


def rels(part: str) -> str:
    """The part with the relationships of a part."""
    return f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/")


def target(link: dict[str, str], part: str) -> str:
    """The part that a relationship of another part leads to."""
    name = link["Target"]
    return (
        name.lstrip("/")
        if name.startswith("/")
        else normpath(f"{dirname(part)}/{name}").lstrip("/")
    )


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST:
            size = -(-status.st_size // MB)
            raise BadPackage("Y131", size=size, most=LARGEST // MB)
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise BadPackage("Y135")
        return path.read_bytes()
    except OSError as error:
        raise BadPackage("Y130", why=why(error)) from error


def _unpacked(data: bytes) -> dict[str, bytes]:
    if not data.startswith(ZIP):
        raise not_zipped(data)
    if data.count(ENTRY) > MOST:  # counted here: the archive's own count may lie
        raise BadPackage("Y138")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _bounded(infos)
            return {i.filename: archive.read(i) for i in infos if not i.is_dir()}
    except BROKEN as error:
        raise BadPackage("Y135") from error


def _bounded(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the directory says; ``ZipFile`` reads no more than it says."""
    names: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if WRONG_NAME.search(name) or name.casefold() in names or not name:
            raise BadPackage(
                "Y136", name=ascii(name)[1:-1][:60] if not name.isprintable() else name[:60]
            )
        names.add(name.casefold())
        if info.flag_bits & 1:
            raise BadPackage("Y133")
        if info.compress_type not in PACKED:
            raise BadPackage("Y135")
        tight = info.file_size > SUSPECT and info.file_size > TIGHTEST * info.compress_size
        if tight or (info.file_size > LONGEST and is_xml(name)):
            raise BadPackage("Y137")
    if sum(i.file_size for i in infos) > UNPACKED:
        raise BadPackage("Y137")


def is_xml(name: str) -> bool:
    """Whether a part is XML, by its name."""
    return name.lower().endswith((".xml", ".rels"))


def _sound(parts: dict[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The XML parts checked; those that are broken left out, unless nothing goes without them."""
    if TYPES not in parts:
        raise no_document(list(parts))
    sound: dict[str, bytes] = {}
    broken: list[str] = []
    main, tally = {TYPES, RELATIONS, DOCUMENT}, Tally()
    for name, data in parts.items():
        try:
            sound[name] = checked(name, data, tally) if is_xml(name) else data
        except BadPackage as error:
            if error.code != "Y141" or name in main:
                raise
            broken.append(name)
    return sound, tuple(broken)


def _main(parts: dict[str, bytes]) -> str:
    """The main part's name: where the package's relationships lead, else the usual place."""
    for link in relations(parts.get(RELATIONS, b"")):
        name = target(link, "")
        if link["Type"].endswith("/officeDocument") and name in parts:
            if b"wordprocessingml" not in parts[name][:4000]:
                raise no_document(list(parts))
            return name
    if DOCUMENT not in parts:
        raise no_document(list(parts))
    return DOCUMENT
