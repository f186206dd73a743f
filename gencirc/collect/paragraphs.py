"""Paragraphs gone, moved and added → units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from gencirc.collect.bodies import added, emptied, gone, headless, moved, twins
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.origins import MACHINE, TYPED
from gencirc.collect.owners import Paper
from gencirc.collect.phrases import Stocked
from gencirc.collect.placing import wholly
from gencirc.collect.rewriting import Op
from gencirc.collect.sections import resectioned
from gencirc.collect.slots import Slots
from gencirc.collect.stock import put, shifted, struck
from gencirc.collect.unit import Unit, Ways, also


def going(found: Aligned, paper: Paper, slots: Slots) -> Iterator[Unit]:
    """Runs of paragraphs that are gone; ``parts`` when not all of a run can go."""
    atoms = {a.old: a for a in found.atoms if a.kind == "删" and a.old is not None}
    run: list[int] = []
    for n in [*sorted(atoms), None]:
        if run and (n is None or n != run[-1] + 1):
            parts = [
                Unit(
                    [atoms[m] for m in sorted(lines)], _striking(sorted(lines), [ops], paper, slots)
                )
                for lines, ops in gone(run, paper)
            ]
            every = [ops for _, ops in gone(run, paper) if ops]
            mine = [atoms[m] for m in run]
            if (head := _head(run, found, paper)) is not None:
                ways = partial(headless, run, head, paper)
                parts = [Unit(mine, ways, parts, emptied=found.pairs[head])]
            yield Unit(mine, _striking(run, every, paper, slots), parts)
            run = []
        run += [n] if n is not None else []


def _head(run: Sequence[int], found: Aligned, paper: Paper) -> int | None:
    """The heading that stays right above some paragraphs that are gone.

    Whatever is no child of it is printed without it too; else nothing of this is written.
    """
    head = run[0] - 1
    alone = head in found.pairs and paper.lines[head].heading
    return head if alone and paper.lines[head].text[-1] not in "。；" else None


def _striking(lines: Sequence[int], every: list[list[Op]], paper: Paper, slots: Slots) -> Ways:
    together = [op for ops in every for op in ops]
    inner = [op for n in lines for op in wholly(paper.letters[n])]
    stock = struck([n for n in lines if paper.owners[n] is None], paper)
    named = twins(together)
    ways = [
        emptied(lines, paper),
        together,
        *every[:2],
        named,
        [*together, *stock],
        [*together, *named, *stock],
    ]
    ways += [struck(lines, paper), inner]

    def all_() -> Iterator[list[Op]]:
        yield from (way for n, way in enumerate(ways) if way and way not in ways[:n])
        yield from slots.struck(lines)

    return all_


def moving(found: Aligned, paper: Paper, slots: Slots) -> list[Unit]:
    """Moved paragraphs: all of them at once when the template's own sections changed places."""
    parts = list(_moved(found, paper, slots))
    ops = resectioned(found.pairs, paper) if parts else []
    if not ops:
        return parts
    return [Unit([a for part in parts for a in part.atoms], lambda: [ops], parts)]


def _moved(found: Aligned, paper: Paper, slots: Slots) -> Iterator[Unit]:
    atoms = {a.old: a for a in found.atoms if a.kind == "移" and a.old is not None}
    new = {n: o for o, n in found.pairs.items()}
    left = sorted(atoms)
    while left:
        unit = paper.unit(left[0], {*atoms, *paper.doubled})
        lines = sorted(n for n in unit[1] if n in atoms) if unit else [left[0]]
        while unit and lines[-1] + 1 in atoms and paper.owners[lines[-1] + 1] is None:
            lines.append(lines[-1] + 1)  # what the machine says of it
        lines = lines if _together(lines, found.pairs) else [left[0]]
        if paper.lines[left[0]].heading:  # what stands below a heading moves with it or not at all
            lines = max(lines, _run(left, found.pairs), key=len)
            while lines[-1] + 1 in {*atoms} & paper.doubled:  # nobody sees which of them moved
                lines.append(lines[-1] + 1)
        places = [found.pairs[n] for n in lines]
        skip = set(lines)
        before = _neighbour(new, min(places) - 1, -1, skip, atoms)
        after = _neighbour(new, max(places) + 1, 1, skip, atoms)
        ways = _shifting(lines, before, after, paper, slots)
        yield Unit([atoms[n] for n in lines if n in atoms], ways)
        left = [n for n in left if n not in lines]


def _shifting(
    lines: Sequence[int], before: int | None, after: int | None, paper: Paper, slots: Slots
) -> Ways:
    return lambda: chain(
        moved(lines, before, after, paper),
        shifted(lines, before, after, paper),
        slots.shifted(lines, before, after),
        _carried(lines, before, after, paper, slots),
    )


def _carried(
    lines: Sequence[int], before: int | None, after: int | None, paper: Paper, slots: Slots
) -> Iterator[list[Op]]:
    """Gone from one place and written in another: words alone, nothing that is taken over."""
    if all(x.sort in (TYPED, MACHINE) for n in lines for x in paper.letters[n]):
        away = [op for _, ops in gone(lines, paper) for op in ops]
        texts = [paper.lines[n].text for n in lines]
        yield from ([*away, *ops] for ops in _adding(texts, before, after, paper, slots)() if away)


def _run(lines: Sequence[int], pairs: dict[int, int]) -> list[int]:
    """The first of some moved paragraphs with those that follow it in both papers."""
    first = lines[0]
    return [n for n in lines if (n - first, pairs[n]) == (lines.index(n), pairs[first] + n - first)]


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


def coming(found: Aligned, paper: Paper, slots: Slots, stock: Stocked) -> Iterator[Unit]:
    atoms = [a for a in found.atoms if a.kind == "增"]
    new = {n: o for o, n in found.pairs.items()}
    away = {a.old for a in found.atoms if a.kind == "移" and a.old is not None}
    run: list[Atom] = []
    for atom in [*atoms, None]:
        if run and (atom is None or atom.new != (run[-1].new or 0) + 1):
            first, last = run[0].new or 0, run[-1].new or 0
            before = _neighbour(new, first - 1, -1, set(), away)
            after = _neighbour(new, last + 1, 1, set(), away)
            texts = [a.after for a in run]
            ways = _adding(texts, before, after, paper, slots)
            yield Unit(run, also(ways, partial(stock.put, texts, before, after)))
            run = []
        run += [atom] if atom else []


def _adding(
    texts: list[str], before: int | None, after: int | None, paper: Paper, slots: Slots
) -> Ways:
    return lambda: chain(
        added(texts, before, after, paper),
        put(texts, before, after, paper),
        slots.put(texts, before, after),
    )
