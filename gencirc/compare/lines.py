"""Differences of plans and of texts in one form, for the screen, for JSON and for the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gencirc.compare import plans, texts
from gencirc.compare.differing import ADDED, CHANGED, FOLLOWS, ORDER, REMOVED, Row
from gencirc.compare.plans import Comparison
from gencirc.compare.telling import reworded, turned
from gencirc.compare.texts import Change
from gencirc.source.marks import Mark


class Line(NamedTuple):
    """One difference; ``area`` is its heading, ``places`` say where the two sides were typed."""

    area: str
    item: str
    old: str
    new: str
    change: str
    sentence: str
    places: tuple[str, str] = ("", "")


def of_plans(found: Comparison) -> list[Line]:
    """The differences of two plans."""
    return [_of_row(row, plans.change(row), plans.sentence(row)) for row in found.rows]


def shifted(found: Comparison) -> list[Line]:
    """The days that only moved with others."""
    return [_of_row(row, FOLLOWS, plans.shift(row)) for row in plans.shifted(found)]


def _of_row(row: Row, change: str, sentence: str) -> Line:
    places = (_at(row.marks[0]), _at(row.marks[1]))
    return Line(plans.area(row), plans.item(row), row.old, row.new, change, sentence, places)


def _at(mark: Mark) -> str:
    name, line, _ = mark.place
    return f"{name}:{line}" if name else ""


def of_texts(old: str, new: str) -> list[Line]:
    """The differences of two texts; what only got another number is told in one line."""
    changes = texts.differences(old, new)
    counted = [c for c in changes if c.counted and not c.moved]
    lines = [_line(c) for c in changes if c not in counted]
    if counted:
        told = texts.renumbered(counted)
        lines.append(Line("", "序号", "", "", told.partition("：")[2], told))
    return lines


def _line(change: Change) -> Line:
    sentence = "；".join(texts.sentences(change))
    if change.new is None:
        return Line("", f"原第{(change.old or 0) + 1}段", change.before, "", REMOVED, sentence)
    item = f"第{change.new + 1}段"
    if change.old is None:
        return Line("", item, "", change.after, ADDED, sentence)
    return Line("", item, change.before, change.after, _how(change), sentence)


def _how(change: Change) -> str:
    moved = f"{ORDER}：由原第{(change.old or 0) + 1}段移来" if change.moved else ""
    if change.before == change.after:
        return moved
    said = reworded(change.before, change.after)
    whole = said == turned(change.before, change.after)
    return "；".join(filter(None, (moved, CHANGED if whole else said)))


def areas(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """The lines under their headings."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.area, []).append(line)
    return found
