"""Places between the paragraphs that a template asks for, found by trying: those without words
of the template itself go, come and move by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from gencirc.collect.desk import Desk
from gencirc.collect.owners import Paper
from gencirc.collect.printed import BODY, counted
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut, patched
from gencirc.collect.stock import SIGNS
from gencirc.kind.library import ENDING

PROBE = "这一段只用来找地方之{}。"
PROBED = re.compile(r"这一段只用来找地方之(\d+)。")
TAG = re.compile(r"\{%-? *(\w+)")
OPEN = re.compile(r"(?:\{%.*%\}|\{\{.*\}\}|)")  # a line that a paragraph may stand behind
FRONT = re.compile(r"---\n.*?^---\n", re.S | re.M)
INSIDE = {"else", "elif"}
FIXED = re.compile(r"^[@!]", re.M)  # the title and the recipients keep their places
BLOCKS = "if", "for"
ROUNDS = 4  # of finding the places that stand within a paragraph


class Slot(NamedTuple):
    """A place of a template's text, and how many paragraphs are printed before it."""

    site: Site
    at: int
    line: int


class Slots:
    """The places where a paragraph may stand, in the templates that a paper is made of."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        self.desk = desk
        self.paper = paper

    @cached_property
    def all(self) -> list[Slot]:
        """Every place, in the order of print; none when the paper would read otherwise."""
        gaps = dict(enumerate((t, at) for t in self._templates() for at in _gaps(str(t.text))))
        for _ in range(ROUNDS):
            said = self._probed(gaps)
            torn = {int(n) for t in said if not PROBED.fullmatch(t) for n in PROBED.findall(t)}
            if not torn:
                break
            gaps = {n: gap for n, gap in gaps.items() if n not in torn}
        if [t for t in said if not PROBED.fullmatch(t)] != [x.text for x in self.paper.lines]:
            return []
        return [Slot(*gaps[n], line) for n, line in _found(said)]

    def _probed(self, gaps: Mapping[int, tuple[Site, int]]) -> list[str]:
        """The paper with a paragraph of its own in every place."""
        cuts: dict[Site, list[Cut]] = {}
        for n, (site, at) in gaps.items():
            cuts.setdefault(site, []).append(Cut(at, at, f"\n{PROBE.format(n)}\n\n"))
        drafted = self.desk.draft(
            {site.tree.path: patched(str(site.text), found) for site, found in cuts.items()}
        )
        return [line.text for line in drafted.lines]

    def _templates(self) -> list[Site]:
        used = self.desk.start.campaign.library.used
        mine = sorted(path for path in used if path.name.endswith(ENDING))
        return [self.paper.origins.template(path) for path in mine]

    def put(
        self, texts: Sequence[str], before: int | None, after: int | None
    ) -> Iterator[list[Op]]:
        """Paragraphs added between two others."""
        if not any(sign in t for t in texts for sign in SIGNS):
            new = "".join(f"\n{t[counted(t) :]}\n\n" for t in texts)
            for slot in self._between(before, after):
                yield [Splice(slot.site, Cut(slot.at, slot.at, new))]

    def struck(self, lines: Sequence[int]) -> Iterator[list[Op]]:
        """The template without what prints some paragraphs in a row."""
        stretch = self._stretch(lines)
        if stretch:
            yield [Splice(stretch[0].site, Cut(stretch[0].at, stretch[1].at, ""))]

    def extended(self, line: int, new: str, behind: bool) -> Iterator[list[Op]]:
        """Words put right before or behind what prints a paragraph."""
        if any(sign in new for sign in SIGNS) or self.paper.lines[line].part != BODY:
            return
        for site, at, _ in (x for x in self.all if x.line == line + behind):
            text = str(site.text)
            rest = text[at:].lstrip("\n")
            place = len(text[:at].rstrip()) if behind else len(text) - len(rest)
            yield [Splice(site, Cut(place, place, new))]

    def shifted(
        self, lines: Sequence[int], before: int | None, after: int | None
    ) -> Iterator[list[Op]]:
        """What prints some paragraphs in a row moved to another place of the template."""
        stretch = self._stretch(lines)
        if not stretch:
            return
        (site, first, _), (_, last, _) = stretch
        text = str(site.text)[first:last].strip("\n")
        for slot in self._between(before, after):
            if slot.site == site and not first <= slot.at <= last:
                there = Splice(site, Cut(slot.at, slot.at, f"\n{text}\n\n"))
                yield [Splice(site, Cut(first, last, "")), there]

    def _between(self, before: int | None, after: int | None) -> list[Slot]:
        wanted = {n for n in (before + 1 if before is not None else None, after) if n is not None}
        return [slot for slot in self.all if slot.line in wanted]

    def _stretch(self, lines: Sequence[int]) -> tuple[Slot, Slot] | None:
        """The shortest whole part of a template that prints nothing but some paragraphs."""
        first, last = lines[0], lines[-1] + 1
        row = list(lines) == list(range(first, last))
        if not row or any(self.paper.lines[n].part != BODY for n in lines):
            return None
        found = [
            (a, b)
            for a in self.all if a.line == first
            for b in self.all if b.line == last and b.site == a.site and a.at < b.at
            if _whole(str(a.site.text)[a.at : b.at])
        ]  # fmt: skip
        return min(found, key=lambda f: f[1].at - f[0].at, default=None)


def _gaps(text: str) -> Iterator[int]:
    """Beginnings of lines behind a blank line or a line of signs, in no loop."""
    front = FRONT.match(text)
    at, loops, free = front.end() if front else 0, 0, True
    for line in text[at:].splitlines(keepends=True):
        tags = TAG.findall(line)
        if free and not loops:
            yield at
        loops += tags.count("for") - tags.count("endfor")
        free = bool(OPEN.fullmatch(line.strip()))
        at += len(line)
    if not loops:
        yield at


def _found(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The probes that were printed, once, each with the paragraphs before it."""
    seen: dict[int, list[int]] = {}
    line = 0
    for text in said:
        found = PROBED.fullmatch(text)
        if found:
            seen.setdefault(int(found[1]), []).append(line)
        line += not found
    yield from ((n, where[0]) for n, where in seen.items() if len(where) == 1)


def _whole(text: str) -> bool:
    """Whether a part of a template ends every condition that it begins, and leaves what is fixed."""
    depth = 0
    for tag in TAG.findall(text):
        depth += (tag in BLOCKS) - (tag.startswith("end") and tag[3:] in BLOCKS)
        if depth < 0 or (depth == 0 and tag in INSIDE):
            return False
    return depth == 0 and not FIXED.search(text)
