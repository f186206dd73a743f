"""A plan as an outline of values: areas by their keys, in the order of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gencirc.compare.matter import basis, body, forms, row, slogan
from gencirc.compare.saying import Side, bare, days, flag, line, names, number, said
from gencirc.compare.values import Names, Said, Thing, Things, Value, plain
from gencirc.plan.attachments import Attachment, Column
from gencirc.plan.content import Body
from gencirc.plan.dates import full
from gencirc.plan.facts import Basis, Slogan
from gencirc.plan.fields import Shape
from gencirc.plan.groups import Group, Groups
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom
from gencirc.plan.registry import Issuer
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Duty, Event, Phases, Turn
from gencirc.plan.whens import When
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Scalar, Sequence
from gencirc.source.nodes import Mapping as Branch

ISSUER = "机关"
PASSED_OVER = {"承接"}  # where a plan takes its matter from is not its matter
LINES = ("主送", "抄送")  # texts that are lists of names
LABELS = {"names": "名单", "rows": "名单", "facts": "内容", "text": "内容", "when": "时间"}
WHOLE = "活动"  # the area of what is said of the campaign in one line


def outline(side: Side) -> dict[str, Value]:
    """The areas of a plan; what is said in one line stands together in the first."""
    plan = side.plan
    said_of = _parts(plan, side)
    areas: dict[str, Value] = {k: v for k, v in said_of.items() if isinstance(v, Thing | Things)}
    alone = {k: v for k, v in said_of.items() if k not in areas}
    areas |= {k: v for k, c in plan.classes.items() if (v := valued(c, side))}
    areas = {k: v for k, v in areas.items() if k not in plan.papers}
    papers = {k: Thing(plain(""), _parts(p, side.of(p)), p.mark) for k, p in plan.papers.items()}
    return {WHOLE: Thing(plain(""), alone, plan.mark)} | areas | papers


def valued(thing: Any, side: Side) -> Value | None:
    """The value of anything that a plan holds; ``None`` when it says nothing."""
    if isinstance(thing, bool):
        return flag(thing)
    if thing is None or (not thing and not isinstance(thing, Shape)):
        return None
    maker = next((make for kind, make in MAKERS if isinstance(thing, kind)), None)
    return maker(thing, side) if maker else plain(str(thing))


def _parts(shape: Shape, side: Side) -> dict[str, Value]:
    """What the fields of a shape say, by their Chinese keys, and what is written besides."""
    found: dict[str, Any] = {f.key: getattr(shape, f.name) for f in shape.fields}
    usual = {
        f.key for f in shape.fields if isinstance(f.default, str) and f.default == found[f.key]
    }
    made = {k: valued(v, side) for k, v in found.items() if k not in PASSED_OVER | usual}
    made |= {key: line(v) for key in LINES if isinstance(v := made.get(key), Said)}
    if isinstance(shape, Plan | Official):
        made[ISSUER] = _issuers(shape.issuers if isinstance(shape, Plan) else shape.bodies)
    if isinstance(shape, Official) and shape.number:
        made["文号"] = number(shape, side)
    if isinstance(shape, Attachment) and shape.what and (known := Plan.find(shape.what)):
        made["表"] = plain(known.key, shape.what.mark)
    if isinstance(shape, Plan) and "任务" not in shape.order:
        made["任务"] = None  # those of its groups, told there
    made |= _besides(shape, side)
    return {key: value for key, value in made.items() if value is not None}


def _besides(shape: Shape, side: Side) -> dict[str, Value | None]:
    """Free lines of a group, sections of a scheme, what only one kind has."""
    free: Mapping[str, Any] = getattr(shape, "values", {}) if isinstance(shape, Custom) else {}
    if isinstance(shape, Group):
        free = {str(e.key): e.value for e in shape.extra}
    made = {key: valued(value, side) for key, value in free.items()}
    sections = getattr(shape, "sections", None)
    return made | ({"": valued(sections, side)} if isinstance(sections, Body) else {})


def _issuers(bodies: tuple[Issuer, ...]) -> Names | None:
    full = tuple(str(i.full) for i in bodies)
    return Names(full, full, "、".join(full), bodies[0].mark) if bodies else None


def _shape(shape: Any, side: Side) -> Thing:
    name = getattr(shape, "name", None)
    called = said(name, side) if isinstance(name, Text) else plain("")
    return Thing(called, _parts(shape, side), shape.mark)


def _task(task: Task, side: Side) -> Thing:
    """A task; of one without a name its text stands for itself."""
    made = _shape(task, side)
    parts = (
        made.parts if made.named else {k if k != "内容" else "": v for k, v in made.parts.items()}
    )
    return made._replace(parts=parts)


def _set(found: Any, side: Side) -> Thing:
    """Groups, tasks or phases: the members, and how their numbering is set."""
    parts: dict[str, Value] = {"": _tuple(found[0], side) or Things(())}
    if found.forms:
        parts["版式"] = forms(found.forms)
    if isinstance(found, Groups) and found.shared:
        parts |= _parts(found.shared, side)
    return Thing(plain(""), parts, found.mark)


def _tuple(found: tuple[Any, ...], side: Side) -> Value | None:
    """Names, spans, rows of a table, or things; what has fields is a thing with parts."""
    if hasattr(found, "_asdict"):
        return _fields(found._asdict(), side)
    if all(isinstance(i, Text) for i in found):
        return names(found, side)
    if all(isinstance(i, When) for i in found):
        return Things(tuple(Thing(plain(""), {"": days(w, side)}) for w in found), "段")
    if all(isinstance(i, Column) for i in found):
        shown = tuple(f"{c.over}·{c.name}" if c.over else str(c.name) for c in found)
        return Names(shown, shown, "、".join(shown), found[0].name.mark)
    if all(type(i) is tuple and all(isinstance(c, str) for c in i) for i in found):
        return Things(tuple(row(r, side) for r in found), "行")
    made = (valued(i, side) for i in found)
    noun = "条" if isinstance(found[0], Task) else "项"
    return Things(tuple(m for m in made if isinstance(m, Thing)), noun)


def _fields(found: dict[str, Any], side: Side) -> Value | None:
    """Any record of values: one value alone stands for itself, a name leads the others."""
    name = found.pop("name", None)
    held = {k: v for k, v in found.items() if not isinstance(v, Mark)}
    parts = {k: made for k, v in held.items() if (made := valued(v, side))}
    if not name and len(parts) < 2:
        return next(iter(parts.values()), None)
    named = {LABELS.get(key, key): value for key, value in parts.items()}
    return Thing(said(name, side) if isinstance(name, Text) else plain(""), named)


def _table(found: Mapping[str, Any], side: Side) -> Things:
    """Values by their names."""
    keys = [full(key) if isinstance(key, date) else str(key) for key in found]
    values = (valued(value, side) for value in found.values())
    made = zip(map(plain, keys), values, strict=True)
    return Things(tuple(_called(name, value) for name, value in made if value))


def _called(name: Said, value: Value) -> Thing:
    """A value under the name that it has in a table."""
    if isinstance(value, Thing):
        return value if value.named else value._replace(name=name)
    return Thing(name, {"": value}, value.mark)


def _pair(name: Text, side: Side, **parts: Any) -> Thing:
    made = {key: valued(value, side) for key, value in parts.items()}
    return Thing(said(name, side), {k: v for k, v in made.items() if v}, name.mark)


def _node(node: Any, side: Side) -> Value | None:
    if isinstance(node, Scalar):
        return said(node.text, side)
    if isinstance(node, Sequence):
        made = (_node(item, side) for item in node.items)
        return Things(tuple(Thing(plain(""), {"": v}) for v in made if v), "项", node.mark)
    return _table({str(e.key): e.value for e in node.entries}, side)


MAKERS: list[tuple[Any, Callable[[Any, Side], Value | None]]] = [
    (Text, bare),
    (When, days),
    (Body, body),
    (Groups | Tasks | Phases, _set),
    (Task, _task),
    (Shape, _shape),
    (Slogan, slogan),
    (Duty, lambda d, s: _pair(d.name, s, 频次=d.often, 事项=d.text)),
    (Event, lambda e, s: _pair(e.text, s, 时间=e.when)),
    (Turn, lambda t, s: _pair(t.what, s, **{"": (t.who,)})),
    (Basis, basis),
    (Scalar | Sequence | Branch, _node),
    (Entry, lambda e, s: _node(e.value, s)),
    (Mapping, _table),
    (frozenset, lambda words, s: forms(words)),
    (tuple, _tuple),
]
