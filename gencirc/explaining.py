"""Where a value of a plan comes from: the file and line of every layer that speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from gencirc.kind.duties import task_line
from gencirc.kind.library import Library
from gencirc.likeness import nearest
from gencirc.plan.conditions import conditional
from gencirc.plan.layering import SIGNED
from gencirc.plan.layers import Layer
from gencirc.plan.model import Plan
from gencirc.plan.papers import Demand
from gencirc.plan.scope import Scope
from gencirc.plan.tasks import Task
from gencirc.plan.unfolding import READERS
from gencirc.plan.views import Count, view
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence
from gencirc.tracing import DERIVED, Said, find, made_of, posts, shortened
from gencirc.words import Words

GONE, UNSIGNED, UNHELD = "上面一层删去了", "不承接，签发时再定", "“仅当”不成立，没有印"


class Explained(NamedTuple):
    """A value of a plan: what it is, what is printed, and where both come from."""

    path: str
    said: tuple[Said, ...] = ()
    printed: str = ""
    parts: tuple[Said, ...] = ()  # variables, days and people that it is made of
    gone: str = ""  # why it holds no longer


def explained(
    plan: Plan, asked_for: str, library: Library, day: date | None = None
) -> list[Explained]:
    """Everything a path means in a plan: fields and names typed, else what is reckoned."""
    kinds = library.demands()
    path = tuple(p.strip() for p in asked_for.split(".") if p.strip())
    out = [_typed(plan, p, kinds, library, day) for p in _paths(plan, path, kinds)]
    if out or not path:
        return out
    found = list(_derived(plan, path, library, day)) or list(_gone(plan, path))
    return found or list(_unheld(plan, path, kinds))


def _derived(
    plan: Plan, path: tuple[str, ...], library: Library, day: date | None
) -> Iterator[Explained]:
    """A count, a day or a person; of what differs from paper to paper, every one."""
    name = ".".join(path)
    said = tuple(posts(plan, name)) or tuple(_reckoned_from(plan, path, library.demands()))
    issuer = path[1:] if path[0] == "机关" else ()
    printed, typed = _printed(
        (name, ".".join(issuer)), Scope(plan, [], day=day, passage=library.passage)
    )
    if printed:
        yield Explained(name, typed or said, printed)
        return
    for key, paper in plan.papers.items():
        scope = Scope(plan.issued(paper), [], paper, plan.day_of(paper), library.passage)
        printed, _ = _printed((name,), scope)
        if printed:
            yield Explained(f"{key}里的{name}", said, printed)


def _reckoned_from(plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand]) -> Iterator[Said]:
    """What a count or another derived value is taken from: the thing its path begins with."""
    for full in _paths(plan, ("时间",) if path[0] in DERIVED else path[:1], kinds):
        node = find(plan.top, full, kinds, plan)
        if node is not None:
            yield Said("从这里算出", node.mark.place, shortened(node))


def near(plan: Plan, path: str, kinds: dict[str, Demand]) -> str:
    """The path of the plan most like one that leads nowhere."""
    names = [p.strip() for p in path.split(".")]
    for depth in range(len(names) - 1, 0, -1):
        for full in _paths(plan, tuple(names[:depth]), kinds)[:1]:
            node = find(plan.top, full, kinds, plan)
            if len(full) > 1 and full[0] in READERS and node is not None:
                node = READERS[full[0]](node)
            keys = [str(e.key) for e in node.entries] if isinstance(node, Mapping) else []
            if like := nearest(names[depth], keys):
                return ".".join((*names[:depth], like))
    return nearest(names[0], {name for name, _ in _all_names(plan.top, ())})


# -- finding -------------------------------------------------------------------


def _paths(plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand]) -> list[tuple[str, ...]]:
    """The full paths that a typed one may stand for: from the top, else from any name."""
    if not path:
        return []
    if find(plan.top, path, kinds, plan) is not None:
        return [path]
    starts = [(*above, name) for name, above in _all_names(plan.top, ()) if name == path[0]]
    full = dict.fromkeys((*start, *path[1:]) for start in starts)
    return [p for p in full if find(plan.top, p, kinds, plan) is not None]


def _all_names(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield str(entry.key), above
            yield from _all_names(entry.value, (*above, str(entry.key)))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _all_names(item, above)


# -- telling -------------------------------------------------------------------


def _typed(
    plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand], library: Library, day: date | None
) -> Explained:
    node = find(plan.top, path, kinds, plan)
    said = list(_of_layers(plan, path, node, kinds))
    if said:
        said[-1] = said[-1]._replace(holds=True)
    paper = plan.papers.get(path[0])
    at = day or (plan.day_of(paper) if paper else None)
    scope = Scope(plan, [], paper, at, library.passage)
    printed, _ = _printed((".".join(path), ".".join(path[1:])), scope)
    printed = printed or _member(path, scope) or _text(path, node, scope)
    return Explained(".".join(path), tuple(said), printed, tuple(made_of(plan, node, kinds)))


def _of_layers(
    plan: Plan, path: tuple[str, ...], node: Node | None, kinds: dict[str, Demand]
) -> Iterator[Said]:
    """What the layers say; an item of a list is known by its place in the file alone."""
    told = False
    for layer in plan.layers if not any(p.isdigit() for p in path) else ():
        if said := _of_layer(layer, path, kinds, plan):
            told = True
            yield said
    if node is not None and not told:
        file = node.mark.place[0]
        name = next((layer.name for layer in plan.layers if layer.shown == file), "")
        yield Said(name, node.mark.place, shortened(node))


def _of_layer(
    layer: Layer, path: tuple[str, ...], kinds: dict[str, Demand], plan: Plan
) -> Said | None:
    node = find(layer.top, path, kinds, plan)
    if node is None:
        return None
    changes = layer is not plan.layers[0] and isinstance(node, Mapping)
    return Said(layer.name, node.mark.place, ("改了 " if changes else "") + shortened(node))


def _gone(plan: Plan, path: tuple[str, ...]) -> Iterator[Explained]:
    """What a layer below said and a layer above has taken out."""
    for replaced in plan.replaced:
        if replaced.new is None and _speaks(replaced.path, path):
            said = Said(replaced.layer, replaced.old.mark.place, shortened(Scalar(replaced.old)))
            why = UNSIGNED if replaced.path[-1] in SIGNED else GONE
            yield Explained(".".join(replaced.path), (said,), gone=why)


def _unheld(plan: Plan, path: tuple[str, ...], kinds: dict[str, Demand]) -> Iterator[Explained]:
    """What stands under a condition that does not hold."""
    for layer in plan.layers:
        for name, above in _all_names(layer.top, ()):
            node = find(layer.top, (*above, name), kinds, plan)
            if name == path[-1] and node is not None and any(map(conditional, above)):
                said = Said(layer.name, node.mark.place, shortened(node))
                yield Explained(".".join((*above, name)), (said,), gone=UNHELD)


def _speaks(full: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a path that was typed leads to a value, from the top or from any name on."""
    starts = (n for n, name in enumerate(full) if name == path[0])
    return any(all(a == b for a, b in zip(full[n:], path, strict=False)) for n in starts)


