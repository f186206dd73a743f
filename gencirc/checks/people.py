"""People and units on the day of a paper: who has left, who follows, who stands before whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gencirc.alike import in_common
from gencirc.checks.reading import lines, masked
from gencirc.kind.document import Document
from gencirc.kind.library import spelled
from gencirc.patterns import later
from gencirc.plan.changes import Change
from gencirc.plan.content import Body
from gencirc.plan.door import listed_names
from gencirc.plan.loads import every_group, seats
from gencirc.plan.mentions import finder
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom, Speech
from gencirc.plan.registry import Registry
from gencirc.plan.seats import Filled, out_of_order
from gencirc.plan.staffing import RECORDS
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

ONCE = later(
    r"(?:原(?![则因来本始料])|时任|前任|曾任|接替|接任|替换|免去|不再由)[^，。；、]{0,12}$"
)
PAST = later(r"去年|上年|前年|往年|历年|当时|当年|以前|此前|过去|(?:19|20)\d\d年")
LEFT = later(
    r"(?:同志)?[^，。；]{0,8}?(?:调出|调离|调任|退休|离任|离职|免职|不再|更名|改名|改称|撤销|并入|合并)"
)
TITLED = later(r"(?:[长员任师记]|同志|[：，。；、（）\s由请])$")
TITLE_AFTER = later(r"[：，。；、（）\s]|同志|$")
GENERAL = ("办公室",)  # also the end of other bodies' names: 领导小组办公室


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Everybody named in a paper, on its day."""
    if not plan.registry:
        return
    registry, day, paper = plan.registry, document.day, document.paper
    yield from _order(document, plan)
    if isinstance(paper, Speech) and paper.speaker in registry.people:
        if not registry.post(str(paper.speaker), day):
            yield problem("N212", paper.speaker, name=paper.speaker)
    if not registry.changes:
        return
    text = _text(document)
    vacant = list(_vacant(plan, paper, day, text))
    yield from (p for _, p in vacant)
    attending = list(_attending(paper, plan, day))
    yield from (p for _, p in attending)
    yield from _too_early(plan, day, text)
    said = {name for name, _ in (*vacant, *attending)}
    yield from _in_prose(document, registry, met_on(paper, plan, day), said)


def followed(document: Document, plan: Plan) -> list[Filled]:
    """The places of a paper that others stand in than are typed."""
    telling = "调整" in spelled(document.kind.more or ())  # the paper says who follows whom
    filled = (*plan.filled, *document.paper.filled)
    if telling or not filled:
        return []
    text = _text(document)
    return [found for found in filled if found.heir in text]


def check_together(filled: Iterable[Filled]) -> Iterator[Problem]:
    """Who stands for whom and where, each pair once for all papers of a plan."""
    pairs: dict[tuple[str, str], list[Filled]] = {}
    for found in filled:
        pairs.setdefault((str(found.name), found.heir), []).append(found)
    for (name, heir), places in pairs.items():
        steps = places[0].steps
        source = re.split(r"[/\\]", steps[0].name.mark.place[0])[-1]
        numbers = "、".join(str(step.name.mark.place[1]) for step in steps)
        said = "、".join(dict.fromkeys(_place(f) for f in places))
        code = "N311" if steps[-1].unit else "N310"
        at = places[0].name
        yield problem(code, at, name=name, heir=heir, source=source, lines=numbers, places=said)


def _text(document: Document) -> str:
    return "\n".join(masked(str(line)) for line in lines(document))


def _place(found: Filled) -> str:
    return found.place + ("（原来也在名单里，只留一处）" if found.doubled else "")


def _vacant(
    plan: Plan, paper: object, day: date | None, text: str
) -> Iterator[tuple[str, Problem]]:
    """Those who have left a place that nobody has taken."""
    names = {str(c.name) for c in plan.registry.changes if c.name in text}
    left = {name: change for name in names if (change := plan.registry.gone(name, day))}
    speaking = isinstance(paper, Speech)
    for seat in seats(plan) if left else ():
        name = str(seat.name)
        change = left.get(name)
        if change is None or (seat.place == "讲话人" and not speaking):
            continue
        remedy = "在那一行变动后面写“，其职务由 …… 接任”，或者换成现任的人"
        if change.unit:
            remedy = "在那一行变动后面写“，职责并入 ……”，或者换成别的单位"
        when = change.day.isoformat()
        yield (
            name,
            problem("N211", seat.name, name=name, day=when, how=change.said, heir=remedy),
        )


