"""The times of a plan that others count from, found before anything else of it is read.

A deadline may count from a phase that stands below it. Nothing is reported here: the
reader of each value does that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from gencirc.plan.anchors import (
    AT_ONCE,
    CAMPAIGN,
    MEETING,
    SIGNED,
    UNSETTLED,
    UNSIGNED,
    Anchors,
    found,
)
from gencirc.plan.content import FORM, reserved
from gencirc.plan.dates import OPEN_PLACE, Period
from gencirc.plan.laying import Length, backward, forward
from gencirc.plan.offsets import Anchor, length
from gencirc.plan.reckoning import Lost, Terms, Trouble
from gencirc.plan.workdays import ONE
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence

LAYING = ("排法", "laying")
BACKWARD, FORWARD = ("倒排", "backward"), ("顺排", "forward")
SPAN, DATES = ("时间", "span"), ("成文日期", "日期", "date")
PAPERS = {"notice": "通知", "scheme": "方案", "speech": "讲话", "report": "经验交流材料"}
DEEP = 60  # times that lead to times; more go round

Days = Table[str, Text]  # dates that papers have from the register, by their keys
NO_DAYS: Days = MappingProxyType({})
Find = Callable[[Anchor], date]
Read = Callable[[str, Find], "Period | Trouble | None"]


class Typed(NamedTuple):
    """A time as typed, before anything is reckoned."""

    parts: tuple[Text, ...]  # windows
    heads: bool = False  # the date stands before a text, parted by a blank

    @property
    def length(self) -> Length | None:
        """The length that is all that is said of a phase's time."""
        heads = [h for h, _ in leads(self.parts[0])] if self.heads else [str(self.parts[0])]
        made = (length(h) for h in heads) if len(self.parts) == 1 else ()
        return next((found for found in made if found), None)


def leads(value: Text) -> Iterator[tuple[Text, Text]]:
    """What may be the date at the head of a line, and the rest, the longest first."""
    gaps = [g for g in re.finditer(r"\s+", value) if 0 < g.start() <= 60]
    yield value, value.part(len(value), len(value))
    for gap in reversed(gaps):
        yield value.part(0, gap.start()), value.part(gap.end(), len(value))


def typed_times(top: Mapping, days: Days = NO_DAYS) -> dict[str, Typed]:
    """Every time of a plan that may be counted from, as typed or as the register has it."""
    times: dict[str, Typed | None] = {CAMPAIGN: _typed(top.get(*SPAN))}
    meeting = top.get("会议", "meeting")
    if isinstance(meeting, Mapping):
        times[MEETING] = _typed(meeting.get("时间", "time"))
    for key, value in top.entries:
        if isinstance(value, Mapping) and (signed := _typed(value.get(*DATES))):
            times[f"{PAPERS.get(key, key)}.{SIGNED}"] = signed
    for paper, day in days.items():  # of a paper without lines of its own: 照例, 成套, copies
        times.setdefault(f"{paper}.{SIGNED}", Typed((day,)))
    papers = sorted(
        (n for n in times if n.endswith(SIGNED)), key=lambda n: not n.startswith("通知")
    )
    times[SIGNED] = times[papers[0]] if papers else None
    span = times[CAMPAIGN]
    if span and span.parts[0].startswith("即日"):
        times[AT_ONCE] = span
    times |= {name: _phase(node) for name, node in phases_of(top)}
    return {name: time for name, time in times.items() if time}


def papers_of(top: Mapping) -> Iterator[str]:
    """What the dates of the papers of a plan go by, dated or not: 通知.成文日期."""
    bundle = top.get("成套", "bundle")
    more = re.split(r"[、，,]", bundle.text) if isinstance(bundle, Scalar) else []
    for key in (*(e.key for e in top.entries), *more):
        yield f"{PAPERS.get(key, key).strip()}.{SIGNED}"


def phases_of(top: Mapping) -> list[tuple[str, Node]]:
    """The phases of a plan by name."""
    node = top.get("阶段", "phases")
    entries = node.entries if isinstance(node, Mapping) else ()
    words = (*LAYING, FORM)
    return [(str(e.key), e.value) for e in entries if reserved(e.key) not in words]


def _phase(node: Node) -> Typed | None:
    if isinstance(node, Scalar):
        return Typed((node.text,), heads=True) if node.text else None
    return _typed(node.get(*SPAN)) if isinstance(node, Mapping) else None


