"""What the layers below said and the plan no longer says; who typed a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gencirc.checks.leftovers.siblings import Sibling
from gencirc.checks.leftovers.spots import Lines, Spot
from gencirc.kind.document import Document
from gencirc.plan.model import Plan
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Mapping, Node, Scalar


class Page(NamedTuple):
    """A paper as the finders of leftovers read it."""

    document: Document
    plan: Plan
    lines: Lines
    siblings: tuple[Sibling, ...] = ()


class Find(NamedTuple):
    """A leftover: where it stands, and what is said of it."""

    spot: Spot
    code: str
    facts: dict[str, object]


def found(spot: Spot, code: str, **facts: object) -> Find:
    """A leftover with the facts of its sentence."""
    return Find(spot, code, facts)


def origin(mark: Mark, plan: Plan) -> str:
    """（写在底本“夏季整治”里）: the layer a word comes from; "" when the plan has but one."""
    if len(plan.layers) < 2:
        return ""
    for place, layer in enumerate(plan.layers):
        if mark.home.source.name == layer.shown:
            kind = "本层" if place == len(plan.layers) - 1 else "底本"
            return f"（写在{kind}“{layer.name}”里）"
    return ""


def below(mark: Mark, plan: Plan) -> bool:
    """Whether a word was typed in a layer that another one was put upon."""
    return any(mark.home.source.name == layer.shown for layer in plan.layers[:-1])


@lru_cache(maxsize=32)  # the papers of a day have one plan
def former(plan: Plan, *keys: str) -> tuple[Text, ...]:
    """What stood under a key of the plan (活动 or ``campaign``) in a layer below."""
    out: list[Text] = []
    known: dict[str, str] = {}
    for layer in plan.layers[:-1]:
        known |= _variables(layer.top)
        node = layer.top.get(*keys)
        out += [_put(t, known) for t in texts_of(node)] if node is not None else []
    return tuple(t for t in out if "【" not in t)


def _variables(top: Mapping) -> dict[str, str]:
    """What a layer puts for 【季节】 and the like."""
    own = top.get("变量", "variables")
    entries = [*top.entries, *(own.entries if isinstance(own, Mapping) else ())]
    return {str(e.key): str(e.value.text) for e in entries if isinstance(e.value, Scalar)}


def _put(text: Text, known: dict[str, str]) -> Text:
    """A typed text with the values of its layer put in."""
    return Text(re.sub("【([^【】]+)】", lambda m: known.get(m[1], m[0]), text), text.mark)


def texts_of(node: Node) -> Iterator[Text]:
    """Every text of a node, its keys too."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from texts_of(entry.value)
    else:
        for item in node.items:
            yield from texts_of(item)


@lru_cache(maxsize=4)
def said_above(plan: Plan) -> str:
    """Everything that the upmost layer and the new values say."""
    upper = [str(t) for layer in plan.layers[1:][-1:] for t in texts_of(layer.top)]
    return "\n".join([*upper, *_latest(plan)])


def _latest(plan: Plan) -> list[str]:
    """The new values that no further layer has replaced."""
    last = {r.path: r.new for r in plan.replaced}
    return [str(new) for new in last.values() if new]
