"""Files → plan: the registry first, then the campaign that names its people and units."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from gencirc.plan import fields, papers
from gencirc.plan.calendar import Calendar, calendar
from gencirc.plan.dates import OPEN
from gencirc.plan.door import NAMES, Door, split
from gencirc.plan.groups import Groups, group_class, system
from gencirc.plan.model import Plan
from gencirc.plan.registry import EMPTY, Issuer, Registry, closest, issuer, registry
from gencirc.plan.tasks import Tasks
from gencirc.problem import Problem
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, is_damaged
from gencirc.source.parsing import read_yaml

REGISTRY = ("单位.yaml", "单位.yml", "registry.yaml")
ENDINGS = (".yaml", ".yml")
LEVELS_UP = 3
LONG_NAME = 12  # characters: a longer text is no unit
BODIES = re.compile(r"^(?:机关|issuers):\s*(?:#.*)?$", re.M)
CAMPAIGN = re.compile(r"^(?:活动|campaign)\s*[:：]", re.M)
YEAR = re.compile(r"(20\d{2})(?:年|-)")


@dataclass(frozen=True)
class Reading:
    """A plan that was read, the files it came from, and what is wrong with it."""

    plan: Plan
    files: tuple[Path, ...]
    problems: list[Problem]


def plans_in(folder: Path) -> list[Path]:
    """The plan files of a folder and its subfolders, in a settled order."""
    found = []
    for path in sorted(folder.rglob("*")):
        hidden = any(p.startswith((".", "_")) for p in path.relative_to(folder).parts)
        if path.suffix in ENDINGS and path.name not in REGISTRY and not hidden:
            found += [] if _is_registry(path) else [path]
    return found


def _is_registry(path: Path) -> bool:
    """Whether a file is a registry of another name: it has bodies and no campaign."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return False  # a plan, whose reading says what is wrong
    return bool(BODIES.search(text)) and not CAMPAIGN.search(text)


def shown(path: Path) -> str:
    """A path as messages name it: relative to here when it lies below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return str(path) if relative.startswith("..") else relative


def registry_beside(folder: Path) -> Path | None:
    """The registry that holds for a folder: in it, or in a folder above."""
    for place in [folder, *folder.resolve().parents][: LEVELS_UP + 1]:
        for name in REGISTRY:
            if (place / name).is_file():
                return place / name
    return None


def read_plan(path: Path, kinds: Collection[str] = ()) -> Reading:
    """Read a plan and its registry; ``kinds`` are the keys of the office's own papers."""
    known = known_keys() | set(kinds)
    top, problems = read_yaml(path, shown(path), known)
    door = Door(path.parent, shown(path.parent))
    files = [path]
    found, where = _registry(path, top, door)
    if where:
        files.append(where)
    plan = _plan(top, door, found, kinds)
    plan = plan.but(shown=shown(path))
    return Reading(plan, (*files, *door.files), problems + door.problems)


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


def _plan(top: Mapping, door: Door, found: Registry, kinds: Collection[str]) -> Plan:
    door.calendar = _calendar(top)
    names = system(node, door) if (node := top.get("体系", "system")) else ()
    classes: dict[str, Groups] = {}
    customs: dict[str, papers.Custom] = {}

    def take(entry: Entry) -> bool:
        if entry.key in ("单位", "units", "登记", "registry") or is_damaged(entry.value):
            return True
        if entry.key in names:
            classes[str(entry.key)] = group_class(entry.key, entry.value, door)
        elif entry.key in kinds:
            customs[str(entry.key)] = papers.custom(entry.key, entry.value, door)
        elif home := papers.home(entry.key):
            door.report("P138", entry.key, key=entry.key, home=home)
        else:
            return False
        return True

    inline = next((e for e in top.entries if _inline_issuer(e)), None)
    entries = tuple(Entry(e.key, Scalar(e.key)) if e is inline else e for e in top.entries)
    spelled = Mapping(entries, top.mark)
    plan = fields.read_shape(Plan, spelled, door, "这份计划", take, registry=found)
    classes = {name: _told_apart(made, found, door) for name, made in classes.items()}
    plan = plan.but(classes=classes, customs=customs)
    for name in names:
        if name not in classes and Plan.find(name) is None:
            door.report("P125", name, name=name)
    return plan.but(issuer=_issuer(plan, inline, door), tasks=_tasks(plan), calendar=door.calendar)


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
    made = [
        task.but(
            group=group.name,
            departments=task.departments or group.departments,
            partners=task.partners or group.partners,
            person=task.person or group.leader,
        )
        for group in plan.groups.groups
        for task in group.tasks
    ]
    return plan.tasks._replace(tasks=tuple(made))


def _inline_issuer(entry: Entry) -> bool:
    return entry.key in ("机关", "issuer") and isinstance(entry.value, Mapping)


def _issuer(plan: Plan, inline: Entry | None, door: Door) -> Issuer:
    if inline:
        return issuer(inline.key, inline.value, door)
    key = plan.issuer_key
    if not key:
        return Issuer()
    name = plan.registry.aliases.get(key, key)
    for made in plan.registry.issuers.values():
        if name in (made.name, made.full, made.short):
            return made
    near = fields.nearest(name, plan.registry.issuers)
    if not plan.registry.issuers:
        door.report("P126", key, name=key)
    elif near:
        door.report("P102", key, key=key, near=near)
    else:
        door.report("P127", key, name=key, all="、".join(plan.registry.issuers))
    return Issuer()


def _calendar(top: Mapping) -> Calendar:
    """The calendar of the plan: from 时间 and 年份, else from the first year typed anywhere."""
    span, year = top.get("时间", "span"), top.get("年份", "year")
    known = next((y for n in (year, span, top) if n and (y := _first_year(n))), None)
    typed = span.text if isinstance(span, Scalar) else ""
    return calendar(Calendar(years=(known,) if known else ()).period(typed) or OPEN, known)


def _first_year(node: Node) -> int | None:
    if isinstance(node, Scalar):
        found = YEAR.search(node.text) or re.fullmatch(r"(20\d{2})", node.text)
        return int(found[1]) if found else None
    children = [e.value for e in node.entries] if isinstance(node, Mapping) else node.items
    return next((y for child in children if (y := _first_year(child))), None)
