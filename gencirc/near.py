"""Files by names that do not tell whose machine they are on, and that hold when all is moved."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

Bases = Mapping[str, Path]  # folders by what stands before the names seen from them
SIGN = ":"


def bases(output: Path, plan: Path) -> Bases:
    """The folders that names are seen from: gencirc's own, the output, the plan's."""
    from gencirc.kind.library import built_in

    found = {"自带": built_in(), "成品": output, "计划": plan.parent}
    return {name: folder.resolve() for name, folder in found.items()}


def named(path: Path, known: Bases) -> str | None:
    """计划:../单位.yaml; ``None`` for a file that is near none of the folders."""
    path = path.resolve()
    below = (name for name, folder in known.items() if path.is_relative_to(folder))
    name = next(below, "计划" if _close(path, known["计划"]) else "")
    return f"{name}{SIGN}{seen(path, known[name])}" if name else None


def seen(path: Path, folder: Path) -> str:
    """The way to a file from a folder, with / on every system."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def _close(path: Path, folder: Path) -> bool:
    """Whether the way from one to the other does not lead over the home folders of users."""
    try:
        common = Path(os.path.commonpath([path, folder]))
    except ValueError:  # another drive on Windows
        return False
    return common != common.parent and common not in Path.home().parents


def found(name: str, known: Bases) -> Path:
    """The file of a name."""
    base, _, rest = name.partition(SIGN)
    folder = known.get(base)
    return Path(os.path.normpath(folder / rest)) if folder else Path(name)
