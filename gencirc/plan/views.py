"""What may stand behind the dot of a reference: 【任务.数】 【领导小组.一句话】 【会议.日期】.

Each kind of thing has a small table of views; the empty name is what the bare
reference prints. A view gives words, a text, or another thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gencirc.numerals import chinese, counted
from gencirc.plan.attachments import Attachment
from gencirc.plan.consultation import PARTLY, REFUSED, TAKEN, Consultation
from gencirc.plan.content import Body
from gencirc.plan.dates import full
from gencirc.plan.facts import Basis, Fact, Slogan
from gencirc.plan.fields import NOWHERE, Shape
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.papers import Custom
from gencirc.plan.recipients import VIEWS as RECIPIENT
from gencirc.plan.recipients import Recipient
from gencirc.plan.reckoning import said_day
from gencirc.plan.registry import Issuer, Person, Unit
from gencirc.plan.saying import (
    bare_number,
    bases_said,
    basis_said,
    consulted,
    dated,
    duties_listed,
    fact_parts,
    leading_name,
    listing,
    opening_time,
    passage,
    sentence,
    slogan_parts,
    slogan_said,
    system_name,
    unfolded,
)
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Duty, Event, Meeting, Phase, Phases, Turn
from gencirc.plan.titles import TITLES, booked, scheme_name
from gencirc.plan.units import concerned
from gencirc.plan.whens import When
from gencirc.source.marks import Text
from gencirc.words import Words, listed, pending, say

if TYPE_CHECKING:
    from gencirc.plan.scope import Scope

View = Callable[[Any, "Scope"], Any]

ENGLISH = {
    "count": "数", "number": "个数", "list": "名单", "list_and_duties": "名单及职责",
    "sentence": "一句话", "unfolded": "展开", "name": "名", "content": "内容", "text": "内容",
    "date": "日期", "post": "职务", "start": "起", "end": "止", "days_left": "剩余天数", "days": "天数",
    "points_count": "要点数",
}  # fmt: skip


class Count(NamedTuple):
    """A number counted from the plan."""

    number: int

    @property
    def text(self) -> str:
        return counted(self.number)


def view(thing: Any, name: str, scope: Scope) -> Any:
    """The view ``name`` of a thing, ``None`` when it has none."""
    table = table_of(thing)
    found = table.get(name)
    if found is None and name.isascii():
        found = table.get(ENGLISH.get(name.lower().replace(" ", "_"), name))
    if isinstance(thing, Recipient) and (typed := thing.own(name)):
        return typed
    if found:
        return found(thing, scope)
    if isinstance(thing, Shape) and name and (key := type(thing).find(name)):
        return getattr(thing, key.name) or None
    if isinstance(thing, Custom):
        return thing.values.get(name)
    if isinstance(thing, Recipient):
        return thing.fact(name)
    if isinstance(thing, Group):
        return next((e.value for e in thing.extra if e.key == name), None)
    if isinstance(thing, Meeting) and name:
        return next((t.who for t in thing.agenda if name in t.what), None)
    return None


def views_of(thing: Any) -> list[str]:
    """The names that may stand behind the dot."""
    names = [n for n in table_of(thing) if n and n != "*"]
    if isinstance(thing, Shape):
        names += [f.key for f in thing.fields]
    if isinstance(thing, Custom):
        names += thing.values
    if isinstance(thing, Recipient):
        names += thing.facts
    if isinstance(thing, Meeting):
        names += [str(t.what) for t in thing.agenda]
    return names


def table_of(thing: Any) -> dict[str, View]:
    """The table of views for a thing."""
    kind = type(thing)
    if kind not in TABLES:
        TABLES[kind] = next((table for known, table in VIEWS if issubclass(kind, known)), {})
    return TABLES[kind]


class System(NamedTuple):
    """The organisation of a plan, as a thing to refer to."""

    plan: Plan


def _names(get: Callable[[Any], Iterable[Any]]) -> View:
    return lambda thing, scope: listing(x.name for x in get(thing) if x.name)


def _count(get: Callable[[Any], Iterable[Any]]) -> View:
    return lambda thing, scope: Count(len(list(get(thing))))


def _number(get: Callable[[Any], Iterable[Any]]) -> View:
    return lambda thing, scope: str(len(list(get(thing))))


def _meeting_day(meeting: Meeting, scope: Scope) -> Any:
    if meeting.when is None:
        return None
    start = meeting.when.period.start
    return say(meeting.when.text.mark, full(start)) if start else meeting.when.text


def _set(get: Callable[[Any], Iterable[Any]]) -> dict[str, View]:
    return {"": _names(get), "数": _count(get), "个数": _number(get), "名单": _names(get)}


def _several(things: tuple[Any, ...], scope: Scope) -> Words:
    if things and isinstance(things[0], Basis):
        return bases_said(things, scope)
    return listing(view(x, "", scope) for x in things)


def _day(get: Callable[[Any], date | None]) -> View:
    return lambda thing, scope: _reckoned(d, scope) if (d := get(thing)) else None


def _reckoned(day: date, scope: Scope) -> Words:
    """A day as those reckoned from it are printed: without the year that the campaign is in."""
    return say(NOWHERE, said_day(day, home=scope.plan.calendar.anchors.terms.home))


# -- the whole plan ----------------------------------------------------------------


def days_left(scope: Scope) -> int | None:
    """Days from the day of the paper to the last day of the campaign."""
    end = scope.plan.period.end
    return (end - scope.day).days if end and scope.day else None


def _plan_names(plan: Plan, scope: Scope) -> list[tuple[str, Any]]:
    """Names that hold for the campaign as a whole."""
    start, end = plan.period
    named: list[tuple[str, Any]] = []
    if plan.classes:
        named.append(("体系", System(plan)))
    if plan.unsettled:  # said elsewhere
        named += [(n, pending(NOWHERE)) for n in ("起", "止", "天数", "剩余天数")]
    if plan.span:
        lasting = plan.period.days
        begin = full(start) if start else "即日"
        stop = end and (
            f"{end.month}月{end.day}日" if start and start.year == end.year else full(end)
        )
        named += [("起", say(NOWHERE, begin)), ("止", say(NOWHERE, stop or ""))]
        if lasting or (stop and not start):  # 即日起, its day still open
            named.append(("天数", Count(lasting) if lasting else say(NOWHERE, "\u3000")))
    left = days_left(scope)
    if left is not None:
        named.append(("剩余天数", say(NOWHERE, str(left))))
    if year := plan.year or str((start and start.year) or plan.calendar.anchors.terms.home or ""):
        named.append(("年度", say(NOWHERE, f"{str(year).removesuffix('年')}年")))
    if units := concerned(plan):
        named.append(("有关单位", listing(units)))
    issuer = plan.issuer
    named += [("全称", issuer.full), ("机关简称", issuer.short or issuer.full)]
    if issuer.selves:
        named.append(("自称", issuer.selves[0]))
    named += [(key, paper) for key, paper in plan.papers.items()]
    return named


def _title(paper: Paper, scope: Scope) -> Any:
    key = scope.plan.key(paper)
    if key == "方案":
        return booked(scheme_name(scope.plan))
    return booked(TITLES[key](scope.plan)) if key in TITLES else paper.title


def _attached(attachment: Attachment, scope: Scope) -> Words:
    all_of_them = scope.plan.attachments
    if len(all_of_them) == 1:
        return say(NOWHERE, "附件")
    return say(NOWHERE, f"附件{all_of_them.index(attachment) + 1}")


def _post(person: Person, scope: Scope) -> Text | None:
    return scope.plan.registry.post(person.name, scope.day)


VIEWS: list[tuple[type, dict[str, View]]] = [
    (Text, {"": lambda t, s: t}),
    (Words, {"": lambda w, s: w}),
    (Count, {
        "": lambda c, s: c,
        "个数": lambda c, s: str(c.number),
        "汉字": lambda c, s: chinese(c.number),
    }),
    (When, {"": lambda w, s: dated(w), "起": _day(lambda w: w.period.start), "止": _day(lambda w: w.period.end)}),
    (Body, {"": passage, "数": lambda b, s: Count(b.count), "个数": lambda b, s: str(b.count)}),
    (Group, {"": lambda g, s: g.name, "名": lambda g, s: g.name}),
    (Groups, _set(lambda g: g.groups) | {"名单及职责": duties_listed}),
    (LeadingGroup, {"": leading_name, "名": leading_name, "一句话": sentence}),
    (System, {
        "": lambda y, s: system_name(y.plan, s),
        "展开": lambda y, s: unfolded(y.plan, s),
        "数": _count(lambda y: y.plan.classes),
    }),
    (Task, {"": lambda t, s: t.name or t.text, "名": lambda t, s: t.name}),
    (Tasks, _set(lambda t: t.tasks) | {
        "工作组": lambda t, s: next((x.group for x in t.tasks if x.group), None),
    }),
    (Phase, {
        "": lambda p, s: p.name,
        "名": lambda p, s: p.name,
        "时间": lambda p, s: listed(NOWHERE, map(dated, p.windows), "、"),
        "起": _day(lambda p: p.windows[0].period.start if p.windows else None),
        "止": _day(lambda p: p.windows[-1].period.end if p.windows else None),
    }),
    (Phases, _set(lambda p: p.phases)),
    (Event, {"": lambda e, s: say(NOWHERE, dated(e.when), e.text)}),
    (Turn, {"": lambda t, s: t.who}),
    (Meeting, {
        "": lambda m, s: m.name,
        "名": lambda m, s: m.name,
        "日期": _meeting_day,
        "开会时间": lambda m, s: opening_time(m.when) if m.when else None,
        "议程数": _count(lambda m: m.agenda),
    }),
    (Consultation, {
        "": consulted,
        "数": _count(lambda c: c.opinions),
        "采纳数": lambda c, s: Count(c.count(TAKEN)),
        "部分采纳数": lambda c, s: Count(c.count(PARTLY)),
        "未采纳数": lambda c, s: Count(c.count(REFUSED)),
        "未反馈": lambda c, s: listing(c.silent),
        "一句话": consulted,
    }),
    (Duty, {
        "": lambda d, s: say(NOWHERE, d.often, s.words(d.text)),
        "频次": lambda d, s: d.often,
        "事项": lambda d, s: d.text,
    }),
    (Fact, {
        "": lambda f, s: f.figure,
        "数": lambda f, s: bare_number(f),
        "其中": fact_parts,
    }),
    (Slogan, {
        "": slogan_said,
        "名": lambda g, s: say(NOWHERE, "“", g.name, "”"),
        "内容": slogan_parts,
        "数": _count(lambda g: g.said),
    }),
    (Basis, {"": basis_said, "文号": lambda b, s: b.number}),
    (Issuer, {"": lambda i, s: i.full, "自称": lambda i, s: i.selves[0] if i.selves else i.full}),
    (Person, {"": lambda p, s: str(p.name), "职务": _post}),
    (Unit, {"": lambda u, s: s.plan.registry.now(u.name, s.day), "数": lambda u, s: u.note}),
    (Attachment, {"": _attached, "名": lambda a, s: a.name}),
    (Recipient, RECIPIENT),
    (Paper, {"": _title, "名": _title}),
    (Plan, {"*": _plan_names}),
    (str, {"": lambda t, s: t}),
    (tuple, {"": _several, "数": _count(lambda t: t)}),
]  # fmt: skip
TABLES: dict[type, dict[str, View]] = {}  # found once for a type
