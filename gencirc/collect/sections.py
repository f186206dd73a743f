"""Sections that a template orders, put in another order."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gencirc.collect.owners import Paper
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut
from gencirc.collect.stock import rows

OPENING = re.compile(r"\{%-? *(?:if|set)\b[^%]*%\}")
CLOSED = re.compile(r"^\{\{ *(?:附件说明|落款|附件页|附注)\b|^\{% *if not \(", re.M)


def resectioned(pairs: Mapping[int, int], paper: Paper) -> list[Op]:
    """The template with its sections in the order of the edited paper; nothing when it is its own."""
    headings = [
        (n, found)
        for n, line in enumerate(paper.lines)
        if line.heading and n in pairs and (found := rows(paper.letters[n]))
        and found.text.startswith("# ")
    ]  # fmt: skip
    site = headings[0][1].site if headings else None
    mine = [(n, found) for n, found in headings if found.site == site]
    order = sorted(mine, key=lambda h: pairs[h[0]])
    if site is None or order == mine:
        return []
    text = str(site.text)
    starts = [_start(text, found.first) for _, found in mine]
    ends = [*starts[1:], _end(text, mine[-1][1].last)]
    said = {n: text[a:b] for (n, _), a, b in zip(mine, starts, ends, strict=True)}
    new = "\n".join(said[n].strip("\n") + "\n" for n, _ in order)
    return [_whole(site, starts[0], ends[-1], new + "\n")]


def _whole(site: Site, first: int, last: int, new: str) -> Op:
    return Splice(site, Cut(first, last, new))


def _start(text: str, at: int) -> int:
    """Where a section begins: with the conditions and names that stand right above its heading."""
    start = at
    while start:
        start = text.rfind("\n", 0, start - 1) + 1
        line = text[start:at].split("\n")[0].strip()
        if OPENING.fullmatch(line):
            at = start
        elif line:
            break
    return at


def _end(text: str, at: int) -> int:
    """Where the last section ends: before what closes the paper."""
    found = CLOSED.search(text, at)
    return found.start() if found else len(text)
