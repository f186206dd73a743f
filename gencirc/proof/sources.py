"""Where what is printed comes from: a line of the plan, of the registry, of a template, or a count."""

from __future__ import annotations

from collections.abc import Iterable

from gencirc.compare.values import REFERENCE
from gencirc.plan.facts import Fact
from gencirc.plan.model import Plan
from gencirc.proof.items import PERSON, UNIT_NAME, Item
from gencirc.source.marks import Mark, Text
from gencirc.words import Span

MOST = 3  # places named for one item


def sources(item: Item, plan: Plan) -> tuple[str, ...]:
    """The places that an item comes from, and where its name is registered."""
    found = [said for span in item.words if (said := _source(span, plan))]
    registered = _registered(item, plan)
    return tuple(dict.fromkeys([*found[:MOST], *([registered] if registered else [])]))


def _source(span: Span, plan: Plan) -> str:
    """A line of a file; of something derived, what it was derived from."""
    place = line_of(span.mark)
    if not place:
        return ""
    if span.exact:
        figure = next((f for f in _facts(plan.facts) if _within(span.mark, f.figure)), None)
        return f"{_of_fact(figure)}（{place}）" if figure else place
    asked = _reference(span.mark)
    return f"算出：{asked}={span.text}（{place}）" if asked else place


def _reference(mark: Mark) -> str:
    """The reference that something was derived from: 任务.数."""
    found = REFERENCE.match(mark.source.text, mark.at)
    return found[0].strip("【】") if found else ""


def _facts(facts: Iterable[Fact]) -> Iterable[Fact]:
    for fact in facts:
        yield fact
        yield from _facts(fact.parts)


def _within(mark: Mark, text: Text | None) -> bool:
    return text is not None and mark.same(text.mark)


def _of_fact(fact: Fact) -> str:
    """数据“积存点位”，来源：执法大队，截至4月底."""
    said = [f"数据“{fact.name}”"]
    said += [f"来源：{fact.source}"] if fact.source else []
    said += [f"截至：{fact.asof}"] if fact.asof else []
    return "，".join(said)


def _registered(item: Item, plan: Plan) -> str:
    """Where a name stands in the registry."""
    registry, name = plan.registry, item.text
    if item.sort == PERSON:
        person = registry.people.get(name)
        place = line_of(person.name.mark) if person else ""
    elif item.sort == UNIT_NAME and name in registry.units:
        place = line_of(registry.units[name].name.mark)
    else:
        return ""
    return f"登记在 {place}" if place else ""


def line_of(mark: Mark) -> str:
    """活动.yaml:12, "" for what was typed nowhere."""
    name, line, _ = mark.place
    return f"{name}:{line}" if name else ""
