"""Words changed inside a paragraph → where in the plan's files they are to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.collect.matching import Atom
from gencirc.collect.origins import DERIVED, TYPED, Letter
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut

FAR = 12  # characters that an equal insertion may slide


def reworded(atom: Atom, letters: Sequence[Letter], text: str) -> Iterator[list[Op]]:
    """The ways to write a change of words, the likeliest first."""
    said: list[list[Op]] = []
    start = atom.at
    for a, b, new in slides(text, start, start + len(atom.before), atom.after):
        for op in _ways(letters, a, b, new):
            if [op] not in said:
                said.append([op])
                yield [op]


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
        op = _replaced(letters, a, b, new)
        yield from (op,) if op else ()
        return
    left, right = letters[a - 1] if a else None, letters[a] if a < len(letters) else None
    if left and right and left.site == right.site and left.first == right.first and left.sort == DERIVED:
        return  # within one derived word
    for letter, behind in ((left, True), (right, False)):
        if letter and letter.site and letter.sort == TYPED:
            yield _at(letter.site, letter.last if behind else letter.first, new)
    for letter, behind in ((left, True), (right, False)):
        if letter and letter.site and letter.sort == DERIVED and letter.last > letter.first:
            yield _at(letter.site, letter.last if behind else letter.first, new)


def _at(site: Site, place: int, new: str) -> Op:
    return Splice(site, Cut(place, place, new))


def _replaced(letters: Sequence[Letter], a: int, b: int, new: str) -> Op | None:
    """One stretch of one text, with the signs of the machine's own between its words."""
    inside = letters[a:b]
    held = [x for x in inside if x.site]
    if not held or any(x.site != held[0].site for x in held):
        return None
    if any(x.sort == DERIVED and not _covered(letters, a, b, x) for x in held):
        return None
    site = held[0].site
    assert site
    first, last = min(x.first for x in held), max(x.last for x in held)
    before = letters[a - 1] if a else None
    after = letters[b] if b < len(letters) else None
    if not inside[0].site and before and before.site == site:
        first = before.last
    elif not inside[-1].site and after and after.site == site:
        last = after.first
    elif not inside[0].site and not inside[-1].site:
        return None
    return Splice(site, Cut(first, last, new)) if first <= last else None


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
