"""仅当: passages that hold only for some seasons, places or standards.

``仅当 季节=冬季`` is a key; what stands under it takes its place when it holds, and is
gone when it does not. ``否则`` holds when none of those before it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.door import NAMES
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Mapping, Node, Sequence, is_empty

WHEN = later(r"(?:仅当|only if)\s*(?P<what>.+)$", re.IGNORECASE)
ELSE = ("否则", "otherwise")
HAS = later(r"(?P<no>没)?有\s*(?P<path>\S+)$|(?P<not>no|has)\s+(?P<way>.+)$", re.IGNORECASE)
COMPARED = later(r"(?P<name>[^=＝≠!]+?)\s*(?P<sign>!=|≠|不是|不为|==|=|＝|是|为)\s*(?P<values>.+)$")
VALUES = later(rf"{NAMES.pattern}|或者?")
SEASON = later(r"([春夏秋冬])[季天]?")
INTRO = "导语"


class Facts(NamedTuple):
    """What conditions may ask about."""

    variables: Table[str, Text]
    there: Callable[[str], bool]  # whether a path of the plan holds anything
    problems: list[Problem]


def chosen(node: Node, facts: Facts) -> Node | None:
    """The node with its conditions settled; ``None`` when nothing of it holds."""
    if isinstance(node, Mapping):
        return _mapping(node, facts)
    if isinstance(node, Sequence):
        items = [c for item in node.items for c in _item(item, facts)]
        return node._replace(items=tuple(items)) if items or not node.items else None
    return node


def conditional(key: str) -> bool:
    """Whether a key is 仅当 … or 否则."""
    return bool(WHEN.match(key)) or key.lower() in ELSE


def _mapping(node: Mapping, facts: Facts) -> Node | None:
    whens = [e for e in node.entries if conditional(e.key)]
    alone = bool(whens) and len(whens) == len(node.entries)
    if alone and not all(isinstance(e.value, Mapping) for e in whens):
        held = _held(whens, facts)
        return chosen(held.value, facts) if held else None
    entries: list[Entry] = []
    group: list[Entry] = []
    for entry in (*node.entries, None):
        if entry is not None and conditional(entry.key):
            if WHEN.match(entry.key) and group and not _else_follows(group):
                entries += _spliced(group, facts)
                group = []
            group.append(entry)
            continue
        entries += _spliced(group, facts)
        group = []
        if entry is not None:
            value = chosen(entry.value, facts)
            entries += [Entry(entry.key, value)] if value is not None else []
    return None if alone and not entries else node._replace(entries=tuple(entries))


def _else_follows(group: list[Entry]) -> bool:
    """Whether a run of conditions is still open: it has had no 否则."""
    return group[-1].key.lower() not in ELSE


def _spliced(group: list[Entry], facts: Facts) -> list[Entry]:
    """What a run of conditions in a mapping gives: every one that holds, else 否则."""
    out: list[Entry] = []
    whens = [e for e in group if WHEN.match(e.key)]
    held = [e for e in whens if _holds(e.key, facts)]
    for entry in held or [e for e in group if e.key.lower() in ELSE]:
        value = chosen(entry.value, facts)
        if isinstance(value, Mapping):
            out += value.entries
        elif value is not None and not is_empty(value):
            out.append(Entry(Text(INTRO, entry.key.mark), value))
    return out


def _held(entries: list[Entry], facts: Facts) -> Entry | None:
    """The first of several conditions that holds, else 否则."""
    for entry in entries:
        if entry.key.lower() in ELSE or _holds(entry.key, facts):
            return entry
    return None


def _item(node: Node, facts: Facts) -> list[Node]:
    """An item of a list: a conditional one gives its texts, or nothing."""
    if isinstance(node, Mapping) and node.entries and all(conditional(e.key) for e in node.entries):
        held = _held(list(node.entries), facts)
        value = chosen(held.value, facts) if held else None
        if value is None:
            return []
        return list(value.items) if isinstance(value, Sequence) else [value]
    value = chosen(node, facts)
    return [] if value is None else [value]


def _holds(key: Text, facts: Facts) -> bool:
    found = WHEN.match(key)
    what = found["what"] if found else ""
    has = HAS.match(what)
    if has:
        there = facts.there((has["path"] or has["way"]).strip())
        return there != bool(has["no"] or (has["not"] or "").lower() == "no")
    compared = COMPARED.match(what)
    if compared is None:
        facts.problems.append(problem("P212", key, what=what))
        return False
    name, wanted = compared["name"].strip(), VALUES.split(compared["values"])
    if name not in facts.variables:
        near = nearest(name, facts.variables)
        code = "P213" if near else "P214"
        known = "、".join(facts.variables) or "（没有）"
        facts.problems.append(problem(code, key, name=name, near=near, all=known))
        return False
    equal = _plain(facts.variables[name]) in map(_plain, wanted)
    return equal != (compared["sign"] in ("!=", "≠", "不是", "不为"))


def _plain(value: str) -> str:
    """A value as it is compared: 秋天 is 秋季."""
    found = SEASON.fullmatch(value.strip())
    return f"{found[1]}季" if found else value.strip()


def there_in(top: Mapping) -> Callable[[str], bool]:
    """Whether a path of names leads to something in a plan's tree."""

    def there(path: str) -> bool:
        node: Node | None = top
        for name in path.split("."):
            node = node.get(name.strip()) if isinstance(node, Mapping) else None
        return node is not None and not is_empty(node)

    return there
