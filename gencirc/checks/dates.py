"""Dates that contradict: phases, milestones, deadlines, weekdays, impossible days."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date

from gencirc.checks.reading import lines, typed
from gencirc.kind.drafting import Document
from gencirc.numerals import NUMBER, value
from gencirc.plan.content import Body, Chain, Section
from gencirc.plan.dates import Period, full
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.saying import WEEKDAYS
from gencirc.plan.timetable import Phase
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Text

IMPOSSIBLE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
WEEKDAY = re.compile(r"((?:\d{4}年)?\d{1,2}月\d{1,2}日)[（(]?(?:星期|周)([一二三四五六日天])")
LASTING = re.compile(rf"({NUMBER})(个月|天|日)(?:的)?(?:攻坚期|整治期|攻坚|集中整治|专项行动)")


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Phases among each other and inside the campaign; events inside their phase."""
    phases = plan.phases.phases
    if plan.span and _turned(plan.period):
        yield problem("D201", plan.span.text, name="时间")
        plan = plan.but(span=None)
    if plan.meeting and plan.meeting.when:
        typed_day = plan.meeting.when.text
        yield from _weekdays(typed_day, typed_day.mark.shift, plan)
    for phase in phases:
        yield from _windows(phase, plan.period)
        yield from _inside(phase, plan)
    for before, after in itertools.pairwise(phases):
        yield from _neighbours(before, after)
    yield from _deadlines(plan)
    yield from _after(plan)


def _windows(phase: Phase, span: Period) -> Iterator[Problem]:
    for window in phase.windows:
        if _turned(window.period):
            yield problem("D201", window.text, name=phase.name)
        elif not window.period.inside(span):
            yield problem("D202", window.text, name=phase.name, span=said(span))


def _inside(phase: Phase, plan: Plan) -> Iterator[Problem]:
    if not phase.windows:
        return
    for event in phase.events:
        if not any(within(event.when.period, w.period) for w in phase.windows):
            yield problem("D203", event.when.text, when=event.when.text, name=phase.name)
    for text in texts(phase.content):
        for start, stop, period in plan.calendar.scan(text):
            if not any(within(period, w.period) for w in phase.windows):
                where = text.part(start, stop)
                yield problem("D204", where, when=where, name=phase.name)


def texts(body: Body) -> Iterator[Text]:
    """Every paragraph of a body."""
    for item in body.items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Section):
            yield from texts(item.body)
        elif isinstance(item, Chain):
            yield from (p for p in item.parts if isinstance(p, Text))


def within(period: Period, window: Period) -> bool:
    """A day must lie in the window; a month or a ten-day period must touch it."""
    exact = period.start is None or period.days == 1
    return period.inside(window) if exact else not period.apart(window)


def _turned(period: Period) -> bool:
    """Whether a period ends before it begins."""
    return bool(period.start and period.end and period.start > period.end)


def _neighbours(before: Phase, after: Phase) -> Iterator[Problem]:
    if not before.windows or not after.windows:
        return
    first, second = before.windows[-1].period, after.windows[0].period
    if first.end is None or second.start is None:
        return
    if _turned(first) or _turned(second):
        return
    where = after.windows[0].text
    facts = {"name": after.name, "before": before.name}
    if first.start and second.start < first.start:
        yield problem("D205", where, **facts)
    elif second.start <= first.end:
        yield problem("D206", where, **facts, day=full(first.end))
    elif (second.start - first.end).days > 1:
        yield problem("D207", where, **facts, days=(second.start - first.end).days - 1)


def _deadlines(plan: Plan) -> Iterator[Problem]:
    end = plan.period.end
    for task in plan.tasks.tasks:
        due = plan.calendar.period(task.deadline) if task.deadline else None
        if task.deadline and due and due.end and end and due.end > end:
            yield problem("D208", task.deadline, when=task.deadline, end=full(end))


def _after(plan: Plan) -> Iterator[Problem]:
    ends = [w.period.end for p in plan.phases.phases for w in p.windows if w.period.end]
    last = max(ends, default=plan.period.end)
    for event in plan.after:
        if last and event.when.period.end and event.when.period.end <= last:
            yield problem("D209", event.when.text, when=event.when.text, end=full(last))


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Days in the printed text."""
    for words in lines(document):
        bare = str(words)
        for match in IMPOSSIBLE.finditer(bare):
            years = [int(match[1])] if match[1] else plan.calendar.years or [2024]
            if all(_impossible(year, int(match[2]), int(match[3])) for year in years):
                yield problem("D210", words.mark_at(match.start()), day=match[0])
        yield from _weekdays(bare, words.mark_at, plan)
        for match in LASTING.finditer(bare):
            if typed(words, *match.span()) and not _lasts(match, plan):
                yield problem(
                    "D212", words.mark_at(match.start()), text=match[0], days=plan.period.days
                )
    if isinstance(document.paper, Official):
        yield from _paper_dates(document.paper, plan)


def _paper_dates(paper: Official, plan: Plan) -> Iterator[Problem]:
    signed = paper.date.period.start if paper.date else None
    printed = paper.printed.period.start if paper.printed else None
    if paper.printed and signed and printed and printed < signed:
        yield problem("D213", paper.printed.text, printed=full(printed), signed=full(signed))
    if paper.date and signed and plan.period.end and signed > plan.period.end:
        yield problem("D214", paper.date.text, signed=full(signed), end=full(plan.period.end))
    year = re.search(r"〔(\d{4})〕", paper.number or "")
    if paper.number and signed and year and int(year[1]) != signed.year:
        yield problem("D215", paper.number, number=paper.number, year=signed.year)


def _lasts(match: re.Match[str], plan: Plan) -> bool:
    """Whether a length in words agrees with the campaign's, a few days aside."""
    number, days = value(match[1]), plan.period.days
    if number is None or days is None or (number <= 1 and match[2] != "个月"):
        return True
    if match[2] == "个月":
        return abs(days - number * 30.4) <= 8
    return abs(days - number) <= 2


def _impossible(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False


def _weekdays(text: str, at: Callable[[int], Mark], plan: Plan) -> Iterator[Problem]:
    """Days of the week that the calendar gives otherwise."""
    for match in WEEKDAY.finditer(text):
        period = plan.calendar.period(match[1])
        day = period.start if period else None
        right = WEEKDAYS[day.weekday()] if day and day.year > 1 else ""
        if right and right != match[2].replace("天", "日"):
            yield problem("D211", at(match.start()), day=match[0], right=right)


def said(period: Period) -> str:
    """A period in words."""
    start, end = period
    return f"{full(start) if start else '即日'}至{full(end) if end else '（未定）'}"
