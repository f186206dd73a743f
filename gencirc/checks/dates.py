"""Dates that contradict: phases, milestones, deadlines, weekdays, impossible days."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from gencirc.alike import in_common
from gencirc.checks.reading import typed
from gencirc.kind.document import Document
from gencirc.numerals import NUMBER, value
from gencirc.patterns import later
from gencirc.plan.content import Body, Chain, Section
from gencirc.plan.dates import Period, full
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.offsets import length
from gencirc.plan.saying import WEEKDAYS
from gencirc.plan.timetable import Phase
from gencirc.plan.whens import When
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Reckoned, Text
from gencirc.words import Words

IMPOSSIBLE = later(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
WEEKDAY = later(r"((?:\d{4}年)?\d{1,2}月\d{1,2}日)[（(]?(?:星期|周)([一二三四五六日天])")
LASTING = later(rf"({NUMBER})(个月|天|日)(?:的)?(?:攻坚期|整治期|攻坚|集中整治|专项行动)")
LASTING_HINT = later("攻坚|整治|行动")
AFTERWARDS = "总结"  # the set of papers that look back on a campaign


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Phases among each other and inside the campaign; events inside their phase."""
    phases = plan.phases.phases
    if plan.span and _turned(plan.period):
        yield problem("D201", plan.span.text, name="时间", when=worked(plan.span))
        plan = plan.but(span=None)
    if plan.meeting and plan.meeting.when:
        typed_day = plan.meeting.when.text
        yield from _weekdays(typed_day, typed_day.mark.shift, plan)
    for phase in phases:
        yield from _windows(phase, plan.period)
        yield from _inside(phase, plan)
    for before, after in itertools.pairwise(phases):
        for first, second in _rounds(before, after):
            yield from _neighbours(before, after, first, second, plan.vouched)
    yield from _deadlines(plan)
    yield from _after(plan)
    yield from _days_off(plan)


def _windows(phase: Phase, span: Period) -> Iterator[Problem]:
    for window in phase.windows:
        if _turned(window.period):
            yield problem("D201", window.text, name=phase.name, when=worked(window))
        elif not window.period.inside(span):
            yield _outside(phase, window, span)
    for one, other in itertools.combinations(phase.windows, 2):
        known = None not in (*one.period, *other.period)
        if known and not one.period.apart(other.period):
            yield problem("D313", other.text, name=phase.name)


def _outside(phase: Phase, window: When, span: Period) -> Problem:
    """A phase's window sticks out of the campaign; of one that was laid, by how many days."""
    (first, last), (start, end) = window.period, span
    laid: dict[str, str] = {"name": phase.name}
    if length(window.text) and first and start and first < start:
        laid |= {"day": full(first), "edge": full(start), "days": str((start - first).days)}
        return problem("D305", window.text, **laid)
    if length(window.text) and last and end and last > end:
        laid |= {"day": full(last), "edge": full(end), "days": str((last - end).days)}
        return problem("D306", window.text, **laid)
    return problem("D202", window.text, name=phase.name, when=worked(window), span=said(span))


def _rounds(before: Phase, after: Phase) -> list[tuple[When, When]]:
    """The windows that follow each other; of summer and winter windows, those of one season."""
    if len(before.windows) == len(after.windows):
        return list(zip(before.windows, after.windows, strict=True))
    return [(before.windows[-1], after.windows[0])] if before.windows and after.windows else []


def _inside(phase: Phase, plan: Plan) -> Iterator[Problem]:
    if not phase.windows:
        return
    for event in phase.events:
        if not any(within(event.when.period, w.period) for w in phase.windows):
            yield problem("D203", event.when.text, when=quoted(event.when), name=phase.name)
    here = plan.calendar.inside(phase.name)
    for text in texts(phase.content):
        for start, stop, period in here.scan(text):
            if not any(within(period, w.period) for w in phase.windows):
                where = text.part(start, stop)
                when = _in_prose(where, period)
                yield problem("D204", where, when=when, name=phase.name)


def _in_prose(where: Text, period: Period) -> str:
    return f"“{where}”（{_days(period)}）" if where.startswith("【") else f"“{where}”"


def worked(when: When) -> str:
    """“起+27天”（2027年3月20日） of an expression; nothing of a date as typed."""
    if not isinstance(when.text, Reckoned):
        return ""
    return f"“{when.text}”（{_days(when.period)}）"


def quoted(when: When) -> str:
    """A date as typed, with the day of an expression behind it."""
    return worked(when) or f"“{when.text}”"


def _days(period: Period) -> str:
    first, last = (full(d) if d else "" for d in period)
    return first if first == last else f"{first}至{last}" if first and last else first or last


