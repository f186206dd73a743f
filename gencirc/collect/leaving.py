"""What could not be written back, each with the one place where it is to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.collect.copies import Copies, named
from gencirc.collect.matching import Aligned, Atom
from gencirc.collect.origins import DERIVED, MACHINE, TEMPLATE, Letter
from gencirc.collect.owners import Paper
from gencirc.collect.placing import is_count, why_not
from gencirc.collect.printed import TABLE, Line
from gencirc.collect.regrouping import Group
from gencirc.collect.saying import around, reworded, short
from gencirc.collect.trying import Tried
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark

NOTHING = "（没有）"
CELLS, LEAST = 3, 3  # cells of a table that a message names, and the characters of such a cell
UNWRITTEN = "没有放得下它的地方"
COUNTED = "这个数是照计划里的数出来的"


def left(tried: Tried, paper: Paper, found: Aligned) -> list[Problem]:
    """A reminder for every change that was not written, and for what changed along."""
    out = [_of(atoms, why, paper, found) for unit, why in tried.left for atoms in _rows(unit.atoms)]
    tables = [a for a in (*tried.follow, *tried.along) if _in_table(a, tried.lines, paper, found)]
    out += [_follows("Z116", a, tried.lines) for a in tried.follow if a not in tables]
    out += [_follows("Z120", a, tried.lines) for a in tried.along if a not in tables]
    out += [_tables(tables, tried.lines)] if tables else []
    return out + [_empty(atom) for atom in tried.empty]


def conflict(said: str, text: str) -> Problem:
    """A paragraph that both the plan and the chief have changed."""
    return problem("Z108", None, said=short(said) or "（已经没有这一段）", text=short(text))


def alone(groups: Sequence[Group], then: Sequence[Group]) -> list[Problem]:
    """Headings that were set on a line of their own, or run into their sentence.

    ``then`` are the groups as the next build has them: a heading that was added too.
    """
    here = [(n, g.heading) for n, g in enumerate(groups)]
    there = [(g.places[0], g.heading) for g in then]
    return [problem("Z117", None, number=n + 1, name=name) for n, name in (*here, *there) if name]


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


def _rows(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Changes that are told at once: words each, paragraphs in a row together."""
    row: list[Atom] = []
    for atom in atoms:
        if row and (atom.kind == "改" or atom.kind != row[-1].kind):
            yield row
            row = []
        row.append(atom)
    yield from (row,) if row else ()


def _number(atom: Atom) -> int:
    return (atom.new if atom.new is not None else atom.old or 0) + 1


def _of(atoms: Sequence[Atom], why: str, paper: Paper, found: Aligned) -> Problem:
    atom, last = atoms[0], atoms[-1]
    where = _where(atom, paper, found)
    mark = next(m for m in _marks(where, atom, paper) if m.source.name)
    many = len(atoms) > 1
    facts: dict[str, object] = {
        "number": f"{_number(atom)}—{_number(last)}" if many else _number(atom)
    }
    number = atom.old is not None and is_count(atom, paper.letters[atom.old])
    facts |= {"old": short(atom.before), "new": short(atom.after)}
    facts["why"] = COUNTED if number else why or UNWRITTEN
    facts["more"] = "等" if many else ""
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


def _in_table(atom: Atom, lines: Sequence[Line], paper: Paper, found: Aligned) -> bool:
    """Whether a cell changes along: one that is printed then, or that the edited paper has."""
    if atom.old is not None:
        return lines[atom.old].part == TABLE
    built = next((o for o, n in found.pairs.items() if n == atom.new), None)
    return built is not None and paper.lines[built].part == TABLE


def _tables(atoms: Sequence[Atom], lines: Sequence[Line]) -> Problem:
    """What changes in tables along, a few cells by what they say."""
    said = [words for a in atoms if (words := _cell(a, lines))]
    numbers = sorted({_number(a) for a in atoms})
    facts: dict[str, object] = {"number": numbers[0], "many": len(atoms)}
    facts["what"] = "；".join(said[:CELLS]) or "几行换了次序"
    return problem("Z122", None, more="等" if len(said) > CELLS else "", **facts)


def _cell(atom: Atom, lines: Sequence[Line]) -> str:
    """What becomes of a cell, of more than its number."""
    new, old = around(atom, lines[atom.old].text if atom.old is not None else "")
    if atom.kind == "移" or max(len(new), len(old)) < LEAST:
        return ""
    if not old:
        return f"添了“{short(new)}”"
    return f"“{short(old)}”改成“{short(new)}”" if new else f"“{short(old)}”没有了"


def _follows(code: str, atom: Atom, lines: Sequence[Line]) -> Problem:
    line = lines[atom.old] if atom.old is not None else None
    new, old = around(atom, line.text if line else "")
    facts: dict[str, object] = {"number": _number(atom)}
    facts |= {"old": short(old.strip()) or NOTHING, "new": short(new.strip()) or NOTHING}
    return problem(code, None, **facts)


def _empty(atom: Atom) -> Problem:
    return problem("Z121", None, number=(atom.new or 0) + 1, name=short(atom.after))


def place_of(line: int, paper: Paper) -> Mark | None:
    """Where a built paragraph was typed."""
    letter = _first(paper.letters[line])
    return letter.mark if letter else None
