"""References in texts: 【任务.数】 looked up in the plan and turned into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.anchors import ROUND, UNSETTLED
from gencirc.plan.calendar import Calendar
from gencirc.plan.content import Body, texts_of
from gencirc.plan.gatherings import gathered
from gencirc.plan.joining import pinned
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.offsets import HERE, tried
from gencirc.plan.parting import REFERENCE, Reference, parted
from gencirc.plan.recipients import Recipient
from gencirc.plan.reckoning import Reckoning, Trouble
from gencirc.plan.views import ENGLISH, Count, view, views_of
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Reckoned, Text
from gencirc.source.nodes import Scalar
from gencirc.words import Span, Words, pending, say, unstopped

GIVEN = later(r"\s+(?=[^\s=＝【】]+[=＝])")  # 【回头看 部门=环卫科 期限=7月底前】
DEEP = 12  # passages within passages


class Use(NamedTuple):
    """A shared passage and the values that one use of it gives: 【回头看 部门=环卫科】."""

    body: Body
    values: dict[str, Any]


def names_in(body: Body) -> set[str]:
    """Every name that the texts of a passage refer to."""
    found: set[str] = set()
    for item in body.items:
        for text in texts_of(item):
            found |= {m[1].strip() for m in REFERENCE.finditer(text)}
    return found


@dataclass(frozen=True)
class Scope:
    """What a text may refer to: the plan, its paper, what stands around the text."""

    plan: Plan
    problems: list[Problem]
    paper: Paper | None = None
    day: date | None = None  # the day the paper speaks of (meeting, date of the paper)
    passage: Callable[[str], Text | None] = lambda name: None  # shared passages on file
    local: dict[str, Any] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    draft: bool = False  # whether open places are printed as 〔待定〕

    def inside(self, **local: Any) -> Scope:
        """The same scope with names that hold only here."""
        return replace(self, local=self.local | local)

    def report(self, code: str, at: Mark | Text, /, **facts: object) -> None:
        """Note a problem."""
        self.problems.append(problem(code, at, **facts))

    def words(self, text: Text) -> Words:
        """The text with its references resolved and its lines joined."""
        if isinstance(text, Reckoned):
            return say(text.mark, text)
        pieces = parted(text)
        if isinstance(pieces, Words):
            return pieces
        if isinstance(pieces, str):
            return self._filed(text, pieces)
        out: list[Span] = []
        for piece in pieces:
            if isinstance(piece, Reference):
                said = self.refer(piece.path, piece.whole)
                out += unstopped(said) if piece.stopped else said
            else:
                out.append(piece)
        return Words(out)

    def resolved(self, words: Words) -> Words:
        """Words that were put together from typed texts, their references resolved."""
        out: list[Span] = []
        for span in words:
            typed = span.exact and "【" in span.text
            out += self.words(Text(span.text, span.mark)) if typed else (span,)
        return Words(out)

    def refer(self, path: Text, whole: Text) -> Words:
        """The words for one reference; unknown ones are reported and stay as typed."""
        found = self.find(path)
        if found is None and (said := self._reckoned(path, whole)):
            return said
        if found is None:
            self._unknown(path, whole)
            return pending(whole.mark, str(path)) if self.draft else say(whole.mark, whole)
        return self._said(found, path, whole)

    def find(self, path: str) -> Any:
        """The thing or words a reference means, ``None`` when there is none."""
        if ("=" in path or "＝" in path) and (given := GIVEN.search(path)):
            return self._use(path, given.start())
        head, *names = path.split(".")
        thing = self._named(head.strip())
        if thing is None and head.endswith("数"):
            thing, names = self._named(head[:-1]), ["数", *names]
        for name in names:
            thing = None if thing is None else view(thing, name.strip(), self)
        return thing

    def _use(self, path: str, at: int) -> Any:
        """A shared passage with what this use of it gives."""
        body = self.find(path[:at])
        if not isinstance(body, Body):
            return None
        values: dict[str, Any] = {}
        for pair in GIVEN.split(path[at:].strip()):
            name, _, value = pair.replace("＝", "=").partition("=")
            typed = value.strip()
            begin = path.find(typed, at) if typed else at
            part = path.part(begin, begin + len(typed)) if isinstance(path, Text) else typed
            values[name] = self._dated(part)
        return Use(body, values)

    def _dated(self, value: str) -> str:
        """A value given to a passage; 期限=集中整治.止 gives the day."""
        if not isinstance(value, Text):
            return value
        made = self.calendar.reckon(value)
        if isinstance(made, Trouble) and made.code not in (UNSETTLED, ROUND):
            if tried(value, self.calendar.anchors.names):
                self.report(made.code, value, **{"value": value, **made.facts})
        if not isinstance(made, Reckoning):
            return Reckoned(value, made.printed) if made and made.printed else value
        self.unsure(made.unsure, value, value)
        return Reckoned(value, made.printed)

    def _reckoned(self, path: Text, whole: Text) -> Words | None:
        """The day of an expression: 【起+27天】."""
        made = self.calendar.reckon(path)
        if isinstance(made, Trouble):
            if made.code in (UNSETTLED, ROUND):
                return pending(whole.mark) if self.draft else say(whole.mark, made.printed or whole)
            self.report(made.code, whole, **{"value": path, **made.facts})
            return say(whole.mark, made.printed or whole)
        if made is None:
            return None
        self.unsure(made.unsure, whole, path)
        return say(whole.mark, made.printed)

    def unsure(self, years: Iterable[int], at: Mark | Text, value: str) -> None:
        """Note the years whose working days are not settled, each once."""
        told = "".join(p.words for p in self.problems if p.code == "D307")
        for year in sorted(years):
            if f" {year} 年" not in told:
                self.report("D307", at, value=value, year=year)

    @property
    def calendar(self) -> Calendar:
        """The plan's calendar as this paper and this phase see it."""
        known = self.plan.calendar
        anchors = known.anchors.at(str(self.local.get(HERE, "")))
        signed = self.paper.date.period if self.paper and self.paper.date else None
        return known._replace(anchors=anchors.dated(signed))

    def _said(self, thing: Any, path: Text, whole: Text) -> Words:
        if path in self.trail or len(self.trail) > DEEP:
            self.report("R103", whole, path=path)
            return say(whole.mark, whole)
        if isinstance(thing, Text) and isinstance(said := parted(thing), Words):
            return said
        inner = replace(self, trail=(*self.trail, str(path)))
        if isinstance(thing, Use):
            self.unused(thing, whole)
            thing, inner = thing.body, inner.inside(**thing.values)
        said = view(thing, "", inner)
        if isinstance(said, Count):
            return say(whole.mark, said.text)
        if isinstance(said, Text):
            return inner.words(said)
        if isinstance(said, Words):
            return pinned(said, whole.mark)
        if isinstance(said, str):
            return say(whole.mark, said)
        self.report("R102", whole, path=path)
        return say(whole.mark, whole)

    def unused(self, use: Use, whole: Text) -> None:
        """Report what a use gives and its passage does not ask for."""
        asked = names_in(use.body)
        for name in use.values:
            if name not in asked:
                self.report("R109", whole, name=name, all="、".join(sorted(asked)) or "（没有）")

    def _filed(self, text: Text, name: str) -> Words:
        passage = self.passage(name)
        if passage is None:
            self.report("R104", text, name=name)
            return say(text.mark, text)
        return replace(self, passage=lambda other: None).words(passage)

    # -- names -----------------------------------------------------------------

    def _named(self, name: str) -> Any:
        if not name:
            return None
        ready, things = names_of(self.plan, self.day)
        field = type(self.plan).find(name)
        for key in (name, field.key if field else "", ENGLISH.get(name.lower(), "")):
            if key in self.local:
                return self.local[key]
            if key in ready:
                return ready[key]
        for place in (self.paper, self.plan):
            known = place and type(place).find(name)
            if known and (thing := getattr(place, known.name)):
                return thing
        return things[name] if name in things else self.passage(name)

    def things(self) -> Iterator[tuple[str, Any]]:
        """Every name of the plan with what it stands for, the nearest first."""
        plan = self.plan
        yield from plan.variables.items()
        yield from ({**plan.passages, **plan.slogans, **plan.duties, **plan.classes}).items()
        yield from ((str(f.name), f) for f in plan.facts)
        yield from ((str(a.name), a) for a in plan.attachments)
        yield from ((str(g.name), g) for g in plan.groups.groups)
        for made in plan.classes.values():
            yield from ((str(g.name), g) for g in made.groups)
            yield from self._shared(made)
        yield from ((str(p.name), p) for p in plan.phases.phases)
        yield from ((str(t.name), t) for t in plan.tasks.tasks if t.name)
        yield from view(plan, "*", self)
        registry = plan.registry
        yield from (registry.roles | registry.people | registry.units | registry.issuers).items()
        yield from gathered(plan)

    def _shared(self, made: Any) -> Iterator[tuple[str, Any]]:
        """What holds for every group of a class: 【片长】 is who is 片长."""
        for entry in made.shared.extra if made.shared else ():
            if isinstance(entry.value, Scalar):
                yield str(entry.key), entry.value.text

    def _unknown(self, path: Text, whole: Text) -> None:
        head, _, tail = path.partition(".")
        thing = self._named(head.strip())
        if thing is not None and tail:
            cell = thing.facts.get(str(tail)) if isinstance(thing, Recipient) else None
            if cell is not None:
                facts = {"name": thing.name, "what": tail}
                self.report("M114", cell if cell.mark.source.name else whole, **facts)
                return
            names = list(dict.fromkeys(n for n in views_of(thing) if n))
            self.report("R105", whole, path=path, all="、".join(names) or "（没有）")
            return
        head = head.strip()
        key = type(self.plan).find(head) or type(self.plan).find(head.removesuffix("数"))
        if key and not getattr(self.plan, key.name):
            self.report("R108", whole, path=path, head=key.key)
            return
        known = [n for n, _ in self.things()] + list(self.local)
        known += [f.key for f in self.plan.fields if getattr(self.plan, f.name)]
        near = nearest(head, known)
        self.report("R101" if near else "R106", whole, path=path, near=near)


@lru_cache(maxsize=8)
def names_of(plan: Plan, day: date | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The names of the campaign as a whole, and of everything in it: the nearest of each."""
    scope = Scope(plan, [], day=day)
    things: dict[str, Any] = {}
    for name, thing in scope.things():
        things.setdefault(name, thing)
    return dict(view(plan, "*", scope)), things
