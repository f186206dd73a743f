"""Excel workbooks → rows of cells as the sheet shows them, each with its row and column."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.cells import Row
from gencirc.source.marks import Mark, Source, Text
from gencirc.source.reading import read_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LOCAL = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}  # what a Chinese Excel shows
DATED = later(r'"([^"]*)"|\\(.)|\[[^\]]*\]|(y+|m+|d+|h+|s+)|(.)', re.IGNORECASE)
NUMBERED = later(r'(?P<before>(?:"[^"]*"|\\.|[^0#?"\\])*)(?P<digits>[0#?][0#?,]*)'
                      r"(?P<point>\.(?P<places>[0#?]+))?(?P<after>.*)")  # fmt: skip
LITERAL = later(r'"([^"]*)"|\\(.)|_.|\*.|([^"\\_*])')
FORMULA = later(rb"<f[ />]")
ERROR = later(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$")


class Page(Source):
    """A sheet as text, a line for every row and a tab between cells; columns are the sheet's."""

    __slots__ = ()

    def place(self, index: int) -> tuple[int, int]:
        """Row and column, both from 1, of the cell at ``index``."""
        line, column = super().place(index)
        start = self.starts[line - 1]
        return line, 1 + self.text.count("\t", start, start + column - 1)


def book(data: bytes, name: str) -> tuple[list[Row], list[Problem]]:
    """The rows of the first sheet that is not hidden, and what is wrong with them.

    Hidden rows are left out and said to be; a merged cell counts for each it covers.
    Raises ``ModuleNotFoundError`` without openpyxl.
    """
    import openpyxl

    try:
        sheet = _first(openpyxl.load_workbook(io.BytesIO(data), data_only=True))
        counted = _formulas(data, sheet.title)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, IndexError):
        return [], [problem("M109", Mark(Source(name, ""), 0, 0, verbatim=True))]
    typed = _typed(sheet)
    page, problems = _page(typed, name)
    rows = list(_rows(typed, page, problems))
    for text in (c for row in rows for c in row):
        line, column = page.place(text.mark.start)
        if ((line, column) in counted and not text) or ERROR.match(text):
            problems.append(problem("M108", text))
    hidden = [n for n in range(1, len(typed) + 1) if _hidden(sheet, n) and any(typed[n - 1])]
    if hidden:
        at = Mark(page, page.starts[hidden[0] - 1], page.starts[hidden[0] - 1], verbatim=True)
        problems.append(problem("M107", at, have=len(hidden)))
    kept = [row for n, row in enumerate(rows, 1) if n not in hidden and any(row)]
    used = max((n for row in kept for n, cell in enumerate(row, 1) if cell), default=0)
    return [row[:used] for row in kept], problems


def _first(workbook: Any) -> Worksheet:
    shown = [s for s in workbook.worksheets if s.sheet_state == "visible"]
    sheet: Worksheet = (shown or workbook.worksheets)[0]
    return sheet


def _hidden(sheet: Worksheet, row: int) -> bool:
    return bool(sheet.row_dimensions[row].hidden)


def _formulas(data: bytes, title: str) -> set[tuple[int, int]]:
    """Where formulas stand: one that was never reckoned has no value to show."""
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/")]
        if not any(FORMULA.search(archive.read(n)) for n in sheets):
            return set()
    sheet = openpyxl.load_workbook(io.BytesIO(data))[title]
    cells = (c for row in sheet.iter_rows() for c in row if c.data_type == "f")
    return {(int(c.row or 0), int(c.column or 0)) for c in cells}


def _typed(sheet: Worksheet) -> list[list[str]]:
    """The text of every cell, empty rows too, so that rows keep their numbers."""
    made = [[shown(c.value, c.number_format) for c in row] for row in _cells(sheet)]
    for covered in sheet.merged_cells.ranges:
        first = made[covered.min_row - 1][covered.min_col - 1]
        for row, column in covered.cells:
            made[row - 1][column - 1] = first
    return made


def _cells(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(1, sheet.max_row, 1, sheet.max_column)


def _page(typed: list[list[str]], name: str) -> tuple[Page, list[Problem]]:
    """The sheet as a text in which places can be told, cleaned as any other."""
    plain = "\n".join("\t".join(re.sub(r"[\t\r\n]", " ", c) for c in row) for row in typed)
    source, problems = read_bytes(plain.encode("utf-8", "replace"), name)
    page = Page(name, source.text)
    return page, [p._replace(mark=p.mark and p.mark._replace(source=page)) for p in problems]


def _rows(typed: list[list[str]], page: Page, problems: list[Problem]) -> Iterator[Row]:
    """Every row as texts; a line break within a cell stays one."""
    for start, row in zip(page.starts, typed, strict=False):
        out, at = [], start
        for cell in row:
            clean = page.text[at : at + len(cell)]
            kept = "".join("\n" if c in "\r\n" else s for c, s in zip(cell, clean, strict=False))
            out.append(Text(kept, Mark(page, at, at + len(cell), verbatim=True)).trimmed())
            at += len(cell) + 1
        yield tuple(out)


# -- values as the sheet shows them ---------------------------------------------


def shown(value: object, form: str) -> str:
    """A value in its number format: dates, percentages, digits and what is typed around them."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date | time):
        return _dated(value, LOCAL.get(form, form))
    if isinstance(value, int | float):
        return _numbered(value, form.partition(";")[0])
    return str(value)


def _dated(value: datetime | date | time, form: str) -> str:
    """A day or a time: m stands for minutes behind hours and before seconds."""
    if "y" not in form.lower() and "d" not in form.lower() and "h" not in form.lower():
        if "m" not in form.lower():
            form = "h:mm" if isinstance(value, time) else "yyyy/m/d"
    tokens = list(DATED.finditer(form.partition(";")[0]))
    words = [(m[3] or "").lower() for m in tokens]
    out = []
    for n, found in enumerate(tokens):
        word = words[n]
        before = next((w for w in reversed(words[:n]) if w), "")
        after = next((w for w in words[n + 1 :] if w), "")
        if word.startswith("m") and (before.startswith("h") or after.startswith("s")):
            word = "n" * len(word)
        out.append(_part(value, word) if word else found[1] or found[2] or found[4] or "")
    return "".join(out).replace("AM/PM", "").strip()


def _part(value: Any, word: str) -> str:
    name = {"y": "year", "m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}
    number = getattr(value, name[word[0]], 0)
    if word[0] == "y":
        return str(number) if len(word) > 2 else f"{number % 100:02}"
    return f"{number:02}" if len(word) == 2 else str(number)


def _numbered(value: float, form: str) -> str:
    found = NUMBERED.match(re.sub(r"\[[^\]]*\]", "", form))
    if form in ("General", "@", "") or found is None:
        whole = float(value).is_integer()
        return str(int(value)) if whole else f"{value:.10f}".rstrip("0").rstrip(".")
    value = value * 100 if "%" in found["after"] else value
    places = found["places"] or ""
    sign = "," if "," in found["digits"] else ""
    said = f"{value:{sign}.{len(places)}f}"
    needed = places.count("0")
    while "." in said and said.endswith("0") and len(said.partition(".")[2]) > needed:
        said = said[:-1]
    units, dot, rest = said.rstrip(".").partition(".")
    units = units.rjust(found["digits"].count("0"), "0")
    return f"{_literal(found['before'])}{units}{dot}{rest}{_literal(found['after'])}"


def _literal(form: str) -> str:
    parts: list[str] = [m[1] or m[2] or m[3] or "" for m in LITERAL.finditer(form)]
    return "".join(parts)
