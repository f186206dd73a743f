"""The files of a plan, found through 承接, read and laid on each other."""

from __future__ import annotations

from collections.abc import Mapping as Table
from pathlib import Path
from typing import NamedTuple

from gencirc.plan.layers import Layer, Replaced
from gencirc.plan.merging import merged
from gencirc.plan.papers import Demand
from gencirc.plan.paths import ENDINGS, REGISTRY, shown
from gencirc.plan.places import SHAPES, Place, inside, top
from gencirc.plan.splicing import Layers
from gencirc.problem import Problem, problem
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from gencirc.source.parsing import read_yaml

BASE = ("承接", "extends")
DEEPEST = 8
MAIN = ("活动", "campaign", "计划", "plan")
SIGNED = frozenset(("文号", "成文日期", "印发日期", "份号"))  # of one paper alone, never inherited


class Stack(NamedTuple):
    """A plan's nodes after all layers, and where they came from."""

    top: Mapping
    layers: tuple[Layer, ...]
    replaced: tuple[Replaced, ...]
    files: tuple[Path, ...]  # in the order of the layers


def layered(
    path: Path, kinds: Table[str, Demand], known: set[str], problems: list[Problem]
) -> Stack:
    """Read a plan with all that it takes on; the base comes first."""
    found = _chain(path, known, problems, ())
    replaced: list[Replaced] = []
    classes = {name for layer, _ in found for name in _classes(layer.top)}
    names = {layer.shown: layer.name for layer, _ in found}
    below = found[0][0]
    made: Node = below.top
    for layer, _ in found[1:]:
        to = Layers(kinds, classes, names, problems, replaced)
        start = top(kinds, classes)
        made = _unsigned(made, start, to) if isinstance(made, Mapping) else made
        made = merged(made, layer.top, start, (), to)
        below = layer
    whole = made if isinstance(made, Mapping) else below.top
    layers = tuple(layer for layer, _ in found)
    return Stack(whole, layers, tuple(replaced), tuple(file for _, file in found))


def base_of(path: Path, named: str) -> Path | None:
    """The plan file that 承接 names: a file, a folder, or a neighbouring folder's name."""
    for place in (path.parent / named, path.parent.parent / named):
        if place.is_file():
            return place
        if place.is_dir() and (inside := main_plan(place)):
            return inside
    return None


def main_plan(folder: Path) -> Path | None:
    """The plan of a folder: 活动.yaml, or the only one there."""
    files = [p for p in sorted(folder.glob("*")) if p.suffix in ENDINGS and p.name not in REGISTRY]
    named = [p for p in files if p.stem in MAIN]
    return next(iter(named or (files if len(files) == 1 else [])), None)


def _chain(
    path: Path, known: set[str], problems: list[Problem], above: tuple[Path, ...]
) -> list[tuple[Layer, Path]]:
    nodes, found = read_yaml(path, shown(path), known)
    problems += found
    named = nodes.get(*BASE)
    rest = Mapping(tuple(e for e in nodes.entries if e.key not in BASE), nodes.mark)
    layer = Layer(_name(nodes, path), shown(path), rest)
    below: list[tuple[Layer, Path]] = []
    if named is not None:
        base = _base(path, named, problems, above)
        if base:
            below = _chain(base, known, problems, (*above, path.resolve()))
    return [*below, (layer, path)]


def _base(path: Path, named: Node, problems: list[Problem], above: tuple[Path, ...]) -> Path | None:
    if not isinstance(named, Scalar):
        problems.append(problem("P107", named.mark))
        return None
    if named.damaged or not named.text:
        return None
    base = base_of(path, str(named.text))
    if base is None:
        problems.append(problem("P200", named.text, name=named.text, all=neighbours(path)))
    elif base.resolve() in (*above, path.resolve()) or len(above) >= DEEPEST:
        problems.append(problem("P201", named.text, name=named.text))
        return None
    return base


def neighbours(path: Path) -> str:
    """The folders beside the plan's that hold a plan, for messages."""
    mine = path.resolve().parent
    beside = sorted(mine.parent.iterdir()) if mine.parent.is_dir() else []
    found = [f.name for f in beside if f.is_dir() and f != mine and main_plan(f)]
    return "、".join(found) or "（没有别的计划）"


def _name(nodes: Mapping, path: Path) -> str:
    campaign = nodes.get("活动", "campaign")
    if isinstance(campaign, Scalar) and campaign.text and "【" not in campaign.text:
        return str(campaign.text)
    return path.resolve().parent.name if path.stem in MAIN else path.stem


def _classes(nodes: Mapping) -> list[str]:
    """The names of the classes that 体系 counts."""
    typed = nodes.get("体系", "system")
    items = typed.items if isinstance(typed, Sequence) else (typed,)
    texts = [i.text for i in items if isinstance(i, Scalar)]
    return [p for t in texts for p in str(t).replace("＋", "+").replace("、", "+").split("+") if p]


def _unsigned(made: Mapping, start: Place, to: Layers) -> Mapping:
    """The plan without what belongs to papers that were signed: numbers and dates."""
    entries = []
    for entry in made.entries:
        key = start.plain(entry.key)
        is_paper = key in to.kinds or (key in SHAPES and key not in ("领导小组", "会议", "机关"))
        if is_paper and isinstance(entry.value, Mapping):
            place = inside(start, entry.key, to.kinds, to.classes)
            entry = Entry(entry.key, _without(entry.value, place, key, to))
        entries.append(entry)
    return Mapping(tuple(entries), made.mark, made.flow)


def _without(paper: Mapping, place: Place, key: str, to: Layers) -> Mapping:
    kept = []
    for entry in paper.entries:
        plain = place.plain(entry.key)
        if plain in SIGNED:
            to.gone((key, plain), entry.value)
        else:
            kept.append(entry)
    return Mapping(tuple(kept), paper.mark, paper.flow)
