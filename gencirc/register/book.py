"""The register as one plan sees it: what is issued, what is taken, what comes next."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gencirc.plan.reading import shown
from gencirc.problem import Problem
from gencirc.record import folder_for, safe
from gencirc.register.numbers import Number, Series
from gencirc.register.rows import Key, Row, rows_of
from gencirc.register.table import Table, load

REGISTER = "发文登记.csv"
FROZEN = "签发稿"


class Book(NamedTuple):
    """The rows of a register, and the plan that asks."""

    path: Path  # the register's file
    table: Table
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    plan: str  # the plan's file, seen from the register
    folder: Path  # where its frozen papers are
    day: date | None = None  # of papers that are being issued and have none

    def key(self, kind: str, recipient: str = "") -> Key:
        """The key of one of the plan's papers."""
        return Key(self.plan, kind, recipient)

    def row(self, key: Key) -> Row | None:
        """The last row of a paper: its number and day, frozen or only kept for it."""
        return next((r for r in reversed(self.rows) if r.key == key), None)

    def issued(self, key: Key) -> Row | None:
        """The frozen version of a paper that holds."""
        mine = [r for r in self.rows if r.key == key and r.frozen]
        return max(mine, key=lambda r: r.version, default=None)

    def holder(self, number: Number, key: Key, title: str) -> Row | None:
        """Another paper that has the number."""
        return next((r for r in self.rows if r.number == number and not r.is_of(key, title)), None)

    def more(self, rows: Iterable[Row]) -> Book:
        """The book with rows that are about to be written."""
        return self._replace(rows=(*self.rows, *rows))


def taken(rows: Iterable[Row]) -> dict[Series, dict[int, list[Row]]]:
    """The serials of every series with the rows that have them."""
    out: dict[Series, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.number:
            out[row.number.series][row.number.serial].append(row)
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
    return Book(path, table, tuple(rows), (*wrong, *strange), seen(plan, path), folder_of(plan))


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
