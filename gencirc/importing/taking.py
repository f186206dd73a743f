"""One file → a plan, a registry, doubts, and the account of every character."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from gencirc.importing.clean import Clean
from gencirc.importing.doubts import doubts, remark
from gencirc.importing.draft import Made
from gencirc.importing.joining import joined
from gencirc.importing.ledger import Account, account
from gencirc.importing.lines import lines
from gencirc.importing.papers import papers
from gencirc.importing.passes import cleaned
from gencirc.importing.planning import planned
from gencirc.importing.reading import read
from gencirc.importing.verifying import Difference, built, differences
from gencirc.importing.writing import written
from gencirc.patterns import later
from gencirc.problem import Problem, failed
from gencirc.source.marks import Source

DATA = ("阶段", "任务", "工作组", "领导小组", "数据")
SHAPE = ("P", "D", "R", "Y", "K", "N", "C")  # codes that speak of data, not of the author's words
SLIPS = frozenset(
    (
        "T103",
        "T104",
        "T107",
        "T112",
        "C102",
        "C104",
        "C106",
        "C107",
        "C103",
        "D206",
        "D210",
        "D211",
        "T115",
        "P105",
    )
)
ODD = ("T120", "T201")  # another season or year, which the author means
QUOTED = later("“([^”]+)”")
TRIES = 4


class Taken(NamedTuple):
    """What came of a file."""

    source: Source
    clean: Clean
    made: Made
    account: Account
    plan: str
    registry: str | None
    doubts: list[Problem]
    said: str  # the source without its numbering, as it was understood
    differences: tuple[Difference, ...] = ()
    stops: tuple[Problem, ...] = ()  # errors that a draft of the plan still has
    slips: tuple[Problem, ...] = ()  # of the author's: a draft has them, a final paper may not
    margins: tuple[str, ...] = ()  # of the pages: headers and footers, which are not taken in
    refused: tuple[str, ...] = ()  # what stays in the author's words though it looks like data


def taken(
    text: str,
    name: str,
    markdown: bool = False,
    refused: Collection[str] = (),
    vouched: Collection[str] = (),
) -> Taken:
    """The plan of a text, without building it; ``vouched`` are words that it means as they are."""
    clean = joined(cleaned(text, markdown))
    found = lines(clean, name)
    made = planned(papers(found), refused, vouched)
    told = doubts(Source(name, text), clean, found, made)
    remarks = remark(told)
    plan = written(made.plan, remarks)
    registry = written(made.registry, remarks) if made.registry else None
    problems = [d.problem for d in told]
    return Taken(
        Source(name, text), clean, made, account(clean, made), plan, registry, problems,
        "\n".join(line.rest for line in found), refused=tuple(refused),
    )  # fmt: skip


def tried(text: str, name: str, markdown: bool = False) -> Taken:
    """The plan of a text that builds; data that does not build stays in the author's words."""
    refused: list[str] = []
    vouched: dict[str, None] = {}
    for _ in range(TRIES):
        made = taken(text, name, markdown, refused, vouched)
        order = [str(p.key) for p in made.made.plan.pairs]
        printed, problems = built(made.plan, made.registry, order)
        stops = [p for p in problems if p.severity == "错误"]
        slips = [p for p in problems if p.code in SLIPS]
        blamed = [k for k in DATA if k not in refused and _blamed(made.plan, k, stops)]
        odd = [m[1] for p in stops if p.code in ODD and (m := QUOTED.search(p.words))]
        if not blamed and vouched.keys() >= set(odd):
            break
        refused += blamed
        vouched |= dict.fromkeys(odd)
    return made._replace(
        differences=tuple(differences(made.said, printed)), stops=tuple(stops), slips=tuple(slips)
    )


def _blamed(plan: str, key: str, stops: list[Problem]) -> bool:
    """Whether an error lies in the block of a key."""
    first = last = 0
    for number, line in enumerate(plan.split("\n"), 1):
        if line.startswith(f"{key}:"):
            first = number
        elif first and not last and line and not line.startswith((" ", "#")):
            last = number
    last = last or (plan.count("\n") + 2 if first else 0)
    blamed = (p for p in stops if p.code.startswith(SHAPE) and p.place[0].endswith("活动.yaml"))
    return any(first <= p.place[1] < last for p in blamed)


def from_file(path: Path, build: bool = True) -> tuple[Taken | None, list[Problem]]:
    """The plan of a file, or why there is none; built and compared unless told not to."""
    found = read(path)
    if failed(found.problems):
        return None, found.problems
    make = tried if build else taken
    made = make(found.text, path.name, found.markdown)
    return made._replace(margins=found.margins), found.problems
