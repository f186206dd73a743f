"""Differences → units that are written back together, each with its ways of doing so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gencirc.collect.bodies import added, gone, moved
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.owners import Paper
from gencirc.collect.placing import reworded
from gencirc.collect.renaming import renamed
from gencirc.collect.rewriting import Op
from gencirc.collect.stock import put, shifted, struck

Ways = Callable[[], Iterable[list[Op]]]


@dataclass(eq=False)
class Unit:
    """Changes that stand or fall together."""

    atoms: list[Atom]
    ways: Ways


def units(found: Aligned, paper: Paper) -> list[Unit]:
    """Every difference in a unit."""
    return [*_reworded(found, paper), *_gone(found, paper), *_moved(found, paper), *_added(found, paper)]


def _reworded(found: Aligned, paper: Paper) -> Iterator[Unit]:
    for atom in found.atoms:
        if atom.kind == "改" and atom.old is not None:
            yield Unit([atom], _rewording(atom, paper))


def _rewording(atom: Atom, paper: Paper) -> Ways:
    old = atom.old or 0

    def ways() -> Iterator[list[Op]]:
        for ops in reworded(atom, paper.letters[old], paper.lines[old].text):
            yield from (more for op in ops if (more := renamed(op, paper.origins.trees.values())))
            yield ops

    return ways


def _gone(found: Aligned, paper: Paper) -> Iterator[Unit]:
    atoms = {a.old: a for a in found.atoms if a.kind == "删" and a.old is not None}
    for covered, ops in gone(sorted(atoms), paper):
        lines = sorted(n for n in covered if n in atoms)
        yield Unit([atoms[n] for n in lines], _striking(lines, ops, paper))


def _striking(lines: Sequence[int], ops: list[Op], paper: Paper) -> Ways:
    return lambda: [way for way in (ops, struck(lines, paper)) if way]


def _moved(found: Aligned, paper: Paper) -> Iterator[Unit]:
    atoms = {a.old: a for a in found.atoms if a.kind == "移" and a.old is not None}
    new = {n: o for o, n in found.pairs.items()}
    left = sorted(atoms)
    while left:
        unit = paper.unit(left[0], list(atoms))
        lines = sorted(unit[1]) if unit else [left[0]]
        lines = lines if _together(lines, found.pairs) else [left[0]]
        places = [found.pairs[n] for n in lines]
        skip = set(lines)
        before = _neighbour(new, min(places) - 1, -1, skip, atoms)
        after = _neighbour(new, max(places) + 1, 1, skip, atoms)
        yield Unit([atoms[n] for n in lines if n in atoms], _moving(lines, before, after, paper))
        left = [n for n in left if n not in lines]


def _moving(lines: Sequence[int], before: int | None, after: int | None, paper: Paper) -> Ways:
    return lambda: chain(moved(lines, before, after, paper), shifted(lines, before, after, paper))


def _together(lines: Sequence[int], pairs: dict[int, int]) -> bool:
    places = [pairs.get(n, -9) for n in lines]
    return places == list(range(places[0], places[0] + len(places)))


def _neighbour(
    new: dict[int, int], place: int, step: int, skip: set[int], away: Iterable[int]
) -> int | None:
    """The nearest built paragraph on one side of a place in the edited paper."""
    last = max(new, default=-1)
    while 0 <= place <= last:
        old = new.get(place)
        if old is not None and old not in skip and old not in away:
            return old
        place += step
    return None


def _added(found: Aligned, paper: Paper) -> Iterator[Unit]:
    atoms = [a for a in found.atoms if a.kind == "增"]
    new = {n: o for o, n in found.pairs.items()}
    away = {a.old for a in found.atoms if a.kind == "移" and a.old is not None}
    run: list[Atom] = []
    for atom in [*atoms, None]:
        if run and (atom is None or atom.new != (run[-1].new or 0) + 1):
            first, last = run[0].new or 0, run[-1].new or 0
            before = _neighbour(new, first - 1, -1, set(), away)
            after = _neighbour(new, last + 1, 1, set(), away)
            yield Unit(run, _adding([a.after for a in run], before, after, paper))
            run = []
        run += [atom] if atom else []


def _adding(texts: list[str], before: int | None, after: int | None, paper: Paper) -> Ways:
    return lambda: chain(added(texts, before, after, paper), put(texts, before, after, paper))
