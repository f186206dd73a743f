"""Names of files that every system takes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gencirc.patterns import later

UNSAFE = later(r'[<>:"/\\|?*\x00-\x1f]')


DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]) | {
    f"{d}{n}" for d in ("COM", "LPT") for n in "123456789¹²³"
}
LONGEST = 80  # characters of a file name; Windows paths end at 260


HEAVIEST = 240  # bytes of it in UTF-8; with its ending other systems' names end at 255


class Placed(NamedTuple):
    """Where a paper goes; a path of its own would take six times the room."""

    folder: Path  # one for many
    name: str

    @property
    def path(self) -> Path:
        """The same as a path."""
        return self.folder / self.name


def safe(name: str, heaviest: int = HEAVIEST) -> str:
    """A file name that Windows takes too, and that is not hidden from ``plans_in``.

    ``heaviest`` is what it may take in UTF-8, in bytes. A name that is one already comes back.
    """
    made = _safe(name, heaviest)
    return name if made == name else made


def _safe(name: str, heaviest: int) -> str:
    name = UNSAFE.sub("_", name).lstrip(" ._~")[:LONGEST]
    name = name.encode("utf-8", "replace")[:heaviest].decode("utf-8", "ignore").rstrip(" .")
    first, dot, rest = (name or "未名").partition(".")
    return f"{first}_{dot}{rest}" if first.rstrip().upper() in DEVICES else first + dot + rest


def folder_for(plan: Path) -> str:
    """The folder of a plan's papers: its campaign folder, or the file's own name."""
    stem = plan.resolve().parent.name
    if stem == "plans" or plan.stem not in ("活动", "campaign", "计划", "plan"):
        return safe(plan.stem if stem == "plans" else f"{stem}-{plan.stem}")
    return safe(stem)
