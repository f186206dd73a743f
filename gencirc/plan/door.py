"""The door of the plan: readers of single values, and where they put their problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from gencirc.patterns import later
from gencirc.plan.calendar import Calendar
from gencirc.problem import Problem, problem
from gencirc.source.cells import Rows, cells
from gencirc.source.marks import Mark, Source, Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged
from gencirc.source.reading import read_file

T = TypeVar("T")

NO_FOLDERS: Table[str, Path] = MappingProxyType({})
YES = frozenset(["是", "要", "有", "对", "yes", "true", "on", "y"])
NO = frozenset(["否", "不", "不要", "无", "没有", "no", "false", "off", "n"])
STOCK = frozenset(("照例", "as usual", "stock"))
FILE = later(r"见\s*(\S+\.(?:txt|md))$")
BOOK = later(r"见\s*(\S+\.xls[xm])$", re.IGNORECASE)
OTHER = later(r"见\s*(\S+\.(?:xls|et|ods|numbers))$", re.IGNORECASE)
SHEET = later(r"见\s*(\S+\.csv)$", re.IGNORECASE)
SIGNS = "，。；：、,;:"
NAMES = later(r"[、，,；;]\s*(?![^（(]*[）)])")


class Door:
    """Gathers problems while a plan is read; knows its folder and its years."""

    def __init__(self, folder: Path, shown: str, folders: Table[str, Path] = NO_FOLDERS) -> None:
        self.folder = folder
        self.shown = shown  # the folder as the user wrote it, for messages
        self.folders = folders  # of the layers' files, by the names that messages give them
        self.calendar = Calendar()
        self.problems: list[Problem] = []
        self.files: list[Path] = []  # texts that were taken in
        self.unsure: set[int] = set()  # years whose working days are not settled, once said

    def report(self, code: str, at: Mark | Text, /, **facts: object) -> None:
        """Note a problem."""
        self.problems.append(problem(code, at, **facts))

    @contextmanager
    def inside(self, phase: str) -> Iterator[None]:
        """While a phase is read: 本阶段起+3天 and a length alone are its own."""
        outside = self.calendar
        self.calendar = outside.inside(phase)
        try:
            yield
        finally:
            self.calendar = outside

    @contextmanager
    def dating(self, node: Node) -> Iterator[None]:
        """While a paper is read: 成文日期 is its own."""
        outside = self.calendar
        own = node.get("成文日期", "日期", "date") if isinstance(node, Mapping) else None
        period = outside.period(own.text) if isinstance(own, Scalar) else None
        self.calendar = outside._replace(anchors=outside.anchors.dated(period))
        try:
            yield
        finally:
            self.calendar = outside

    def file(self, text: Text) -> Text:
        """The text itself, or what the file it names (见 讲话.txt) holds."""
        named = FILE.match(text)
        if not named:
            return text
        source = self._source(text, named[1])
        if source is None:
            return Text("", text.mark)
        whole = Text(source.text, Mark(source, 0, len(source.text), verbatim=True))
        return whole.trimmed()

    def sheet(self, text: Text) -> Rows | None:
        """The rows of the file that a text names (见 名单.csv, 见 名单.xlsx), or ``None``.

        CSV in UTF-8, or in GB18030 as Excel saves it.
        """
        if other := OTHER.match(text):
            self.report("P159", text, file=other[1])
            return []
        if named := BOOK.match(text):
            return self._book(text, named[1])
        named = SHEET.match(text)
        if not named:
            return None
        source = self._source(text, named[1], "Y004")
        if source is None:
            return []
        rows, problems = cells(source)
        self.problems += problems
        return rows

    def _book(self, text: Text, name: str) -> Rows:
        """The rows of a workbook beside the plan."""
        from gencirc.source.books import book

        path, shown = self._beside(text, name)
        try:
            data = path.read_bytes() if path else b""
            rows, problems = book(data, str(shown / name)) if path else ([], [])
        except OSError:
            self.report("P112", text, file=name)
            return []
        except ModuleNotFoundError:
            self.report("M110", text, file=name)
            return []
        self.files += [path] if path else []
        self.problems += problems
        return rows

    def _beside(self, text: Text, name: str) -> tuple[Path | None, Path]:
        """The path of a file that a text names, which must lie with the plan, and its folder as shown."""
        typed_in = text.mark.source.name
        folder = self.folders.get(typed_in, self.folder)
        shown = Path(typed_in).parent if typed_in in self.folders else Path(self.shown)
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()):
            return path, shown
        self.report("P111", text, file=name)
        return None, shown

    def _source(self, text: Text, name: str, pardoned: str = "") -> Source | None:
        """A file beside the plan; what is wrong with it is noted."""
        path, shown = self._beside(text, name)
        if path is None:
            return None
        source, problems = read_file(path, str(shown / name))
        if any(p.code == "Y001" for p in problems):
            self.report("P112", text, file=name)
            return None
        self.files.append(path)
        self.problems += [p for p in problems if p.code != pardoned]
        return source


def text(node: Node, door: Door) -> Text:
    """One value of text."""
    if isinstance(node, Scalar):
        return door.file(node.text)
    door.report("P107", node.mark)
    return Text("", node.mark)


def variable(name: Text, node: Node, door: Door) -> Text:
    """The value of a variable."""
    return text(node, door)


def phrase(node: Node, door: Door) -> Text:
    """One value without the sign at its end, which the machine puts there."""
    value = text(node, door)
    if value[:1] in tuple(SIGNS):
        door.report("P109", value, text=str(value))
    return value.part(0, len(value.rstrip(SIGNS + " ")))


def flag(node: Node, door: Door) -> bool:
    """是 or 否."""
    value = text(node, door)
    if value.lower() in YES | NO:
        return value.lower() in YES
    if value:
        door.report("P108", value, value=value)
    return False


def names(node: Node, door: Door) -> tuple[Text, ...]:
    """Names in one line (王宁、方维) or as a list; each with its own mark."""
    if isinstance(node, Sequence):
        return tuple(n for item in node.items for n in names(item, door))
    value = text(node, door)
    return tuple(split(value.part(0, len(value.rstrip("。"))), NAMES, door))


def split(value: Text, pattern: re.Pattern[str], door: Door) -> list[Text]:
    """The parts of a text between separators; an empty part is reported."""
    parts = []
    for part, at in parted(value, pattern):
        if part:
            parts.append(part)
        elif len(value) and not is_blank(value):
            door.report("P109", value.part(at, len(value)), text=str(value))
    return parts


def parted(value: Text, pattern: re.Pattern[str]) -> Iterator[tuple[Text, int]]:
    """Every part between separators, trimmed, and where it begins."""
    at = 0
    for sign in [*pattern.finditer(value), None]:
        yield value.part(at, sign.start() if sign else len(value)).trimmed(), at
        at = sign.end() if sign else at


def listed_names(value: Text | None) -> list[Text]:
    """The names in a line such as 主送, each with its own mark."""
    if not value:
        return []
    alone = not NAMES.search(value)
    parts = [value.trimmed()] if alone else [part for part, _ in parted(value, NAMES)]
    return [part for part in parts if part]


def is_blank(value: str) -> bool:
    """Whether nothing but blanks is there."""
    return not value.strip()


def many(read: Callable[[Node, Door], T]) -> Callable[[Node, Door], tuple[T, ...]]:
    """A reader for a list of values; a single value is a list of one."""

    def reader(node: Node, door: Door) -> tuple[T, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(read(item, door) for item in items if not is_damaged(item))

    return reader


def table(read: Callable[[Text, Node, Door], T]) -> Callable[[Node, Door], dict[str, T]]:
    """A reader for a mapping of names to values, in the order typed."""

    def reader(node: Node, door: Door) -> dict[str, T]:
        if not isinstance(node, Mapping):
            if not is_damaged(node):
                door.report("P110", node.mark)
            return {}
        return {
            str(e.key): read(e.key, e.value, door) for e in node.entries if not is_damaged(e.value)
        }

    return reader
