"""What is written back is built first, in memory: only what then reads as edited is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from gencirc.collect.copies import Copies, frozen
from gencirc.collect.desk import Desk, Drafted
from gencirc.collect.judging import Judge, Rest
from gencirc.collect.lifting import lifted
from gencirc.collect.matching import Aligned, Atom, aligned
from gencirc.collect.owners import Paper
from gencirc.collect.printed import Line
from gencirc.collect.regrouping import as_typed
from gencirc.collect.rewriting import Clash, Op, of_template, rewritten, trees_of
from gencirc.collect.unit import Unit

NOT_MADE = "照这样改，计划就不出这一份了"
BLOCK, WHOLE = "K109", "这一段整段由机器排，前后添不了字"
MOST = 60  # ways that are tried for one unit
KEPT = 2 * MOST  # drafts that are remembered


@dataclass
class Tried:
    """What came of it: what is written back and how the files then read, what is left."""

    done: list[Unit] = field(default_factory=list)
    left: list[tuple[Unit, str]] = field(default_factory=list)  # with what went wrong
    ops: list[Op] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)
    follow: list[Atom] = field(default_factory=list)  # what the machine makes, changed along
    along: list[Atom] = field(default_factory=list)  # the same words where else they are printed
    empty: list[Atom] = field(default_factory=list)  # headings that went with all below them
    drafted: Drafted | None = None
    lines: list[Line] = field(default_factory=list)  # as drafted, headings set as they were edited


class Took(NamedTuple):
    """Changes that may be written, and what then comes of it."""

    ops: Sequence[Op]
    files: dict[Path, str]
    drafted: Drafted
    lines: list[Line]
    rest: Rest
    touched: set[int]
    texts: dict[str, list[str]] | None = None  # the other recipients' copies
    others: tuple[str, ...] = ()  # those of them that change


class Trial:
    """Units tried one after another against the edited paper."""

    def __init__(
        self, desk: Desk, start: Drafted, edited: Sequence[str], found: Aligned, paper: Paper,
        barred: str = "", copies: Copies | None = None,
    ) -> None:  # fmt: skip
        """``barred`` says why no template may be changed, nothing when a copy of one may."""
        self.barred = barred
        self.copies = copies if copies and copies.desks else None
        self.others = self.copies.built if self.copies else {}  # as they now read
        self.desk = desk
        self.paper = paper
        self.judge = Judge(paper, edited, found)
        self.touched: set[int] = set()
        self.edited = edited
        self.rest = self.judge.known
        self.errors = start.errors
        self.why = ""
        self.drafts: dict[tuple[tuple[Path, str], ...], Drafted] = {}

    def all(self, units: Sequence[Unit]) -> Tried:
        """Everything at once when that goes well, else one unit after another."""
        tried = Tried()
        firsts = [(u, next(iter(u.ways()), None)) for u in units]
        good = [u for u, ops in firsts if ops]
        every = [op for _, ops in firsts for op in ops or ()]
        took = None if self.copies or not good else self._weighed(tried, good, every)
        if took:
            for unit, ops in firsts:
                unit.ops = ops or []
            self._keep(tried, good, took)
        for unit in units:
            if not took or unit not in good:
                self._one(tried, unit)
        return self._again(tried)

    def _again(self, tried: Tried) -> Tried:
        """A second look at what failed for want of something written later."""
        failed, tried.left = tried.left, []
        for unit, _ in failed:
            self._one(tried, unit)
        return tried

    def _one(self, tried: Tried, unit: Unit) -> None:
        if all(not self.rest[a.key] for a in unit.atoms):
            tried.done.append(unit)  # another one has brought it along
            return
        why = ""
        ways = list(islice(unit.ways(), MOST))
        for ops in ways:
            if took := self._weighed(tried, [unit], ops):
                self._keep(tried, [unit], took)
                return
            why = why or self.why
        loose = (took for ops in ways if (took := self._weighed(tried, [unit], ops, True)))
        if took := min(loose, key=lambda t: len(t.rest.along), default=None):
            self._keep(tried, [unit], took)
        elif not unit.parts or (unit.parts[0].atoms == unit.atoms and not unit.parts[0].last):
            tried.left.append((unit, why))
        else:
            for part in unit.parts:
                self._one(tried, part)

    def _weighed(
        self, tried: Tried, units: Sequence[Unit], ops: Sequence[Op], loose: bool = False
    ) -> Took | None:
        """Some changes when the paper then differs by no more than what is left.

        ``loose`` lets what is printed in other places too change there along.
        """
        if not ops or (self.barred and of_template(ops)):
            self.why = self.barred if ops else ""
            return None
        every = [*tried.ops, *ops]
        origins = self.paper.origins
        try:
            written = lifted(every, origins.top, origins.trees.values())
            files = {t.path: rewritten(t, written) for t in trees_of(written)}
        except Clash:
            self.why = "同别的改动碰在一起"
            return None
        drafted = self._drafted(files)
        new = drafted.errors - self.errors
        if new or not drafted.lines:
            self.why = next((_said(*error) for error in sorted(new)), NOT_MADE)
            return None
        touched = self.touched | (self.judge.touches(ops) if loose else set())
        lines = as_typed(drafted.lines, self.edited)
        rest = self.judge.rest(lines, [*tried.done, *units], touched, every)
        if isinstance(rest, str):
            self.why = rest
            return None
        took = Took(ops, files, drafted, lines, rest, touched)
        return took if not self.copies else self._allowed(took, units)

    def _drafted(self, files: dict[Path, str]) -> Drafted:
        """The paper with some files reading otherwise; the same files are drafted once."""
        key = tuple(files.items())
        if key not in self.drafts:
            if len(self.drafts) >= KEPT:
                self.drafts.clear()
            self.drafts[key] = self.desk.draft(files)
        return self.drafts[key]

    def _allowed(self, took: Took, units: Sequence[Unit]) -> Took | None:
        """The same with the other recipients' copies, when these may change as they would."""
        assert self.copies
        texts = self.copies.texts(took.files)
        others = tuple(name for name, said in texts.items() if said != self.others[name])
        atoms = [a for u in units for a in u.atoms]
        held = frozen(self._mine(took, atoms), self.others, texts)
        self.why = self.copies.refused(atoms, others, held)
        return None if self.why else took._replace(texts=texts, others=others)

    def _mine(self, took: Took, atoms: Sequence[Atom]) -> dict[str, str]:
        """The paragraphs in which words changed, as they are then → as they were built."""
        built = {a.old: self.paper.lines[a.old].text for a in atoms if a.old is not None}
        pairs = aligned(took.lines, [line.text for line in self.paper.lines]).pairs
        return {took.lines[n].text: built[o] for n, o in pairs.items() if o in built}

    def _keep(self, tried: Tried, units: Sequence[Unit], took: Took) -> None:
        """Some changes are written back."""
        self.touched, self.rest = took.touched, took.rest.keys
        self.others = took.texts or self.others
        for unit in units:
            unit.others = took.others
            unit.ops = unit.ops if len(units) > 1 else list(took.ops)
        tried.done += units
        tried.ops += took.ops
        tried.files, tried.drafted, tried.lines = took.files, took.drafted, took.lines
        tried.follow, tried.along, tried.empty = took.rest[:3]


def _said(code: str, words: str) -> str:
    """What an error that a change would make comes to, for somebody who knows no templates."""
    return WHOLE if code == BLOCK else words
