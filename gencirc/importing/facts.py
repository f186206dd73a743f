"""What a text tells that is data: groups, leading group, tasks, phases, fetched where it stood."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from gencirc.importing.bodies import body
from gencirc.importing.cells import Cells
from gencirc.importing.draft import Block, Keyed, Leaf, Listing, Node, Pair, leaf, pair
from gencirc.importing.groups import groups, leading, team_run
from gencirc.importing.levels import Item, Part
from gencirc.importing.ordinals import LEVELS
from gencirc.importing.phases import phases
from gencirc.importing.responsible import responsible
from gencirc.importing.tasks import tasks
from gencirc.patterns import later
from gencirc.source.marks import Text

TURNS = later(r"(\d{1,2})月\D*\d*\D+(20\d{2})年(\d{1,2})月")  # 12月26日至2024年1月5日
FACTS = ("领导小组", "工作组", "任务", "阶段", "数据")


@dataclass
class Facts:
    """What was recognised as data, each kind of it once; ``refused`` stays text."""

    year: int
    refused: Collection[str]
    alone: bool = True  # no notice brings the scheme
    found: dict[str, Node] = field(default_factory=dict)
    derived: list[Text] = field(default_factory=list)
    tables: list[Cells] = field(default_factory=list)  # that stand in a text
    remarks: dict[str, str] = field(default_factory=dict)
    several: bool = False  # whether tasks stand under more than one heading
    trees: list[Sequence[Item]] = field(default_factory=list)  # of the papers

    def name_tables(self, items: Sequence[Item]) -> None:
        """Give the tables of a text the names that they are fetched by."""
        for item in items:
            if isinstance(item, Cells):
                self.tables.append(item)
                item.name = f"附表{len(self.tables)}"
            elif isinstance(item, Part):
                self.name_tables(item.items)

    def fetched(self, part: Part) -> Node | None:
        """The value of a heading whose parts are groups, tasks or phases: 【工作组】."""
        if (teams := self._teams(part)) is not None:
            return teams
        return self._phased(part) or self._tasked(part) or self._led(part)

    def _phased(self, part: Part) -> Node | None:
        if {"阶段"} & {*self.found, *self.refused}:
            return None
        signs: list[Text] = []
        made = phases(part, signs, self.year)
        texts = _around(part) if made else None
        if made is None or texts is None:
            return None
        self.found["阶段"] = made
        self.derived += signs
        self.year = _year_of(made) or self.year
        return _between(texts, leaf("【阶段】"))

    def _tasked(self, part: Part) -> Node | None:
        """A heading with tasks; those of several headings are fetched one by one."""
        before = self.found.get("任务")
        if "任务" in self.refused or (before and not self.several):
            return None
        made = tasks(part)
        texts = _around(part) if made else None
        if made is None or texts is None:
            return None
        if not self.several:
            self.found["任务"] = made
            return _between(texts, leaf("【任务】"))
        if not isinstance(made, Keyed):
            return None
        known = before.pairs if isinstance(before, Keyed) else ()
        names = [str(p.key) for p in (*known, *made.pairs)]
        if len(set(names)) < len(names):
            return None
        self.found["任务"] = Keyed((*known, *made.pairs))
        return _between(texts, *(leaf(f"【{p.key}】") for p in made.pairs))

    def scan(self, items: Sequence[Item]) -> None:
        """Look through a paper before its headings are made."""
        self.trees.append(items)
        made = [t for p in _parts(items) if (t := tasks(p))]
        told = responsible([items]) if len(made) == 1 else None
        more = told is not None and isinstance(made[0], Keyed) and told.keys > made[0].keys
        self.several = self.several or len(made) > 1 or more

    def _teams(self, part: Part) -> Node | None:
        """A heading with groups under it, alone or among other parts."""
        run = [] if {"工作组"} & {*self.found, *self.refused} else team_run(part)
        signs: list[Text] = []
        made = groups(run, signs)
        if made is None:
            return None
        self.found["工作组"] = made
        self.derived += signs
        first = next(n for n, i in enumerate(part.items) if i is run[0])
        last = next(n for n, i in enumerate(part.items) if i is run[-1])
        before = self._plainly(part.items[:first])
        after = self._plainly(part.items[last + 1 :])
        fetch = leaf("【工作组】")
        return Listing((*before, fetch, *after)) if before or after else fetch

    def _plainly(self, items: Sequence[Item]) -> tuple[Node, ...]:
        """What stands before or behind what is fetched, as items of a list."""
        if not items:
            return ()
        level = next((LEVELS.get(i.form, 2) for i in items if isinstance(i, Part)), 2)
        made = body(items, level, self.fetched, listed=True)
        if isinstance(made, Listing):
            return made.items
        return tuple(made.paragraphs) if isinstance(made, Block) else (made,)

    def _led(self, part: Part) -> Node | None:
        """A heading under which the leading group is named, fetched line by line."""
        if "领导小组" in self.found or "领导小组" in self.refused:
            return None
        signs: list[Text] = []
        made = leading(part, signs)
        if made is None or not all(isinstance(i, Text) for i in part.items):
            return None
        self.found["领导小组"], lines = made
        self.derived += signs
        out: list[Leaf] = []
        for place, item in enumerate(part.items):
            out += lines.get(place) or [leaf(item)]  # type: ignore[arg-type]
        return Listing(tuple(out))


def times(phases: Node) -> list[str]:
    """The times of phases, as they will be written."""
    return [
        str(q.value)
        for p in (phases.pairs if isinstance(phases, Keyed) else ())
        for q in (p.value.pairs if isinstance(p.value, Keyed) else ())
        if str(q.key) == "时间"
    ]


def _year_of(phases: Keyed) -> int | None:
    """The year of phases that are typed without one: the last that another one has."""
    said = times(phases)
    if all("年" in t for t in said):
        return None
    years = [int(y) for time in said for y in re.findall(r"(20\d{2})年", time)]
    turned = [int(m[2]) - 1 for t in said if (m := TURNS.match(t)) and int(m[1]) > int(m[3])]
    return min(turned) if turned else max(years, default=None)


def _parts(items: Sequence[Item]) -> Iterator[Part]:
    """Every part of a text, those below too."""
    for item in items:
        if isinstance(item, Part):
            yield item
            yield from _parts(item.items)


def _between(texts: tuple[list[Leaf], list[Leaf]], *fetched: Leaf) -> Node:
    """What is fetched, with the paragraphs before and behind it."""
    before, after = texts
    items = (*before, *fetched, *after)
    return Listing(items) if len(items) > 1 else items[0]


def _around(part: Part) -> tuple[list[Leaf], list[Leaf]] | None:
    """The paragraphs before and behind the parts of a heading; ``None`` with others between."""
    places = [n for n, i in enumerate(part.items) if isinstance(i, Part)]
    middle = part.items[places[0] : places[-1] + 1]
    rest = part.items[: places[0]] + part.items[places[-1] + 1 :]
    if len(middle) > len(places) or any(not isinstance(i, Text) for i in rest):
        return None
    before = [leaf(i) for i in part.items[: places[0]] if isinstance(i, Text)]
    return before, [leaf(i) for i in part.items[places[-1] + 1 :] if isinstance(i, Text)]


def told(facts: Facts) -> list[Pair]:
    """The data as keys of the plan."""
    return [pair(k, facts.found[k], facts.remarks.get(k, "")) for k in FACTS if k in facts.found]
