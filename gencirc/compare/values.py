"""What a plan says, in five forms that can be compared: texts, days, names, things, lists of them.

A text keeps its references (【任务.数】) beside what they stand for, so that a place that
only follows another change is told from one that was changed itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from gencirc.plan.dates import Period
from gencirc.plan.fields import NOWHERE
from gencirc.source.marks import Mark

YES, NO = "是", "否"
REFERENCE = re.compile(r"【[^【】\n]{1,60}】")


class Said(NamedTuple):
    """A text as typed, with what its references stand for."""

    typed: str
    references: Mapping[str, str]
    mark: Mark = NOWHERE

    @property
    def own(self) -> str:
        """The text as it reads in its plan."""
        return filled(self.typed, self.references)


class Days(NamedTuple):
    """A date or a span: its days and hours, how they are said, and what they are reckoned by."""

    period: Period
    hours: tuple[str, ...]
    own: str
    mark: Mark = NOWHERE
    typed: str = ""


class Names(NamedTuple):
    """Names in their order; ``own`` is the line that they are printed in."""

    names: tuple[str, ...]
    typed: tuple[str, ...]
    own: str
    mark: Mark = NOWHERE


class Thing(NamedTuple):
    """Something with parts by their keys; a paragraph is a thing without a name."""

    name: Said
    parts: Mapping[str, Value]
    mark: Mark = NOWHERE

    @property
    def named(self) -> bool:
        return bool(self.name.typed)


class Things(NamedTuple):
    """Things in their order; ``noun`` counts those without a name: 第2段."""

    items: tuple[Thing, ...]
    noun: str = "段"
    mark: Mark = NOWHERE


Value: TypeAlias = "Said | Days | Names | Thing | Things"


def filled(text: str, references: Mapping[str, str]) -> str:
    """A text with what its references stand for."""
    return REFERENCE.sub(lambda found: references.get(found[0], found[0]), text)


def plain(text: str, mark: Mark = NOWHERE) -> Said:
    """A text without references."""
    return Said(text, {}, mark)


def neutral(old: Said, new: Said) -> tuple[str, str]:
    """Two texts that read the same wherever both refer to the same."""
    shared = {k: v for k, v in old.references.items() if k in new.references}
    return filled(old.typed, old.references), filled(new.typed, {**new.references, **shared})


def told(value: Value | None) -> str:
    """All that a value says."""
    if value is None:
        return ""
    if isinstance(value, Thing):
        inside = "；".join(f"{key}{told(part)}" for key, part in value.parts.items())
        return "：".join(filter(None, (value.name.own, inside)))
    if isinstance(value, Things):
        return "\n".join(map(told, value.items))
    return value.own


def matter(thing: Thing) -> str:
    """The texts of a thing, by which it is known under another name."""
    texts = [p for p in thing.parts.values() if isinstance(p, Said | Things | Thing)]
    return "\n".join(map(told, texts))


def typed(thing: Thing) -> str:
    """All that a thing says with its references kept, by which equal ones are found."""
    return "\n".join(_typed(part) for part in thing.parts.values())


def _typed(value: Value) -> str:
    if isinstance(value, Said):
        return value.typed
    if isinstance(value, Thing):
        return f"{value.name.typed}：{typed(value)}"
    if isinstance(value, Things):
        return "\n".join(map(_typed, value.items))
    return (value.typed if isinstance(value, Days) else "") or value.own
