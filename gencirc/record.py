"""What was written, and what a hand has changed since: the record beside the output.

A paper is written beside its place and renamed; an unchanged one is left alone; one
that was edited in Word is never overwritten unasked. One run at a time writes into a folder.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from gencirc import locks
from gencirc.keeping import digest, digest_of
from gencirc.locks import Busy, alone
from gencirc.messages.system import why
from gencirc.problem import Problem, problem
from gencirc.replacing import SHORT, put, renew, sweep
from gencirc.source.marks import Mark, Source
from gencirc.spool import Piece, named

if TYPE_CHECKING:
    from gencirc.memory import Sheet

RECORD = "记录.json"


class Paper(NamedTuple):
    """A file to be written, and the text kept beside it."""

    path: Path
    data: bytes
    text: str | None = None

    @property
    def folder(self) -> Path:
        """The folder that it lies in."""
        return self.path.parent

    @property
    def file(self) -> str:
        """Its name there."""
        return self.path.name

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.data

    @property
    def light(self) -> bytes | None:
        """The text's bytes."""
        return None if self.text is None else self.text.encode("utf-8")

    @property
    def digest(self) -> str:
        """The short name of its content."""
        return digest(self.data)


class Standing(Protocol):
    """A file of the output: its folder, its name there and the short name of its content."""

    @property
    def folder(self) -> Path: ...
    @property
    def file(self) -> str: ...
    @property
    def digest(self) -> str: ...


class File(Standing, Protocol):
    """What can be written: a paper, or any file without a text."""

    @property
    def path(self) -> Path: ...
    @property
    def content(self) -> bytes | Piece: ...
    @property
    def light(self) -> bytes | Piece | None: ...


State = Literal["新写", "更新", "未变", "失败"]


class Written(NamedTuple):
    """What became of one file."""

    of: Path | File | Sheet  # that is at hand anyway: a path for each would be many
    state: State
    backup: Path | None = None
    problem: Problem | None = None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.of if isinstance(self.of, Path) else self.of.path

    @property
    def pages(self) -> int:
        """Of a paper, as reckoned; else none."""
        return int(getattr(self.of, "pages", 0))

    @property
    def stage(self) -> str:
        """How far a paper has got: 草稿, 送审稿, 签发稿."""
        return str(getattr(self.of, "stage", ""))


class Record:
    """What gencirc wrote into one folder: names of papers and digests of their bytes.

    What is about to be written is noted first, so that an interrupted run does not
    take its own papers for somebody else's.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / RECORD
        loaded: object = None
        with suppress(OSError, ValueError):  # a lost record makes every changed paper a stranger
            loaded = json.loads(self.path.read_bytes())
        self.files = _table(loaded, "文件")
        self.pending = _table(loaded, "将写")
        self.sources = _table(loaded, "转自")  # PDFs: digest of the paper they show
        # what an interrupted run still got written is ours
        self.files |= {n: d for n, d in self.pending.items() if digest_of(folder / n) == d}

    def save(self) -> None:
        """Write the record, whole or not at all; an equal one stays."""
        tables = {"将写": self.pending, "文件": self.files, "转自": self.sources}
        content: dict[str, object] = {"说明": "gencirc 用它看哪些文件在 Word 里改过，不要手改"}
        content |= {k: partial(_sorted, t) for k, t in tables.items() if t or k == "文件"}
        renew(self.path, content)


def _sorted(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, table[name]) for name in sorted(table))


def about(code: str, path: Path, /, **facts: object) -> Problem:
    """The problem ``code`` of a file, which its words may call by ``{file}``."""
    at = Mark(Source(str(path), ""), 0, 0, verbatim=True)
    return problem(code, at, file=path.name, **facts)


def _table(loaded: object, key: str) -> dict[str, str]:
    found = loaded.get(key) if isinstance(loaded, dict) else None
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def edited(papers: Iterable[File]) -> list[Problem]:
    """The papers that a hand has changed since they were written, or that are another's."""
    return [p for folder, group in by_folder(papers) for p in _edited(folder, group)]


