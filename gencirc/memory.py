"""What the last run made and from what, so that the next makes only what changed.

Kept in output/.gencirc, a file for every plan's folder. It is believed only where the
digests still fit; a damaged or missing one costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from gencirc import __version__, near, record
from gencirc.filenames import Placed, folder_for
from gencirc.keeping import digest, digest_of, table
from gencirc.kind.document import Document
from gencirc.kind.library import KINDS, LETTERHEADS, PASSAGES, built_in
from gencirc.locks import Busy, alone
from gencirc.made import Made
from gencirc.options import Options
from gencirc.plan.paths import registry_beside
from gencirc.problem import Problem
from gencirc.record import RECORD, Record
from gencirc.remarks import remark, told
from gencirc.replacing import renew, sweep, swept
from gencirc.word.letterhead import Letterhead

FOLDER = ".gencirc"
NOTE = "gencirc 上次生成的底子，删掉也不要紧，下次从头做"
Facts = Mapping[str, Any]
Looks = dict[str, Problem]  # what was said of a PDF, by face


class Sheet(NamedTuple):
    """A paper as the last run left it."""

    path: Path
    pages: int
    stage: str


class Recalled(NamedTuple):
    """A plan that nothing has changed for: its papers, what was said, its PDFs."""

    papers: list[Sheet]
    files: dict[Path, str]  # everything that was written, with its digest
    problems: list[Problem]
    looks: dict[Path, Looks]


class Memory:
    """What is known of the last run of one plan."""

    def __init__(self, plan: Path, output: Path) -> None:
        self.plan = plan
        self.output = output
        self.path = output / FOLDER / f"{folder_for(plan)}.json"
        self.near = near.bases(output, plan)
        self._begun: dict[Path, str] = {}  # how names begin, by folder
        self.facts = _loaded(self.path)
        if self.facts.get("计划") != self._plan or self.facts.get("程序") != program():
            self.facts = {}

    @property
    def _plan(self) -> str:
        """What tells the plan from another whose papers lie in a folder of the same name."""
        return digest(near.seen(self.plan.resolve(), self.near["成品"]).encode())

    def recall(self, asked: Options) -> Recalled | None:
        """The last run, when all it read, all that was asked and all it wrote are as they were."""
        read = self.facts.get("读")
        if not read or self.facts.get("要求") != wishes(asked):
            return None
        if self.facts.get("别处") != self.surroundings(asked):
            return None
        files = {self.output / n: d for n, d in _table(self.facts, "写").items()}
        inputs = _table(self.facts, "读").items()
        stayed = (digest_of(near.found(n, self.near)) == d for n, d in inputs)
        if not all(stayed) or not all(_stands(files)):
            return None
        papers = [Sheet(self.output / n, f[1], f[2]) for n, f in self._sheets.items()]
        said = [remark(p, self.near) for p in self.facts.get("话", ())]
        return Recalled(papers, files, said, self.looks())

    @cached_property
    def _sheets(self) -> dict[str, list[Any]]:
        found = _table(self.facts, "份").items()
        return {n: f for n, f in found if isinstance(f, list) and len(f) == 3}

    def looks(self) -> dict[Path, Looks]:
        """What was said of each PDF."""
        found = _table(self.facts, "PDF")
        return {
            self.output / n: {face: remark(p, self.near) for face, p in said.items()}
            for n, said in found.items()
        }

    def held(self, kind: str) -> dict[str, str]:
        """The file names that recipients of a kind had, by their names."""
        return _table(_table(self.facts, "收"), kind)

    def kept(
        self, place: Placed, made_from: str, document: Document, letterhead: Letterhead
    ) -> Made | None:
        """A paper that would come out as it did: its file stands as it was written.

        ``None`` for one that something was said about, which has to be said again.
        """
        if not made_from or not self._sheets:
            return None
        path = place.path
        found = self._sheets.get(name := self._name(path))
        if not found or found[0] != made_from:
            return None
        written = _table(self.facts, "写")
        text = path.with_suffix(".txt")
        try:
            data, light = path.read_bytes(), text.read_bytes()
        except OSError:
            return None
        if (digest(data), digest(light)) != (written.get(name), written.get(self._name(text))):
            return None
        pages, said = found[1], light.decode("utf-8")
        return Made(place, data, said, pages, document, letterhead, False, made_from)

    def same(self, path: Path, known: str) -> bytes | None:
        """A file that is not a paper, when it was made from the same and stands as written."""
        if _table(self.facts, "料").get(self._name(path)) != known:
            return None
        try:
            data = path.read_bytes()
        except OSError:
            return None
        return data if digest(data) == _table(self.facts, "写").get(self._name(path)) else None

    def _name(self, path: Path) -> str:
        top, name = f"{self.output}{os.sep}", str(path)
        if name.startswith(top):  # as it mostly does; the long way makes two paths
            return name[len(top) :].replace(os.sep, "/")
        return path.relative_to(self.output).as_posix()

    def _within(self, file: record.File) -> str:
        """The name of a file, by that of the first in its folder: many paths would take long."""
        if file.folder not in self._begun:
            self._begun[file.folder] = self._name(file.path).removesuffix(file.file)
        return self._begun[file.folder] + file.file

    def save(self, facts: Facts, partial: bool = False) -> None:
        """Keep what the next run may know; a disk that refuses costs it time only.

        A ``partial`` run leaves what is known of other papers.
        """
        if partial:
            facts = {key: _table(self.facts, key) | table(new) for key, new in facts.items()}
        content = {"说明": NOTE, "计划": self._plan, "程序": program(), **facts}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self.path):
                sweep(self.path.parent, f"{self.path.name}.*")
                renew(self.path, content)
        except (OSError, Busy):
            pass

    def sheets(self, made: Iterable[Made]) -> Iterator[tuple[str, list[Any]]]:
        """Papers by their names: what they were made from, pages, stage."""
        for m in made:
            yield self._within(m), ["" if m.noted else m.essence, m.pages, m.stage]

    def written(self, files: Iterable[record.File]) -> Iterator[tuple[str, str]]:
        """Files by their names, with their digests; a paper's text too."""
        for file in files:
            yield (name := self._within(file)), file.digest
            if isinstance(file, Made):
                yield f"{name.rpartition('.')[0]}.txt", file.text_digest

    def facts_of(self, asked: Options, inputs: Iterable[Path], said: Iterable[Problem]) -> Facts:
        """What a plan for which nothing has changed is known by; nothing when files are far off."""
        read = {near.named(p, self.near): digest_of(p) for p in dict.fromkeys(inputs)}
        if None in read:
            return {}
        return {
            "要求": wishes(asked),
            "别处": self.surroundings(asked),
            "读": read,
            "话": [told(p, self.near) for p in said],
        }

    def surroundings(self, asked: Options) -> str:
        """A digest of what stands where it would be found: templates by name, the registry."""
        extra = [asked.templates] if asked.templates else []
        folders = [*extra, self.plan.parent / "templates", Path("templates"), built_in()]
        names = [
            (self._told(folder), kind, sorted(p.name for p in (folder / kind).glob("*")))
            for folder in folders
            for kind in (KINDS, PASSAGES, LETTERHEADS)
            if folder.is_dir()
        ]
        beside = registry_beside(self.plan.parent)
        return digest(repr((names, beside and self._told(beside))).encode())

    def _told(self, path: Path) -> str:
        return near.named(path, self.near) or str(path.resolve())

    def named(self, things: Mapping[Path, Any]) -> Facts:
        """The same table by names within the output folder."""
        return {self._name(path): thing for path, thing in things.items()}


