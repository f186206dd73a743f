"""Two campaigns compared: what a chief has to know, area by area."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.compare.differing import ADDED, FOLLOWS, REMOVED, Place, Row, Step, differ
from gencirc.compare.outline import WHOLE, outline
from gencirc.compare.saying import Side, side
from gencirc.compare.telling import short, turned
from gencirc.kind.library import Library
from gencirc.plan.layering import SIGNED
from gencirc.plan.model import Plan

SHOWN = 5  # places named among those that only follow


class Comparison(NamedTuple):
    """What differs between two plans, and what only follows from it."""

    rows: tuple[Row, ...]
    following: tuple[Row, ...]


def compare(old: Plan, new: Plan, library: Library, other: Library | None = None) -> Comparison:
    """The differences of two plans, in the order of the new one."""
    return compared(side(old, library), side(new, other or library))


def compared(old: Side, new: Side) -> Comparison:
    """The differences of two plans as their sides see them."""
    before, after = outline(old), outline(new)
    upon = len(new.plan.layers) > 1
    rows = [
        row
        for area in _areas([*before, *after])
        for row in differ(before.get(area), after.get(area), (Step(area),))
    ]
    return Comparison(
        tuple(r for r in rows if r.state != FOLLOWS and not (upon and _unsigned(r))),
        tuple(r for r in rows if r.state == FOLLOWS),
    )


def _unsigned(row: Row) -> bool:
    """Whether a row says no more than that a number or a day of signing is not taken on."""
    return row.state == REMOVED and row.path[-1].words in SIGNED


def _areas(keys: list[str]) -> list[str]:
    """The areas of both plans in the order of the fields; kinds of their own stand last."""
    order = {field.key: number for number, field in enumerate(Plan.fields)}
    return sorted(dict.fromkeys(keys), key=lambda key: order.get(key, len(order)))


def area(row: Row) -> str:
    """The heading that a difference stands under."""
    return row.path[0].words


def place(path: Place) -> str:
    """“环卫组”组长: the names of a path in marks, its keys as they are."""
    out, last = "", False
    for step in path:
        out += "之" if step.named and last else ""
        out += f"“{step.words}”" if step.named else step.words
        last = step.named
    return out


def item(row: Row) -> str:
    """The place of a difference in a table: 工作组·环卫组·组长."""
    return "·".join(step.words for step in row.path)


def sentence(row: Row) -> str:
    """A difference in words, to be read under the heading of its area."""
    where = place(row.path[1:]) or area(row)
    if row.state in (ADDED, REMOVED):
        whole = row.new if row.state == ADDED else row.old
        return f"{row.state}{where}" + (f"：{short(whole)}" if whole else "")
    return where + row.words


def follow(found: Comparison) -> str:
    """随之变动：3处 — places that refer to what was changed."""
    places = following(found)
    if not places:
        return ""
    more = "等" if len(places) > SHOWN else ""
    return f"随之变动：{len(places)}处（{'、'.join(places[:SHOWN])}{more}）"


def following(found: Comparison) -> list[str]:
    """The places that only follow other changes."""
    return list(dict.fromkeys(_placed(r) for r in found.following if not r.words))


def shifted(found: Comparison) -> list[Row]:
    """The days that are reckoned as before from something that was changed."""
    return [r for r in found.following if r.words]


def shift(row: Row) -> str:
    """任务“围挡”时限由6月5日改为12月5日."""
    return _placed(row) + row.words


def _placed(row: Row) -> str:
    return place(row.path[1:] if area(row) == WHOLE else row.path)


def change(row: Row) -> str:
    """The last column of the table: how it changed, where the two sides do not show it."""
    words = row.words.removeprefix("：")
    shown = (turned(row.old, row.new), f"由{row.old}改为{row.new}")
    return row.state if not words or words in shown else words
