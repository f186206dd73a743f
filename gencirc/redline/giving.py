"""What ``gencirc diff --docx`` and ``--table`` are given: two Word files, or two plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from gencirc.campaign import Campaign
from gencirc.compare.sides import is_text, meant, of_papers, printed
from gencirc.compare.table import file
from gencirc.filenames import safe
from gencirc.kind.library import Library
from gencirc.made import Made
from gencirc.options import Options
from gencirc.outside.package import Package, opened, packaged
from gencirc.outside.paper import noted, paper
from gencirc.outside.refusing import BadPackage
from gencirc.problem import Problem, failed, problem
from gencirc.record import Paper as File
from gencirc.record import about
from gencirc.redline.drawing import redlined

AUTHOR = "gencirc"  # of changes in papers that say of no issuer


class Pair(NamedTuple):
    """Two versions of one paper, as files."""

    name: str
    old: Package
    new: Package
    author: str
    title: str


class Given(NamedTuple):
    """The files that were asked for; the papers in which nothing changed."""

    files: list[File]
    same: list[str]
    problems: list[Problem]


class Asked(NamedTuple):
    """What the command line says of redlines, or of tables in their stead."""

    table: bool = False
    output: Path | None = None
    author: str = ""
    day: date | None = None  # of the changes; today when nothing is said
    kinds: tuple[str, ...] = ()
    templates: Path | None = None


def given(one: Path, other: Path, asked: Asked) -> Given:
    """The redlines of two files or two plans; what cannot be drawn comes back as problems."""
    files, problems = meant(one, other)
    if not files:
        return Given([], [], problems)
    text = is_text(files[0])
    pairs = _papers(*files, problems) if text else _plans(*files, asked, problems)
    if failed(problems):
        return Given([], [], problems)
    made, same = [], []
    for pair in pairs:
        path = _place(asked, pair.name, len(pairs) > 1)
        try:
            file = _table(pair, path) if asked.table else _redline(pair, path, asked)
        except BadPackage as error:
            problems.append(problem("V154", None, name=pair.name, why=str(error)))
            continue
        made += [file] if file else []
        same += [] if file else [pair.name]
    return Given(made, same, problems)


def _redline(pair: Pair, path: Path, asked: Asked) -> File | None:
    author = asked.author or pair.author
    drawn = redlined(pair.old, pair.new, author, _moment(asked.day), pair.title)
    return File(path, drawn.data) if drawn.changes else None


def _table(pair: Pair, path: Path) -> File | None:
    """Both texts side by side."""
    old, new = (printed(paper(package)) for package in (pair.old, pair.new))
    found = of_papers(pair.title, old, new)
    return file(found, path, Library([])) if found.lines else None


def _moment(day: date | None) -> str:
    """A day as the time of a change: no clock of this machine."""
    return f"{(day or date.today()).isoformat()}T00:00:00Z"


def _place(asked: Asked, name: str, several: bool) -> Path:
    output = asked.output
    if output is None:
        return Path(f"{safe(name)}（{'修改对照表' if asked.table else '花脸稿'}）.docx")
    plain = output.with_suffix(".docx") if output.suffix.lower() != ".docx" else output
    return plain.with_name(f"{plain.stem}-{safe(name)}.docx") if several else plain


def _papers(one: Path, other: Path, problems: list[Problem]) -> list[Pair]:
    """Two Word files that lie there."""
    found = []
    for path in (one, other):
        if path.suffix.lower() != ".docx":
            problems.append(about("V153", path))
            continue
        try:
            found.append(opened(path))
            problems += noted(found[-1], path)
        except BadPackage as error:
            problems.append(about("V106", path, why=str(error)))
    return [Pair(other.stem, found[0], found[1], AUTHOR, other.stem)] if len(found) == 2 else []


def _plans(one: Path, other: Path, asked: Asked, problems: list[Problem]) -> list[Pair]:
    """The papers of two plans, each with the one of its name."""
    (old, _), (new, author) = (_built(path, asked, problems) for path in (one, other))
    if failed(problems):
        return []
    for name in [*(n for n in old if n not in new), *(n for n in new if n not in old)]:
        problems.append(problem("V151", None, name=name))
    pairs = [
        Pair(n, packaged(old[n].data), packaged(m.data), author, m.document.title or n)
        for n, m in new.items() if n in old
    ]  # fmt: skip
    problems += [] if pairs else [problem("V152", None)]
    return pairs


def _built(path: Path, asked: Asked, problems: list[Problem]) -> tuple[dict[str, Made], str]:
    """The papers of a plan by their names, made in memory, and who issues them."""
    campaign = Campaign(path, Options(kinds=asked.kinds, templates=asked.templates))
    papers = campaign.papers()
    found = [p for p in (*campaign.problems, *campaign.later) if p.severity == "错误"]
    problems += [*found, about("V150", path)] if found else []
    names = {"-".join(m.path.relative_to(campaign.folder).with_suffix("").parts): m for m in papers}
    issuers = campaign.plan.issuers
    return names, str(issuers[0].full) if issuers else AUTHOR