def _stands(files: Mapping[Path, str]) -> Iterator[bool]:
    """Whether every file is there as it was written, and noted as ours."""
    records = {folder: Record(folder) for folder in {p.parent for p in files}}
    for path, known in files.items():
        ours, paper = records[path.parent], files.get(path.with_suffix(".docx"))
        yield path.suffix == ".txt" or ours.files.get(path.name) == known
        yield path.suffix != ".pdf" or ours.sources.get(path.name) == paper
        yield digest_of(path) == known
    for folder in records:
        swept(folder, RECORD)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _table(facts: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = facts.get(key)
    return found if isinstance(found, dict) else {}


@cache
def program() -> str:
    """A digest of gencirc itself and of Python: a new version makes everything anew."""
    here = Path(__file__).parent
    files = sorted(_sources(str(here), ""))
    return digest(repr((__version__, sys.version_info[:2], files)).encode())


def _sources(folder: str, at: str) -> Iterator[tuple[str, int, int]]:
    """Every module with its size and time; scandir, for this is done in every run."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                stat = entry.stat()
                yield at + entry.name, stat.st_size, stat.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path, f"{at}{entry.name}/")


def wishes(asked: Options) -> str:
    """A digest of what was asked of a run, wherever its output lies."""
    return digest(repr(replace(asked, output=Path(), jobs=1, scheduler="")).encode())
