"""Automatic numbering made text: w:numPr through numbering.xml (ECMA-376 17.9)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from gencirc.outside.ordinals import ordinal
from gencirc.outside.tree import flag, value, w, whole
from gencirc.patterns import later

SLOT = later(r"%([1-9])")
BULLETS = {"\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a7": "▪", "\uf075": "◆"}  # fmt: skip


class Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str
    text: str  # 第%1条
    restart: int | None  # the level (from 1) after which it begins anew; 0 never
    legal: bool  # every number in digits
    style: str  # the paragraph style that is this level


class Lists:
    """The lists of a paper, by w:numId."""

    def __init__(self, root: Any | None) -> None:
        every = root.findall(w("abstractNum")) if root is not None else []
        self.abstract: dict[str, Any] = {a.get(w("abstractNumId")) or "": a for a in every}
        self.linked = {value(a, "styleLink"): a for a in every if value(a, "styleLink")}
        nums = root.findall(w("num")) if root is not None else []
        self.nums: dict[str, Any] = {n.get(w("numId")) or "": n for n in nums}
        self.known: dict[str, dict[int, Level]] = {}

    def key(self, num: str) -> str:
        """The list that several w:num count together."""
        return value(self.nums.get(num), "abstractNumId")

    def starts(self, num: str) -> dict[int, int]:
        """Levels that begin anew with this w:num."""
        over = self.nums[num].findall(w("lvlOverride")) if num in self.nums else []
        found = ((whole(o.get(w("ilvl"))), value(o, "startOverride")) for o in over)
        return {level: whole(start, 1) for level, start in found if start}

    def levels(self, num: str) -> dict[int, Level]:
        """The levels of a w:num, its own put over those of the list."""
        if num not in self.known:
            self.known[num] = self._levels(num)
        return self.known[num]

    def _levels(self, num: str) -> dict[int, Level]:
        if num not in self.nums:
            return {}
        base = self.abstract.get(self.key(num))
        if base is not None and value(base, "numStyleLink"):
            base = self.linked.get(value(base, "numStyleLink"), base)
        found = base.findall(w("lvl")) if base is not None else []
        over = [o.find(w("lvl")) for o in self.nums[num].findall(w("lvlOverride"))]
        both = [*found, *(x for x in over if x is not None)]
        return {whole(x.get(w("ilvl"))): _level(x) for x in both}

    def step(self, num: str, style: str) -> int:
        """The level of a list that a style stands for."""
        return next((n for n, x in self.levels(num).items() if style and x.style == style), 0)


def _level(element: Any) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        whole(value(element, "start"), 0) if value(element, "start") else 0,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        whole(restart) if restart else None,
        bool(flag(element, "isLgl")),
        value(element, "pStyle"),
    )


class Counter:
    """Counts the paragraphs of all lists, in the order of the paper."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        self.seen: set[str] = set()

    def next(self, num: str, step: int) -> str:
        """What is printed before the next paragraph of a list; "" when it is in none."""
        levels = self.lists.levels(num)
        if step not in levels:
            return ""
        counts = self.counts.setdefault(self.lists.key(num), {})
        if num not in self.seen:
            self.seen.add(num)
            for begun, start in self.lists.starts(num).items():
                counts[begun] = start - 1
        level = levels[step]
        counts[step] = counts.get(step, level.start - 1) + 1
        for lower in [n for n in counts if n > step]:
            restart = levels[lower].restart if lower in levels else None
            if restart is None or step < restart:
                del counts[lower]
        return _printed(levels, counts, level)


def _printed(levels: dict[int, Level], counts: dict[int, int], level: Level) -> str:
    if level.form == "bullet":
        return BULLETS.get(level.text, level.text)

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        count = counts.get(at, levels[at].start)
        return ordinal(count, "decimal" if level.legal else levels[at].form)

    return SLOT.sub(number, level.text)
