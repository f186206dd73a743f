"""YAML text → nodes, with all mistakes named at once.

PyYAML's events are read (they come one by one, so depth and aliases are stopped
before they cost anything); where PyYAML gives up, the offending value is set aside
and reading starts again, so that one bad line does not hide the others.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import yaml

from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source, Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from gencirc.source.reading import read_bytes, read_file
from gencirc.source.scalars import decode
from gencirc.source.sheet import DAMAGED, Sheet
from gencirc.source.traps import Traps

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # no libyaml on some 信创 machines
DEPTH = 30
TRIES = 40

# What PyYAML says → our sentence; the second field: is the mistake where it began?
WORDS = {
    "could not find expected ':'": ("Y121", True),
    "mapping values are not allowed": ("Y110", False),
    "sequence entries are not allowed": ("Y122", False),
    "cannot start any token": ("Y108", False),
    "unexpected end of stream": ("Y113", True),
    "expected ',' or": ("Y112", True),
    "unknown escape character": ("Y124", False),
    "expected escape sequence": ("Y124", False),
    "expected hexdecimal number": ("Y124", False),
    "did not find expected key": ("Y125", False),
    "expected <block end>": ("Y125", False),
    "did not find expected '-' indicator": ("Y125", False),
}


class Reading:
    """One file's way from text to nodes."""

    def __init__(self, source: Source, known: Collection[str] = ()) -> None:
        self.known = known
        self.sheet = Sheet(source)
        Traps(self.sheet, known).walk()
        self.problems: list[Problem] = []

    def read(self) -> Mapping:
        """The top mapping; empty when there is none."""
        for _ in range(TRIES):
            self.problems = []
            try:
                top = self._document()
            except yaml.MarkedYAMLError as error:
                self._set_aside(error)
                continue
            except (yaml.YAMLError, ValueError, OverflowError):
                break
            return self._top(top)
        return self._top(None)

    def _top(self, node: Node | None) -> Mapping:
        self.problems += self.sheet.problems
        if isinstance(node, Mapping) and (node.entries or self.problems):
            return node
        start = self.sheet.mark(0, 0)
        if not self.problems or (node and not isinstance(node, Scalar)):
            code = "Y119" if node and not isinstance(node, Mapping) else "Y126"
            self.problems.append(problem(code, node.mark if node else start))
        return Mapping((), start)

    # -- when PyYAML gives up ------------------------------------------------

    def _set_aside(self, error: yaml.MarkedYAMLError) -> None:
        said = error.problem or ""
        code, began = next((v for k, v in WORDS.items() if k in said), ("Y199", False))
        mark = error.problem_mark
        if mark is None or (began and error.context_mark):
            mark = error.context_mark or mark
        line = min(mark.line if mark else 0, len(self.sheet.lines) - 1)
        while line > 0 and not self.sheet.lines[line].strip():
            line -= 1
        column = mark.column if mark and mark.line == line else 0
        text = self.sheet.lines[line]
        shape = self.sheet.shape(line)
        key = text[shape.content : shape.value].rstrip(" :").strip("'\"")
        slipped = code == "Y110" and column < shape.value and key in self.known
        if slipped:  # a known key a blank or two out of its column
            code, column = "Y125", shape.content
        if all(p.mark is None or p.place[1] != line + 1 for p in self.sheet.problems):
            self.sheet.report(code, line, min(column, len(text)), char=text[column : column + 1])
        if slipped:
            self.sheet.blank(line)
        else:
            self._give_up(line)

    def _give_up(self, line: int) -> None:
        """Take the value of a line out of the text, or else the whole line."""
        shape = self.sheet.shape(line)
        text = self.sheet.lines[line]
        if shape.has_key and text[shape.value :] not in ("", DAMAGED):
            self.sheet.damage(line, shape.value)
        else:
            self.sheet.blank(line)

    # -- events → nodes --------------------------------------------------------

    def _document(self) -> Node | None:
        events = yaml.parse(self.sheet.text(), Loader=LOADER)
        top: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and top is not None:
                self._note("Y116", event)
                break
            if isinstance(event, yaml.NodeEvent):
                top = self._node(event, events, 0)
        return top

    def _node(self, event: yaml.NodeEvent, events: object, depth: int) -> Node:
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            self._note("Y115", event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(Text("", self._mark(event)), damaged=True)
        if depth >= DEPTH:
            self._note("Y117", event)
            raise ValueError("too deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _sequence(self, start: yaml.NodeEvent, events: object, depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:  # type: ignore[attr-defined]
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._mark(start))

    def _mapping(self, start: yaml.NodeEvent, events: object, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in events:  # type: ignore[attr-defined]
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)  # type: ignore[call-overload]
            if not isinstance(key, Scalar):
                self.problems.append(problem("Y120", key.mark))
            elif key.text in entries:
                first = entries[key.text].key.mark.place
                self.problems.append(problem("Y114", key.text, key=key.text, line=first[1]))
            elif not key.damaged:
                entries[key.text] = Entry(key.text, value)
        flow = bool(getattr(start, "flow_style", False))
        return Mapping(tuple(entries.values()), self._mark(start), flow)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark = self._mark(event)
        if DAMAGED in event.value:
            return Scalar(Text("", mark), damaged=True)
        raw = self.sheet.source.text[mark.start : mark.end]
        folded = "\n" in raw or event.style in ("|", ">")
        value = decode(raw)[0] if folded else event.value
        return Scalar(Text(value.strip("\n"), mark))

    def _mark(self, event: yaml.Event) -> Mark:
        start, end = event.start_mark, event.end_mark
        assert start
        assert end
        first = self.sheet.index(start.line, start.column)
        return Mark(self.sheet.source, first, max(first, self.sheet.index(end.line, end.column)))

    def _note(self, code: str, event: yaml.Event) -> None:
        self.problems.append(problem(code, self._mark(event)))


def read_yaml(path: Path, name: str, known: Collection[str] = ()) -> tuple[Mapping, list[Problem]]:
    """The nodes of a YAML file; any content gives nodes or problems, never an exception."""
    return _nodes(*read_file(path, name), known)


def parse_yaml(
    data: bytes, name: str, known: Collection[str] = ()
) -> tuple[Mapping, list[Problem]]:
    """The nodes of YAML bytes (for tests and for text that is no file)."""
    return _nodes(*read_bytes(data, name), known)


def _nodes(
    source: Source, problems: list[Problem], known: Collection[str]
) -> tuple[Mapping, list[Problem]]:
    if not source.text and problems:
        return Mapping((), Mark(source, 0, 0, verbatim=True)), problems
    reading = Reading(source, known)
    top = reading.read()
    return top, problems + reading.problems
