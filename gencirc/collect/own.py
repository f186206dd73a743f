"""Stock wording that was changed becomes the author's own: 标题, and texts that say 照例."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from gencirc.collect.desk import Desk
from gencirc.collect.lifting import lifted
from gencirc.collect.matching import Atom, aligned
from gencirc.collect.owners import Paper
from gencirc.collect.printed import BODY, HEAD
from gencirc.collect.rewriting import Append, Become, New, Op, rewritten, trees_of
from gencirc.collect.sites import Branch, is_mapping
from gencirc.plan.door import STOCK
from gencirc.source.nodes import Scalar

PROBE = "这一句话只用来找地方。"
TITLE_KEYS = ("标题", "title")
PRINT_DATE = ("印发日期", "print_date")
NUMBER_KEYS = ("文号", "number")
NUMBERED = re.compile(r"〔\d{4}〕\s*([1-9]\d*)号$")
PRINTED_ON = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日印发$")
CLOSING = "结语"
ASKED = re.compile(r"(\w+)\.(\w+) is (?:not )?照例")  # where a template has stock words
MOST = 8  # paragraphs that a stock text is written out for


def title(text: str, keys: Sequence[str], paper: Paper) -> Iterator[list[Op]]:
    """A title typed out: 标题 of the paper, or of the plan printed behind it."""
    if not any(paper.origins.top.find((key,)) for key in keys):
        yield [Append(paper.origins.top.root, New(keys[0], "", (New(TITLE_KEYS[0], text),)))]
    for key in dict.fromkeys((*keys, "方案", "scheme")):
        yield from _typed_out(key, TITLE_KEYS, text, paper)


def imprint(atom: Atom, keys: Sequence[str], paper: Paper) -> Iterator[list[Op]]:
    """Another date in the imprint: 印发日期, since that of the signature stays."""
    line = paper.lines[atom.old or 0]
    text = line.text[: atom.at] + atom.after + line.text[atom.at + len(atom.before) :]
    found = PRINTED_ON.search(text) if line.part == HEAD else None
    for key in keys if found else ():
        day = "-".join(part.zfill(2) for part in found.groups()) if found else ""
        yield from _typed_out(key, PRINT_DATE, day, paper)


def number(atom: Atom, keys: Sequence[str], paper: Paper) -> Iterator[list[Op]]:
    """A serial number typed where there was none, or another one: 文号."""
    line = paper.lines[atom.old or 0]
    text = line.text[: atom.at] + atom.after + line.text[atom.at + len(atom.before) :]
    found = NUMBERED.search(text) if line.part == HEAD else None
    for key in keys if found else ():
        yield from _typed_out(key, NUMBER_KEYS, found[1] if found else "", paper)


def _typed_out(key: str, names: Sequence[str], text: str, paper: Paper) -> Iterator[list[Op]]:
    """One entry of a paper: with another value, or added."""
    branch = paper.origins.top.find((key,))
    if branch is None or not is_mapping(branch):
        return
    typed = next((c for c in branch.children if c.key in names), None)
    yield [Become(typed, text)] if typed else [Append(branch, New(names[0], text))]


Write = Callable[[str], Op]


class Place(NamedTuple):
    """An entry that says 照例 or is not typed, how other words are written there, the paragraphs
    that it stands for, and what the template puts around."""

    write: Write
    lines: list[int]
    before: str
    after: str
    typed: bool = True  # whether the plan itself says 照例


class Stock:
    """The places of a plan that say 照例, and the paragraphs that stand for each."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        self.desk = desk
        self.paper = paper

    @cached_property
    def places(self) -> list[Place]:
        """Found by trying: what is not printed any more when other words stand there."""
        texts = [line.text for line in self.paper.lines]
        out = []
        typed = list(self._typed())
        for write in (*typed, *self._silent()):
            top, trees = self.paper.origins.top, self.paper.origins.trees.values()
            ops = lifted([write(PROBE)], top, trees)
            drafted = self.desk.draft({t.path: rewritten(t, ops) for t in trees_of(ops)})
            shown = next((line.text for line in drafted.lines if PROBE in line.text), None)
            if shown is None:
                continue
            found = aligned(drafted.lines, texts)
            gone = [a.new for a in found.atoms if a.new is not None]
            lines = sorted(set(gone))
            if lines and self._plain(lines):
                before, _, after = shown.partition(PROBE)
                out.append(Place(write, lines, before, after, write in typed))
        return out

    def _typed(self) -> Iterator[Write]:
        """The entries of papers whose value is 照例, in the plan and in what it inherits."""
        top = self.paper.origins.top
        for tree in self.paper.origins.trees.values():
            for entry in (e for paper in tree.root.children for e in paper.children):
                stock = isinstance(entry.node, Scalar) and entry.node.text.strip().lower() in STOCK
                if stock and (tree is top or not top.find(entry.path)):
                    yield partial(Become, entry)

    def _silent(self) -> Iterator[Write]:
        """The stock wordings of the template of which the plan says nothing."""
        kind, find = self.desk.wanted.kind, self.paper.origins.top.find
        branch = next((found for key in self.desk.keys if (found := find((key,)))), None)
        named = (k for name, k in ASKED.findall(self._template) if name == kind)
        asked = dict.fromkeys((*named, CLOSING))
        if branch is None or not is_mapping(branch) or not branch.children:
            return
        typed = {str(child.key) for child in branch.children}
        yield from (partial(_entry, branch, key) for key in asked if key not in typed)

    @property
    def _template(self) -> str:
        document = self.desk.start.document
        return document.kind.source.text if document else ""

    def _plain(self, lines: Sequence[int]) -> bool:
        """Whether nothing but a few paragraphs in a row is covered."""
        row = lines == list(range(lines[0], lines[-1] + 1)) and len(lines) <= MOST
        return row and all(
            self.paper.lines[n].part == BODY and not self.paper.lines[n].heading for n in lines
        )

    def place(self, line: int) -> Place | None:
        """What covers a paragraph."""
        return next((found for found in self.places if line in found.lines), None)

    def written(self, place: Place, texts: Sequence[str]) -> Iterator[list[Op]]:
        """The texts as the author's own: with references for what is typed elsewhere, or plain."""
        named = [self._named(n, text) for n, text in zip(place.lines, texts, strict=True)]
        for said in (named, list(texts)):
            text = "\n\n".join(said).removeprefix(place.before).removesuffix(place.after)
            yield [place.write(text)]

    def _named(self, line: int, text: str) -> str:
        """A text in which whole values of the plan are called by their names."""
        letters = self.paper.letters[line]
        for site in dict.fromkeys(x.site for x in letters if x.site and x.site.branch):
            assert site
            branch = site.branch
            key = branch.path[0] if branch and len(branch.path) == 1 else ""
            mine = [x for x in letters if x.site == site]
            words = "".join(
                c
                for c, x in zip(self.paper.lines[line].text, letters, strict=True)
                if x.site == site
            )
            whole = mine[0].first == 0 and mine[-1].last == len(site.text)
            if key and whole and len(words) > 3 and text.count(words) == 1:
                text = text.replace(words, f"【{key}】")
        return text


def _entry(branch: Branch, key: str, value: str) -> Op:
    return Append(branch, New(key, value))
