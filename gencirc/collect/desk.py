"""One paper of one plan, drafted as often as it takes with other words in the plan's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gencirc.campaign import Campaign, Share
from gencirc.collect.edited import own, texts
from gencirc.collect.printed import Line, printed
from gencirc.due import Due, Held
from gencirc.kind.document import Document
from gencirc.options import Options
from gencirc.outside.values import Paper
from gencirc.plan.paths import shown
from gencirc.problem import Problem
from gencirc.source.reading import instead
from gencirc.word.writing import Setting, write


class Wanted(NamedTuple):
    """Which document of a plan: kind, recipient's copy, and name."""

    kind: str
    copy: str
    name: str


class One(Campaign):
    """A campaign that words a single copy of a single kind."""

    def __init__(self, path: Path, options: Options, wanted: Wanted, held: Held) -> None:
        self.wanted = wanted
        super().__init__(path, replace(options, kinds=(wanted.kind,)), held=held)

    def worded(self, due: Due) -> Share:
        return super().worded(due) if due.copy == self.wanted.copy else Share(due, [], [])

    @property
    def document(self) -> Document | None:
        """The document itself, when it could be worded."""
        return next((d for d in self.documents if d.name == self.wanted.name), None)

    def read(self, document: Document) -> Paper:
        """Its Word file."""
        letterhead = self.letterhead(document.letterhead)
        if letterhead is None:
            return Paper(())
        return own(write(document, letterhead, self.names, Setting()))


class Drafted(NamedTuple):
    """A paper as it would be built."""

    lines: list[Line]
    problems: list[Problem]
    document: Document | None
    campaign: One
    file: Paper

    @property
    def errors(self) -> set[tuple[str, str]]:
        """What stops it from being built."""
        return {(p.code, p.words) for p in self.problems if p.severity == "错误"}


class Desk:
    """A plan on the desk: nothing is written, everything is tried."""

    def __init__(self, path: Path, options: Options, wanted: Wanted, held: Held) -> None:
        self.path = path
        self.options = options
        self.wanted = wanted
        self.held = held

    @cached_property
    def start(self) -> Drafted:
        """The paper as the plan says it."""
        return self.draft()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The spellings of the key that the paper stands under in a plan."""
        kind = self.start.document.kind if self.start.document else None
        more = (*kind.also, *((kind.english,) if kind.english else ())) if kind else ()
        return (self.wanted.kind, *map(str, more))

    def draft(self, files: Mapping[Path, str] | None = None) -> Drafted:
        """The paper as the plan says it, with ``files`` reading otherwise."""
        with instead({p: t.encode("utf-8") for p, t in (files or {}).items()}):
            one = One(self.path, self.options, self.wanted, self.held)
            problems, document = one.problems, one.document
        file = one.read(document) if document else Paper(())
        lines = printed(document, texts(file)) if document else []
        return Drafted(lines, problems, document, one, file)


def named_files(campaign: Campaign) -> dict[str, Path]:
    """The files of a plan by the names that marks give them."""
    return {shown(path): path for path in campaign.files}
