"""Columns of tables: docxtpl counts the cells of the rendered rows and mends ``w:tblGrid``.

A table whose rows cannot have another number of cells than its grid says is left alone. One
that can is marked in the template, and only it is parsed and mended, by docxtpl's own function.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from gencirc.engine.walking import Event, Unproved, Walk

CHANGING, ROWS, END = "\x10", "\x11", "\x12"  # marks: mend, mend if there is no row, its end
MARKED = re.compile(f"([{CHANGING}{ROWS}])(.*?){END}", re.S)


class State(StrEnum):
    """What a table needs."""

    FIXED = ""
    WITH_ROWS = ROWS  # nothing, if it has a row at all
    OPEN = CHANGING


class Row(NamedTuple):
    """What is known of a row in every rendering."""

    most: int | None  # cells at most; None if there is no telling
    span: int  # columns at least
    always: bool  # it is there whenever the table is


UNSURE = Row(None, 0, False)


def mark_tables(walk: Walk) -> bool:
    """Mark the outermost tables that may need mending; whether there are any."""
    places = _tables(walk.events)
    marks: list[tuple[Event, str]] = []
    until = -1
    for start, stop in places:
        if start <= until:
            continue
        until = stop
        inside = [_state(walk, a, b) for a, b in places if start <= a <= stop]
        state = max(inside, key=list(State).index)
        if len(inside) > 1 and state is State.WITH_ROWS:
            state = State.OPEN
        if state is not State.FIXED:
            marks += [(walk.events[start], state.value), (walk.events[stop], END)]
    for event, mark in reversed(marks):  # from behind: the places before stay where they are
        _put(event, mark)
    return bool(marks)


def _put(event: Event, mark: str) -> None:
    if event.data is None:
        raise Unproved("表格的标签里有值")
    at = event.at[0] if event.opens else event.at[1]
    event.data.data = event.data.data[:at] + mark + event.data.data[at:]


def _tables(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Where each table opens and closes, by the order of opening."""
    opened: list[int] = []
    found = []
    for place, event in enumerate(events):
        if event.name == "w:tbl" and event.opens:
            opened.append(place)
        elif event.name == "w:tbl":
            if not opened:
                raise Unproved("表格不成对")
            found.append((opened.pop(), place))
    if opened:
        raise Unproved("表格不成对")
    return sorted(found)


def _state(walk: Walk, start: int, stop: int) -> State:
    """Whether docxtpl would change the table."""
    inside = walk.events[start : stop + 1]
    path = inside[0].path
    columns = _columns(inside)
    if inside[-1].path != path or columns is None:
        return State.OPEN
    rows = [_row(walk, path, inside, n) for n, e in enumerate(inside) if _begins(e, "w:tr")]
    if any(e.name == "" and _loose(inside, n) for n, e in enumerate(inside)):
        return State.OPEN
    if any(r.most is None or r.most > columns for r in rows):
        return State.OPEN
    if any(r.always and r.span >= columns for r in rows):
        return State.FIXED
    even = all(r.span >= columns for r in rows) and not any(_begins(e, "w:tbl") for e in inside[1:])
    return State.WITH_ROWS if rows and even else State.OPEN


def _begins(event: Event, name: str) -> bool:
    return event.opens and event.name == name


def _columns(inside: Sequence[Event]) -> int | None:
    """The columns of the table's own grid, if they are always the same."""
    path, count, own = inside[0].path, 0, False
    for event in inside[1:]:
        if event.name == "w:tblGrid" and event.parent == "w:tbl":
            if event.path != path or event.empty or not event.opens:
                return count if own and event.path == path else None
            own = True
        elif _begins(event, "w:gridCol") and event.parent == "w:tblGrid":
            if event.path != path or not own:
                return None
            count += 1
        elif event.name in ("w:tr", "w:tblGridChange"):
            return None
    return None


def _row(walk: Walk, table: tuple[int, ...], inside: Sequence[Event], start: int) -> Row:
    """The cells of the row that begins at a place; not those of tables within."""
    path = inside[start].path
    depth, most, span = 0, 0, 0
    spans: set[int] = set()  # cells with a w:gridSpan
    for event in inside[start:]:
        if event.name == "w:tr" and not event.empty:
            depth += 1 if event.opens else -1
            if depth == 0:
                sure = event.path == path
                return Row(most, span, path == table) if sure else UNSURE
        if depth != 1 or not event.opens:
            continue
        always = event.path == path
        if event.name == "w:tc":
            if walk.loops.intersection(event.path[len(path) :]) or event.parent != "w:tr":
                return UNSURE
            most, span = most + 1, span + always
        elif event.name == "w:gridSpan":
            wide = event.attributes.get("w:val", "")
            if not (wide.isascii() and wide.isdigit() and int(wide)) or most in spans:
                return UNSURE
            spans.add(most)
            span += (int(wide) - 1) * always
    return UNSURE


def _loose(inside: Sequence[Event], place: int) -> bool:
    """Whether a value between elements stands outside of every cell."""
    depth = 0
    for event in inside[:place]:
        if event.name == "w:tc" and not event.empty:
            depth += 1 if event.opens else -1
    return depth == 0


def mend_tables(text: str, mend: Callable[[str], str]) -> str:
    """Mend the marked tables of a rendered text."""

    def mended(found: re.Match[str]) -> str:
        if found[1] == ROWS and "<w:tr" in found[2]:
            return found[2]
        return mend(found[2])

    return MARKED.sub(mended, text)
