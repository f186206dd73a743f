"""休假, 上班, 遇休, 日期印法: the office's own days off and days on, and what holds for all dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gencirc.patterns import later
from gencirc.plan.calendar import Calendar
from gencirc.plan.door import Door, split, text
from gencirc.plan.workdays import EARLIER, LATER, ONE, STAY
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence, is_damaged

KEYS = ("休假", "上班", "days_off", "days_on")
LONGEST = 120  # days: more in one stretch is a slip of the finger
PARTS = later(r"[、，,；;]")
SHIFTS = {
    "顺延": LATER,
    "提前": EARLIER,
    "不变": STAY,
    "later": LATER,
    "earlier": EARLIER,
    "stay": STAY,
}
GRAINS = {"日": "日", "旬": "旬", "月": "月", "day": "日", "ten days": "旬", "month": "月"}


def days(node: Node, door: Door) -> dict[date, Text]:
    """Days and where they are typed: a list, one line, or behind names.

    2027-05-01至2027-05-05、2027-05-08
    """
    out: dict[date, Text] = {}
    for value in _values(node, door):
        for part in split(value, PARTS, door):
            stretch = _stretch(part, door.calendar)
            if not stretch:
                door.report("D308", part, value=part)
            out |= dict.fromkeys(stretch, part)
    return out


def _values(node: Node, door: Door) -> Iterator[Text]:
    if is_damaged(node):
        return
    if isinstance(node, Scalar):
        yield text(node, door)
        return
    items = node.items if isinstance(node, Sequence) else [e.value for e in node.entries]
    for item in items:
        yield from _values(item, door)


def _stretch(part: str, calendar: Calendar) -> list[date]:
    """The days between two dates; none when it is no stretch of days."""
    period = calendar.plain(part)
    if period is None or period.start is None or not 0 < (period.days or 0) <= LONGEST:
        return []
    return [period.start + n * ONE for n in range(period.days or 0)]


def days_of(node: Node | None, calendar: Calendar) -> dict[date, Text]:
    """The same before problems are gathered."""
    if node is None:
        return {}
    door = Door(Path(), "")
    door.calendar = calendar
    return days(node, door)


def shift(node: Node, door: Door) -> str:
    """遇休: what is done with a reckoned day that is no working day."""
    return _one_of(text(node, door), SHIFTS, "顺延、提前、不变", door, STAY)


def grain(node: Node, door: Door) -> str:
    """日期印法: whether reckoned dates are printed by the day, the ten days or the month."""
    return _one_of(text(node, door), GRAINS, "日、旬、月", door, "日")


def _one_of(value: Text, words: dict[str, str], known: str, door: Door, default: str) -> str:
    said = words.get(value.removeprefix("按").strip().lower())
    if said is None:
        door.report("P122", value, value=value, all=known)
    return said or default


def shift_of(top: Mapping) -> str:
    """What a plan says of days that are no working days."""
    return SHIFTS.get(_said(top, "遇休", "on_rest_day"), STAY)


def grain_of(top: Mapping) -> str:
    """How a plan prints its reckoned dates."""
    return GRAINS.get(_said(top, "日期印法", "date_style").removeprefix("按"), "日")


def _said(top: Mapping, *keys: str) -> str:
    node = top.get(*keys)
    return node.text.strip().lower() if isinstance(node, Scalar) else ""
