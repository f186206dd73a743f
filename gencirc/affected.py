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
from gencirc.source.cells import cells
from gencirc.source.reading import read_file

REGISTER = "发文登记.csv"
FROZEN = "签发稿"
NUMBER = re.compile(r"[^\d\s〔〕《（]{2,}〔\d{4}〕\d+号")
DATED = re.compile(r"^\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*$", re.M)


class Issued(NamedTuple):
    """A paper that went out: from the register, with its frozen text where there is one."""

    number: str
    day: date | None
    title: str
    text: str  # everything known of it that may name somebody
    where: str  # the file it is known from
    plan: str = ""


def issued(folder: Path) -> list[Issued]:
    """Every issued paper of the plans in a folder, by day; a text without a row counts, too."""
    texts = _frozen(folder)
    out = [row for path in _registers(folder) for row in _rows(path, texts)]
    known = {p.number for p in out if p.number} | {p.where for p in out}
    loose = [_loose(where, text) for where, text in texts]
    out += [p for p in loose if p.number not in known and p.where not in known]
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


def _frozen(folder: Path) -> list[tuple[str, str]]:
    """The frozen texts: where each is, and what it says."""
    found = sorted(p for p in folder.rglob("*.txt") if p.parent.name == FROZEN)
    return [(shown(p), read_file(p, shown(p))[0].text) for p in found]


def _rows(path: Path, texts: list[tuple[str, str]]) -> Iterator[Issued]:
    """The papers of a register, the last version of each; columns go by their names."""
    source, _ = read_file(path, shown(path))
    rows = cells(source)[0] if source.text.strip() else []
    last: dict[tuple[str, ...], Issued] = {}
    for row in rows[1:]:
        told = {str(k): str(v) for k, v in zip(rows[0], row, strict=False)}
        frozen = [(w, t) for w, t in texts if _is_of(w, t, told)]
        where = frozen[-1][0] if frozen else f"{shown(path)} 第 {row[0].mark.place[1]} 行"
        said = "\n".join([*told.values(), *(text for _, text in frozen)])
        key = tuple(told.get(name, "") for name in ("文号", "计划", "文种", "对象"))
        last[key] = Issued(
            key[0], _day(told.get("成文日期", "")), told.get("标题", ""), said, where, key[1]
        )
    yield from last.values()


def _is_of(where: str, text: str, told: dict[str, str]) -> bool:
    """Whether a frozen text is a row's: it has its number, or its name in 文件."""
    number = told.get("文号", "")
    if number:
        return _numbered(text) == number
    return any(Path(name).stem == Path(where).stem for name in told.get("文件", "").split("；"))


def _loose(where: str, text: str) -> Issued:
    """A frozen text that the register does not have."""
    dated = DATED.findall(text)
    title = next((line.strip() for line in text.splitlines() if "关于" in line), Path(where).stem)
    return Issued(_numbered(text), _day(dated[-1] if dated else ""), title, text, where)


def _numbered(text: str) -> str:
    """The number in the head of a text: the first that stands on a line of its own."""
    lines = (line.split("\u3000")[0].strip() for line in text.splitlines()[:12])
    return next((m[0] for line in lines if (m := NUMBER.match(line))), "")


def _day(typed: str) -> date | None:
    period = Calendar().period(typed.strip()) if typed.strip() else None
    return period.start if period else None
