"""Differences → units that are written back together, each with its ways of doing so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from gencirc.collect.bodies import added, emptied, gone, moved, twins
from gencirc.collect.desk import Desk
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.origins import DERIVED, MACHINE, TYPED, Letter
from gencirc.collect.own import Place, Stock, title
from gencirc.collect.owners import Paper
from gencirc.collect.placing import reworded, wholly
from gencirc.collect.printed import TITLE
from gencirc.collect.renaming import renamed
from gencirc.collect.rewriting import Op
from gencirc.collect.sections import resectioned
from gencirc.collect.slots import Slots
from gencirc.collect.stock import put, shifted, struck

Ways = Callable[[], Iterable[list[Op]]]


@dataclass(eq=False)
class Unit:
    """Changes that stand or fall together."""

    atoms: list[Atom]
    ways: Ways
    parts: list[Unit] = field(default_factory=list)  # to be tried when the whole fails
    ops: list[Op] = field(default_factory=list)  # how it was written in the end


def units(found: Aligned, edited: Sequence[str], paper: Paper, desk: Desk) -> list[Unit]:
    """Every difference in a unit."""
    rest = [a for a in found.atoms if a.kind == "改" and a.old is not None]
    stock, slots = _Stock(found, edited, Stock(desk, paper)), Slots(desk, paper)
    made = [*_titles(rest, found, edited, paper, desk)]
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    made += _of_stock(rest, stock, paper)
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    return [
        *made,
        *(Unit([a], _lastly(_rewording(a, paper), a, stock)) for a in rest),
        *_gone(found, paper, slots),
        *_sections(found, paper, slots),
        *_added(found, paper, slots, stock),
    ]


def _titles(
    atoms: Sequence[Atom], found: Aligned, edited: Sequence[str], paper: Paper, desk: Desk
) -> Iterator[Unit]:
    """Titles: every change of one together, since it may have to be typed out."""
    for line in dict.fromkeys(a.old for a in atoms if paper.lines[a.old or 0].part == TITLE):
        mine = [a for a in atoms if a.old == line]
        text = edited[found.pairs[line or 0]]
        yield Unit(mine, _either(_every(mine, paper), title(text, desk.wanted.kind, paper)))


class _Stock(NamedTuple):
    """Stock wording, and how the edited paper has it."""

    found: Aligned
    edited: Sequence[str]
    stock: Stock

    def written(self, place: Place) -> Iterator[list[Op]]:
        """The wording as the author's own; nothing when a paragraph of it is gone."""
        if all(n in self.found.pairs for n in place.lines):
            texts = [self.edited[self.found.pairs[n]] for n in place.lines]
            yield from self.stock.written(place, texts)

    def put(
        self, texts: Sequence[str], before: int | None, after: int | None
    ) -> Iterator[list[Op]]:
        """Paragraphs added beside some of the wording: all of it as the author's own."""
        for line, behind in ((before, 1), (after, 0)):
            place = self.stock.place(line) if line is not None else None
            if place and line is not None:
                said = [self.stock.paper.lines[n].text for n in place.lines]
                at = place.lines.index(line) + behind
                yield [place.write("\n\n".join([*said[:at], *texts, *said[at:]]))]


def _of_stock(atoms: Sequence[Atom], stock: _Stock, paper: Paper) -> Iterator[Unit]:
    """Stock wording: every change of what one 照例 stands for together."""
    ours = [a for a in atoms if not all(_authors(x) for x in _touched(a, paper))]
    places = {id(p): p for a in ours if (p := stock.stock.place(a.old or 0))}
    for place in places.values():
        mine = [a for a in atoms if a.old in place.lines]
        if all(n in stock.found.pairs for n in place.lines):
            ways = [stock.written(place), _every(mine, paper)]
            yield Unit(
                mine, _either(*ways[:: 1 if place.typed or not _taken(place, paper) else -1])
            )


def _taken(place: Place, paper: Paper) -> bool:
    """Whether stock wording says what is taken from elsewhere: its template keeps that alive."""
    return any(x.sort == DERIVED for n in place.lines for x in paper.letters[n])


def _also(*ways: Ways) -> Ways:
    return lambda: chain.from_iterable(way() for way in ways)


def _lastly(ways: Ways, atom: Atom, stock: _Stock) -> Ways:
    """Some ways, and at last the author's own words for the stock ones they stand among."""

    def all_() -> Iterator[list[Op]]:
        yield from ways()
        place = stock.stock.place(atom.old or 0)
        yield from stock.written(place) if place else ()

    return all_


def _authors(letter: Letter) -> bool:
    """Whether a character is the author's own, typed in a plan."""
    return letter.sort == TYPED and bool(letter.site and not letter.site.template)


def _touched(atom: Atom, paper: Paper) -> Sequence[Letter]:
    """The characters of a change, and those on both sides of an insertion."""
    letters = paper.letters[atom.old or 0]
    if atom.before:
        return letters[atom.at : atom.at + len(atom.before)]
    return letters[max(0, atom.at - 1) : atom.at + 1]


def _every(atoms: Sequence[Atom], paper: Paper) -> Iterator[list[Op]]:
    """Each change of several where it was typed."""
    firsts = [next(iter(_rewording(a, paper)()), None) for a in atoms]
    if all(firsts):
        yield [op for ops in firsts for op in ops or ()]
    if len(atoms) == 1:
        yield from islice(_rewording(atoms[0], paper)(), 1, None)


def _either(*ways: Iterable[list[Op]]) -> Ways:
    kept: list[list[Op]] = []

    def again() -> list[list[Op]]:
        if not kept:
            kept.extend(way for some in ways for way in some)
        return kept

    return again


def _rewording(atom: Atom, paper: Paper) -> Ways:
    old = atom.old or 0

    def ways() -> Iterator[list[Op]]:
        for ops in reworded(atom, paper.letters[old], paper.lines[old].text):
            yield from (more for op in ops if (more := renamed(op, paper.origins.trees.values())))
            yield ops

    return ways


def _gone(found: Aligned, paper: Paper, slots: Slots) -> Iterator[Unit]:
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
            yield Unit([atoms[m] for m in run], _striking(run, every, paper, slots), parts)
            run = []
        run += [n] if n is not None else []


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


def _sections(found: Aligned, paper: Paper, slots: Slots) -> list[Unit]:
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
        unit = paper.unit(left[0], list(atoms))
        lines = sorted(n for n in unit[1] if n in atoms) if unit else [left[0]]
        while unit and lines[-1] + 1 in atoms and paper.owners[lines[-1] + 1] is None:
            lines.append(lines[-1] + 1)  # what the machine says of it
        lines = lines if _together(lines, found.pairs) else [left[0]]
        places = [found.pairs[n] for n in lines]
        skip = set(lines)
        before = _neighbour(new, min(places) - 1, -1, skip, atoms)
        after = _neighbour(new, max(places) + 1, 1, skip, atoms)
        ways = _moving(lines, before, after, paper, slots)
        yield Unit([atoms[n] for n in lines if n in atoms], ways)
        left = [n for n in left if n not in lines]


def _moving(
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


def _added(found: Aligned, paper: Paper, slots: Slots, stock: _Stock) -> Iterator[Unit]:
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
            yield Unit(run, _also(ways, partial(stock.put, texts, before, after)))
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
