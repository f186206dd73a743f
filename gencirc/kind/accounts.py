"""What was done, beside the names and dates that the plan has: by phases, groups or tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gencirc.blocks.tree import Block, Heading
from gencirc.kind.composing import compose
from gencirc.kind.duties import happenings, phase_title, task_line
from gencirc.kind.phrases import closed, ended
from gencirc.likeness import nearest
from gencirc.plan.content import Body, Section
from gencirc.plan.groups import Group, Groups
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phase, Phases
from gencirc.source.marks import Text
from gencirc.words import Words, say

Member = Phase | Group | Task


def account(things: Sequence[Any], body: Body, scope: Scope, level: int) -> list[Block]:
    """A heading for every phase, group or task, and what the author says of it.

    Of several sets it is the first one that the author's headings name. Of a member that nothing is said of, what the plan has is printed, with a reminder. A text
    without headings is printed as it stands.
    """
    if body.items and not body.sections:
        return compose(body, scope, level)
    said = {_bare(s.title): s for s in body.sections if isinstance(s, Section)}
    sets = [made for thing in things if (made := members(thing))]
    meant = (s for s in sets if said.keys() & {_bare(m.name or "") for m in s})
    found = next(meant, next(iter(sets), ()))
    _strangers(said.values(), found, scope)
    silent = [m for m in found if _bare(m.name or "") not in said]
    if silent and scope.paper:
        names = "、".join(str(m.name or m.text) for m in silent)  # type: ignore[union-attr]
        scope.report("K252", body.mark if body.sections else scope.paper.mark, names=names)
    return [b for m in found for b in _one(m, said.get(_bare(m.name or "")), scope, level)]


def members(thing: Any) -> tuple[Member, ...]:
    """The phases, groups or tasks of a set."""
    if isinstance(thing, Phases):
        return thing.phases
    if isinstance(thing, Groups):
        return thing.groups
    return thing.tasks if isinstance(thing, Tasks) else ()


def _bare(name: str) -> str:
    return str(name).strip().removesuffix("阶段")


def _strangers(said: Iterable[Section], found: Iterable[Member], scope: Scope) -> None:
    """Headings that name nothing of the plan."""
    names = [_bare(m.name) for m in found if m.name]
    for section in said:
        if _bare(section.title) not in names:
            near = nearest(_bare(section.title), names, 0.3) or next(iter(names), "")
            scope.report(
                "K253", section.title, title=section.title, near=near, all="、".join(names)
            )


def _one(member: Member, said: Section | None, scope: Scope, level: int) -> Iterator[Block]:
    title = _title(member, scope)
    body = said.body if said else member.content if isinstance(member, Phase) else Body()
    if body.only or not body:
        text = ended(scope.words(body.only)) if body.only else _planned(member, scope)
        yield Heading(level, ended(title), text or None) if text else Heading(level, closed(title))
    else:
        yield Heading(level, closed(title))
        yield from compose(body, scope, level + 1)


def _title(member: Member, scope: Scope) -> Words:
    if isinstance(member, Phase):
        return phase_title(member, 0, scope, scope.plan.phases.forms)
    return scope.words(member.name) if member.name else Words()


def _planned(member: Member, scope: Scope) -> Words:
    """What the plan itself says of a member of which the author says nothing."""
    if isinstance(member, Phase):
        return happenings(member.events, scope)
    if isinstance(member, Group):
        duty = ended(scope.words(member.duty)) if member.duty else Words()
        return task_line(member.tasks, scope) or duty
    return (
        say(member.mark, ended(scope.words(member.text)))
        if isinstance(member.text, Text)
        else Words()
    )
