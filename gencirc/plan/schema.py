"""JSON Schema for editors, from the same declarations that read the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gencirc.plan import (
    attachments,
    consultation,
    content,
    door,
    facts,
    groups,
    model,
    official,
    papers,
    tasks,
    timetable,
    whens,
)
from gencirc.plan.fields import Field, Shape

COMMON = "#/definitions/公文/properties"
DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: dict[str, Any] = {"type": ["string", "number"]}
NAMES: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
ANY: dict[str, Any] = {"type": ["string", "number", "array", "object"]}
FLAG: dict[str, Any] = {"enum": ["是", "否", True, False, "yes", "no"]}


def schema(keys: str = "zh", kinds: Iterable[papers.Demand] = ()) -> dict[str, Any]:
    """The schema of a plan with Chinese (``zh``) or English (``en``) keys.

    ``kinds`` are those that are all told by their templates: 请示, 函.
    """
    title = "gencirc 计划" if keys == "zh" else "gencirc plan"
    made = _shape(model.Plan, keys)
    made["required"] = [_key(f, keys) for f in model.Plan.fields if f.name == "issuer_keys"]
    for kind in kinds:
        if not model.Plan.find(kind.key):
            made["properties"][kind.key if keys == "zh" else kind.english] = _kind(kind, keys)
    common = {"公文": _shape(official.Official, keys)}
    # classes of the 体系 and papers of an office's own kinds have names of their own
    made["additionalProperties"] = ANY
    return {"$schema": DRAFT, "title": title, "definitions": common, **made}


def _kind(kind: papers.Demand, keys: str) -> dict[str, Any]:
    """The paper of one kind: the elements it has, by reference, and the keys of its own."""
    has = [f for f in official.Official.fields if f.key not in kind.without]
    elements = {_key(f, keys): {"$ref": f"{COMMON}/{_key(f, keys)}"} for f in has}
    own = {s: ANY for s in kind.more or () if s.isascii() == (keys == "en")}
    return {
        "description": kind.doc,
        "type": "object",
        "properties": elements | own,
        "additionalProperties": ANY if kind.more is None else False,
    }


def _shape(shape: type[Shape], keys: str, more: bool = False) -> dict[str, Any]:
    properties = {_key(f, keys): {"description": f.doc, **_value(f, keys)} for f in shape.fields}
    need = [_key(f, keys) for f in shape.fields if f.need]
    made: dict[str, Any] = {"type": "object", "properties": properties}
    if need:
        made["required"] = need
    made["additionalProperties"] = ANY if more else False
    return made


def _key(field: Field, keys: str) -> str:
    return field.key if keys == "zh" else field.english


def _value(field: Field, keys: str) -> dict[str, Any]:
    maker = MAKERS.get(field.read)
    return maker(keys) if maker else ANY


def _table(inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": inside}


def _several(inside: dict[str, Any]) -> dict[str, Any]:
    """A list of mappings, or the name of a file that holds them."""
    return {"anyOf": [TEXT, {"type": "array", "items": inside}]}


def _or_text(inside: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [TEXT, {"type": "array"}, inside]}


MAKERS: dict[Any, Callable[[str], dict[str, Any]]] = {
    door.text: lambda k: TEXT,
    door.phrase: lambda k: TEXT,
    attachments.drawn_from: lambda k: TEXT,
    model.season: lambda k: TEXT,
    model.year: lambda k: TEXT,
    whens.when: lambda k: TEXT,
    whens.due: lambda k: TEXT,
    whens.day: lambda k: TEXT,
    whens.windows: lambda k: NAMES,
    door.names: lambda k: NAMES,
    door.flag: lambda k: FLAG,
    content.content: lambda k: ANY,
    groups.leading_group: lambda k: _shape(groups.LeadingGroup, k),
    groups.groups: lambda k: _or_text(_table(_or_text(_shape(groups.Group, k, more=True)))),
    tasks.tasks: lambda k: _or_text(_table(_or_text(_shape(tasks.Task, k)))),
    tasks.group_tasks: lambda k: {"anyOf": [TEXT, {"type": "array"}]},
    timetable.phases: lambda k: _table(_or_text(_shape(timetable.Phase, k))),
    timetable.meeting: lambda k: _shape(timetable.Meeting, k),
    timetable.enrolment: lambda k: _or_text(_shape(timetable.Enrolment, k)),
    consultation.consultation: lambda k: _shape(consultation.Consultation, k),
    consultation.taken: lambda k: {"enum": list(consultation.SAID)},
    consultation.opinions: lambda k: _several(_shape(consultation.Opinion, k)),
    timetable.events: lambda k: NAMES,
    timetable.turns: lambda k: NAMES,
    facts.facts: lambda k: _table(_or_text(_shape(facts.Fact, k))),
    facts.bases: lambda k: NAMES,
    official.seal: lambda k: {
        "enum": ["是", "否", "签名章", "yes", "no", "signature stamp", True, False]
    },
    official.direction: lambda k: {
        "enum": list(official.DIRECTIONS if k == "zh" else official.WAYS)
    },
    official.seal_shown: lambda k: {
        "enum": list(official.SEALS.values() if k == "zh" else official.SEALS)
    },
    official.even_page: lambda k: {
        "enum": [w for w in official.EVEN if w.isascii() == (k == "en")]
    },
    official.openness: lambda k: {"enum": list(official.OPENNESS)},
    papers.numbering: lambda k: {"enum": list(papers.NUMBERINGS)},
    papers.notice: lambda k: _shape(papers.Notice, k),
    papers.scheme: lambda k: _shape(papers.Scheme, k, more=True),
    papers.speech: lambda k: _shape(papers.Speech, k),
    papers.report: lambda k: _shape(papers.Report, k, more=True),
    attachments.columns: lambda k: {"anyOf": [TEXT, {"type": ["array", "object"]}]},
    attachments.rows: lambda k: {"anyOf": [TEXT, {"type": "array"}]},
    attachments.attachments: lambda k: {"type": ["array", "object"]},
}
