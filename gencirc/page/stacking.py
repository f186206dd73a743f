"""Strips stacked on pages: what fits goes by sums, a strip at a page's end row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from gencirc.page.strip import Strip

ROOM, TALL = attrgetter("room"), attrgetter("tall")


class Printed(NamedTuple):
    """A line as it comes to stand on a page."""

    page: int  # from 1
    block: int  # its place among the blocks
    row: int  # of its block
    text: str


class Run(NamedTuple):
    """Strips that stand on one page below each other: ``used`` is less the sum before them."""

    page: int
    used: float


class Alone(NamedTuple):
    """A strip that was placed row by row: pages (from 1) and heights used, in twips."""

    start: tuple[int, float]
    end: tuple[int, float]
    turns: tuple[int, ...]  # the rows that begin a page


@dataclass(frozen=True)
class Pages:
    """Where the strips came to stand."""

    strips: Sequence[Strip]
    reach: list[float]  # twips from the first strip to each one, were there but one page
    count: int
    free: float  # twips below the last strip; none on a landscape page
    firsts: list[int]  # the strips that runs begin with
    runs: list[Run]
    alone: dict[int, Alone]

    def start(self, place: int) -> tuple[int, float]:
        """The page (from 1) on which a strip begins, and the height used above it."""
        if place in self.alone:
            return self.alone[place].start
        return self._in_run(place, place)

    def end(self, place: int) -> tuple[int, float]:
        """The page on which a strip ends, and the height used below it."""
        place %= len(self.strips)
        if place in self.alone:
            return self.alone[place].end
        return self._in_run(place, place + 1)

    def _in_run(self, place: int, edge: int) -> tuple[int, float]:
        page, used = self.runs[bisect_right(self.firsts, place) - 1]
        return page, used + self.reach[edge]

    @property
    def lines(self) -> Iterator[Printed]:
        """Every line where it is printed."""
        for place, strip in enumerate(self.strips):
            turns = self.alone[place].turns if place in self.alone else ()
            page = self.start(place)[0] - (0 in turns)
            for number, row in enumerate(strip.rows):
                if number in turns:
                    page += 1
                    again = strip.again.texts if number and strip.again else ()
                    yield from (Printed(page, place, 0, text) for text in again)
                yield from (Printed(page, place, number, text) for text in row.texts)


def stacked(strips: Sequence[Strip], height: float, head: float = 0.0, imprint: float = 0) -> Pages:
    """Strips on pages of a height; ``head`` is taken of page 1, ``imprint`` of the last one."""
    reach = list(accumulate(map(TALL, strips), initial=0.0))
    edges = _edges(strips)
    stack = _Stack(height, head)
    firsts: list[int] = []
    runs: list[Run] = []
    alone: dict[int, Alone] = {}
    place, many = 0, len(strips)
    while place < many:
        stop = edges[bisect_right(edges, place)]
        if place in edges:
            last = place
        else:
            last = (
                bisect_right(reach, stack.room + 1 - stack.used + reach[place], place, stop + 1) - 1
            )
            while place < last < many and strips[last - 1].keep:
                last -= 1  # what stands together is tried as such
        if last > place:
            firsts.append(place)
            runs.append(Run(stack.page, stack.used - reach[place]))
            stack.used += reach[last] - reach[place]
            place = last
        else:
            alone[place] = stack.put(strips[place], _chain(strips, place))
            place += 1
    free = 0.0 if many and strips[-1].room else stack.room - stack.used
    count = stack.page + (imprint > free) if imprint else stack.page
    return Pages(strips, reach, count, free, firsts, runs, alone)


def _edges(strips: Sequence[Strip]) -> list[int]:
    """Strips before which a page may end whatever room it has, and the end of all."""
    rooms = [0.0, *map(ROOM, strips)]
    found = [n for n, s in enumerate(strips) if s.fresh or s.room != rooms[n]]
    return [*found, len(strips), len(strips)]


def _chain(strips: Sequence[Strip], place: int) -> list[Strip]:
    """A strip and those that it must stand with."""
    stop = place + 1
    while strips[stop - 1].keep and stop < len(strips):
        stop += 1
    return list(strips[place:stop])


@dataclass
class _Stack:
    """Pages being filled."""

    height: float
    used: float
    page: int = 1
    room: float = field(init=False)

    def __post_init__(self) -> None:
        self.room = self.height

    def put(self, strip: Strip, chain: list[Strip]) -> Alone:
        """Place a strip row by row."""
        turned = (strip.room or self.height) != self.room
        if ((strip.fresh or turned) and self.used) or (
            (strip.keep or strip.whole) and self._tail(chain) > self.room - self.used + 1
        ):
            self.turn(strip.room)
        elif not self.used:
            self.room = strip.room or self.height
        start = (self.page, self.used)
        turns = []
        self.used += strip.top
        for number, row in enumerate(strip.rows):
            if self.used + row.height > self.room + 1 and self.used > strip.top:
                self.turn(strip.room)
                start = (self.page, 0.0) if number == 0 else start
                turns.append(number)
                self.used += strip.top + (strip.again.height if number and strip.again else 0.0)
            self.used += row.height
        return Alone(start, (self.page, self.used), tuple(turns))

    def _tail(self, chain: list[Strip]) -> float:
        """What must stand together: the kept strips and the first row after them."""
        *kept, last = chain
        ending = last.height if last.whole else sum(r.height for r in last.rows[:1])
        return min(sum(s.height for s in kept) + ending, self.room)

    def turn(self, room: float = 0.0) -> None:
        """Begin a page, of its own height when ``room`` is given."""
        self.page += 1
        self.used = 0.0
        self.room = room or self.height
