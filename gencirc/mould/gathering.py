"""What the program itself knows of words, gathered from its own code (gencirc.generated).

Characters that stand side by side in a word or a pattern of the program may decide
something; so may those that a pattern looks for between any others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType

import gencirc
from gencirc.mould.patterns import looked_for
from gencirc.mould.vocabulary import ALL, HAN, JUDGED, WORDED, Known, pairs_in
from gencirc.patterns import later

PATTERN = later(r"[\\\[\](){}|?*+^$]")
WORDING = ("kind", "numerals", "plan", "source", "words")  # rooms that word a paper
SETTING = ("blocks", "numerals", "page", "people", "register", "text", "word", "words")
SOUGHT = "gencirc.checks.leftovers"  # which seeks first, and then looks around what it found


def pages() -> dict[Path, bytes]:
    """The files of words: those by which papers are worded, judged at first sight, and in all."""
    rooms = {WORDED: WORDING, JUDGED: (*SETTING, "checks"), ALL: (*SETTING, *WORDING, "checks")}
    return {file: _page(named, file == ALL) for file, named in rooms.items()}


def gathered(rooms: Collection[str], sought: bool = True) -> Known:
    """The words of every text and pattern in the code of some rooms."""
    said = frozenset(t for code in _codes(rooms, sought) for t in _texts(code) if HAN.search(t))
    single = Known(frozenset(pairs_in(said)), frozenset(t for t in said if len(t) == 1))
    return single | looked_for(filter(PATTERN.search, said))


def _page(rooms: Collection[str], sought: bool) -> bytes:
    """A line of those looked for alone, then of each character those that may follow."""
    known = gathered(rooms, sought)
    following: dict[str, list[str]] = {}
    for pair in sorted(known.pairs):
        following.setdefault(pair[0], []).append(pair[1])
    rows = (f"{first}{''.join(others)}\n" for first, others in following.items())
    return f"{''.join(sorted(known.alone))}\n{''.join(rows)}".encode()


def _codes(rooms: Collection[str], sought: bool) -> Iterator[CodeType]:
    for found in walk_packages(gencirc.__path__, "gencirc."):
        if found.name.split(".")[1] in rooms and (sought or not found.name.startswith(SOUGHT)):
            spec = find_spec(found.name)
            code = spec.loader.get_code(found.name) if spec and spec.loader else None  # type: ignore[attr-defined]
            if code:
                yield code


def _texts(code: CodeType) -> Iterator[str]:
    for thing in code.co_consts:
        if isinstance(thing, str):
            yield thing
        elif isinstance(thing, tuple | frozenset):
            yield from (t for t in thing if isinstance(t, str))
        elif isinstance(thing, CodeType):
            yield from _texts(thing)
