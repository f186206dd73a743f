"""Places between the paragraphs that a template asks for, found by trying: those without words
of the template itself go, come and move by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from gencirc.collect.desk import Desk
from gencirc.collect.owners import Paper
from gencirc.collect.printed import BODY, counted
from gencirc.collect.rewriting import Op, Splice
from gencirc.collect.sites import Site
from gencirc.collect.spelling import Cut, patched
from gencirc.collect.stock import SIGNS

PROBE = "这一段只用来找地方之{}。"
PROBED = re.compile(r"这一段只用来找地方之(\d+)。")
TAG = re.compile(r"\{%-? *(\w+)")
OPEN = re.compile(r"(?:\{%.*%\}|\{\{.*\}\}|)")  # a line that a paragraph may stand behind
FRONT = re.compile(r"---\n.*?^---\n", re.S | re.M)
INSIDE = {"else", "elif"}
FIXED = re.compile(r"^[@!]", re.M)  # the title and the recipients keep their places
BLOCKS = "if", "for"


class Slot(NamedTuple):
    """A place of a template's text, and how many paragraphs are printed before it."""

    at: int
    line: int


class Slots:
    """The places of a kind's template where a paragraph may stand."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        self.desk = desk
        self.paper = paper

    @cached_property
    def site(self) -> Site | None:
        """The template of the paper."""
        document = self.desk.draft().document
        return self.paper.origins.template(document.kind.path) if document else None

    @cached_property
    def all(self) -> list[Slot]:
        """Every place, in the order of the template; none when the paper would read otherwise."""
        if self.site is None:
            return []
        text = str(self.site.text)
        gaps = list(_gaps(text))
        cuts = [Cut(at, at, f"\n{PROBE.format(n)}\n\n") for n, at in enumerate(gaps)]
        drafted = self.desk.draft({self.site.tree.path: patched(text, cuts)})
        said = [line.text for line in drafted.lines]
        if [t for t in said if not PROBED.fullmatch(t)] != [x.text for x in self.paper.lines]:
            return []
        return _found(said, gaps)

    def put(
        self, texts: Sequence[str], before: int | None, after: int | None
    ) -> Iterator[list[Op]]:
        """Paragraphs added between two others."""
        if self.site and not any(sign in t for t in texts for sign in SIGNS):
            new = "".join(f"\n{t[counted(t) :]}\n\n" for t in texts)
            for slot in self._between(before, after):
                yield [Splice(self.site, Cut(slot.at, slot.at, new))]

    def struck(self, lines: Sequence[int]) -> Iterator[list[Op]]:
        """The template without what prints some paragraphs in a row."""
        stretch = self._stretch(lines)
        if stretch and self.site:
            yield [Splice(self.site, Cut(*stretch, ""))]

    def shifted(
        self, lines: Sequence[int], before: int | None, after: int | None
    ) -> Iterator[list[Op]]:
        """What prints some paragraphs in a row moved to another place of the template."""
        stretch = self._stretch(lines)
        if not stretch or not self.site:
            return
        first, last = stretch
        text = str(self.site.text)[first:last].strip("\n")
        for slot in self._between(before, after):
            if not first <= slot.at <= last:
                there = Splice(self.site, Cut(slot.at, slot.at, f"\n{text}\n\n"))
                yield [Splice(self.site, Cut(first, last, "")), there]

    def _between(self, before: int | None, after: int | None) -> list[Slot]:
        wanted = {n for n in (before + 1 if before is not None else None, after) if n is not None}
        return [slot for slot in self.all if slot.line in wanted]

    def _stretch(self, lines: Sequence[int]) -> tuple[int, int] | None:
        """The shortest whole part of the template that prints nothing but some paragraphs."""
        first, last = lines[0], lines[-1] + 1
        row = list(lines) == list(range(first, last))
        if not self.site or not row or any(self.paper.lines[n].part != BODY for n in lines):
            return None
        text = str(self.site.text)
        found = [
            (a.at, b.at)
            for a in self.all if a.line == first
            for b in self.all if b.line == last and a.at < b.at and _whole(text[a.at : b.at])
        ]  # fmt: skip
        shortest = min(found, key=lambda f: f[1] - f[0], default=None)
        return shortest if shortest and not FIXED.search(text, *shortest) else None


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


def _found(said: Sequence[str], gaps: Sequence[int]) -> list[Slot]:
    """The places whose probe was printed, once."""
    seen: dict[int, list[int]] = {}
    line = 0
    for text in said:
        found = PROBED.fullmatch(text)
        if found:
            seen.setdefault(int(found[1]), []).append(line)
        line += not found
    return [Slot(gaps[n], where[0]) for n, where in sorted(seen.items()) if len(where) == 1]


def _whole(text: str) -> bool:
    """Whether every condition that begins in a part of a template ends in it."""
    depth = 0
    for tag in TAG.findall(text):
        depth += (tag in BLOCKS) - (tag.startswith("end") and tag[3:] in BLOCKS)
        if depth < 0 or (depth == 0 and tag in INSIDE):
            return False
    return depth == 0
