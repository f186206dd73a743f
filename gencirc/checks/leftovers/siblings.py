"""The other plans of an office, read lightly: only their names and slogans."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.plan.paths import REGISTRY

MOST, LARGEST = 60, 200_000  # files looked at, bytes of one
NAME = later(r"^(?P<key>活动|campaign|简称|short)[ \t]*:[ \t]+(?P<value>[^\n]+)$", re.M)
SLOGANS = later(r"^(?:口号|slogans)[ \t]*:[ \t]*\n(?P<inside>(?:[ \t]+[^\n]*\n?)+)", re.M)
FLOWING = later(r"^(?:口号|slogans)[ \t]*:[ \t]*\{(?P<inside>[^\n]+)\}", re.M)
KEY = later(r"([^\s,，{}:：]{2,12}):\s")
SLOGAN = later(r"^ {1,4}([^\s:：#-][^:：\n]{2,12}):", re.M)


class Sibling(NamedTuple):
    """Another plan: its file, its names, its slogans."""

    path: Path
    names: tuple[str, ...]
    slogans: tuple[str, ...]


def siblings(plan: Plan) -> tuple[Sibling, ...]:
    """The plans beside a plan, and those in the folders beside its own."""
    if not plan.shown:
        return ()
    own = Path(plan.shown)
    folder, above = own.parent, own.resolve().parent.parent
    files = [p for p in sorted(folder.glob("*.y*ml")) if p.name not in REGISTRY]
    if above.name in ("plans", "计划") or any((above / name).is_file() for name in REGISTRY):
        files += [p for p in sorted(above.glob("*/*.y*ml")) if p.name not in REGISTRY]
    mine = {own.resolve()}
    others = list(dict.fromkeys(p.resolve() for p in files))[: MOST + 1]
    return tuple(s for p in others if p not in mine and (s := _read(p)))


def _read(path: Path) -> Sibling | None:
    try:
        stat = path.stat()
        return _scan(path, stat.st_mtime_ns) if stat.st_size <= LARGEST else None
    except (OSError, UnicodeError):
        return None  # what is wrong with it is said when it is built


@lru_cache(maxsize=256)
def _scan(path: Path, changed: int) -> Sibling:
    text = path.read_text(encoding="utf-8-sig")
    names = tuple(v for m in NAME.finditer(text) if (v := _bare(m["value"])))
    return Sibling(path, names, _slogans(text))


def _slogans(text: str) -> tuple[str, ...]:
    """The keys under 口号, in lines of their own or in braces."""
    for whole, key in ((SLOGANS, SLOGAN), (FLOWING, KEY)):
        if inside := whole.search(text):
            return tuple(key.findall(inside["inside"]))
    return ()


def _bare(value: str) -> str:
    """A scalar without its comment and quotes; nothing of a reference."""
    value = re.sub(r"\s+#.*$", "", value).strip().strip("\"'")
    return "" if "【" in value else value
