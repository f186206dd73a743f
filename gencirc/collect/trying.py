"""What is written back is built first, in memory: only what then reads as edited is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from gencirc.collect.copies import Copies
from gencirc.collect.desk import Desk, Drafted
from gencirc.collect.lifting import lifted
from gencirc.collect.matching import Aligned, Atom, aligned
from gencirc.collect.owners import Paper
from gencirc.collect.printed import TABLE, Line, counted
from gencirc.collect.regrouping import as_typed
from gencirc.collect.rewriting import (
    Clash,
    Insert,
    New,
    Op,
    Remove,
    Splice,
    of_template,
    rewritten,
    trees_of,
)
from gencirc.collect.unit import Unit

MOST = 60  # ways that are tried for one unit


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
        self.pairs = found.pairs
        self.touched: set[int] = set()
        self.edited = edited
        self.known = Counter(a.key for a in found.atoms)
        self.rest = self.known
        self.moves = sum(a.kind == "移" for a in found.atoms)
        self.errors = start.errors
        self.now = self.known
        self.why = ""

    def all(self, units: Sequence[Unit]) -> Tried:
        """Everything at once when that goes well, else one unit after another."""
        tried = Tried()
        firsts = [(u, next(iter(u.ways()), None)) for u in units]
        good = [(u, ops) for u, ops in firsts if ops]
        every = [op for _, ops in good for op in ops]
        if not self.copies and self._take(tried, [u for u, _ in good], every):
            for unit, ops in good:
                unit.ops = ops
            rest = [u for u, ops in firsts if not ops]
            tried.left = [(u, "") for u in rest]
            return tried
        for unit in units:
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
            if self._take(tried, [unit], ops):
                unit.ops = ops
                return
            why = why or self.why
        taken = next((ops for ops in ways if self._take(tried, [unit], ops, True)), None)
        if taken:
            unit.ops = taken
            return
        if not unit.parts or unit.parts[0].atoms == unit.atoms and unit.parts[0].emptied is None:
            tried.left.append((unit, why))
            return
        for part in unit.parts:
            self._one(tried, part)

    def _take(
        self, tried: Tried, units: Sequence[Unit], ops: Sequence[Op], loose: bool = False
    ) -> bool:
        """Keep some units when the paper then differs by no more than what is left.

        ``loose`` lets what is printed in other places too change there along.
        """
        self.why = ""
        if not ops:
            return not units
        if self.barred and of_template(ops):
            self.why = self.barred
            return False
        every = [*tried.ops, *ops]
        origins = self.paper.origins
        try:
            written = lifted(every, origins.top, origins.trees.values())
            files = {t.path: rewritten(t, written) for t in trees_of(written)}
        except Clash:
            self.why = "同别的改动碰在一起"
            return False
        drafted = self.desk.draft(files)
        new = drafted.errors - self.errors
        if new or not drafted.lines:
            self.why = next((words for _, words in sorted(new)), "生成不出来")
            return False
        touched = self.touched | (self._touches(ops) | self.untouched if loose else set())
        self.why = "改了以后印出来的同改稿不一样"
        lines = as_typed(drafted.lines, self.edited)
        found = self._follows(lines, [*tried.done, *units], touched, every)
        if found is None:
            return False
        if self.copies and not self._allowed(units, files):
            return False
        self.touched, self.rest = touched, self.now
        tried.done += units
        tried.ops, tried.files, tried.drafted = every, files, drafted
        tried.follow, tried.along, tried.empty = found
        return True

    def _allowed(self, units: Sequence[Unit], files: dict[Path, str]) -> bool:
        """Whether the other recipients' copies may change as they would."""
        assert self.copies
        texts = self.copies.texts(files)
        others = tuple(name for name, said in texts.items() if said != self.others[name])
        self.why = self.copies.refused((a for u in units for a in u.atoms), others)
        if self.why:
            return False
        self.others = texts
        for unit in units:
            unit.others = others
        return True

    def _touches(self, ops: Sequence[Op]) -> set[int]:
        """The edited paragraphs that print what some changes touch."""
        sites = {op.site for op in ops if isinstance(op, Splice)}
        gone = {id(op.branch) for op in ops if isinstance(op, Remove)}
        out = set()
        for old, new in self.pairs.items():
            for letter in self.paper.letters[old]:
                branch = letter.site.branch if letter.site else None
                below = branch and any(id(up) in gone for up in branch.up())
                if letter.site in sites or below:
                    out.add(new)
        return out

    @cached_property
    def untouched(self) -> set[int]:
        """The edited cells of tables that are as they were built."""
        lines = self.paper.lines
        return {
            new for old, new in self.pairs.items()
            if lines[old].part == TABLE and lines[old].text == self.edited[new]
        }  # fmt: skip

    def _follows(
        self, lines: list[Line], done: Sequence[Unit], touched: set[int], ops: Sequence[Op]
    ) -> tuple[list[Atom], list[Atom], list[Atom]] | None:
        """What the machine makes, what is printed elsewhere too, headings over nothing: where
        these now differ; ``None`` when anything else does.
        """
        allowed = self.known - Counter(a.key for u in done for a in u.atoms)
        mine = {a.new for u in done for a in u.atoms}
        wanted = {a.key for u in done for a in u.atoms}
        added = {a.new for u in done for a in u.atoms if a.kind == "增"}
        names = _new_names(ops)
        moves = self.moves - sum(a.kind == "移" for u in done for a in u.atoms)
        found = aligned(lines, self.edited)
        if any(n in added and lines[o].ordinal and not counted(self.edited[n])
               for o, n in found.pairs.items()):  # fmt: skip
            self.why = "这里的段由机器编号，改稿里没有编号"
            return None
        self.now = Counter(a.key for a in found.atoms)
        follow: list[Atom] = []
        others: list[Atom] = []
        empty: list[Atom] = []
        emptied = {u.emptied for u in done if u.emptied is not None}
        for atom in found.atoms:
            along = atom.new in touched and atom.new not in mine
            if atom.kind == "增":  # a paragraph that stands in the edited paper is not lost
                along = along and atom.new in self.untouched
            if atom.kind == "删" and atom.old is not None and touched & self.untouched:
                along = lines[atom.old].part == TABLE
            if atom.kind == "增" and atom.new in emptied:
                empty.append(atom)
            elif atom.kind == "移" and not along:
                moves -= 1
                if moves < 0:
                    return None
            elif allowed[atom.key] > 0:
                allowed[atom.key] -= 1
            elif atom.kind == "改" and atom.key in wanted:
                machine = _derived(atom, lines, False)
                self.why = "这几个字由机器补，写了也印不出来" if machine else self.why
                return None
            elif _derived(atom, lines, atom.new in added) or (
                atom.new not in added and _listed(atom, names)
            ):
                follow.append(atom)
            elif along:
                others.append(atom)
            else:
                return None
        return follow, others, empty


def _new_names(ops: Sequence[Op]) -> set[str]:
    """The names of the entries that some changes add."""
    new = (op.what for op in ops if isinstance(op, Insert))
    return {what.key for what in new if isinstance(what, New) and what.key}


def _listed(atom: Atom, names: set[str]) -> bool:
    """Whether a paragraph that lists the entries of the plan by name has a new one more."""
    return atom.kind == "改" and not atom.after and atom.before.strip("、，；。") in names


def _derived(atom: Atom, lines: Sequence[Line], added: bool) -> bool:
    """Whether a difference lies in words that the machine makes.

    Of a paragraph that was added only a heading may say more than it was given: 阶段.
    """
    if atom.kind != "改" or atom.old is None or not atom.before:
        return False
    if added and not lines[atom.old].heading:
        return False
    at = 0
    for span in lines[atom.old].words:
        if span.exact and at < atom.at + len(atom.before) and atom.at < at + len(span.text):
            return False
        at += len(span.text)
    return True
