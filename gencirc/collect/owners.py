"""Whose a printed paragraph is: the entry, list item or paragraph of the plan it was typed as."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from gencirc.collect.origins import TYPED, Letter, Origins
from gencirc.collect.printed import TABLE, Line
from gencirc.collect.sites import KEY, VALUE, Branch, Site
from gencirc.collect.spelling import GAP

SHARED = ("公共", "passages")
PARAGRAPHS, ITEMS = "\n\n", "；"
SEMICOLON = re.compile(r"[；;]\s*")
MOST = 0.6  # of the typed characters of a paragraph that make a branch its owner


class Owner(NamedTuple):
    """The branch of a paragraph; ``site`` [first, last) when it is one of several in a text.

    ``sign`` stands between them: a blank line, or the semicolon of a line of items.
    """

    branch: Branch
    site: Site | None = None
    first: int = 0
    last: int = 0
    sign: str = "\n\n"


class Paper:
    """The built paragraphs with the origin of every character."""

    def __init__(self, lines: Sequence[Line], origins: Origins) -> None:
        self.lines = lines
        self.origins = origins
        self.letters = [origins.letters(line.words) for line in lines]

    @cached_property
    def owners(self) -> list[Owner | None]:
        """The owner of every paragraph; of a shared passage the 【…】 that asks for it."""
        found = [self._owner(letters) for letters in self.letters]
        asked: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, owner in enumerate(found):
            if owner and _shared(owner):
                asked[_names(self.letters[n])].append(n)
        for names, mine in asked.items():
            asking = [b for tree in self.origins.trees.values() for b in tree.asking(names)]
            if len(asking) in (1, len(mine)):
                for n, branch in zip(mine, asking * (len(mine) // len(asking)), strict=True):
                    found[n] = Owner(branch)
        return found

    @cached_property
    def owned(self) -> dict[int, set[int]]:
        """The paragraphs below every branch, by its identity."""
        out: dict[int, set[int]] = defaultdict(set)
        for n, owner in enumerate(self.owners):
            for branch in owner.branch.up() if owner else ():
                out[id(branch)].add(n)
        return out

    @cached_property
    def doubled(self) -> set[int]:
        """The paragraphs that read as others do: which of them moved cannot be seen."""
        many = Counter(line.text for line in self.lines)
        return {n for n, line in enumerate(self.lines) if many[line.text] > 1}

    @cached_property
    def printed(self) -> dict[int, set[int]]:
        """The paragraphs that print anything of a branch, by its identity."""
        out: dict[int, set[int]] = defaultdict(set)
        for n, letters in enumerate(self.letters):
            for branch in {x.site.branch for x in letters if x.site}:
                for up in branch.up() if branch else ():
                    out[id(up)].add(n)
        return out

    @cached_property
    def names(self) -> set[int]:
        """The entries whose names are printed, by their identity."""
        sites = {x.site for letters in self.letters for x in letters if x.sort == TYPED and x.site}
        return {id(site.branch) for site in sites if site.role == KEY}

    def _all_of(self, parent: Branch, child: Branch, among: set[int]) -> bool:
        """Whether some paragraphs are all that a branch is, when one of its children is theirs."""
        if parent.path in {(name,) for name in SHARED}:
            return False
        if child.key is not None and id(child) not in self.names:
            return True  # a field of an entry
        return all(self.printed[id(other)] & among for other in parent.children)

    def _owner(self, letters: Sequence[Letter]) -> Owner | None:
        typed = [x for x in letters if x.sort == TYPED and x.site and x.site.branch]
        typed = typed or [x for x in letters if x.site and x.site.branch]
        if not typed:
            return None
        typed = [x for x in typed if not _passage(x)] or typed  # what asks for it is the owner
        sites = Counter(x.site for x in typed if x.site)
        deepest = _deepest(sites, len(typed))
        branch = deepest or (typed[0].site and typed[0].site.branch)
        site = sites.most_common(1)[0][0] if deepest else typed[0].site
        if branch is None or site is None:
            return None
        return _part(branch, site, [x for x in typed if x.site == site]) or Owner(branch)

    def unit(self, line: int, among: Collection[int]) -> tuple[Branch, set[int]] | None:
        """The largest branch that holds a paragraph and otherwise only others ``among`` some.

        Tables repeat what the text says: their rows count for paragraphs of tables only.
        """
        table = self.lines[line].part == TABLE
        owner = self.owners[line]
        if owner is None:
            return None
        found = None
        for branch in owner.branch.up():
            below = self.owned[id(branch)]
            if found and not self._all_of(branch, found[0], set(among)):
                break  # it holds entries that stand elsewhere, or in other papers
            if not {b for b in below if table or self.lines[b].part != TABLE} <= set(among):
                break
            found = branch, below
        return found


def _deepest(sites: Counter[Site], typed: int) -> Branch | None:
    """The deepest branch that holds most of what was typed."""
    counts: Counter[int] = Counter()
    branches: dict[int, Branch] = {}
    for site, many in sites.items():
        for branch in site.branch.up() if site.branch else ():
            counts[id(branch)] += many
            branches[id(branch)] = branch
    fits = [branches[i] for i, many in counts.items() if many >= MOST * typed]
    return max(fits, key=lambda b: sum(1 for _ in b.up()), default=None)


def _part(branch: Branch, site: Site, mine: Sequence[Letter]) -> Owner | None:
    """One of several paragraphs or items that a value holds."""
    if site.role != VALUE or site.branch is not branch:
        return None
    for sign, gap in ((PARAGRAPHS, GAP), (ITEMS, SEMICOLON)):
        first, last = paragraph(site.text, mine[0].first, gap)
        part = first > 0 or last < len(site.text)
        if part and all(first <= x.first and x.last <= last for x in mine):
            return Owner(branch, site, first, last, sign)
    return None


def _passage(letter: Letter) -> bool:
    branch = letter.site.branch if letter.site else None
    return bool(branch and branch.path[:1] and branch.path[0] in SHARED)


def _names(letters: Sequence[Letter]) -> tuple[str, ...]:
    """The shared passages that a paragraph prints, in their order."""
    branches = [x.site.branch for x in letters if x.site and _passage(x)]
    return tuple(dict.fromkeys(b.path[1] for b in branches if b and len(b.path) > 1))


def _shared(owner: Owner) -> bool:
    return bool(owner.branch.path) and owner.branch.path[0] in SHARED


def paragraph(text: str, at: int, sign: re.Pattern[str]) -> tuple[int, int]:
    """The part of a value that the character ``at`` stands in, between two of ``sign``."""
    first, last = 0, len(text)
    for gap in sign.finditer(text):
        if gap.end() <= at:
            first = gap.end()
        elif gap.start() >= at:
            last = gap.start()
            break
    return first, last
