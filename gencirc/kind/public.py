"""What of a plan may be said to everybody: without the people inside and their telephones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gencirc.blocks.tree import Block, Heading
from gencirc.kind.composing import compose
from gencirc.kind.phrases import ended
from gencirc.patterns import later
from gencirc.plan.content import Body, Chain, Item, Section
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Tasks
from gencirc.source.marks import Text
from gencirc.words import Words, listed

SENTENCE = later(r"[^。！？；]+[。！？；]*")
TELEPHONE = later(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9})(?!\d)")


def public(thing: Any, scope: Scope, level: int) -> list[Block]:
    """A body or the tasks without sentences that name people or telephones.

    What is left out is told. Tasks are printed without departments and deadlines.
    """
    if isinstance(thing, Tasks):
        return [b for b in (_task(t.name, t.text, scope, level) for t in thing.tasks) if b]
    return compose(_body(thing, scope), scope, level) if isinstance(thing, Body) else []


def _task(name: Text | None, text: Text | None, scope: Scope, level: int) -> Block | None:
    said = [scope.words(p) for p in _kept(text, scope)] if text else []
    if not said:
        return Heading(level, scope.words(name)) if name else None
    return Heading(level, ended(scope.words(name)) if name else Words(), ended(_joined(said)))


def _joined(said: list[Words]) -> Words:
    return listed(said[0].mark_at(0) if said[0] else said[-1].mark_at(0), said, "")


def _body(body: Body, scope: Scope) -> Body:
    items = [i for item in body.items for i in _item(item, scope)]
    return replace(body, items=tuple(items))


def _item(item: Item, scope: Scope) -> Iterator[Item]:
    if isinstance(item, Text):
        yield from _runs(item, scope)
    elif isinstance(item, Section):
        inner = _body(item.body, scope)
        if inner.items:
            yield item._replace(body=inner)
    elif isinstance(item, Chain):
        yield item._replace(parts=tuple(p for part in item.parts for p in _part(part, scope)))
    else:
        yield item


def _part(part: Section | Text | Body, scope: Scope) -> tuple[Any, ...]:
    """What is left of a counted part: still one, or nothing."""
    left = _body(part if isinstance(part, Body) else Body((part,)), scope)
    return (left,) if len(left.items) > 1 else left.items


def _runs(text: Text, scope: Scope) -> list[Text]:
    """The text, or what is left of it as texts of their own."""
    kept = _kept(text, scope)
    whole = sum(map(len, kept)) == len(text)
    return [text] if whole else kept


def _kept(text: Text, scope: Scope) -> list[Text]:
    """The sentences that may be said to everybody; the others are reported."""
    out = []
    for found in SENTENCE.finditer(text):
        part = text.part(*found.span())
        said = str(replace(scope, problems=[]).words(part))
        if TELEPHONE.search(said) or any(name in said for name in scope.plan.registry.people):
            scope.report("K258", part, text=said)
        else:
            out.append(part)
    return out
