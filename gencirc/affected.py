"""Issued papers that name somebody or a unit: the register 发文登记.csv and the texts in 签发稿/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gencirc.plan.calendar import Calendar
from gencirc.plan.changes import Change
from gencirc.plan.mentions import mentioned
from gencirc.plan.paths import shown
from gencirc.plan.registry import Registry
from gencirc.register.book import FROZEN, REGISTER, folder_of
from gencirc.register.numbers import read
from gencirc.register.rows import Row, rows_of
from gencirc.register.table import load
from gencirc.source.reading import read_file

DATED = re.compile(r"^\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*$", re.M)
HEAD = 12  # lines in which the number of a paper stands

Texts = dict[Path, str]  # frozen texts by their files


class Issued(NamedTuple):
    """A paper that went out: from the register, with its frozen text where there is one."""

    number: str
    day: date | None
    title: str
    text: str  # everything known of it that may name somebody
    where: str  # the file it is known from
    plan: str = ""
    copy: str = ""  # whose it is, of a paper that went to several one by one


def issued(folder: Path) -> list[Issued]:
    """Every issued paper of the plans in a folder, by day; a text without a row counts, too."""
    texts = _frozen(folder)
    spoken: set[Path] = set()
    out = [p for path in _registers(folder) for p in _of(path, texts, spoken)]
    known = {p.number for p in out if p.number}
    loose = [_loose(path, text) for path, text in texts.items() if path not in spoken]
    out += [p for p in loose if not p.number or p.number not in known]
    return sorted(out, key=lambda p: (p.day or date.max, p.number, p.where))


def affected(change: Change, papers: Iterable[Issued], registry: Registry) -> list[Issued]:
    """The papers dated before a change that name who or what it is about."""
    return [
        p for p in papers
        if (p.day is None or p.day < change.day) and mentioned(str(change.name), p.text, registry)
    ]  # fmt: skip


def _registers(folder: Path) -> list[Path]:
    """The register beside the plans, above them, or in folders below."""
    above = folder.resolve().parent / REGISTER
    return [*([above] if above.is_file() else []), *sorted(folder.rglob(REGISTER))]


def _frozen(folder: Path) -> Texts:
    """The frozen texts of the plans in a folder, those of copies one folder deeper."""
    found = sorted(p for p in folder.rglob("*.txt") if FROZEN in p.relative_to(folder).parts[:-1])
    return {p.resolve(): read_file(p, shown(p))[0].text for p in found}


def _of(path: Path, texts: Texts, spoken: set[Path]) -> Iterator[Issued]:
    """The papers of a register, the last version of each; what is ``spoken`` of is noted."""
    last: dict[object, Row] = {}
    rows = rows_of(load(path, shown(path))[0])[0]
    for row in rows:
        last[row.key if row.key.plan else row.written or row.title] = row
        spoken.update(_files(row, path, texts))
    for row in last.values():
        yield _paper(row, path, texts)


def _files(row: Row, register: Path, texts: Texts) -> list[Path]:
    """The frozen texts of a row: those it names, else the one with its number."""
    folder = folder_of((register.parent / row.key.plan).resolve())
    places = [(folder / name).with_suffix(".txt") for name in row.files]
    named = [p for p in places if p in texts]
    if named or row.number is None:
        return named
    return [p for p, text in texts.items() if _numbered(text) == str(row.number)]


def _paper(row: Row, register: Path, texts: Texts) -> Issued:
    files = _files(row, register, texts)
    line = f"{shown(register)} 第 {row.mark.place[1]} 行"
    said = [*row.cells().values(), *(texts[p] for p in files)]
    where = shown(files[-1]) if files else line
    return Issued(
        row.written, row.day, row.title, "\n".join(said), where, row.key.plan, row.key.recipient
    )


def _loose(path: Path, text: str) -> Issued:
    """A frozen text that the register does not have."""
    dated = DATED.findall(text)
    title = next((line.strip() for line in text.splitlines() if "关于" in line), path.stem)
    return Issued(_numbered(text), _day(dated[-1] if dated else ""), title, text, shown(path))


def _numbered(text: str) -> str:
    """The number in the head of a text: the first that stands on a line of its own."""
    lines = (line.split("\u3000")[0].strip() for line in text.splitlines()[:HEAD])
    return next((str(made) for line in lines if (made := read(line))), "")


def _day(typed: str) -> date | None:
    period = Calendar().period(typed.strip()) if typed.strip() else None
    return period.start if period else None
