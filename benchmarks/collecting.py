"""How much of what a chief changes comes back: every kind's example, every sort of change.

python benchmarks/collecting.py [--seed N] [--each N] [--only NAME] [--sort SORT] [--typed]
    [--many N] [-v]

One change at a time is made to the paragraphs of a paper, compared, written back in memory
and drafted again. 找到: the change is seen; 写回: it stands in the plan, and the paper drafted
from it differs at most where the machine or another print of the same words changes along;
只差机器编的: at most by what the machine reckons (counts, 一是二是, dates and lists taken from
elsewhere) and by headings that the kind sets in its own way; 一字不差: by nothing at all, the
ordinals of headings apart. With --typed a second chief is at work, who retypes, divides and
joins what he reads; with --many N changes are made to a paper at once, and 写回 is the share of
papers of which all was written.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gencirc.campaign import Campaign
from gencirc.collect.desk import Desk, Drafted, Wanted, named_files
from gencirc.collect.leaving import UNWRITTEN, left
from gencirc.collect.matching import Atom, aligned
from gencirc.collect.origins import Origins
from gencirc.collect.owners import Paper
from gencirc.collect.regrouping import regrouped
from gencirc.collect.trying import Trial, Tried
from gencirc.collect.units import units
from gencirc.options import Options
from gencirc.plan.paths import plans_in
from gencirc.starting import kinds, start_kind
from tests.collect.edits import applied, edits
from tests.collect.keyboard import Typed, typed
from tests.collect.several import several

TOP = Path(__file__).resolve().parent.parent
DAY = date(2026, 7, 10)
DERIVED = "改取来的"
FOLLOWS = ("Z116", "Z120", "Z121", "Z122")  # are told without a place


class Subject(NamedTuple):
    """A paper to be changed."""

    name: str
    kind: str
    desk: Desk
    start: Drafted
    paper: Paper
    people: tuple[str, ...]


class Result(NamedTuple):
    """What became of one change."""

    sort: str
    tried: Tried
    found: bool
    equal: bool
    listed: bool  # all that was not written, each with a place
    rest: list[Atom]  # where the paper drafted then still differs


def subjects(folder: Path, only: str) -> Iterator[Subject]:
    """One paper of every kind of every plan."""
    for plan in plans_in(folder):
        campaign = Campaign(plan, Options())
        sample = plan.parent.name.removesuffix("样例")
        seen = set()
        for document in campaign.documents:
            key = str(document.kind.key)
            known = (key, document.name) in seen or (sample != plan.parent.name and key != sample)
            if known or only not in f"{plan.parent.name} {document.name}":
                continue
            seen.add((key, document.name))
            desk = Desk(plan, Options(), Wanted(key, document.copy, document.name), lambda k: {})
            start = desk.draft()
            paper = Paper(
                start.lines, Origins(plan, start.campaign.files, named_files(start.campaign))
            )
            registry = campaign.plan.registry
            people = (*registry.people, *registry.units, *registry.roles)
            name = f"{plan.parent.name} {document.name}"
            yield Subject(name, str(document.kind.name), desk, start, paper, people)


def changes(subject: Subject, seed: int, each: int, typing: bool, many: int = 0) -> Iterator[Typed]:
    """The changes of one chief or of the other."""
    lines = subject.start.lines
    if many:
        rounds = (several(lines, seed + n, many, subject.people) for n in range(each))
        yield from filter(None, rounds)
        return
    if typing:
        yield from typed(lines, seed, each, subject.people)
        return
    texts = [line.text for line in lines]
    for change in edits(lines, seed, each, subject.people):
        yield Typed(change.sort, applied(texts, change))


def tried(subject: Subject, change: Typed) -> Result:
    """One change made, compared and written back in memory."""
    lines = subject.start.lines
    groups = regrouped(lines, change.texts)
    new = [g.text for g in groups]
    found = aligned(lines, new)
    broken = len(groups) != len(change.texts) or any(g.heading for g in groups)
    trial = Trial(subject.desk, subject.start, new, found, subject.paper)
    made = trial.all(units(found, new, subject.paper, subject.desk))
    after = made.drafted or subject.start
    rest = aligned(after.lines, new).atoms
    equal = not made.left and not rest
    said = left(made, subject.paper, found)
    placed = all(p.mark and p.mark.source.name for p in said if p.code not in FOLLOWS)
    return Result(change.sort, made, bool(found.atoms) or broken, equal, placed, rest)


def main() -> None:
    """Print the shares by kind and by sort of change."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--only", default="")
    ask.add_argument("--sort", default="")
    ask.add_argument("--each", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--typed", action="store_true", help="what the second chief changes")
    ask.add_argument("--many", type=int, default=0, help="changes of a paper at once")
    ask.add_argument("-v", action="store_true", help="what was not written")
    asked = ask.parse_args()
    tables: tuple[dict[str, Counter[str]], ...] = (defaultdict(Counter), defaultdict(Counter))
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TOP / "plans", folder / "plans")
        for kind in kinds():
            start_kind(kind, "", folder / "new", DAY)
        for subject in subjects(folder, asked.only):
            for change in changes(subject, asked.seed, asked.each, asked.typed, asked.many):
                if asked.sort in change.sort:
                    _count(tried(subject, change), subject, tables, asked.v)
    for title, table in zip(("文种", "改法"), tables, strict=True):
        _print(title, table)
    print(f"{time.perf_counter() - began:.0f} 秒")


def _count(
    result: Result, subject: Subject, tables: tuple[dict[str, Counter[str]], ...], telling: bool
) -> None:
    facts = {"改": 1, "找到": result.found, "写回": not result.tried.left, "一字不差": result.equal}
    facts["机器"] = not (result.tried.left or result.tried.along or result.tried.empty)
    facts["列出"] = bool(result.tried.left) and result.listed
    derived = result.sort == DERIVED
    if not derived:
        tables[0][subject.kind].update(facts)
    tables[1][result.sort].update(facts)
    if telling and not derived:
        _tell(result, f"{subject.name} {result.sort}")


def _tell(result: Result, where: str) -> None:
    """What was not written, or was and differs."""
    for unit, why in result.tried.left:
        print(f"{where}：{said(unit.atoms)} {why or UNWRITTEN}")
    if not result.tried.left and not result.equal:
        sort = "空标题" if result.tried.empty else "别处也印" if result.tried.along else "机器编的"
        done = said(a for u in result.tried.done for a in u.atoms)
        print(f"{where}：{done} 写了，{sort}还差：{said(result.rest)}")


def said(atoms: Iterable[Atom]) -> str:
    """Changes in a line."""
    return "；".join(f"{a.kind} “{a.before[:30]}”→“{a.after[:30]}”" for a in atoms)


def row(name: str, c: Counter[str]) -> str:
    """What came of one sort of edits, in columns."""
    rest = c["改"] - c["写回"]
    return (
        f"{name:　<8} {c['改']:4} {c['找到'] / c['改']:6.1%} {c['写回'] / c['改']:7.1%}"
        f" {c['机器'] / c['改']:9.1%} {c['一字不差'] / c['改']:9.1%}   {c['列出']}/{rest}"
    )


def _print(title: str, table: dict[str, Counter[str]]) -> None:
    print(f"\n{title:　<8}   改  找到    写回    只差机器编的  一字不差  没写回而列出地方")
    plain = [c for name, c in table.items() if name != DERIVED]
    for name, c in [*table.items(), ("合计", sum(plain, Counter()))]:
        print(row(name, c))


if __name__ == "__main__":
    main()