def _member(path: tuple[str, ...], scope: Scope) -> str:
    """What an item of a list prints."""
    if not path[-1].isdigit():
        return ""
    above = (".".join(path[:-1]), ".".join(path[1:-1]))
    things = next((t for p in above if p and (t := scope.find(p)) is not None), None)
    members = things if type(things) is tuple and len(things) >= int(path[-1]) else ()
    return _said(members[int(path[-1]) - 1], scope)[0] if members else ""


def _text(path: tuple[str, ...], node: Node | None, scope: Scope) -> str:
    """What a text of the author's prints, its references resolved."""
    if not isinstance(node, Scalar) or path[0] in (*READERS, "工作组", "会议", "定期"):
        return ""
    return shortened(Scalar(Text(str(scope.words(node.text)), node.text.mark)))


def _printed(paths: Iterable[str], scope: Scope) -> tuple[str, tuple[Said, ...]]:
    """What 【path】 prints, and where its words were typed."""
    thing = next((t for p in paths if p and (t := scope.find(p)) is not None), None)
    return _said(thing, scope)


def _said(thing: Any, scope: Scope) -> tuple[str, tuple[Said, ...]]:
    tasks = thing if type(thing) is tuple else (thing,)
    if tasks and all(isinstance(t, Task) and not t.name for t in tasks):
        return str(task_line(tasks, scope)), ()
    said = None if thing is None else view(thing, "", scope)
    if isinstance(said, Text):
        said = scope.words(said)
    if isinstance(said, Words):
        typed = {s.mark: s.text for s in said if s.mark.source.name}
        return str(said), tuple(Said("", mark.place, text) for mark, text in typed.items())
    return (said.text if isinstance(said, Count) else said if isinstance(said, str) else ""), ()
