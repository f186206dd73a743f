"""Words changed inside a paragraph → where in the plan's files they are to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.collect.dating import redated, revalued
from gencirc.collect.matching import Atom, trimmed
from gencirc.collect.origins import DERIVED, GIVEN, TYPED, Letter
from gencirc.collect.rewriting import Op, Remove, Splice, whole
from gencirc.collect.sites import KEY, Site
from gencirc.collect.spelling import Cut, patched

SHARED = ("公共", "passages", "口号", "slogans", "变量", "variables")
CAUSE = ("缘由",), ("occasion",)
NUMERAL = re.compile(r"[\d一二三四五六七八九十两]+")
FAR = 12  # characters that an equal insertion may slide


def reworded(atom: Atom, letters: Sequence[Letter], text: str) -> Iterator[list[Op]]:
    """The ways to write a change of words, the likeliest first."""
    said: list[list[Op]] = []
    start, end = atom.at, atom.at + len(atom.before)
    if is_count(atom, letters):
        return
    told = sorted(slides(text, start, end, atom.after), key=_torn)  # whole sentences first
    for a, b, new in told:
        for op in _ways(letters, a, b, new):
            if [op] not in said:
                said.append([op])
                yield [op]
    if not atom.after:
        yield from ([op] for op in _wholly(letters, start, end))
    yield from redated(atom, letters, text)
    yield from revalued(atom, letters, text)
    yield from alone([atom], letters, text)


def is_count(atom: Atom, letters: Sequence[Letter]) -> bool:
    """Whether nothing changes but a number that a template takes from the plan."""
    was, now = atom.before, atom.after
    i, k, _, _ = trimmed(was, now, 0, len(was), 0, len(now))
    taken = letters[atom.at + i : atom.at + k]
    return bool(NUMERAL.fullmatch(was[i:k])) and all(x.site is None for x in taken)


def _torn(told: tuple[int, int, str]) -> bool:
    """Whether an insertion begins with the end of a sentence: 。甲乙 rather than 甲乙。"""
    return told[2][:1] in ("。", "；")


def _wholly(letters: Sequence[Letter], a: int, b: int) -> Iterator[Op]:
    """The removal of what is printed nowhere in a paragraph but in [a, b)."""
    inside = [x.site.branch for x in letters[a:b] if x.site and x.site.branch]
    rest = [x.site.branch for x in (*letters[:a], *letters[b:]) if x.site and x.site.branch]
    kept = {id(up) for branch in rest for up in branch.up()}
    said = set()
    for branch in inside:
        free = [up for up in branch.up() if id(up) not in kept and up.parent and up.parent.parent]
        found = free[-1] if free and free[-1].key is None else free[0] if free else None
        if found and id(found) not in said:
            said.add(id(found))
            yield Remove(whole(found))


def wholly(letters: Sequence[Letter]) -> list[Op]:
    """The removal of every entry whose key a paragraph prints."""
    found = {
        id(x.site.branch): x.site.branch
        for x in letters
        if x.site and x.site.branch and x.sort == TYPED and x.site.branch.parent
    }
    named = [b for b in found.values() if b and b.key is not None]
    return [Remove(whole(b)) for b in named if b.parent and b.parent.parent]


def alone(atoms: Sequence[Atom], letters: Sequence[Letter], text: str) -> Iterator[list[Op]]:
    """A text used in several places written out in this one: 【回头看】 becomes its words."""
    a, b = atoms[0].at, atoms[-1].at + len(atoms[-1].before)
    for run in embedded(letters):
        low, high = min(a, run.start), max(b, run.stop)
        if not ((run.start < b and a < run.stop) or run.start <= a == b <= run.stop):
            continue
        first = run.first if low == run.start else _own(letters[low], run.site, False)
        last = run.last if high == run.stop else _own(letters[high - 1], run.site, True)
        if first is not None and last is not None:
            cuts = [Cut(x.at - low, x.at - low + len(x.before), x.after) for x in atoms]
            yield [Splice(run.site, Cut(first, last, patched(text[low:high], cuts)))]


def _own(letter: Letter, site: Site, behind: bool) -> int | None:
    if letter.site != site or letter.sort != TYPED:
        return None
    return letter.last if behind else letter.first


class Run(NamedTuple):
    """Printed characters [start, stop) for which one reference [first, last) of a text stands."""

    site: Site
    start: int
    stop: int
    first: int
    last: int


def embedded(letters: Sequence[Letter]) -> Iterator[Run]:
    """The prose that references put into a text: shared passages and variables."""
    n = 0
    while n < len(letters):
        end = n + 1
        one = letters[n]
        if one.sort == DERIVED and one.site and one.last > one.first and _prose(one):
            while (
                end < len(letters) and letters[end][2:] == one[2:] and letters[end].sort == DERIVED
            ):
                end += 1
            yield Run(one.site, n, end, one.first, one.last)
        n = end
    yield from _passages(letters)


def _passages(letters: Sequence[Letter]) -> Iterator[Run]:
    """Shared passages, each with every reference of the paragraph's files that may ask for it."""
    mine = [(n, x.site.branch.path[:2]) for n, x in enumerate(letters)
            if x.site and x.site.branch and is_passage(x)]  # fmt: skip
    trees = dict.fromkeys(x.site.tree for x in letters if x.site and not x.site.template)
    for path in dict.fromkeys(p for _, p in mine):
        places = [n for n, p in mine if p == path]
        bare = range(places[0], places[-1] + 1)
        for run in dict.fromkeys((bare, _dressed(bare, letters))):
            for tree in trees:
                for asking, found in tree.references(path[-1]):
                    yield Run(asking, run.start, run.stop, *found)


