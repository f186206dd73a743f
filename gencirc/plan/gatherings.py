"""What tables gather from all over a plan: who does what, what is when, days left to the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gencirc.plan.content import Body
from gencirc.plan.dates import OPEN, printed
from gencirc.plan.fields import NOWHERE
from gencirc.plan.groups import Group, LeadingGroup
from gencirc.plan.reckoning import said_day
from gencirc.plan.timetable import Event, Phase, Phases
from gencirc.plan.whens import When
from gencirc.source.marks import Mark, Reckoned, Text

if TYPE_CHECKING:
    from gencirc.plan.model import Plan


class Bodies(NamedTuple):
    """The leading group, then every group of the plan, in printed order."""

    bodies: tuple[LeadingGroup | Group, ...]


class Due(NamedTuple):
    """Something that is due on a day: a phase, an event, a task, the meeting."""

    day: date
    when: Text
    what: tuple[Text | str, ...]
    who: tuple[Text, ...] = ()
    phase: Text | None = None  # the one it lies in
    mark: Mark = NOWHERE


class Backward(NamedTuple):
    """All that has a date, the last first, and the day that the days are counted to."""

    dues: tuple[Due, ...]
    end: date


def gathered(plan: Plan) -> Iterator[tuple[str, Any]]:
    """The gatherings by the names that tables are drawn from."""
    if plan.leading or plan.groups or plan.classes:
        yield "分工", Bodies(tuple(_bodies(plan)))
    if plan.phases or plan.after or plan.duties:
        yield "时间安排", Phases(tuple(_stretches(plan)), mark=plan.phases.mark)
    made = backward(plan)
    if made or plan.unsettled:
        yield "倒排", made or Backward((), date.max)


def _bodies(plan: Plan) -> Iterator[LeadingGroup | Group]:
    if plan.leading:
        yield plan.leading
    yield from plan.groups.groups
    for made in plan.classes.values():
        yield from made.groups


def _stretches(plan: Plan) -> Iterator[Phase]:
    """The phases, what comes after the last of them, and what comes again and again."""
    yield from plan.phases.phases
    for event in plan.after:
        body = Body((event.text,), mark=event.text.mark)
        mark = event.when.text.mark
        yield Phase(mark=mark, name=Text("后续工作", mark), windows=(event.when,), content=body)
    for duty in plan.duties.values():
        body = Body((duty.text,), mark=duty.text.mark)
        often = (When(duty.often, OPEN),)
        yield Phase(mark=duty.name.mark, name=duty.name, windows=often, content=body)


def backward(plan: Plan) -> Backward | None:
    """Everything of the plan that has a last day, from the end backward."""
    dues = [*_of_phases(plan), *_of_tasks(plan), *_of_meeting(plan)]
    dues += [d for e in plan.after if (d := _event(e, None))]
    if not dues:
        return None
    end = plan.period.end or max(d.day for d in dues)
    return Backward(tuple(sorted(dues, key=lambda d: d.day, reverse=True)), end)


def _of_phases(plan: Plan) -> Iterator[Due]:
    for phase in plan.phases.phases:
        last = [w for w in phase.windows if w.period.end]
        who = phase.departments or phase.people
        if last:
            window = max(last, key=lambda w: w.period.end or date.min)
            day = window.period.end or date.min
            tail = "结束" if phase.name.endswith("阶段") else "阶段结束"
            yield Due(day, _last(window, day), (phase.name, tail), who, phase.name, phase.mark)
        for event in phase.events:
            due = _event(event, phase.name)
            if due:
                yield due


def _last(window: When, day: date) -> Text:
    """The last day of a window, with its year where the window has one."""
    said = window.text.printed if isinstance(window.text, Reckoned) else printed(window.text)
    return Reckoned(window.text, said_day(day, home=None if "年" in said else day.year))


def _event(event: Event, phase: Text | None) -> Due | None:
    day = event.when.period.end
    typed = event.when.text
    return Due(day, typed, (event.text,), (), phase, typed.mark) if day else None


def _of_tasks(plan: Plan) -> Iterator[Due]:
    for task in plan.tasks.tasks:
        period = plan.calendar.period(task.deadline) if task.deadline else None
        if task.deadline and period and period.end:
            who = task.departments or task.person
            what = (task.name or task.text or "",)
            yield Due(period.end, task.deadline, what, who, _phase(period.end, plan), task.mark)


def _of_meeting(plan: Plan) -> Iterator[Due]:
    meeting = plan.meeting
    day = meeting.when.period.end if meeting and meeting.when else None
    if meeting and meeting.when and day:
        what = ("召开", meeting.name or "会议")
        yield Due(day, meeting.when.text, what, meeting.chair, _phase(day, plan), meeting.mark)


def _phase(day: date, plan: Plan) -> Text | None:
    """The phase that a day lies in."""
    for phase in plan.phases.phases:
        for window in phase.windows:
            first, last = window.period
            if first and last and first <= day <= last:
                return phase.name
    return None
