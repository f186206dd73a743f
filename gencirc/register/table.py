"""The register's file: a CSV that Excel, WPS and a person may write in; it is only ever added to.

What stands in it is kept letter by letter: a new row goes behind the last one, and the
whole is read again before it is written.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gencirc.messages.system import why
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.record import about
from gencirc.source.marks import Mark, Source

COLUMNS = (
    "文号", "代字", "年份", "顺序号", "标题", "文种", "主送", "签发人", "成文日期", "登记时间", "计划", "对象",
    "版本", "文件", "摘要", "说明",
)  # fmt: skip
ALSO = {
    "发文字号": "文号", "字号": "文号", "发文机关代字": "代字", "年度": "年份", "年": "年份", "题名": "标题",
    "文件标题": "标题", "主送机关": "主送", "签发": "签发人", "发文日期": "成文日期", "日期": "成文日期",
    "备注": "说明",
}  # fmt: skip
LINE = later(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
TOP = 5  # rows among which the head is looked for: some offices put a title above it
MARKED = "\ufeff"


class Record(NamedTuple):
    """A row as it stands in the file."""

    line: int  # from 1
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The rows of a register under their head."""

    source: Source  # as it was typed, its lines for messages
    text: str
    sign: str  # what separates cells
    head: int  # which record is the head, -1 when there is none
    records: tuple[Record, ...]

    @property
    def columns(self) -> list[str]:
        """The names in the head, other spellings made ours."""
        return [named(c) for c in self.records[self.head].cells] if self.head >= 0 else []

    def values(self, record: Record) -> dict[str, str]:
        """The cells of a row by column; of two columns of one name the first counts."""
        pairs = zip(self.columns, record.cells, strict=False)
        return {name: cell.strip() for name, cell in reversed([*pairs]) if name}

    def means(self, record: Record, row: Mapping[str, str]) -> bool:
        """Whether a record says what a row is to say."""
        values = self.values(record)
        return all(values.get(c, "") == row.get(c, "") for c in COLUMNS)

    @property
    def rows(self) -> tuple[Record, ...]:
        """The records behind the head that hold something."""
        behind = self.records[self.head + 1 :] if self.head >= 0 else ()
        return tuple(r for r in behind if any(c.strip() for c in r.cells))

    def at(self, record: Record) -> Mark:
        """The place of a row."""
        start = self.source.starts[min(record.line, len(self.source.starts)) - 1]
        return Mark(self.source, start, start, verbatim=True)


def named(cell: str) -> str:
    """The name of a column, without blanks, in our spelling."""
    bare = re.sub(r"\s", "", cell)
    return ALSO.get(bare, bare)


def load(path: Path, name: str) -> tuple[Table, list[Problem]]:
    """The register of a file, called ``name`` in messages; an empty one where there is no file."""
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        return parsed("", name), [about("G101", path, why=why(error))]
    text = decoded(data)
    if text is None:
        return parsed("", name), [about("G102", Path(name))]
    try:
        table = parsed(text, name)
    except csv.Error:  # a cell of more than 131072 characters: a quotation mark never closed
        return parsed("", name), [about("G103", Path(name))]
    if table.head < 0 and text.strip():
        return table, [problem("G104", Mark(table.source, 0, 0, verbatim=True))]
    return table, []


def decoded(data: bytes) -> str | None:
    """The text of a CSV that gencirc, Excel or WPS has written; ``None`` when it is none."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")  # Excel's “Unicode 文本”
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return None


def parsed(text: str, name: str) -> Table:
    """The table in a text; ``csv.Error`` when it cannot be one."""
    lines = LINE.findall(text)
    sign = "\t" if any("\t" in x and "," not in x for x in lines[:1]) else ","
    records = tuple(_records(lines, sign))
    head = next((n for n, r in enumerate(records[:TOP]) if "文号" in map(named, r.cells)), -1)
    shown = re.sub(r"\r\n?", "\n", text)
    return Table(Source(name, shown), text, sign, head, records)


def _records(lines: list[str], sign: str) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=sign)
    line = 1
    for cells in reader:
        yield Record(line, tuple(cells))
        line = reader.line_num + 1


def added(table: Table, rows: list[Mapping[str, str]]) -> str | None:
    """The text with more rows; ``None`` when they would not be read back as they are."""
    newline = "\r\n" if "\r\n" in table.text or "\n" not in table.text else "\n"
    text = _headed(table, newline)
    if text and not text.endswith(("\n", "\r")):
        text += newline
    columns = parsed(text, "").columns
    for row in rows:
        text += _line([row.get(name, "") for name in columns], table.sign, newline)
    again = parsed(text, "")
    old, new = again.rows[: -len(rows)], again.rows[-len(rows) :]
    kept = [r.cells for r in old] == [r.cells for r in table.rows]
    read = all(again.means(r, row) for r, row in zip(new, rows, strict=True))
    return text if kept and read else None


def _headed(table: Table, newline: str) -> str:
    """The text with a head that has all our columns; new ones stand behind the widest row."""
    if table.head < 0:
        return _line(list(COLUMNS), table.sign, newline)
    missing = [c for c in COLUMNS if c not in table.columns]
    if not missing:
        return table.text
    lines = LINE.findall(table.text)
    last = _last_line(table)
    width = max(len(r.cells) for r in table.records)
    blank = [""] * (width - len(table.records[table.head].cells))
    bare = lines[last].rstrip("\r\n")
    lines[last] = (
        bare + table.sign + _line([*blank, *missing], table.sign, lines[last][len(bare) :])
    )
    return "".join(lines)


def _last_line(table: Table) -> int:
    """The line, from 0, on which the head ends."""
    after = table.records[table.head + 1 : table.head + 2]
    return (after[0].line if after else len(LINE.findall(table.text)) + 1) - 2


def _line(cells: list[str], sign: str, newline: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=newline).writerow(cells)
    return out.getvalue()


def encoded(text: str) -> bytes:
    """UTF-8 with its mark, so that Excel and WPS see Chinese."""
    return (MARKED + text.removeprefix(MARKED)).encode("utf-8")
