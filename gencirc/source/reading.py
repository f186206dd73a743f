"""Bytes of a file → text that YAML and Word can both carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

from gencirc.messages.system import why
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source

LIMIT = 2_000_000  # bytes; the largest real plan seen has 60 KB
SHOWN = 20  # problems of one sort that are shown one by one

BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# What XML 1.0 cannot hold, YAML refuses, or breaks lines behind the reader's back.
CONTROL = later("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
PRIVATE = later("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
HIDDEN = later("[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
BLANKS = "\n\t\u3000\xa0"  # what else cannot be seen

NOTHING: Mapping[Path, bytes] = MappingProxyType({})
_instead: ContextVar[Mapping[Path, bytes]] = ContextVar("instead", default=NOTHING)


@contextmanager
def instead(files: Mapping[Path, bytes]) -> Iterator[None]:
    """While files are read as if they held other bytes: a plan is tried before it is written."""
    token = _instead.set({path.resolve(): data for path, data in files.items()})
    try:
        yield
    finally:
        _instead.reset(token)


def given(path: Path) -> bytes | None:
    """The bytes that a file is read as holding, ``None`` when it is read as it is."""
    others = _instead.get()
    return others.get(path.resolve()) if others else None


def read_file(path: Path, name: str | None = None) -> tuple[Source, list[Problem]]:
    """The text of a file and what is wrong with its bytes; never raises for content.

    ``OSError`` is turned into a problem too.
    """
    name = name or str(path)
    if (other := given(path)) is not None:
        return read_bytes(other, name)
    try:
        size = path.stat().st_size
        data = b"" if size > LIMIT else path.read_bytes()
    except OSError as error:
        source = Source(name, "")
        return source, [_at_top("Y001", source, why=why(error))]
    if size > LIMIT:
        source = Source(name, "")
        return source, [_at_top("Y002", source, size=f"{size / 1e6:.1f}")]
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> tuple[Source, list[Problem]]:
    """Decode and clean ``data``: one character out for one in, so places stay true."""
    if len(data) > LIMIT:
        source = Source(name, "")
        return source, [_at_top("Y002", source, size=f"{len(data) / 1e6:.1f}")]
    text, code = _decode(data)
    source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [_at_top(code, source)] if code else []
    if seen(source.text):
        return source, problems
    for code, pattern in (("Y005", CONTROL), ("Y006", PRIVATE), ("Y007", HIDDEN)):
        problems += _found(code, pattern, source)
    source.text = PRIVATE.sub("〓", CONTROL.sub(" ", source.text))
    return source, problems


def seen(text: str) -> bool:
    """Whether every character can be seen or is a blank: nothing above is among them."""
    return all(char.isprintable() or char in BLANKS for char in set(text))


def _decode(data: bytes) -> tuple[str, str]:
    if data[:2] in BOMS:
        return data.decode(BOMS[data[:2]], errors="replace"), "Y003"
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030"), "Y004"
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace"), "Y008"


def _at_top(code: str, source: Source, **facts: object) -> Problem:
    return problem(code, Mark(source, 0, 0, verbatim=True), **facts)


def _found(code: str, pattern: re.Pattern[str], source: Source) -> list[Problem]:
    places = [m.start() for m in pattern.finditer(source.text)]
    shown = [
        problem(code, Mark(source, i, i, verbatim=True), char=f"U+{ord(source.text[i]):04X}")
        for i in places[:SHOWN]
    ]
    if len(places) > SHOWN:
        shown.append(problem("Y009", shown[-1].mark, code=code, more=len(places) - SHOWN))
    return shown
