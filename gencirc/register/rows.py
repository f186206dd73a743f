"""Rows of the register: what was issued, whoever wrote it down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.dates import match
from gencirc.plan.fields import NOWHERE
from gencirc.problem import Problem, problem
from gencirc.register import numbers
from gencirc.register.numbers import Number
from gencirc.register.table import Record, Table
from gencirc.source.marks import Mark

DIGITS = later(r"(\d{4})(\d{2})(\d{2})$")
SWALLOWED = later(  # the beginning of a row within a cell
    r"""[\r\n]\s*["“]?[^,\t\r\n]{2,}[〔\[(（【]\d{4}[〕\])）】]\s*\d+号?"?[,\t\r\n]"""
)
DIGEST = later(r"[0-9a-f]{64}")
SEPARATOR = "；"


class Key(NamedTuple):
    """A paper of a plan."""

    plan: str  # its file, seen from the register
    kind: str
    recipient: str = ""


class Row(NamedTuple):
    """One issued paper, or one version of it."""

    key: Key
    title: str = ""
    number: Number | None = None
    written: str = ""  # 文号 as it stands there
    recipients: str = ""
    signer: str = ""
    day: date | None = None
    logged: str = ""  # when it was registered
    version: int = 1
    files: tuple[str, ...] = ()  # the frozen papers in 签发稿/
    digests: tuple[str, ...] = ()
    note: str = ""
    mark: Mark = NOWHERE

    @property
    def frozen(self) -> bool:
        """Whether gencirc has kept its text; a number may be kept for a paper before."""
        return bool(self.files and self.digests)

    @property
    def said(self) -> str:
        """《题名》 with what tells it from others."""
        name = f"《{self.title}》" if self.title else self.key.kind or "一份公文"
        return f"{name}（{self.key.plan}）" if self.key.plan else name

    def is_of(self, key: Key, title: str) -> bool:
        """Whether it is this paper's; a row that names no plan is known by its title."""
        if self.key.plan:
            return self.key == key
        return bool(title) and numbers.plain(self.title) == numbers.plain(title)

    def cells(self) -> dict[str, str]:
        """The row by column, as it is written."""
        series = self.number.series if self.number else None
        made = {
            "文号": self.written,
            "代字": series.code if series else "",
            "年份": str(series.year or "") if series else "",
            "顺序号": str(self.number.serial) if self.number else "",
            "标题": self.title,
            "文种": self.key.kind,
            "主送": self.recipients,
            "签发人": self.signer,
            "成文日期": self.day.isoformat() if self.day else "",
            "登记时间": self.logged,
            "计划": self.key.plan,
            "对象": self.key.recipient,
            "版本": str(self.version),
            "文件": SEPARATOR.join(self.files),
            "摘要": SEPARATOR.join(self.digests),
            "说明": self.note,
        }
        return {name: " ".join(value.split()) for name, value in made.items()}


def rows_of(table: Table) -> tuple[list[Row], list[Problem]]:
    """The rows of a table, and those that cannot be understood."""
    rows = [_row(table.values(r), table.at(r)) for r in table.rows]
    found = [p for r, row in zip(table.rows, rows, strict=True) for p in _strange(r, row, table)]
    return rows, found + list(_doubled(rows))


def _row(values: dict[str, str], mark: Mark) -> Row:
    def cell(name: str) -> str:
        return values.get(name, "")

    day = day_of(cell("成文日期"))
    year = cell("年份") or (str(day.year) if day else "")
    number = numbers.read(cell("文号"), cell("代字"), year, cell("顺序号"))
    plan = cell("计划").replace("\\", "/").removeprefix("./")
    version = re.search(r"[1-9]\d{0,3}", numbers.plain(cell("版本")))
    return Row(
        Key(plan, cell("文种"), cell("对象")), cell("标题"), number, cell("文号") or str(number or ""),
        cell("主送"), cell("签发人"), day, cell("登记时间"), int(version[0]) if version else 1,
        tuple(f for f in cell("文件").split(SEPARATOR) if f), tuple(DIGEST.findall(cell("摘要").lower())),
        cell("说明"), mark,
    )  # fmt: skip


def day_of(text: str) -> date | None:
    """A day as gencirc, a person or Excel writes it: 2027-03-05, 2027/3/5, 20270305, 2027年3月5日."""
    text = DIGITS.sub(r"\1-\2-\3", numbers.plain(re.sub(r"\s+\d+:.*", "", text.strip())))
    found = match(text, 0, None)
    period = found[0] if found and found[1] == len(text) else None
    return period.start if period and period.days == 1 else None


def _strange(record: Record, row: Row, table: Table) -> Iterator[Problem]:
    values = table.values(record)
    if re.search(r"[\r\n]", row.written) or any(SWALLOWED.search(c + "\n") for c in record.cells):
        yield problem("G103", row.mark)
        return
    if row.number is None and (row.written or not row.key.plan):
        yield problem("G105", row.mark, text=row.written or "".join(record.cells).strip()[:20])
    if values.get("成文日期") and row.day is None:
        yield problem("G106", row.mark, text=values["成文日期"])


def _doubled(rows: list[Row]) -> Iterator[Problem]:
    first: dict[Number, Row] = {}
    for row in rows:
        if row.number is None:
            continue
        other = first.setdefault(row.number, row)
        if other is not row and not same(row, other):
            line = other.mark.place[1]
            yield problem(
                "G107", row.mark, number=row.number, other=other.said, this=row.said, line=line
            )


def same(row: Row, other: Row) -> bool:
    """Whether two rows are of one paper."""
    if row.key.plan and other.key.plan:
        return row.key == other.key
    return row.is_of(other.key, other.title) or other.is_of(row.key, row.title)