def texts(body: Body) -> Iterator[Text]:
    """Every paragraph of a body."""
    for item in body.items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Section):
            yield from texts(item.body)
        elif isinstance(item, Chain):
            for part in item.parts:
                yield from texts(part if isinstance(part, Body) else Body((part,)))


def within(period: Period, window: Period) -> bool:
    """A day must lie in the window; a month or a ten-day period must touch it."""
    exact = period.start is None or period.days == 1
    return period.inside(window) if exact else not period.apart(window)


def _turned(period: Period) -> bool:
    """Whether a period ends before it begins."""
    return bool(period.start and period.end and period.start > period.end)


def _neighbours(
    before: Phase, after: Phase, one: When, other: When, vouched: Collection[str]
) -> Iterator[Problem]:
    first, second, where = one.period, other.period, other.text
    if first.end is None or second.start is None:
        return
    if _turned(first) or _turned(second):
        return
    facts = {"name": after.name, "before": before.name}
    if first.start and second.start < first.start:
        yield problem("D205", where, **facts)
    elif second.start <= first.end and after.name not in vouched:
        yield problem("D206", where, **facts, day=full(first.end))
    elif (second.start - first.end).days > 1:
        yield problem("D207", where, **facts, days=(second.start - first.end).days - 1)


def _deadlines(plan: Plan) -> Iterator[Problem]:
    start, end = plan.period
    for task in plan.tasks.tasks:
        typed = task.deadline
        due = _due(typed, plan) if typed else None
        if not typed or not due or not due.end:
            continue
        when = quoted(When(typed, due))
        if end and due.end > end:
            yield problem("D208", typed, when=when, end=full(end))
        elif start and due.end < start:
            code = "D314" if isinstance(typed, Reckoned) else "D315"
            yield problem(code, typed, when=when, start=full(start))


def _due(typed: Text, plan: Plan) -> Period | None:
    """The days of a deadline; of a reckoned one those of the words that are printed."""
    period = plan.calendar.period(typed)
    said = plan.calendar.plain(typed.printed) if isinstance(typed, Reckoned) else None
    return said if said and period and said.end != period.end else period


def _days_off(plan: Plan) -> Iterator[Problem]:
    """Days that are both off and on."""
    for off, on in ((plan.registry.off, plan.registry.on), (plan.off, plan.on)):
        for day in sorted(off.keys() & on.keys()):
            yield problem("D309", on[day], day=full(day))


def _after(plan: Plan) -> Iterator[Problem]:
    ends = [w.period.end for p in plan.phases.phases for w in p.windows if w.period.end]
    last = max(ends, default=plan.period.end)
    for event in plan.after:
        if last and event.when.period.end and event.when.period.end <= last:
            yield problem("D209", event.when.text, when=quoted(event.when), end=full(last))


@in_common
def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """The dates of a paper."""
    if isinstance(document.paper, Official):
        yield from _paper_dates(document.paper, plan, AFTERWARDS in document.kind.sets)


def check_line(words: Words, plan: Plan) -> Iterator[Problem]:
    """Days in the printed text."""
    bare = str(words)
    for match in IMPOSSIBLE.finditer(bare) if "月" in bare else ():
        years = [int(match[1])] if match[1] else plan.calendar.years or [2024]
        if all(_impossible(year, int(match[2]), int(match[3])) for year in years):
            yield problem("D210", words.mark_at(match.start()), day=match[0])
    yield from _weekdays(bare, words.mark_at, plan)
    for match in LASTING.finditer(bare) if LASTING_HINT.search(bare) else ():
        if typed(words, *match.span()) and not _lasts(match, plan):
            days = plan.period.days
            yield problem("D212", words.mark_at(match.start()), text=match[0], days=days)


def _paper_dates(paper: Official, plan: Plan, afterwards: bool) -> Iterator[Problem]:
    """The dates of a paper; one that looks back is signed when the campaign is over."""
    signed = paper.date.period.start if paper.date else None
    printed = paper.printed.period.start if paper.printed else None
    if paper.printed and signed and printed and printed < signed:
        yield problem("D213", paper.printed.text, printed=full(printed), signed=full(signed))
    end = plan.period.end
    if paper.date and signed and end and signed > end and not afterwards:
        yield problem("D214", paper.date.text, signed=full(signed), end=full(end))
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
    for match in WEEKDAY.finditer(text) if "期" in text or "周" in text else ():
        period = plan.calendar.period(match[1])
        day = period.start if period else None
        right = WEEKDAYS[day.weekday()] if day and day.year > 1 else ""
        if right and right != match[2].replace("天", "日"):
            yield problem("D211", at(match.start()), day=match[0], right=right)


def said(period: Period) -> str:
    """A period in words."""
    start, end = period
    return f"{full(start) if start else '即日'}至{full(end) if end else '（未定）'}"
