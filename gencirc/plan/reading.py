"""Files → plan: the registry first, then the campaign that names its people and units."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from gencirc.patterns import later
from gencirc.plan import fields, papers
from gencirc.plan.calendar import Calendar, calendar
from gencirc.plan.dates import OPEN
from gencirc.plan.daysoff import KEYS
from gencirc.plan.door import NAMES, Door, split
from gencirc.plan.finding import bodies, closest
from gencirc.plan.given import Given, given_to, nothing
from gencirc.plan.groups import Groups, group_class, held, system
from gencirc.plan.layering import layered
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.paths import registry_beside, shown
from gencirc.plan.reckoned import reckoned
from gencirc.plan.registry import EMPTY, Registry, issuer, registry
from gencirc.plan.tasks import Tasks
from gencirc.plan.variables import settled
from gencirc.problem import Problem
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, is_damaged
from gencirc.source.parsing import read_yaml

P = TypeVar("P", bound=Official)

NO_KINDS: Table[str, papers.Demand] = MappingProxyType({})
LONG_NAME = 12  # characters: a longer text is no unit
YEAR = later(r"(20\d{2})(?:年|-)")


@dataclass(frozen=True)
class Reading:
    """A plan that was read, the files it came from, and what is wrong with it."""

    plan: Plan
    files: tuple[Path, ...]
    problems: list[Problem]
    registry: Path | None = None  # the file of its names, when they are not its own


def read_plan(
    path: Path, kinds: Table[str, papers.Demand] = NO_KINDS, given: Given = nothing
) -> Reading:
    """Read a plan and its registry; ``kinds`` are the kinds by the keys of their papers.

    ``given`` are numbers and days that papers have from the register.
    """
    problems: list[Problem] = []
    stack = layered(path, kinds, known_keys() | set(kinds), problems)
    folders = {shown(file): file.parent for file in stack.files}
    door = Door(path.parent, shown(path.parent), folders)
    found, where = _registry(path, stack.top, door)
    top = settled(stack.top, _given(stack.top, found), door.problems)
    values = given(where)
    top = given_to(top, values.papers, kinds)
    plan = _plan(top, door, found, kinds, values.days)
    plan = plan.but(shown=shown(path), layers=stack.layers, replaced=stack.replaced, top=top)
    files = (*reversed(stack.files), *([where] if where else []), *door.files)
    return Reading(plan, files, problems + door.problems, where)


def _given(top: Mapping, found: Registry) -> dict[str, Text]:
    """The variables that the issuer gives: 级别, 地名, 自称, 全称."""
    named = top.get("机关", "issuer")
    key = NAMES.split(named.text)[0] if isinstance(named, Scalar) else ""
    body = found.issuers.get(found.aliases.get(key, key))
    if body is None:
        return {}
    given = {"级别": body.level, "地名": body.place, "自称": next(iter(body.selves), None)}
    return {name: value for name, value in given.items() if value}


def known_keys() -> set[str]:
    """Every key of every shape, for telling a key with a wrong colon from a text."""
    pending: list[type[fields.Shape]] = [fields.Shape]
    found: set[str] = set()
    while pending:
        shape = pending.pop()
        pending += shape.__subclasses__()
        found |= set(shape.spelled)
    return found


def _registry(path: Path, top: Mapping, door: Door) -> tuple[Registry, Path | None]:
    """The registry named by 单位, typed under 登记, or found beside the plan."""
    inline = top.get("登记", "registry")
    if isinstance(inline, Mapping):
        return registry(inline, door), None
    named = top.get("单位", "units")
    where = registry_beside(path.parent)
    if isinstance(named, Scalar) and named.text:
        where = path.parent / str(named.text)
        if not where.is_file():
            door.report("P112", named.text, file=named.text)
            return EMPTY, None
    if where is None:
        return EMPTY, None
    nodes, problems = read_yaml(where, shown(where), known_keys())
    door.problems += problems
    inner = Door(where.parent, shown(where.parent))
    made = registry(nodes, inner)
    door.problems += inner.problems
    return made, where


def _plan(
    top: Mapping,
    door: Door,
    found: Registry,
    kinds: Table[str, papers.Demand],
    days: Table[str, Text],
) -> Plan:
    door.calendar = reckoned(top, _calendar(top), found.workdays, days)
    names = system(node, door) if (node := top.get("体系", "system")) else ()
    classes: dict[str, Groups] = {}
    customs: dict[str, papers.Custom] = {}

    def take(entry: Entry) -> bool:
        if entry.key in ("单位", "units", "登记", "registry") or is_damaged(entry.value):
            return True
        if entry.key in names:
            classes[str(entry.key)] = group_class(entry.key, entry.value, door)
        elif entry.key in kinds:
            demand = kinds[entry.key]
            if demand.key in customs:
                door.report("P103", entry.key, key=entry.key, first=demand.key)
            customs[demand.key] = papers.custom(demand, entry.value, door)
        elif home := papers.home(entry.key):
            door.report("P138", entry.key, key=entry.key, home=home)
        else:
            return False
        return True

    inline = next((e for e in top.entries if _inline_issuer(e)), None)
    entries = tuple(Entry(e.key, Scalar(e.key)) if e is inline else e for e in top.entries)
    spelled = Mapping(entries, top.mark)
    spare = ("campaign",) if _speak_for_themselves(top, kinds) else ()
    plan = fields.read_shape(Plan, spelled, door, "这份计划", take, spare, registry=found)
    classes = {name: _told_apart(made, found, door) for name, made in classes.items()}
    plan = plan.but(classes=classes, customs=customs)
    for name in names:
        if name not in classes and Plan.find(name) is None:
            door.report("P125", name, name=name)
    return _issued(plan, inline, door).but(tasks=_tasks(plan), calendar=door.calendar)


def _told_apart(made: Groups, found: Registry, door: Door) -> Groups:
    """Texts behind the names of a class are departments when one of them names any."""
    short = [g for g in made.groups if g.duty and g.order == ("职责",)]
    parts = {str(g.name): split(g.duty, NAMES, door) for g in short if g.duty}
    named = any(
        found.knows(p) or (len(p) < LONG_NAME and closest(found, p))
        for listed in parts.values()
        for p in listed
    )
    if not named:
        return made
    groups = tuple(
        g.but(duty=None, departments=tuple(parts[g.name]), order=("责任部门",)) if g in short else g
        for g in made.groups
    )
    return made._replace(groups=groups)


def _tasks(plan: Plan) -> Tasks:
    """The campaign's tasks, or else those of its groups with the group's people."""
    if plan.tasks:
        return plan.tasks
    made = [task for group in plan.groups.groups for task in held(group)]
    return plan.tasks._replace(tasks=tuple(made))


def _inline_issuer(entry: Entry) -> bool:
    return entry.key in ("机关", "issuer") and isinstance(entry.value, Mapping)


def _issued(plan: Plan, inline: Entry | None, door: Door) -> Plan:
    """The plan with the bodies that issue it and its papers."""
    own = (issuer(inline.key, inline.value, door),) if inline else ()
    made = plan.but(issuers=own or bodies(plan.issuer_keys, plan.registry, door))

    def signed(paper: P) -> P:
        keys = paper.issuers
        return paper.but(bodies=bodies(keys, plan.registry, door)) if keys else paper

    customs = {key: signed(paper) for key, paper in made.customs.items()}
    return made.but(customs=customs, notice=made.notice and signed(made.notice))


def _speak_for_themselves(top: Mapping, kinds: Table[str, papers.Demand]) -> bool:
    """Whether every paper says what it is about, so that no campaign need be named."""
    found = [e for e in top.entries if e.key in kinds]
    of_campaign = ("方案", "讲话", "经验交流材料", "经验材料", "scheme", "speech", "report")
    titled = all(
        kinds[e.key].more is not None
        or (isinstance(e.value, Mapping) and e.value.get("事由", "标题", "matter", "title"))
        for e in found
    )
    return bool(found) and titled and not top.get(*of_campaign)


def _calendar(top: Mapping) -> Calendar:
    """The calendar of the plan: from 时间 and 年份, else from the first year typed anywhere."""
    span, year = top.get("时间", "span"), top.get("年份", "year")
    rest = tuple(e for e in top.entries if e.key not in KEYS)
    places = (year, span, top._replace(entries=rest))
    known = next((y for n in places if n and (y := _first_year(n))), None)
    typed = span.text if isinstance(span, Scalar) else ""
    return calendar(Calendar(years=(known,) if known else ()).period(typed) or OPEN, known)


def _first_year(node: Node) -> int | None:
    if isinstance(node, Scalar):
        found = YEAR.search(node.text) or re.fullmatch(r"(20\d{2})", node.text)
        return int(found[1]) if found else None
    children = [e.value for e in node.entries] if isinstance(node, Mapping) else node.items
    return next((y for child in children if (y := _first_year(child))), None)
