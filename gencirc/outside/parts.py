"""One XML part: sound, without DTD, in UTF-8 and in the namespaces of ECMA-376."""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from gencirc.outside.refusing import BadPackage, called
from gencirc.patterns import later

MOST_TAGS = 400_000  # of all parts; a paper of 5,000 characters has some 10,000
MOST_PARAGRAPHS = 40_000
DEEPEST = 250  # elements in one another; a table in a table in a text box has some 30
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = (  # ISO/IEC 29500 strict → what every other file uses
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip
DRAWING = later(rb"http://purl\.oclc\.org/ooxml/drawingml/(\w+)")
DECLARED = later(rb"^\s*<\?xml\b[^>]*?encoding=[\"']([\w.:-]+)[\"'][^>]*\?>")
READ = frozenset(("utf-16", "utf-16le", "utf-16be", "gb2312", "gbk", "gb18030", "us-ascii", "iso-8859-1", "windows-1252"))  # fmt: skip
TEXTS = later(rb"[<:]p[ />]")
HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MARKS = (b"\xff\xfe", b"\xfe\xff")


class Tally:
    """What the parts of one package hold together."""

    def __init__(self) -> None:
        self.tags = 0
        self.paragraphs = 0


def checked(name: str, data: bytes, tally: Tally) -> bytes:
    """The part as it may be read on; raises ``BadPackage`` when it is unsound or unsafe."""
    data = _unstrict(_in_utf8(name, data))
    tally.tags += data.count(b"<")
    if tally.tags > MOST_TAGS:
        raise BadPackage("Y142", part=called(name))
    try:
        _parser(name, tally, bool(TEXTS.search(data))).Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadPackage("Y141", part=called(name)) from error
    return data


def _parser(name: str, tally: Tally, text: bool) -> Any:
    """A parser that refuses what is unsafe as soon as it comes; ``text``: there are paragraphs."""
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_: object) -> None:
        raise BadPackage("Y140", part=called(name))

    def begin(tag: str, _: object) -> None:
        nonlocal depth
        depth += 1
        tally.paragraphs += tag.endswith(":p") or tag == "p"
        if depth > DEEPEST or tally.paragraphs > MOST_PARAGRAPHS:
            raise BadPackage("Y142", part=called(name))

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse  # before any entity is declared
    if text:  # elsewhere, lxml's own bound of 256 is enough
        parser.StartElementHandler, parser.EndElementHandler = begin, end
    return parser


def _in_utf8(name: str, data: bytes) -> bytes:
    """OPC asks for UTF-8 or UTF-16; some converters write GBK."""
    if data[:2] in MARKS:
        encoding = "utf-16"
    else:
        declared = DECLARED.match(data[:200])
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding == "utf-8":
        return data
    if encoding not in READ:
        raise BadPackage("Y141", part=called(name))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadPackage("Y141", part=called(name)) from error
    plain = text.encode("utf-8", "surrogatepass")
    return HEADER + re.sub(rb"^\s*(?:\xef\xbb\xbf)?<\?xml\b.*?\?>", b"", plain, flags=re.S)


def _unstrict(data: bytes) -> bytes:
    if STRICT not in data:
        return data
    for strict, usual in TRANSITIONAL:
        data = data.replace(strict, usual)
    return DRAWING.sub(rb"http://schemas.openxmlformats.org/drawingml/2006/\1", data)
