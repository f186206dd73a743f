"""The register as one plan sees it: what is issued, what is taken, what comes next."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from gencirc.filenames import folder_for, safe
from gencirc.plan.paths import shown
from gencirc.problem import Problem
from gencirc.register.numbers import Number, Series
from gencirc.register.rows import Key, Row, rows_of
from gencirc.register.table import Table, load

REGISTER = "发文登记.csv"
FROZEN = "签发稿"


@dataclass(frozen=True)
class Book:
    """The rows of a register, and the plan that asks."""

    path: Path  # the register's file
    table: Table
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    plan: str  # the plan's file, seen from the register
    typed: str  # the same, as messages name it
    folder: Path  # where its frozen papers are
    today: date | None = None  # the day of papers that are being issued and have none
    renewed: date | None = None  # the day of a new version, instead of the first one's

    @cached_property
    def _papers(self) -> dict[Key, list[Row]]:
        out: dict[Key, list[Row]] = defaultdict(list)
        for row in self.rows:
            out[row.key].append(row)
        return out

    @cached_property
    def taken(self) -> dict[Series, dict[int, list[Row]]]:
        """The serials of every series with the rows that have them."""
        return taken(self.rows)

    @property
    def files(self) -> list[Path]:
        """The register and the frozen papers of the plan: what its papers hang on."""
        mine = [r for r in self.rows if r.key.plan == self.plan]
        return [self.path, *(self.folder / name for r in mine for name in r.files)]

    def key(self, kind: str, recipient: str = "") -> Key:
        """The key of one of the plan's papers."""
        return Key(self.plan, kind, recipient)

    def row(self, key: Key) -> Row | None:
        """The last row of a paper: its number and day, frozen or only kept for it."""
        return next(reversed(self._papers.get(key, ())), None)

    def issued(self, key: Key) -> Row | None:
        """The frozen version of a paper that holds."""
        mine = [r for r in self._papers.get(key, ()) if r.frozen]
        return max(mine, key=lambda r: r.version, default=None)

    def copies(self, kind: str) -> list[Row]:
        """The last rows of one of the plan's papers that goes to several one by one."""
        return [
            rows[-1]
            for key, rows in self._papers.items()
            if (key.plan, key.kind) == (self.plan, kind) and key.recipient
        ]

    def serials(self, series: Series) -> dict[int, list[Row]]:
        """The serials of one series."""
        return self.taken.get(series, {})

    def holder(self, number: Number, key: Key, title: str) -> Row | None:
        """Another paper that has the number."""
        held = self.serials(number.series).get(number.serial, ())
        return next((r for r in held if not r.is_of(key, title)), None)

    def more(self, rows: Iterable[Row]) -> Book:
        """The book with rows that are about to be written."""
        return replace(self, rows=(*self.rows, *rows))


def taken(rows: Iterable[Row]) -> dict[Series, dict[int, list[Row]]]:
    """The serials of every series with the rows that have them."""
    out: dict[Series, dict[int, list[Row]]] = {}
    for row in rows:
        if row.number:
            out.setdefault(row.number.series, {}).setdefault(row.number.serial, []).append(row)
    return out


def register_for(plan: Path, registry: Path | None) -> Path:
    """The register of a plan: beside its 单位.yaml, else beside its folder."""
    if registry is not None:
        return registry.parent / REGISTER
    folder = plan.resolve().parent
    return (folder if folder.name == "plans" else folder.parent) / REGISTER


def opened(plan: Path, registry: Path | None) -> Book:
    """The register as it stands now."""
    path = register_for(plan, registry)
    table, wrong = load(path, shown(path))
    rows, strange = rows_of(table)
    problems = (*wrong, *strange)
    return Book(path, table, tuple(rows), problems, seen(plan, path), shown(plan), folder_of(plan))


def seen(plan: Path, register: Path) -> str:
    """A plan's file, seen from the register's folder, with / on every system."""
    try:
        relative = os.path.relpath(plan.resolve(), register.resolve().parent)
    except ValueError:  # another drive on Windows
        return plan.resolve().as_posix()
    return Path(relative).as_posix()


def folder_of(plan: Path) -> Path:
    """The folder of a plan's frozen papers; a second plan in the folder has one of its own."""
    folder = plan.parent / FROZEN
    alone = folder_for(plan) == safe(plan.resolve().parent.name)
    return folder if alone else folder / safe(plan.stem)