def _dressed(run: range, letters: Sequence[Letter]) -> range:
    """A stretch with what the machine puts around it: “四定四包”（定人员、…）."""
    start, stop = run.start, run.stop
    while start and letters[start - 1].sort not in (TYPED, GIVEN):
        start -= 1
    while stop < len(letters) and letters[stop].sort not in (TYPED, GIVEN):
        stop += 1
    return range(start, stop)


def _prose(letter: Letter) -> bool:
    """Whether a derived character is a variable's, and no count, date or name."""
    home = letter.mark.home
    return not home.same(letter.mark) and letter.mark.piece.value is not None


def is_passage(letter: Letter) -> bool:
    """Whether a character is of a text that others ask for by its name."""
    path = letter.site.branch.path if letter.site and letter.site.branch else ()
    return path in CAUSE or (len(path) > 1 and path[0] in SHARED)


def slides(text: str, a: int, b: int, new: str) -> Iterator[tuple[int, int, str]]:
    """A change, and the same one told from other places: 甲乙|乙 is 甲|乙乙."""
    yield a, b, new
    if a < b and new:
        return
    for step in (-1, 1):
        i, j, word = a, b, new
        for _ in range(FAR):
            moved = text[i:j] if i < j else word
            if step < 0 and i > 0 and moved and text[i - 1] == moved[-1]:
                word = word and text[i - 1] + word[:-1]
            elif step > 0 and j < len(text) and moved and text[j] == moved[0]:
                word = word and word[1:] + text[j]
            else:
                break
            i, j = i + step, j + step
            yield i, j, word


def _ways(letters: Sequence[Letter], a: int, b: int, new: str) -> Iterator[Op]:
    if a < b:
        yield from _replaced(letters, a, b, new)
        return
    left, right = letters[a - 1] if a else None, letters[a] if a < len(letters) else None
    if (
        left
        and right
        and left.site == right.site
        and left.first == right.first
        and left.sort == DERIVED
    ):
        return  # within one derived word
    for letter, behind in ((left, True), (right, False)):
        if letter and letter.site and letter.sort == TYPED and _fits(letter.site, new):
            yield _at(letter.site, letter.last if behind else letter.first, new)
    for letter, behind in ((left, True), (right, False)):
        if letter and letter.site and letter.sort == DERIVED and letter.last > letter.first:
            yield _at(letter.site, letter.last if behind else letter.first, new)


def _fits(site: Site, new: str) -> bool:
    """Whether words may be part of a text: no sentence is part of a name."""
    return site.role != KEY or not any(sign in new for sign in "。；！？")


def _at(site: Site, place: int, new: str) -> Op:
    return Splice(site, Cut(place, place, new))


def _replaced(letters: Sequence[Letter], a: int, b: int, new: str) -> Iterator[Op]:
    """One stretch of one text, with what references and the machine print within it.

    A derived word alone (a count, a date) is struck out with its reference, never typed over.
    """
    if new and all(x.sort == DERIVED for x in letters[a:b]):
        return
    near = [*letters[a:b], *letters[max(a - 1, 0) : a], *letters[b : b + 1]]  # its own text first
    for site in {x.site: None for x in near if x.site}:
        assert site
        first, last = _begin(letters, a, b, site), _finish(letters, a, b, site)
        if first is not None and last is not None and first <= last and (last > first or new):
            yield Splice(site, Cut(first, last, new))


def _begin(letters: Sequence[Letter], a: int, b: int, site: Site) -> int | None:
    """Where in a text the stretch begins that [a, b) was printed from."""
    one, before = letters[a], letters[a - 1] if a else None
    if one.site == site:
        return one.first if one.sort in (TYPED, GIVEN) or _covered(letters, a, b, one) else None
    inside = any(x.site == site for x in letters[a:b])
    near = before is not None and before.site == site and before.sort == TYPED
    return before.last if near and before and (inside or _follows(letters, b, site)) else None


def _finish(letters: Sequence[Letter], a: int, b: int, site: Site) -> int | None:
    one, after = letters[b - 1], letters[b] if b < len(letters) else None
    if one.site == site:
        return one.last if one.sort in (TYPED, GIVEN) or _covered(letters, a, b, one) else None
    inside = any(x.site == site for x in letters[a:b])
    if after and after.site == site and after.sort == TYPED:
        return after.first
    if after is None and inside:
        return max(x.last for x in letters[a:b] if x.site == site)
    return None


def _follows(letters: Sequence[Letter], b: int, site: Site) -> bool:
    return b < len(letters) and letters[b].site == site


def _covered(letters: Sequence[Letter], a: int, b: int, one: Letter) -> bool:
    """Whether all that a reference prints lies in [a, b), so that it may go as a whole."""
    if one.last <= one.first:
        return False
    same = [
        n
        for n, x in enumerate(letters)
        if x.site == one.site and x.sort == DERIVED and (x.first, x.last) == (one.first, one.last)
    ]
    return a <= same[0] and same[-1] < b


def why_not(atom: Atom, letters: Sequence[Letter]) -> Letter | None:
    """The character that stands in the way: one that is not typed in the plan."""
    near = letters[atom.at : atom.at + max(1, len(atom.before))] or letters[-1:]
    return next((x for x in near if x.sort != TYPED), near[0] if near else None)
