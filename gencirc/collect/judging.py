"""How a paper drafted with some changes may still differ from the edited one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.collect.counting import count_of
from gencirc.collect.matching import Aligned, Atom, aligned
from gencirc.collect.owners import Paper
from gencirc.collect.printed import TABLE, Line, counted, rank
from gencirc.collect.rewriting import Insert, New, Op, Remove, Splice
from gencirc.collect.saying import otherwise
from gencirc.collect.unit import Unit

MACHINE = "这几个字由机器补，写了也印不出来"
NUMBERED = "这里的段由机器编号，改稿里没有编号"
RANKED = "写在这里，编号的层次同改稿不一样"


class Rest(NamedTuple):
    """What still differs when some changes are written."""

    follow: list[Atom]  # what the machine makes
    along: list[Atom]  # the same words where else they are printed
    empty: list[Atom]  # headings that went with all below them
    keys: Counter[tuple[object, ...]]  # all of it, by what it is known by


class Judge:
    """What may differ, by what is written and what is not yet."""

    def __init__(self, paper: Paper, edited: Sequence[str], found: Aligned) -> None:
        self.paper = paper
        self.edited = edited
        self.pairs = found.pairs
        self.known = Counter(a.key for a in found.atoms)
        self.moves = sum(a.kind == "移" for a in found.atoms)
        self.untouched = {  # cells of tables that are as they were built
            new for old, new in found.pairs.items()
            if paper.lines[old].part == TABLE and paper.lines[old].text == edited[new]
        }  # fmt: skip

    def touches(self, ops: Sequence[Op]) -> set[int]:
        """The edited paragraphs that print what some changes touch, and what tables repeat."""
        sites = {op.site for op in ops if isinstance(op, Splice)}
        gone = {id(op.branch) for op in ops if isinstance(op, Remove)}
        out = set(self.untouched)
        for old, new in self.pairs.items():
            for letter in self.paper.letters[old]:
                branch = letter.site.branch if letter.site else None
                below = branch and any(id(up) in gone for up in branch.up())
                if letter.site in sites or below:
                    out.add(new)
        return out

    def rest(
        self, lines: list[Line], done: Sequence[Unit], touched: set[int], ops: Sequence[Op]
    ) -> Rest | str:
        """What differs though ``done`` is written, or why that may not be."""
        atoms = [a for u in done for a in u.atoms]
        allowed = self.known - Counter(a.key for a in atoms)
        mine, wanted = {a.new for a in atoms}, {a.key for a in atoms}
        added = {a.new for a in atoms if a.kind == "增"}
        moves = self.moves - sum(a.kind == "移" for a in atoms)
        emptied = {u.emptied for u in done if u.emptied is not None}
        names = _new_names(ops)
        found = aligned(lines, self.edited)
        placed = {a.new for a in atoms if a.kind in ("增", "移")}
        wrong = (self._numbered(lines[o], n) for o, n in found.pairs.items() if n in placed)
        if why := next(filter(None, wrong), ""):
            return why
        out = Rest([], [], [], Counter(a.key for a in found.atoms))
        for atom in found.atoms:
            along = self._along(atom, lines, touched, mine)
            if atom.kind == "增" and atom.new in emptied:
                out.empty.append(atom)
            elif atom.kind == "移" and not along:
                moves -= 1
                if moves < 0:
                    return _otherwise(atom, lines)
            elif allowed[atom.key] > 0:
                allowed[atom.key] -= 1
            elif atom.kind == "改" and atom.key in wanted:
                return MACHINE if _derived(atom, lines, False) else _otherwise(atom, lines)
            elif _derived(atom, lines, atom.new in added) or (
                atom.new not in added and _listed(atom, names)
            ):
                out.follow.append(atom)
            elif along:
                out.along.append(atom)
            else:
                return _otherwise(atom, lines)
        return out

    def _numbered(self, line: Line, new: int) -> str:
        """What is wrong with the ordinal of a paragraph put in its place: its level, or that it is."""
        text = self.edited[new]
        if not line.ordinal or rank(line.text) == rank(text):
            return ""
        return RANKED if counted(text) else NUMBERED

    def _along(
        self, atom: Atom, lines: Sequence[Line], touched: set[int], mine: set[int | None]
    ) -> bool:
        """Whether a paragraph may say otherwise because what it prints was changed elsewhere."""
        if atom.kind == "删" and atom.old is not None and touched & self.untouched:
            return lines[atom.old].part == TABLE
        along = atom.new in touched and atom.new not in mine
        return along and (atom.kind != "增" or atom.new in self.untouched)  # nothing is lost


def _otherwise(atom: Atom, lines: Sequence[Line]) -> str:
    return otherwise(atom, lines[atom.old].text if atom.old is not None else "")


def _new_names(ops: Sequence[Op]) -> set[str]:
    """The names of the entries that some changes add."""
    new = (op.what for op in ops if isinstance(op, Insert))
    return {what.key for what in new if isinstance(what, New) and what.key}


def _listed(atom: Atom, names: set[str]) -> bool:
    """Whether a paragraph that lists the entries of the plan by name has a new one more."""
    return atom.kind == "改" and not atom.after and atom.before.strip("、，；。") in names


def _derived(atom: Atom, lines: Sequence[Line], added: bool) -> bool:
    """Whether a difference lies in words that the machine makes.

    Of a paragraph that was added only a heading may say more than it was given, 阶段, and
    only its count may be another, 四是.
    """
    if atom.kind != "改" or atom.old is None or not atom.before:
        return False
    counts = atom.at + len(atom.before) <= count_of(lines[atom.old].text)
    if added and not counts and not lines[atom.old].heading:
        return False
    at = 0
    for span in lines[atom.old].words:
        if span.exact and at < atom.at + len(atom.before) and atom.at < at + len(span.text):
            return False
        at += len(span.text)
    return True
