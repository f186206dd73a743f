"""What a plan is given from outside before it is read: number and day of papers, from the register."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from pathlib import Path
from typing import NamedTuple

from gencirc.plan.official import Official
from gencirc.plan.papers import Demand
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Mapping, Scalar


class Value(NamedTuple):
    """A value for a key, and where it stands; ``None`` where nobody has typed it."""

    text: str
    mark: Mark | None = None


class Values(NamedTuple):
    """What the register has for the papers of a plan."""

    papers: Table[str, Table[str, Value]]  # by the key of the paper, by the key in it
    days: Table[str, Text]  # of every paper by its key, of copies the first: others count from it


Given = Callable[[Path | None], Values]  # for the file of the registry


def nothing(registry: Path | None) -> Values:
    """No values: the plan as it was typed."""
    return Values({}, {})


def given_to(
    top: Mapping, values: Table[str, Table[str, Value]], kinds: Table[str, Demand]
) -> Mapping:
    """The plan's nodes with values for its papers where it types none itself.

    A paper that goes to several one by one gets its values copy by copy.
    """
    if not values:
        return top
    entries = (_paper(e, values.get(_key(e, kinds), {})) for e in top.entries)
    return top._replace(entries=tuple(entries))


def _key(entry: Entry, kinds: Table[str, Demand]) -> str:
    if entry.key in kinds:
        return kinds[entry.key].key
    return "通知" if entry.key == "notice" else str(entry.key)


def _paper(entry: Entry, values: Table[str, Value]) -> Entry:
    node = entry.value
    if not values or not isinstance(node, Mapping):
        return entry
    typed = {f.key for e in node.entries if (f := Official.find(e.key))}
    if "发给" in typed:
        return entry
    more = tuple(
        Entry(Text(key, at), Scalar(Text(value.text, at)))
        for key, value in values.items()
        if key not in typed
        for at in [value.mark or node.mark]
    )
    return entry._replace(value=node._replace(entries=(*node.entries, *more)))