def _edited(folder: Path, papers: list[File]) -> list[Problem]:
    """Those of one folder; paper and record are read while no run is writing them."""
    there = [p for p in papers if p.path.exists()] if folder.exists() else []
    if not there:
        return []
    try:
        with alone(folder / RECORD):
            known = Record(folder)
            return [found for p in there if (found := _changed(p, known))]
    except Busy:
        return [about("G121", folder, seconds=round(locks.WAIT))]
    except OSError as error:
        return [about("B104", p.path, why=why(error)) for p in there]


def _changed(paper: File, known: Record) -> Problem | None:
    path = paper.path
    try:
        now = digest(path.read_bytes())
    except OSError as error:
        return about("B109", path, why=why(error))
    return None if now in (paper.digest, known.files.get(path.name)) else about("B103", path)


def save(papers: Iterable[File]) -> list[Written]:
    """Write papers and their light texts; equal ones stay untouched.

    A paper that a hand has changed is copied to a backup before it is replaced.
    """
    return [w for folder, group in by_folder(papers) for w in _save_folder(folder, group)]


def by_folder(papers: Iterable[File]) -> Iterable[tuple[Path, list[File]]]:
    """The papers, folder by folder."""
    folders: dict[Path, list[File]] = {}
    for paper in papers:
        folders.setdefault(paper.folder, []).append(paper)
    return folders.items()


def _save_folder(folder: Path, papers: list[File]) -> list[Written]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder / RECORD):
            return _save_alone(folder, papers)
    except Busy:
        said = about("G121", folder, seconds=round(locks.WAIT))
        return [Written(p, "失败", problem=said) for p in papers]
    except OSError as error:
        return [_failed(p.path, error) for p in papers]


def _save_alone(folder: Path, papers: list[File]) -> list[Written]:
    sweep(folder)
    free = all(name.startswith(".") for name in os.listdir(folder))  # noqa: PTH208 as no paper is
    record = Record(folder)
    new = ((p.file, p.digest) for p in papers)
    record.pending |= {n: d for n, d in new if record.files.get(n) != d}
    record.save()
    begin = f"{folder}{os.sep}"
    done = [_save(p, record, begin, free) for p in papers]
    record.pending = {}
    record.save()
    return done


def _save(paper: File, record: Record, begin: str, free: bool) -> Written:
    """One paper, its path begun by ``begin``; in a ``free`` folder no other is looked for."""
    name, light = paper.file, paper.light
    path = begin + name
    now = record.pending.get(name) or paper.digest
    try:
        old = None if free else _digest(Path(path))
        ours = old in (None, now, record.files.get(name))
        backup = None if ours else _back_up(Path(path))
        if old != now:
            put(path, paper.content)
    except OSError as error:
        return _failed(paper.path, error)
    record.files[name] = now
    state: State = "未变" if old == now else "新写" if old is None else "更新"
    stem = name.rpartition(".")[0] or name
    wrong = None if light is None else _write_text(f"{begin}{stem}.txt", light, free)
    return Written(paper, state, backup, wrong)


def _digest(path: Path) -> str | None:
    """The short name of a file, if there is one."""
    return digest(path.read_bytes()) if path.exists() else None


def _failed(path: Path, error: OSError) -> Written:
    return Written(path, "失败", problem=about("B104", path, why=why(error)))


def _write_text(path: str, data: bytes | Piece, free: bool) -> Problem | None:
    """The light text beside a paper; it is output, so an equal one stays and others go."""
    try:
        if free or _digest(Path(path)) != named(data):
            put(path, data)
    except OSError as error:
        return about("B104", Path(path), why=why(error))
    return None


def _back_up(path: Path) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    backup = path.with_name(f"{path.stem[:SHORT]}（改动备份{stamp}）{path.suffix}")
    shutil.copy2(path, backup)
    return backup
