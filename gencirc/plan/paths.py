"""Where plans and registries are: which files are plans, which registry holds for a folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gencirc.patterns import later
from gencirc.plan.registry import Issuer

REGISTRY = ("单位.yaml", "单位.yml", "registry.yaml")
ENDINGS = (".yaml", ".yml")
LEVELS_UP = 3
BODIES = later(r"^(?:机关|issuers):[ \t]*(?:#.*)?\n(?:\s*(?:#.*)?\n)*\s+([^\s:：]+)", re.M)
CAMPAIGN = later(r"^(?:活动|campaign|承接|extends)\s*[:：]", re.M)


def plans_in(folder: Path) -> list[Path]:
    """The plan files of a folder and its subfolders, in a settled order."""
    found = []
    for path in sorted(folder.rglob("*")):
        hidden = any(p.startswith((".", "_")) for p in path.relative_to(folder).parts)
        if path.suffix in ENDINGS and path.name not in REGISTRY and not hidden:
            found += [] if _is_registry(path) else [path]
    return found


def _is_registry(path: Path) -> bool:
    """Whether a file is a registry of another name: it has bodies by name and no campaign."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return False  # a plan, whose reading says what is wrong
    first = BODIES.search(text)
    return bool(first and not Issuer.find(first[1]) and not CAMPAIGN.search(text))


def shown(path: Path) -> str:
    """A path as messages name it: relative to here when it lies below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return str(path) if relative.startswith("..") else relative


def registry_beside(folder: Path) -> Path | None:
    """The registry that holds for a folder: in it, or in a folder above."""
    for place in [folder, *folder.resolve().parents][: LEVELS_UP + 1]:
        for name in REGISTRY:
            if (place / name).is_file():
                return place / name
    return None
