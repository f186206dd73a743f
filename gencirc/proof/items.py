"""Every name, post, figure, date and number that a paper prints, in order of appearance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gencirc.compare.edits import HANZI, UNIT
from gencirc.compare.texts import RULE
from gencirc.plan.calendar import Calendar
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Speech
from gencirc.source.marks import Text
from gencirc.words import Words

PERSON, POST, BODY, FIGURE, DAY, NUMBER = "姓名", "职务", "单位", "数字", "日期", "文号"
NUMBERED = re.compile(r"[^\s，。；：、（）()《》“”〔〕|]{0,16}〔\d{4}〕\d*号?|第\d+[号期]")
FIGURES = re.compile(
    r"\d{3,}(?:[-—－]\d{3,})+"  # a telephone
    r"|附件\d+|第?\d[\d,.:：]*\d(?:[%％‰]|[百千万亿]?[余多]?\w?)|第?\d(?:[%％‰]|[百千万亿]?[余多]?\w?)"
    rf"|{HANZI}+分之{HANZI}+"
    rf"|(?:{HANZI}{{2,}}|[二两三四五六七八九十百千万])[余多]?(?:{UNIT}|大)"
)
ORDINAL = re.compile(r"\s*(?:附件：)?\s*(?:\d{1,3}[.．](?!\d)|[（(]\d{1,3}[）)])")
BAR, COUNT = " | ", "序号"


class Item(NamedTuple):
    """Something to be checked: what it is, how it reads, where it stands in a line."""

    sort: str
    text: str
    paragraph: int  # from 1, as the light text counts them
    words: Words


class Names(NamedTuple):
    """What a registry knows, by how it is printed."""

    sorts: Mapping[str, str]
    pattern: re.Pattern[str]


def names_of(plan: Plan) -> Names:
    """Everything that plan and registry name; of what begins alike the longest is found."""
    registry = plan.registry
    posts = [p.post for p in registry.people.values()] + [c.post for c in registry.changes]
    issuers = [n for i in (*registry.issuers.values(), *plan.issuers) for n in (i.full, i.short)]
    people, units = named_in(plan)
    sorts: dict[str, str] = {str(p): POST for p in posts if p}
    sorts |= {str(name): BODY for name in (*units, *registry.units, *issuers) if name}
    sorts |= dict.fromkeys((*registry.aliases, *registry.roles), BODY)
    sorts |= {str(n): PERSON for n in (*people, *registry.people) if n not in sorts}
    ordered = sorted(sorts, key=lambda name: (-len(name), name))
    return Names(sorts, re.compile("|".join(map(re.escape, ordered)) or "(?!)"))


def named_in(plan: Plan) -> tuple[list[Text], list[Text]]:
    """The people and the units that stand in the fields of a plan, registered or not."""
    people: list[Text] = []
    sets = (plan.groups, *plan.classes.values())
    groups = [group for made in sets for group in made.groups]
    units = [made.name for made in plan.classes.values()] + [group.name for group in groups]
    for group in groups:
        people += (*group.leader, *group.deputies, *group.members)
        units += (*group.departments, *group.partners)
    if plan.leading:
        people += (*plan.leading.leader, *plan.leading.deputies, *plan.leading.members)
    for phase in plan.phases.phases:
        people += phase.people
        units += phase.departments
    for task in plan.tasks.tasks:
        people += task.person
        units += (*task.departments, *task.partners)
    if plan.meeting:
        people += (*plan.meeting.chair, *(turn.who for turn in plan.meeting.agenda))
    for paper in plan.papers.values():
        people += paper.signers if isinstance(paper, Official) else ()
        people += [paper.speaker] if isinstance(paper, Speech) and paper.speaker else []
    return people, units


def items(lines: Iterable[Words], names: Names, calendar: Calendar) -> Iterator[Item]:
    """The items of a paper's light text, line by line."""
    paragraph, column = 0, None
    for line in lines:
        text = str(line).strip()
        if not text or RULE.fullmatch(text):
            continue
        paragraph += 1
        cells = str(line).split(BAR)
        column = cells.index(COUNT) if COUNT in cells else column if len(cells) > 1 else None
        skipped = _counted(str(line), cells, column)
        for start, stop, sort in _found(str(line), names, calendar):
            if not any(a <= start and stop <= b for a, b in skipped):
                yield Item(sort, str(line)[start:stop], paragraph, line.cut(start, stop))


def _counted(line: str, cells: list[str], column: int | None) -> list[tuple[int, int]]:
    """Where the machine's own counting stands: ordinals, the cells below 序号."""
    ordinal = ORDINAL.match(line)
    out = [ordinal.span()] if ordinal else []
    if column is not None and column < len(cells) and cells[column].strip().isdigit():
        start = sum(len(c) + len(BAR) for c in cells[:column])
        out.append((start, start + len(cells[column])))
    return out


def _found(line: str, names: Names, calendar: Calendar) -> list[tuple[int, int, str]]:
    """Stretches that do not overlap: numbers before dates, names, and last bare figures."""
    out: list[tuple[int, int, str]] = []

    def take(start: int, stop: int, sort: str) -> None:
        if all(stop <= a or b <= start for a, b, _ in out):
            out.append((start, stop, sort))

    for found in NUMBERED.finditer(line):
        take(*found.span(), NUMBER)
    for start, stop, _ in calendar.scan(line):
        take(start, stop, DAY)
    for found in names.pattern.finditer(line):
        take(*found.span(), names.sorts[found[0]])
    for start, stop in _gaps(line, out):
        for found in FIGURES.finditer(line, start, stop):
            take(*found.span(), FIGURE)
    return sorted(out)


def _gaps(line: str, taken: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The stretches between those that were taken."""
    edges = sorted((a, b) for a, b, _ in taken)
    starts = [0, *(b for _, b in edges)]
    stops = [*(a for a, _ in edges), len(line)]
    return [(a, b) for a, b in zip(starts, stops, strict=True) if a < b]