def _typed(node: Node | None) -> Typed | None:
    if isinstance(node, Scalar):
        parts = [p.strip() for p in node.text.replace(";", "；").split("；")]
        return Typed(tuple(Text(p, node.text.mark) for p in parts if p)) if any(parts) else None
    if isinstance(node, Sequence):
        found = [t for item in node.items if (t := _typed(item))]
        return Typed(tuple(p for t in found for p in t.parts)) if found else None
    return None


class Finder:
    """Finds each time once; one that leads back to itself is a trouble."""

    def __init__(self, top: Mapping, terms: Terms, read: Read, days: Days = NO_DAYS) -> None:
        self.typed = typed_times(top, days)
        self.phases = tuple(name for name, _ in phases_of(top))
        self.terms = terms
        self.read = read  # what a typed time stands for
        self.back = is_backward(top.get("阶段", "phases"))
        self.times: dict[str, Period | Trouble] = {
            name: Trouble(UNSIGNED, {"anchor": name})
            for name in papers_of(top)
            if name not in self.typed
        }
        self.trail: list[str] = []

    def anchors(self) -> Anchors:
        """Every time of the plan."""
        order = reversed(self.phases) if self.back else self.phases
        for name in (*order, *self.typed):  # in the order of laying, so that none leads far
            self.time(name)
        span, signed = self.times.get(CAMPAIGN), self.times.get(SIGNED)
        if AT_ONCE in self.typed and isinstance(span, Period) and isinstance(signed, Period):
            # one beginning for all papers, whatever their own days are
            self.times[CAMPAIGN] = Period(span.start or signed.start, span.end)
        return Anchors(self.times, self.phases, self.terms)

    def time(self, name: str) -> Period | Trouble | None:
        """The time of a name; ``None`` when the plan does not say."""
        if name in self.times or name not in self.typed:
            return self.times.get(name)
        if name in self.trail or len(self.trail) > DEEP:
            chain = [*self.trail[self.trail.index(name) if name in self.trail else 0 :], name]
            return Trouble("D303", {"chain": " → ".join(chain)})
        self.trail.append(name)
        made = self._read(name, self.typed[name])
        self.trail.pop()
        if made is not None:
            self.times[name] = made
        return made

    def _read(self, name: str, typed: Typed) -> Period | Trouble | None:
        if name in self.phases and typed.length:
            return self._laid(name, typed.length)
        if OPEN_PLACE in typed.parts:
            return Trouble(UNSETTLED, {})
        windows = [self._window(name, part, typed.heads) for part in typed.parts]
        trouble = next((w for w in windows if isinstance(w, Trouble)), None)
        periods = [w for w in windows if isinstance(w, Period)]
        if trouble or not periods:
            return trouble
        return Period(periods[0].start, periods[-1].end)

    def _window(self, name: str, part: Text, heads: bool) -> Period | Trouble | None:
        """A window as typed; before a text, the longest head that is a date."""
        here = name if name in self.phases else ""
        find = partial(found, here=here, time=self.time, phases=self.phases)
        typed = [str(head) for head, _ in leads(part)] if heads else [str(part)]
        read = [self.read(head, find) for head in typed]
        return min((r for r in read if r), key=_clear, default=None)

    def _laid(self, name: str, long: Length) -> Period | Trouble:
        """A length after the phase before, or before the phase after."""
        try:
            if self.back:
                return backward(self._edge(name, 1, "起", "止"), long, self.terms.workdays)
            return forward(self._edge(name, -1, "止", "起"), long, self.terms.workdays)
        except Lost as lost:
            return lost.trouble
        except OverflowError:
            return Trouble("D310", {})

    def _edge(self, name: str, way: int, edge: str, campaign: str) -> date:
        """The day next to a phase's neighbour, else the campaign's end."""
        place = self.phases.index(name) + way
        if 0 <= place < len(self.phases):
            near = found(Anchor(self.phases[place], edge), "", self.time, self.phases)
            return near + ONE if way < 0 else near - ONE
        return found(Anchor("", campaign), "", self.time, self.phases)


def _clear(made: Period | Trouble) -> int:
    """How clear a reading is: a time, then a trouble that can be named."""
    return 0 if isinstance(made, Period) else 2 if made.code == "D300" else 1


def is_backward(node: Node | None) -> bool:
    """Whether the phases of 阶段 are laid backward from 止."""
    asked = node.get(*LAYING) if isinstance(node, Mapping) else None
    return isinstance(asked, Scalar) and asked.text.strip().lower() in BACKWARD
