"""Where a value of a plan comes from: the file and line of every layer that speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from gencirc.kind.library import Library
from gencirc.plan.fields import nearest
from gencirc.plan.layers import Layer
from gencirc.plan.model import Plan
from gencirc.plan.papers import Demand
from gencirc.plan.places import Place, inside, top, where
from gencirc.plan.scope import Scope
from gencirc.plan.splicing import asked
from gencirc.plan.unfolding import READERS
from gencirc.plan.variables import NAME
from gencirc.plan.views import Count, view
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence
from gencirc.words import Words

SHORT = 60  # characters of a long text that are shown


class Said(NamedTuple):
    """What one layer says of a value."""

    layer: str
    place: tuple[str, int, int]
    text: str
    holds: bool = False  # whether this is what the plan goes by


class Explained(NamedTuple):
    """A value of a plan: what it is, what is printed, and where both come from."""

    path: str
    said: tuple[Said, ...] = ()
    printed: str = ""
    variables: tuple[Said, ...] = ()
    gone: bool = False  # a layer has taken it out


def explained(
    plan: Plan, asked_for: str, library: Library, day: date | None = None
) -> list[Explained]:
    """Everything a path means in a plan: fields and names typed, else what is reckoned."""
    kinds = library.demands()
    path = tuple(p.strip() for p in asked_for.split(".") if p.strip())
    out = [_typed(plan, p, kinds, library, day) for p in _paths(plan, path, kinds)]
    if out:
        return out
    printed, said = _printed(plan, (".".join(path),), library, day)
    said = said or tuple(_reckoned_from(plan, path, kinds))
    return [Explained(asked_for, said, printed)] if printed else list(_gone(plan, path))


def _reckoned_from(plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand]) -> Iterator[Said]:
    """What a count or another derived value is taken from: the thing its path begins with."""
    for full in _paths(plan, path[:1], kinds):
        node = find(plan.top, full, kinds, plan.classes)
        if node is not None:
            yield Said("从这里算出", node.mark.place, shortened(node))


def near(plan: Plan, path: str) -> str:
    """The name of the plan most like the first one of a path."""
    return nearest(path.split(".")[0], {name for name, _ in _all_names(plan.top, ())})


# -- finding -------------------------------------------------------------------


def _paths(plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand]) -> list[tuple[str, ...]]:
    """The full paths that a typed one may stand for: from the top, else from any name."""
    if not path:
        return []
    if find(plan.top, path, kinds, plan.classes) is not None:
        return [path]
    starts = [(*above, name) for name, above in _all_names(plan.top, ()) if name == path[0]]
    full = dict.fromkeys((*start, *path[1:]) for start in starts)
    return [p for p in full if find(plan.top, p, kinds, plan.classes) is not None]


def _all_names(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield str(entry.key), above
            yield from _all_names(entry.value, (*above, str(entry.key)))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _all_names(item, above)


def find(node: Node, path: tuple[str, ...], kinds: dict[str, Demand], classes: Any) -> Node | None:
    """What stands behind a path of keys and names; a number counts the items of a list."""
    place = top(kinds, list(classes))
    for depth, name in enumerate(path):
        if depth and len(path[:depth]) > 1 and path[0] in READERS:
            node = READERS[path[0]](node)
        step = _step(node, name, place)
        if step is None:
            return None
        node, place = step, inside(place, name, kinds, list(classes))
    return node


def _step(node: Node, name: str, place: Place) -> Node | None:
    if isinstance(node, Mapping):
        at = where(node.entries, name, place)
        if at is not None:
            return node.entries[at].value
        added = (e.value for e in node.entries if asked(e.key)[0] in ("新增", "前", "后", "全换"))
        return next((s for n in added if (s := _step(n, name, place)) is not None), None)
    if isinstance(node, Sequence):
        if name.isdigit() and 0 < int(name) <= len(node.items):
            return node.items[int(name) - 1]
        return next((s for i in node.items if (s := _step(i, name, place)) is not None), None)
    return None


# -- telling -------------------------------------------------------------------


def _typed(
    plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand], library: Library, day: date | None
) -> Explained:
    said = [s for layer in plan.layers if (s := _of_layer(layer, path, kinds, plan))]
    if said:
        said[-1] = said[-1]._replace(holds=True)
    printed, _ = _printed(plan, (".".join(path), ".".join(path[1:])), library, day)
    node = find(plan.top, path, kinds, plan.classes)
    return Explained(".".join(path), tuple(said), printed, tuple(_variables(plan, node)))


def _of_layer(
    layer: Layer, path: tuple[str, ...], kinds: dict[str, Demand], plan: Plan
) -> Said | None:
    node = find(layer.top, path, kinds, plan.classes)
    if node is None:
        return None
    changes = layer is not plan.layers[0] and isinstance(node, Mapping)
    return Said(layer.name, node.mark.place, ("改了 " if changes else "") + shortened(node))


def _gone(plan: Plan, path: tuple[str, ...]) -> Iterator[Explained]:
    """What a layer below said and a layer above has taken out."""
    for replaced in plan.replaced:
        if replaced.new is None and path[0] in replaced.path:
            said = Said(replaced.layer, replaced.old.mark.place, shortened(Scalar(replaced.old)))
            yield Explained(".".join(replaced.path), (said,), gone=True)


def _variables(plan: Plan, node: Node | None) -> Iterator[Said]:
    """The variables that a value is made of."""
    if not isinstance(node, Scalar):
        return
    raw = node.text.mark.source.text[node.text.mark.start : node.text.mark.end]
    for name in dict.fromkeys(m[1].strip() for m in NAME.finditer(raw)):
        value = plan.variables.get(name) or {"季节": plan.season, "年份": plan.year}.get(name)
        if value:
            yield Said(f"【{name}】", value.mark.place, str(value))


def _printed(
    plan: Plan, paths: Iterable[str], library: Library, day: date | None
) -> tuple[str, tuple[Said, ...]]:
    """What 【path】 prints, and where its words were typed."""
    scope = Scope(plan, [], day=day, passage=library.passage)
    thing = next((t for p in paths if p and (t := scope.find(p)) is not None), None)
    said = None if thing is None else view(thing, "", scope)
    if isinstance(said, Text):
        said = scope.words(said)
    if isinstance(said, Words):
        typed = {s.mark: s.text for s in said if s.mark.source.name}
        return str(said), tuple(Said("", mark.place, text) for mark, text in typed.items())
    return (
        (said.text, ()) if isinstance(said, Count) else (said if isinstance(said, str) else "", ())
    )


def shortened(node: Node) -> str:
    """A node in one line."""
    if isinstance(node, Scalar):
        text = "".join(str(node.text).split("\n"))
        return text if len(text) <= SHORT else text[:SHORT] + "……"
    if isinstance(node, Sequence):
        return f"{len(node.items)}条：" + "；".join(shortened(i) for i in node.items)[:SHORT]
    keys = "、".join(str(e.key) for e in node.entries)
    return keys if len(keys) <= SHORT else keys[:SHORT] + "……"
