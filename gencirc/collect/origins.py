"""Where every printed character was typed: the way from a paragraph back to the files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.collect.sites import FILE, Site, Tree, tree_of
from gencirc.kind.library import KINDS, PASSAGES
from gencirc.plan.parting import REFERENCE
from gencirc.plan.paths import ENDINGS, REGISTRY
from gencirc.source.marks import Mark, Source, Text
from gencirc.source.nodes import Scalar
from gencirc.source.reading import read_file
from gencirc.words import Span, Words

TYPED, DERIVED, TEMPLATE, MACHINE = "写的", "取的", "模板", "机器"
GIVEN = "给的"  # typed within a 【…】, for the passage that it names
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
QUOTED = re.compile(r'"([^"]*)"')  # words typed within an expression
BOOKS = (".xlsx", ".xlsm")


class Letter(NamedTuple):
    """A printed character: typed as ``site.text[first:last]``, or made of what stands there."""

    sort: str
    mark: Mark
    site: Site | None = None
    first: int = 0
    last: int = 0


class Origins:
    """The files of a plan, and what in them is printed where."""

    def __init__(self, plan: Path, files: Iterable[Path], shown: dict[str, Path]) -> None:
        self.plan = plan
        self.shown = shown  # files by the names that marks give them
        self.trees: dict[str, Tree] = {}
        self.plain: dict[str, Tree] = {}
        for path in files:
            name = next((n for n, p in shown.items() if p == path), str(path))
            if path.suffix in ENDINGS and path.name not in REGISTRY:
                self.trees[name] = tree_of(path, name)

    @property
    def top(self) -> Tree:
        """The plan itself, not what it inherits."""
        return next(t for t in self.trees.values() if t.path == self.plan)

    def letters(self, words: Words) -> list[Letter]:
        """The origin of every character of some words."""
        out: list[Letter] = []
        for span in words:
            out += self._literal(span, out) or self._span(span)
        return out

    def _span(self, span: Span) -> list[Letter]:
        return [self._letter(span, span.at(n), char) for n, char in enumerate(span.text)]

    def _letter(self, span: Span, mark: Mark, char: str) -> Letter:
        site = self.site(mark)
        if site is None:
            return Letter(_sort(mark), mark)
        start, typed, _, value = mark.piece
        if value is not None or not span.exact:
            at = typed if value is not None else mark.offset
            return Letter(DERIVED, mark, site, *_reference(site.text, at))
        at = typed + mark.offset - start
        if site.text[at : at + 1] != char:
            return Letter(DERIVED, mark, site, at, at)
        given = any(a < at < b for a, b in _references(str(site.text)))
        return Letter(GIVEN if given else TYPED, mark, site, at, at + 1)

    def _literal(self, span: Span, before: list[Letter]) -> list[Letter]:
        """The letters of a template's own words, found on their line."""
        mark = span.mark
        if span.exact or _sort(mark) != TEMPLATE:
            return []
        line = mark.place[1]
        site = self._file(mark.source)
        start = site.tree.source.starts[line - 1]
        text = site.tree.source.line(line)
        last = next((x for x in reversed(before) if x.site == site), None)
        after = last.last - start if last and last.mark.place[1] == line else 0
        found = _words(text, span.text, max(after, 0)) or _words(text, span.text, 0)
        if not found or not span.text.strip():
            return []
        at, end, own = found
        if not own:  # what an expression prints stands and falls with it
            return [Letter(DERIVED, mark, site, start + at, start + end)] * len(span.text)
        return [
            Letter(TYPED, mark, site, start + at + n, start + at + n + 1)
            for n in range(len(span.text))
        ]

    def _file(self, source: Source) -> Site:
        """The file of a template's words; its marks count lines as the file does."""
        return self.template(Path(source.name))

    def template(self, path: Path) -> Site:
        """A template as one text."""
        name = str(path)
        if name not in self.plain:
            read, _ = read_file(path, name)
            self.plain[name] = Tree(path, read, Scalar(_whole(read)), template=True)
        tree = self.plain[name]
        return Site(tree, 0, FILE, _whole(tree.source))

    def site(self, mark: Mark) -> Site | None:
        """The text of the plan that a mark points into."""
        name = mark.source.name
        tree = self.trees.get(name)
        if tree:
            return tree.site(mark.start)
        path = self.shown.get(name)
        if path is None or not mark.verbatim or path.suffix in (*BOOKS, *ENDINGS, ".csv"):
            return None
        if name not in self.plain:
            self.plain[name] = Tree(path, mark.source, Scalar(_whole(mark.source)))
        return Site(self.plain[name], 0, FILE, _whole(mark.source))


def _whole(source: Source) -> Text:
    return Text(source.text, Mark(source, 0, len(source.text), verbatim=True))


def _words(text: str, words: str, after: int) -> tuple[int, int, bool] | None:
    """Where a template's line has some words: its own, else the expression that they stand in."""
    places = [m.start() for m in re.finditer(re.escape(words), text) if m.start() >= after]
    signs = [m.span() for m in EXPRESSION.finditer(text)]
    around = {at: next((s for s in signs if s[0] < at < s[1]), None) for at in places}
    quoted = [m.span(1) for m in QUOTED.finditer(text)]
    own = next((at for at in places if not around[at] or _in(quoted, at, len(words))), None)
    if own is not None:
        return own, own + len(words), True
    held = next((s for s in around.values() if s), None)
    return (*held, False) if held else None


def _in(spans: Iterable[tuple[int, int]], at: int, size: int) -> bool:
    return any(a <= at and at + size <= b for a, b in spans)


def _reference(text: str, at: int) -> tuple[int, int]:
    """The stretch of a 【…】 that begins at ``at``, nothing when there is none."""
    end = text.find("】", at)
    return (at, end + 1) if text[at : at + 1] == "【" and end > 0 else (at, at)


@lru_cache(maxsize=512)
def _references(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in REFERENCE.finditer(text))


def _sort(mark: Mark) -> str:
    """What a place that is none of the plan's is."""
    name = mark.source.name
    if not name:
        return MACHINE
    folders = Path(name).parts
    return TEMPLATE if KINDS in folders or PASSAGES in folders else DERIVED
