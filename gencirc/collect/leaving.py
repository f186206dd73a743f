"""What could not be written back, each with the one place where it is to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.collect.copies import Copies, named
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.origins import DERIVED, MACHINE, TEMPLATE, Letter
from gencirc.collect.owners import Paper
from gencirc.collect.placing import why_not
from gencirc.collect.printed import TABLE, Line
from gencirc.collect.regrouping import Group
from gencirc.collect.trying import Tried
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark

SHOWN = 24  # characters of a text that are named
FEW = 4  # characters that are shown with those around them
LEAD, TAIL = (
    re.compile(r"[^，。；：、！？《》（）“”\s]{0,4}$"),
    re.compile(r"[^，。；：、！？《》（）“”\s]{0,4}"),
)
NOTHING = "（没有）"
UNWRITTEN = "没有放得下它的地方"


def left(tried: Tried, paper: Paper, found: Aligned) -> list[Problem]:
    """A reminder for every change that was not written, and for what changed along."""
    out = [_of(atom, why, paper, found) for unit, why in tried.left for atom in unit.atoms]
    out += [_follows("Z116", atom, tried.lines) for atom in tried.follow]
    out += [_follows("Z120", atom, tried.lines) for atom in tried.along]
    return out + [_empty(atom) for atom in tried.empty]


def conflict(said: str, text: str) -> Problem:
    """A paragraph that both the plan and the chief have changed."""
    return problem("Z108", None, said=short(said) or "（已经没有这一段）", text=short(text))


def alone(groups: Sequence[Group]) -> list[Problem]:
    """Headings that were set on a line of their own, or run into their sentence."""
    return [
        problem("Z117", None, number=n + 1, name=group.heading)
        for n, group in enumerate(groups)
        if group.heading
    ]


def common(tried: Tried, copies: Copies) -> list[Problem]:
    """That what was changed in one recipient's copy changes in those of others too."""
    units = [u for u in tried.done if u.others]
    if not units:
        return []
    places = {(a.new if a.new is not None else a.old or 0) + 1 for u in units for a in u.atoms}
    numbers = "、".join(map(str, sorted(places)))
    others = named([*dict.fromkeys(name for u in units for name in u.others)])
    every = len(copies.names) + 1
    return [problem("Z118", None, name=copies.name, numbers=numbers, others=others, every=every)]


def _of(atom: Atom, why: str, paper: Paper, found: Aligned) -> Problem:
    where = _where(atom, paper, found)
    mark = next(m for m in _marks(where, atom, paper) if m.source.name)
    facts: dict[str, object] = {"number": (atom.new if atom.new is not None else atom.old or 0) + 1}
    facts |= {"old": short(atom.before), "new": short(atom.after), "why": why or UNWRITTEN}
    facts["what"] = reworded(atom, paper.lines[atom.old].text if atom.old is not None else "")
    if atom.kind != "改":
        code = {"增": "Z113", "删": "Z114", "移": "Z115"}[atom.kind]
    elif where and where.sort in (DERIVED, MACHINE):
        code = "Z110"
    else:
        code = "Z111" if where and (where.sort == TEMPLATE or _template(where)) else "Z112"
    return problem(code, mark, **facts)


def _marks(where: Letter | None, atom: Atom, paper: Paper) -> Iterator[Mark]:
    """The place of the words, else of their paragraph, else of the plan."""
    yield from (where.mark,) if where else ()
    near = _first(paper.letters[atom.old]) if atom.old is not None else None
    yield from (near.mark,) if near else ()
    yield paper.origins.top.root.node.mark


def _where(atom: Atom, paper: Paper, found: Aligned) -> Letter | None:
    """The origin of the changed words, or of the paragraph before an added one."""
    if atom.old is not None:
        letters = paper.letters[atom.old]
        return why_not(atom, letters) if atom.kind == "改" else _first(letters)
    before = [o for o, n in found.pairs.items() if atom.new is not None and n < atom.new]
    return _first(paper.letters[max(before, key=lambda o: found.pairs[o])]) if before else None


def _first(letters: list[Letter]) -> Letter | None:
    return next((x for x in letters if x.mark.source.name), None)


def _template(letter: Letter) -> bool:
    return bool(letter.site and letter.site.template)


def _follows(code: str, atom: Atom, lines: Sequence[Line]) -> Problem:
    line = lines[atom.old] if atom.old is not None else None
    new, old = around(atom, line.text if line else "")
    facts: dict[str, object] = {"number": (atom.new if atom.new is not None else atom.old or 0) + 1}
    facts |= {"old": short(old) or NOTHING, "new": short(new) or NOTHING}
    facts["table"] = "（表里）" if line and line.part == TABLE else ""
    return problem(code, None, **facts)


def _empty(atom: Atom) -> Problem:
    return problem("Z121", None, number=(atom.new or 0) + 1, name=short(atom.after))


def reworded(atom: Atom, text: str) -> str:
    """What became of some words of a text."""
    before, after = around(atom, text)
    if not before:
        return f"加了“{short(after)}”"
    if not after:
        return f"删了“{short(before)}”"
    return f"把“{short(before)}”改成“{short(after)}”"


def around(atom: Atom, text: str) -> tuple[str, str]:
    """The words before and after; of a few, with those on both sides up to the next sign."""
    end = atom.at + len(atom.before)
    lead, tail = LEAD.search(text[: atom.at]), TAIL.match(text[end:])
    if atom.kind != "改" or max(len(atom.before), len(atom.after)) > FEW or not lead or not tail:
        return atom.before, atom.after
    return f"{lead[0]}{atom.before}{tail[0]}", f"{lead[0]}{atom.after}{tail[0]}"


def place_of(line: int, paper: Paper) -> Mark | None:
    """Where a built paragraph was typed."""
    letter = _first(paper.letters[line])
    return letter.mark if letter else None


def short(text: str) -> str:
    """A text as a message names it."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "……"
