"""Word files damaged by chance: bytes, the archive, its parts, their XML; seeded."""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable

Parts = dict[str, bytes]
ELEMENT = re.compile(rb"<(\w+:\w+)\b[^>]*?(?:/>|>)")
ATTRIBUTE = re.compile(rb'="[^"]*"')
STRANGE = (
    b"", b"-1", b"0", b"99999999999999999999", b"1e400", b"NaN", b"abc", b"%9", b"\xe4\xb8\x80", b"../../x", b"&#0;",
    b"on", b"9" * 5000, b"rId1", b"word/document.xml", b"&amp;", b"0x7F", b" ",
)  # fmt: skip
NAMES = (
    "../x.xml",
    "/word/x.xml",
    "word\\x.xml",
    "WORD/DOCUMENT.XML",
    "",
    "word/",
    "a" * 300,
    "word/é.xml",
)


# -- bytes of the file -----------------------------------------------------------------


def flipped(data: bytes, by: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(by.choice((1, 3, 30))):
        out[by.randrange(len(out))] ^= 1 << by.randrange(8)
    return bytes(out)


def cut(data: bytes, by: random.Random) -> bytes:
    return data[: by.randrange(len(data))]


def holed(data: bytes, by: random.Random) -> bytes:
    at, size = by.randrange(len(data)), by.choice((1, 10, 500))
    return data[:at] + data[at + size :]


def stuttered(data: bytes, by: random.Random) -> bytes:
    at, size = by.randrange(len(data)), by.choice((1, 40, 2000))
    return data[: at + size] + data[at:]


def lied(data: bytes, by: random.Random) -> bytes:
    """A number in a header of the archive: sizes, methods, flags, offsets."""
    out = bytearray(data)
    magic = by.choice((b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"))
    places = [m.start() for m in re.finditer(re.escape(magic), data)]
    at = by.choice(places) + by.randrange(4, 20 if magic == b"PK\x05\x06" else 28)
    if at + 4 <= len(out):
        struct.pack_into(
            "<I", out, at, by.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, by.getrandbits(32)))
        )
    return bytes(out)


# -- parts of the package ----------------------------------------------------------------


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


def repacked(entries: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # names that stand twice
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name or "x"), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def without(data: bytes, by: random.Random) -> bytes:
    made = unpacked(data)
    del made[by.choice(list(made))]
    return repacked(made.items())


def short(data: bytes, by: random.Random) -> bytes:
    made = unpacked(data)
    name = by.choice(list(made))
    made[name] = made[name][: by.randrange(len(made[name]) + 1)]
    return repacked(made.items())


def swapped(data: bytes, by: random.Random) -> bytes:
    made = unpacked(data)
    one, other = by.choice(list(made)), by.choice(list(made))
    made[one], made[other] = made[other], made[one]
    return repacked(made.items())


def renamed(data: bytes, by: random.Random) -> bytes:
    entries = list(unpacked(data).items())
    at = by.randrange(len(entries))
    name = by.choice((*NAMES, entries[by.randrange(len(entries))][0]))
    entries.insert(at, (name, entries[at][1]))
    if by.random() < 0.5:
        del entries[at + 1]
    return repacked(entries)


# -- XML of a part -----------------------------------------------------------------------


def in_xml(
    change: Callable[[bytes, random.Random], bytes],
) -> Callable[[bytes, random.Random], bytes]:
    """A change of one XML part; the main one is hit half the time."""

    def changed(data: bytes, by: random.Random) -> bytes:
        made = unpacked(data)
        names = [n for n in made if n.endswith((".xml", ".rels"))]
        main = "word/document.xml"
        name = main if main in made and by.random() < 0.5 else by.choice(names)
        for _ in range(by.choice((1, 1, 5))):
            made[name] = change(made[name], by)
        return repacked(made.items())

    changed.__name__ = change.__name__
    return changed


def _element(xml: bytes, by: random.Random) -> tuple[int, int, bytes]:
    """One element: from where to where, and its name."""
    found = list(ELEMENT.finditer(xml))
    if not found:
        return 0, 0, b""
    tag = by.choice(found)
    if tag[0].endswith(b"/>"):
        return tag.start(), tag.end(), tag[1]
    closing = b"</" + tag[1] + b">"
    depth, at = 1, tag.end()
    again = re.compile(b"<" + re.escape(tag[1]) + rb"(?=[\s>])[^>]*?(/?)>|" + re.escape(closing))
    while depth and (next_ := again.search(xml, at)):
        at = next_.end()
        depth += -1 if next_[0] == closing else not next_[1]
    return tag.start(), at, tag[1]


def element_removed(xml: bytes, by: random.Random) -> bytes:
    start, stop, _ = _element(xml, by)
    return xml[:start] + xml[stop:]


def element_repeated(xml: bytes, by: random.Random) -> bytes:
    start, stop, _ = _element(xml, by)
    times = by.choice((1, 2, 300)) if stop - start < 2000 else 1
    return xml[:stop] + xml[start:stop] * times + xml[stop:]


def element_nested(xml: bytes, by: random.Random) -> bytes:
    start, stop, name = _element(xml, by)
    if not name:
        return xml
    depth = by.choice((1, 10, 200, 3000))
    return (
        xml[:start]
        + (b"<" + name + b">") * depth
        + xml[start:stop]
        + (b"</" + name + b">") * depth
        + xml[stop:]
    )


def element_elsewhere(xml: bytes, by: random.Random) -> bytes:
    start, stop, _ = _element(xml, by)
    moved, rest = xml[start:stop], xml[:start] + xml[stop:]
    at = _element(rest, by)[by.randrange(2)]
    return rest[:at] + moved + rest[at:]


def element_swapped(xml: bytes, by: random.Random) -> bytes:
    _, _, one = _element(xml, by)
    _, _, other = _element(xml, by)
    return xml.replace(b"<" + one, b"<" + other).replace(b"</" + one, b"</" + other) if one else xml


def attribute_strange(xml: bytes, by: random.Random) -> bytes:
    found = list(ATTRIBUTE.finditer(xml))
    if not found:
        return xml
    at = by.choice(found)
    return xml[: at.start()] + b'="' + by.choice(STRANGE) + b'"' + xml[at.end() :]


def attribute_removed(xml: bytes, by: random.Random) -> bytes:
    found = list(re.finditer(rb'\s[\w:]+="[^"]*"', xml))
    if not found:
        return xml
    at = by.choice(found)
    return xml[: at.start()] + xml[at.end() :]


def tag_dropped(xml: bytes, by: random.Random) -> bytes:
    found = list(re.finditer(rb"<[^>]*>", xml))
    at = by.choice(found) if found else None
    return xml[: at.start()] + xml[at.end() :] if at else xml


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, cut, holed, stuttered, lied, without, short, swapped, renamed,
    *map(in_xml, (
        element_removed, element_repeated, element_nested, element_elsewhere, element_swapped,
        attribute_strange, attribute_removed, tag_dropped, flipped,
    )),
)  # fmt: skip
