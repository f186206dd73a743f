"""What was written, and what a hand has changed since: the record beside the output.

A paper is written beside its place and renamed; an unchanged one is left alone; one
that was edited in Word is never overwritten unasked.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source

RECORD = "记录.json"
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
DEVICES = frozenset(["CON", "PRN", "AUX", "NUL"]) | {
    f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10)
}
LONGEST = 80  # characters of a file name; Windows paths end at 260


class Written(NamedTuple):
    """What became of one file."""

    path: Path
    state: Literal["新写", "更新", "未变", "失败"]
    backup: Path | None = None
    problem: Problem | None = None


def safe(name: str) -> str:
    """A file name that Windows takes too."""
    name = UNSAFE.sub("_", name).strip(" .")[:LONGEST] or "未名"
    return f"_{name}" if name.upper() in DEVICES else name


def folder_for(plan: Path) -> str:
    """The folder of a plan's papers: its campaign folder, or the file's own name."""
    stem = plan.resolve().parent.name
    if stem == "plans" or plan.stem not in ("活动", "campaign", "计划", "plan"):
        return safe(plan.stem if stem == "plans" else f"{stem}-{plan.stem}")
    return safe(stem)


def digest(data: bytes) -> str:
    """A short name for content."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=64)
def _load(folder: Path) -> dict[str, str]:
    try:
        loaded = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = loaded.get("文件", {}) if isinstance(loaded, dict) else {}
    return {str(k): str(v) for k, v in files.items()} if isinstance(files, dict) else {}


def edited(paths: Iterable[Path], force: bool) -> list[Problem]:
    """The papers that a hand has changed since they were written."""
    out = []
    for path in paths:
        if not path.exists() or force:
            continue
        try:
            now = digest(path.read_bytes())
        except OSError as error:
            out.append(_problem("B104", path, why=error.strerror or str(error)))
            continue
        before = _load(path.parent).get(path.name)
        if now != before:
            out.append(_problem("B103", path))
    return out


def save(path: Path, data: bytes, text: str, force: bool) -> Written:
    """Write a paper and its light text; an equal one stays untouched."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if path.exists() else None
        known = _load(path.parent)
        if old == data and known.get(path.name) == digest(data):
            return Written(path, "未变")
        backup = (
            _back_up(path)
            if old is not None and force and known.get(path.name) != digest(old)
            else None
        )
        _replace(path, data)
        _replace(path.with_suffix(".txt"), text.encode("utf-8"))
        _remember(path, data)
    except OSError as error:
        why = error.strerror or str(error)
        return Written(path, "失败", problem=_problem("B104", path, why=why))
    return Written(path, "更新" if old is not None else "新写", backup)


def _replace(path: Path, data: bytes) -> None:
    """Write beside and rename, so that there is never half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _back_up(path: Path) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    backup = path.with_name(f"{path.stem}（改动备份{stamp}）{path.suffix}")
    shutil.copy2(path, backup)
    return backup


def _remember(path: Path, data: bytes) -> None:
    known = _load(path.parent)
    known[path.name] = digest(data)
    content = {"说明": "gencirc 用它看哪些文件在 Word 里改过，不要手改", "文件": known}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    _replace(path.parent / RECORD, text.encode("utf-8"))


def _problem(code: str, path: Path, **facts: object) -> Problem:
    at = Mark(Source(str(path), ""), 0, 0, verbatim=True)
    return problem(code, at, file=path.name, **facts)