def _attending(paper: object, plan: Plan, day: date | None) -> Iterator[tuple[str, Problem]]:
    """Signers, and those whom minutes record: they must have been there that day."""
    if not isinstance(paper, Official):
        return
    found: list[tuple[str, Text, date | None]] = [("签发人", n, day) for n in paper.signers]
    if isinstance(paper, Custom) and paper.name in RECORDS:
        met = met_on(paper, plan, day)
        found += [(key, n, met) for key, names in _named(paper) for n in names]
    for place, name, on in found:
        change = plan.registry.gone(str(name), on)
        if change and not change.unit:
            code = "N314" if place == "签发人" else "N325"
            when = change.day.isoformat()
            yield str(name), problem(code, name, place=place, name=name, day=when)


def met_on(paper: object, plan: Plan, day: date | None) -> date | None:
    """The day that minutes speak of, which is that of their meeting; else the paper's own."""
    if not isinstance(paper, Custom) or paper.name not in RECORDS:
        return day
    typed = paper.values.get("时间", Body()).only
    period = plan.calendar.period(str(typed)) if typed else None
    return (period and period.start) or day


def _named(paper: Custom) -> Iterator[tuple[str, list[Text]]]:
    """The names in the values of a paper, by key."""
    for key, body in paper.values.items():
        texts = [i for i in body.items if isinstance(i, Text)]
        yield key, [n for t in texts for n in listed_names(t.part(0, len(t.rstrip("。"))))]


def _too_early(plan: Plan, day: date | None, text: str) -> Iterator[Problem]:
    """A unit's new name in a paper of a day when it had the old one."""
    later = {
        str(c.heir): c for c in plan.registry.changes
        if c.unit == "更名" and c.heir and day is not None and c.day > day
    }  # fmt: skip
    for seat in seats(plan) if later else ():
        change = later.get(str(seat.name))
        if change and seat.name in text:
            when = change.day.isoformat()
            yield problem("N313", seat.name, name=seat.name, day=when, old=change.name)


def _in_prose(
    document: Document, registry: Registry, day: date | None, said: set[str]
) -> Iterator[Problem]:
    """Former people and old names of units in the author's own sentences."""
    names = dict.fromkeys(str(c.name) for c in registry.changes if c.name not in said)
    old = {name: change for name in names if (change := registry.gone(name, day))}
    if not old:
        return
    pattern = finder(old, registry)
    for line in lines(document):
        text = masked(str(line))
        for found in pattern.finditer(text):
            change = old.get(found[0])
            if change and _meant(text, *found.span(), change):
                now = registry.now(found[0], day)
                heir = f"“{now}”" if now != found[0] else ""
                when = change.day.isoformat()
                at = line.mark_at(found.start())
                yield problem("N312", at, name=found[0], day=when, how=change.said, heir=heir)


def _meant(text: str, start: int, stop: int, change: Change) -> bool:
    """Whether a name is used as of today: not of the past, not part of other words."""
    before, after = text[:start], text[stop:]
    sentence = re.split("[。；！？]", before)[-1]
    if ONCE.search(before) or PAST.search(sentence) or LEFT.match(after):
        return False
    if change.unit:
        return not (change.name in GENERAL and "\u4e00" <= before[-1:] <= "\u9fff")
    short = stop - start < 3  # 方圆、白露 are words, too
    return not short or bool(TITLED.search(before or "：") and TITLE_AFTER.match(after))


@in_common
def _order(document: Document, plan: Plan) -> Iterator[Problem]:
    """Lists of people that contradict the registry's order on the day."""
    rank = plan.registry.rank(document.day)
    for names in _ranked(document, plan):
        for before, after in out_of_order(names, plan.registry, rank):
            yield problem("N204", after, before=before, after=after)


def _ranked(document: Document, plan: Plan) -> Iterator[Iterable[Text]]:
    """The lists that go by rank: those of groups, who was present, signers."""
    leading = plan.leading
    for group in (*((leading,) if leading else ()), *every_group(plan)):
        yield from (group.leader, group.deputies, group.members)
    if isinstance(document.paper, Official):
        yield document.paper.signers
    if isinstance(document.paper, Custom):
        yield from (names for _, names in _named(document.paper))
