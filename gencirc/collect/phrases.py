"""Words changed inside paragraphs → units: titles, stock wording, and what an author typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from gencirc.collect.counting import another
from gencirc.collect.desk import Desk
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.origins import DERIVED, TYPED, Letter
from gencirc.collect.own import Place, Stock, imprint, number, title
from gencirc.collect.owners import Paper
from gencirc.collect.placing import alone, is_passage, reworded
from gencirc.collect.printed import TITLE
from gencirc.collect.renaming import renamed
from gencirc.collect.rewriting import Op, of_template
from gencirc.collect.slots import Slots
from gencirc.collect.unit import Unit, Ways, also, either


def titles(
    atoms: Sequence[Atom], found: Aligned, edited: Sequence[str], paper: Paper, desk: Desk
) -> Iterator[Unit]:
    """Titles: every change of one together, since it may have to be typed out."""
    for line in dict.fromkeys(a.old for a in atoms if paper.lines[a.old or 0].part == TITLE):
        mine = [a for a in atoms if a.old == line]
        text = edited[found.pairs[line or 0]]
        ways = sorted([*_every(mine, paper), *title(text, desk.keys, paper)], key=of_template)
        yield Unit(mine, partial(_kept, ways))


class Stocked(NamedTuple):
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


def of_stock(atoms: Sequence[Atom], stock: Stocked, paper: Paper) -> Iterator[Unit]:
    """Stock wording: every change of what one 照例 stands for together."""
    ours = [a for a in atoms if not all(_authors(x) for x in _touched(a, paper))]
    places = {id(p): p for a in ours if (p := stock.stock.place(a.old or 0))}
    for place in places.values():
        mine = [a for a in atoms if a.old in place.lines]
        if all(n in stock.found.pairs for n in place.lines):
            ways = [stock.written(place), _every(mine, paper)]
            yield Unit(mine, either(*ways[:: 1 if place.typed or not _taken(place, paper) else -1]))


def _taken(place: Place, paper: Paper) -> bool:
    """Whether stock wording says what is taken from elsewhere: its template keeps that alive."""
    return any(x.sort == DERIVED for n in place.lines for x in paper.letters[n])


def _lastly(ways: Ways, atom: Atom, stock: Stocked) -> Ways:
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


def _rewording(atom: Atom, paper: Paper) -> Ways:
    old = atom.old or 0

    def ways() -> Iterator[list[Op]]:
        letters = paper.letters[old]
        for ops in (*another(atom, letters), *reworded(atom, letters, paper.lines[old].text)):
            if more := renamed(ops, paper.origins.trees.values()):
                yield more
            yield ops

    return ways


def names(atoms: Sequence[Atom], paper: Paper) -> Iterator[Unit]:
    """Names of entries: every change of one together, since what calls it so follows."""
    for line in dict.fromkeys(a.old for a in atoms):
        mine = [a for a in atoms if a.old == line]
        letters, text = paper.letters[line or 0], paper.lines[line or 0].text
        firsts = [op for a in mine for op in next(iter(reworded(a, letters, text)), [])]
        named = renamed(firsts, paper.origins.trees.values())
        if len(mine) > 1 and named:
            each = [Unit([a], _rewording(a, paper)) for a in mine]
            yield Unit(mine, partial(_kept, [named, firsts]), each)


def shared(atoms: Sequence[Atom], paper: Paper) -> Iterator[Unit]:
    """Words of a passage that is printed in several places: every change of one print together."""
    for line in dict.fromkeys(a.old or 0 for a in atoms):
        mine = [a for a in atoms if a.old == line]
        inside = any(is_passage(x) for a in mine for x in _touched(a, paper))
        if len(mine) > 1 and inside:
            ways = also(
                partial(_every, mine, paper),
                partial(alone, mine, paper.letters[line], paper.lines[line].text),
            )
            yield Unit(mine, ways, [Unit([a], _rewording(a, paper)) for a in mine])


def _kept(ways: list[list[Op]]) -> list[list[Op]]:
    return ways


def plain(atoms: Sequence[Atom], stock: Stocked, slots: Slots, paper: Paper) -> Iterator[Unit]:
    """Every other change of words by itself."""
    keys = stock.stock.desk.keys
    for a in atoms:
        dated = partial(imprint, a, keys, paper)
        beside = partial(_beside, a, slots, paper)
        words = _rewording(a, paper)
        both = any(x is not a and (x.before, x.after) == (a.before, a.after) for x in atoms)
        words = also(words, dated) if both else also(dated, words)  # 成文日期, when both changed
        words = also(partial(number, a, keys, paper), words)
        yield Unit([a], also(_lastly(words, a, stock), beside))


def _beside(atom: Atom, slots: Slots, paper: Paper) -> Iterator[list[Op]]:
    """A sentence put before or behind a paragraph that is all the machine's."""
    line = paper.lines[atom.old or 0]
    if not atom.before and atom.at == len(line.text):
        yield from slots.extended(atom.old or 0, atom.after, True)
    elif not atom.before and atom.at == line.ordinal:
        yield from slots.extended(atom.old or 0, atom.after, False)
