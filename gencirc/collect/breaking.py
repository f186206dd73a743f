"""Paragraphs divided in two, and two run into one: both changes together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from gencirc.collect.bodies import added, gone
from gencirc.collect.counting import COUNT
from gencirc.collect.matching import Atom
from gencirc.collect.origins import TYPED, Letter
from gencirc.collect.owners import Paper
from gencirc.collect.placing import embedded, reworded
from gencirc.collect.printed import counted
from gencirc.collect.rewriting import Op, Remove, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut
from gencirc.collect.unit import Unit

GAP = "\n\n"
FEW, SOME = 2, 4  # ways of the one change that are tried with those of the other


class Break(NamedTuple):
    """A unit of words and one of a paragraph that are one change.

    ``tail`` when the words stand at the end of their paragraph, else at its beginning.
    """

    words: Unit
    paragraph: Unit
    tail: bool

    @property
    def divided(self) -> bool:
        """Whether one paragraph became two."""
        return self.paragraph.atoms[0].kind == "增"


def together(units: Sequence[Unit], paper: Paper) -> list[Unit]:
    """The units, those of a paragraph that was divided or joined as one.

    Half of such a change would lose words: nothing of it is written unless all can be.
    """
    found = list(_breaks(units, paper))
    used = {id(u) for b in found for u in (b.words, b.paragraph)}
    joint = [
        Unit(
            [*b.words.atoms, *b.paragraph.atoms],
            lambda b=b: _ways(b, paper),  # type: ignore[misc]
            told="起分成两段" if b.divided else "由两段并成",
        )
        for b in found
    ]
    return [*joint, *(u for u in units if id(u) not in used)]


def _breaks(units: Sequence[Unit], paper: Paper) -> Iterator[Break]:
    single = [u for u in units if len(u.atoms) == 1]
    come = {u.atoms[0].new: u for u in single if u.atoms[0].kind == "增"}
    went = {u.atoms[0].old: u for u in single if u.atoms[0].kind == "删"}
    for unit in single:
        atom = unit.atoms[0]
        if atom.kind != "改" or atom.old is None or atom.new is None:
            continue
        for tail, step in ((True, 1), (False, -1)):
            if not _at_edge(atom, paper, tail):
                continue
            if not atom.after and (other := come.get(atom.new + step)):
                text = other.atoms[0].after
                if text[counted(text) :] == atom.before:
                    yield Break(unit, other, tail)
            elif not atom.before and (other := went.get(atom.old + step)):
                if other.atoms[0].before == atom.after:
                    yield Break(unit, other, tail)


def _at_edge(atom: Atom, paper: Paper, tail: bool) -> bool:
    line = paper.lines[atom.old or 0]
    if tail:
        return atom.at + len(atom.before) == len(line.text)
    return atom.at == (line.ordinal or counted(line.text))


def _ways(one: Break, paper: Paper) -> Iterator[list[Op]]:
    if _recounted(one, paper):
        return
    yield from _in_the_text(one, paper)
    yield from _items(one, paper)
    pairs = product(islice(one.words.ways(), FEW), islice(one.paragraph.ways(), SOME))
    yield from ([*words, *rest] for words, rest in pairs)
    yield from _the_other_half(one, paper)


def _recounted(one: Break, paper: Paper) -> bool:
    """Whether a joined paragraph takes its 二是 along: the machine would count on without it."""
    second = (one.words.atoms[0].old or 0) + one.tail
    counts = not one.divided and COUNT.match(paper.lines[second].text)
    return bool(counts) and paper.letters[second][0].sort != TYPED


def _in_the_text(one: Break, paper: Paper) -> Iterator[list[Op]]:
    """A blank line put into a text, or taken out of it."""
    atom, old = one.words.atoms[0], one.words.atoms[0].old or 0
    if one.divided:
        at = atom.at if one.tail else atom.at + len(atom.before)
        left, right = (paper.letters[old], at), (paper.letters[old], at)
    else:
        first, second = (old, old + 1) if one.tail else (old - 1, old)
        left = paper.letters[first], len(paper.letters[first])
        right = paper.letters[second], paper.lines[second].ordinal
    for site, end in _edges(*left, behind=True):
        for other, start in _edges(*right, behind=False):
            if site == other and end <= start:
                yield [Splice(site, Cut(end, start, GAP if one.divided else ""))]


def _edges(letters: Sequence[Letter], at: int, behind: bool) -> Iterator[tuple[Site, int]]:
    """Where in a text what is printed before ``at`` ends, or what is printed from there begins."""
    near = letters[at - 1] if behind else letters[at]
    if near.site and (near.sort == TYPED or near.last > near.first):
        yield near.site, near.last if behind else near.first
    for run in embedded(letters):  # 【回头看】|【老大难】
        if at == (run.stop if behind else run.start):
            yield run.site, run.last if behind else run.first


def _items(one: Break, paper: Paper) -> Iterator[list[Op]]:
    """Two items of a list run into one, with their references."""
    old = one.words.atoms[0].old or 0
    owners = paper.owners[old if one.tail else old - 1 : old + 1 + one.tail]
    first, second = (o.branch if o and not o.site else None for o in owners)
    if one.divided or first is None or second is None or first.parent is not second.parent:
        return
    site, more = first.value, second.value
    if site and more and first is not second:
        yield [Splice(site, Cut(len(site.text), len(site.text), str(more.text))), Remove(second)]


def _the_other_half(one: Break, paper: Paper) -> Iterator[list[Op]]:
    """The same told from the other half: what stayed goes, what went stays."""
    atom, old = one.words.atoms[0], one.words.atoms[0].old or 0
    line = paper.lines[old]
    if one.divided:
        at = atom.at + len(atom.before)
        first = line.text[line.ordinal : atom.at] if one.tail else atom.before
        rest = line.text[atom.at :] if one.tail else line.text[at:]
        cut, put = (first, 0) if one.tail else (rest, 1)
        start = line.ordinal if one.tail else at
        away = Atom("改", old, atom.new, cut, "", start)
        near = (old - 1 if old else None, old) if not put else (old, old + 1)
        ways = added([cut], *near, paper)
    else:
        other = one.paragraph.atoms[0].old or 0
        said = paper.lines[other]
        at = said.ordinal if one.tail else len(said.text)
        away = Atom("改", other, atom.new, "", line.bare, at)
        ways = iter([[op for _, ops in gone([old], paper) for op in ops]])
    words = reworded(away, paper.letters[away.old or 0], paper.lines[away.old or 0].text)
    yield from ([*a, *b] for a, b in product(islice(words, FEW), islice(ways, SOME)) if b)
