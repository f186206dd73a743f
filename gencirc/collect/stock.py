"""Paragraphs that a template prints: where in the template they go, come and move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.collect.origins import Letter
from gencirc.collect.owners import Paper
from gencirc.collect.printed import counted, rank
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut

SOME = 4  # characters of its own that make a paragraph the template's: more than a label's sign
LONGEST = 24  # characters of a heading on a line of its own
SIGNS = ("{{", "{%", "{#")


class Rows(NamedTuple):
    """The lines of a template that print a paragraph, as a stretch of its text."""

    site: Site
    first: int
    last: int  # behind the last line's break

    @property
    def text(self) -> str:
        return str(self.site.text)[self.first : self.last]


def rows(letters: Sequence[Letter]) -> Rows | None:
    """The lines of the template that a paragraph's own words stand on."""
    mine = [x for x in letters if x.site and x.site.template]
    if not mine:
        return None
    site = mine[0].site
    assert site
    mine = [x for x in mine if x.site == site]
    source = site.tree.source
    top = source.place(min(x.first for x in mine))[0]
    end = source.place(max(x.last for x in mine) - 1)[0]
    last = source.starts[end] if end < len(source.starts) else len(source.text)
    return Rows(site, source.starts[top - 1], last)


def _mostly(letters: Sequence[Letter]) -> bool:
    own = sum(bool(x.site and x.site.template) for x in letters)
    return own >= SOME or own * 2 >= len(letters)


def struck(lines: Sequence[int], paper: Paper) -> list[Op]:
    """The template without what prints some paragraphs; nothing when one is hardly its."""
    found = [rows(letters) for n in lines if _mostly(letters := paper.letters[n])]
    if len(found) < len(lines):
        return []
    if not all(found):
        return []
    return [Splice(r.site, Cut(r.first, r.last, "")) for r in dict.fromkeys(found) if r]


def put(
    texts: Sequence[str], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """Paragraphs added beside one that the template prints."""
    if any(sign in t for t in texts for sign in SIGNS):
        return
    bare = [t[counted(t) :] for t in texts]
    for line, behind in ((before, True), (after, False)):
        found = rows(paper.letters[line]) if line is not None else None
        if found is None or line is None:
            continue
        heads = ["#" * rank(t) + " " if rank(t) and len(t) <= LONGEST else "" for t in texts]
        new = "".join(f"{h}{t}\n\n" for h, t in zip(heads, bare, strict=True))
        place = found.last if behind else found.first
        yield [Splice(found.site, Cut(place, place, f"\n{new}" if behind else new))]


def shifted(
    lines: Sequence[int], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """Paragraphs of the template moved within it."""
    found = [r for n in lines if (r := rows(paper.letters[n]))]
    if len(found) != len(lines) or len({r.site for r in found}) != 1:
        return
    away: list[Op] = [Splice(r.site, Cut(r.first, r.last, "")) for r in found]
    text = "\n".join(r.text for r in found)
    for line, behind in ((before, True), (after, False)):
        there = rows(paper.letters[line]) if line is not None else None
        if there and there.site == found[0].site:
            place = there.last if behind else there.first
            new = f"\n{text}" if behind else f"{text}\n"
            yield [*away, Splice(there.site, Cut(place, place, new))]
