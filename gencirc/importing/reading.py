"""A file of somebody else's → its text, line by line; a row of a table has tabs between its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc.importing.cells import DITTO
from gencirc.importing.ordinals import ordinal
from gencirc.problem import Problem, failed
from gencirc.record import about

if TYPE_CHECKING:
    from gencirc.outside.values import Paper, Paragraph

TEXTS, WORDS = (".txt", ".md", ".markdown"), (".docx", ".docm")
OLD = (".doc", ".wps", ".rtf", ".odt")
FLAT = str.maketrans("\t", "\u3000")  # a tab inside a paragraph is no edge of a cell
SHORTEST, LONGEST = 2, 45  # characters of a heading
PAGE, LINE = "\f", "\n"


class Read(NamedTuple):
    """The text of a file, what stood on its margins, and what is to be said of it."""

    text: str
    margins: tuple[str, ...]
    problems: list[Problem]
    markdown: bool = False


def read(path: Path) -> Read:
    """The text of a file; with an error among the problems there is none."""
    ending = path.suffix.lower()
    if not path.is_file():
        return Read("", (), [about("X100", path)])
    if ending in TEXTS:
        return _plain(path, ending != ".txt")
    if ending in WORDS:
        return _word(path)
    if ending in OLD:
        return _old(path)
    return Read("", (), [about("X101", path)])


def _plain(path: Path, markdown: bool) -> Read:
    from gencirc.source.reading import read_file

    source, problems = read_file(path)
    kept = [p for p in problems if p.severity == "错误" and p.code in ("Y001", "Y002")]
    return Read(source.text, (), kept or _empty(source.text, path), markdown)


def _empty(text: str, path: Path) -> list[Problem]:
    return [] if text.strip() else [about("X102", path)]


def _word(path: Path) -> Read:
    from gencirc.outside.paper import read as opened
    from gencirc.outside.refusing import BadPackage

    try:
        paper, problems = opened(path)
    except BadPackage as error:
        return Read("", (), [error.problem(about("X102", path).mark)])
    text = "\n".join(_lines(paper))
    margins = tuple(dict.fromkeys(
        p.said.strip() for p in paper.paragraphs
        if p.place.part in ("页眉", "页脚") and p.said.strip() and not _is_page(p.said)
    ))  # fmt: skip
    return Read(text, margins, problems + _empty(text, path))


def _old(path: Path) -> Read:
    """A paper of an older program, through LibreOffice where it is there."""
    import tempfile

    from gencirc.office.convert import to_docx

    with tempfile.TemporaryDirectory(prefix="gencirc-", ignore_cleanup_errors=True) as room:
        made, why = to_docx(path, Path(room))
        if made is None:
            return Read("", (), [about("X103", path, why=why)])
        found = _word(made)
    if failed(found.problems):
        return Read("", (), [about("X103", path, why="LibreOffice 转出来的读不了")])
    return found


def _lines(paper: Paper) -> Iterator[str]:
    """Paragraphs, rows of tables, and text boxes behind the paragraph that holds them."""
    boxes: dict[int, list[str]] = {}
    for p in paper.paragraphs:
        if p.place.part == "文本框" and p.place.anchor >= 0:
            boxes.setdefault(p.place.anchor, []).extend(_paragraph(p))
    body = [p for p in paper.paragraphs if p.place.part in ("正文", "脚注", "尾注")]
    for table, group in groupby(body, lambda p: p.place.cells[0].table if p.place.cells else -1):
        held = list(group)
        if table < 0:
            for p in held:
                yield from _paragraph(p)
                yield from (line for line in boxes.pop(p.number, []) if not _is_page(line))
        else:
            yield from _rows(held)
    yield from (line for lines in boxes.values() for line in lines if not _is_page(line))


def _is_page(line: str) -> bool:
    """Whether a text box holds nothing but a page number."""
    bare = line.strip(" —-–\u3000")
    return bare.isdigit() or bool(re.fullmatch(r"第?\s*\d*\s*页?.{0,3}共?\s*\d*\s*页?", bare))


def _paragraph(p: Paragraph) -> Iterator[str]:
    lines = p.said.replace(PAGE, LINE).translate(FLAT).split(LINE)
    if p.level and SHORTEST <= len(p.said) <= LONGEST and ordinal(p.said) is None:
        lines[0] = f"{'#' * (p.level + 1)} {lines[0]}"  # a heading by its style alone
    yield from (line.rstrip() for line in lines)


def _rows(held: list[Paragraph]) -> Iterator[str]:
    """The rows of a table; one with a single cell is a paragraph.

    A cell that is one with the cell above says so with a ditto sign, one that goes on over
    columns has empty ones behind it.
    """
    for _, row in groupby(held, lambda p: p.place.cells[0].row):
        cells: list[str] = []
        for _, paragraphs in groupby(row, lambda p: p.place.cells[0].column):
            cell = list(paragraphs)
            place = cell[0].place.cells[0]
            text = " ".join(" ".join(_paragraph(p)) for p in cell).strip()
            cells.append(DITTO if place.continued and not text else text)
            cells += [""] * (place.span - 1)
        yield "\t".join(cells)
