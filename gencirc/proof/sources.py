"""Where what is printed comes from: a line of the plan, of the registry, of a template, or a count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from gencirc.compare.values import REFERENCE
from gencirc.plan.facts import Fact
from gencirc.plan.model import Plan
from gencirc.proof.items import BODY, PERSON, POST, Item
from gencirc.source.marks import Mark, Text
from gencirc.words import Span

REGISTERED = "登记："
MOST = 4  # lines of one file that are named


class Origin(NamedTuple):
    """A line of a file; ``how`` says what was taken from it, "" when it was typed there."""

    how: str
    file: str
    line: int


def origins(item: Item, plan: Plan) -> Iterator[Origin]:
    """The places that an item comes from, and where its name is registered."""
    found = [made for span in item.words if (made := _origin(span, plan))]
    derived = {o[1:] for o in found if o.how}
    shown = [o for o in found if o.how or o[1:] not in derived]
    yield from shown
    at = _registered(item, plan)
    if at and at.place[0] and Origin("", *at.place[:2]) not in shown:
        yield Origin(REGISTERED, *at.place[:2])


def _origin(span: Span, plan: Plan) -> Origin | None:
    """A line of a file; of something derived, what it was derived from."""
    file, line, _ = span.mark.place
    if not file:
        return None
    if span.exact:
        figure = next((f for f in _facts(plan.facts) if _within(span.mark, f.figure)), None)
        return Origin(_of_fact(figure) if figure else "", file, line)
    asked = REFERENCE.match(span.mark.source.text, span.mark.at)
    how = f"算出：{asked[0].strip('【】')}={span.text}" if asked else ""
    return Origin(how, file, line)


def _facts(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        yield fact
        yield from _facts(fact.parts)


def _within(mark: Mark, text: Text | None) -> bool:
    return text is not None and mark.same(text.mark)


def _of_fact(fact: Fact) -> str:
    """数据“积存点位”，来源：执法大队，截至：4月底."""
    said = [f"数据“{fact.name}”"]
    said += [f"来源：{fact.source}"] if fact.source else []
    said += [f"截至：{fact.asof}"] if fact.asof else []
    return "，".join(said)


def _registered(item: Item, plan: Plan) -> Mark | None:
    """Where a name stands in the registry, or a post that one person alone holds."""
    registry = plan.registry
    if item.sort == PERSON and item.text in registry.people:
        return registry.people[item.text].name.mark
    if item.sort == BODY and item.text in registry.units:
        return registry.units[item.text].name.mark
    holders = [p.post for p in registry.people.values() if p.post == item.text]
    if item.sort == POST and len(holders) == 1 and holders[0]:
        return holders[0].mark
    return None


def told(found: Iterable[Origin], plan: Plan) -> list[str]:
    """Places said shortly, those of one file together: 活动.yaml:12、30."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for how, file, line in found:
        lines[how, file].append(line)
    return [_told(how, short(file, plan), at) for (how, file), at in lines.items()]


def _told(how: str, file: str, lines: list[int]) -> str:
    shown = "、".join(map(str, lines[:MOST]))
    more = f"等{len(lines)}处" if len(lines) > MOST else ""
    place = f"{file}:{shown}{more}"
    return f"{how}（{place}）" if how and how != REGISTERED else f"{how}{place}"


def short(file: str, plan: Plan) -> str:
    """A file by its name; another layer's, which often has the same, with its folder."""
    path = PurePath(file)
    others = {PurePath(layer.shown).name for layer in plan.layers if layer.shown != plan.shown}
    alone = file == plan.shown or path.name not in others
    return path.name if alone else "/".join(path.parts[-2:])
