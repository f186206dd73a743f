"""An edited paper, collected: read, compared with what was built, tried, ready to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gencirc.campaign import Campaign
from gencirc.collect import threeway
from gencirc.collect.beside import beside
from gencirc.collect.copies import Copies
from gencirc.collect.desk import Desk, Drafted, named_files
from gencirc.collect.edited import shown, texts
from gencirc.collect.finding import DRAFT, MANY, Found, built_by, document, output_of
from gencirc.collect.leaving import alone, common, conflict, left
from gencirc.collect.matching import Aligned, aligned
from gencirc.collect.noting import Noted, looks, remarks
from gencirc.collect.origins import Origins
from gencirc.collect.owners import Paper
from gencirc.collect.regrouping import Group, regrouped
from gencirc.collect.trying import Trial, Tried
from gencirc.collect.units import units
from gencirc.kind.document import Document
from gencirc.memory import Memory
from gencirc.options import Options
from gencirc.outside import paper as outside
from gencirc.outside.refusing import BadPackage
from gencirc.plan.paths import plans_in
from gencirc.problem import Problem, failed, problem, tidy
from gencirc.record import about
from gencirc.register.filling import key_of
from gencirc.source.reading import instead
from gencirc.text import light

WAITING = ("Z108", "Z119")  # what a build would lose


@dataclass
class Collected:
    """What came of it; nothing is written yet."""

    file: Path
    output: Path = Path("output")
    problems: list[Problem] = field(default_factory=list)
    found: Found | None = None
    paper: Paper | None = None
    edited: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)  # the edited paragraphs, as they were typed
    differing: Aligned | None = None
    tried: Tried = field(default_factory=Tried)
    remarks: list[Noted] = field(default_factory=list)
    looks: list[Noted] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # papers of the plan that change along
    many: int = 0  # papers of the plan, when too many to look at each of them
    desk: Desk | None = None

    @property
    def stopped(self) -> bool:
        """Whether it could not be compared at all."""
        return self.differing is None

    @property
    def settled(self) -> bool:
        """Whether nothing of the edited paper waits for anybody: the next build may replace it."""
        waits = any(p.code in WAITING for p in self.problems)
        return self.differing is not None and not self.tried.left and not waits

    @property
    def whole(self) -> bool:
        """Whether the next build reads as the edited paper to the letter."""
        drafted = self.tried.drafted
        if self.differing is None or self.tried.left or self.tried.follow:
            return False
        return drafted is None or not aligned(drafted.lines, self.edited).atoms


def collected(
    file: Path, plan: Path | None, plans: Path, options: Options, templates: bool = True,
    only: bool = False,
) -> Collected:  # fmt: skip
    """An edited file compared with the paper that its plan builds.

    ``templates`` when a template's own words may be changed in a copy beside the plan;
    ``only`` when the copies of other recipients are to stay as they are.
    """
    out = Collected(file)
    try:
        read, out.problems = outside.read(file)
    except BadPackage as error:
        out.problems = [error.problem(about("Y135", file).mark)]
        return out
    output = output_of(file)
    options = replace(options, draft=DRAFT in file.stem, output=output or options.output)
    out.output, out.edited = options.output, texts(read)
    where = [plan] if plan else [p] if (p := built_by(file, output, plans)) else _all(plans)
    out.found = found = document(file, out.edited, where, options)
    if found is None:
        out.problems.append(about("Z100", file))
        return out
    desk = Desk(found.plan, options, found.wanted, Memory(found.plan, options.output).held)
    start = desk.start
    if not start.lines or failed(start.problems):
        out.problems += [*tidy(start.problems), problem("Z101", None, name=found.document.name)]
        return out
    barred = _shared(found) if templates else "说好不动模板"
    _compare(out, desk, barred, Copies(found.campaign, desk, only))
    edited = list(shown(read))
    out.remarks = remarks(read, edited, out)
    out.looks = looks(edited, list(shown(start.file)), out)
    out.problems += beside(read, start.file)
    return out


def _all(plans: Path) -> list[Path]:
    return plans_in(plans) if plans.is_dir() else []


def _shared(found: Found) -> str:
    """Why no template is put beside the plan: other plans of the folder would take it too."""
    named = found.campaign.options.templates
    others = [p for p in plans_in(found.plan.parent) if p.parent == found.plan.parent]
    names = "、".join(p.name for p in others if p != found.plan)
    return (
        f"同一个文件夹里的 {names} 也用它，先给这份计划单独一个文件夹"
        if names and not named
        else ""
    )


def _compare(out: Collected, desk: Desk, barred: str, copies: Copies) -> None:
    """Every difference, and what becomes of it."""
    found, start = out.found, desk.start
    assert found
    out.problems += _issued(found)
    out.groups = regrouped(start.lines, _settled(out, found, start))
    out.edited = [group.text for group in out.groups]
    origins = Origins(found.plan, start.campaign.files, named_files(start.campaign))
    out.paper = paper = Paper(start.lines, origins)
    out.differing = differing = aligned(start.lines, out.edited)
    trial = Trial(desk, start, out.edited, differing, paper, barred, copies)
    out.tried = trial.all(units(differing, out.edited, paper, desk))
    out.problems += left(out.tried, paper, differing)
    then = out.tried.drafted.lines if out.tried.drafted else start.lines
    out.problems += alone(out.groups, regrouped(then, out.edited))
    out.problems += common(out.tried, copies)
    out.many = many if (many := len(found.campaign.due)) > MANY else 0
    out.others = [] if out.many else _others(found, desk, out.tried)
    out.desk = desk


def _others(found: Found, desk: Desk, tried: Tried) -> list[str]:
    """The other papers of the plan that say something else then."""
    if not tried.files:
        return []
    with instead({path: text.encode() for path, text in tried.files.items()}):
        after = Campaign(found.plan, desk.options, held=desk.held)
        now = {after.place(d).path: d for d in after.documents}
    was = {found.campaign.place(d).path: d for d in found.campaign.documents}
    both = [place for place in now if place in was and place != found.place]
    return [
        *_counted([now[p] for p in both if light(now[p]) != light(was[p])], ""),
        *_counted([d for place, d in was.items() if place not in now], "不再出的"),
        *_counted([d for place, d in now.items() if place not in was], "新出的"),
    ]


def _counted(documents: Sequence[Document], what: str) -> list[str]:
    """讲话、交办单 3 份、不再出的责任书 1 份."""
    many = Counter(d.name for d in documents)
    one = " 1 份" if what else ""
    return [
        f"{what}{n} {count} 份" if count > 1 else f"{what}{n}{one}" for n, count in many.items()
    ]


def _issued(found: Found) -> list[Problem]:
    """That the paper was signed: what is collected is for its next version."""
    book = found.campaign.book
    row = book.issued(key_of(found.document, book))
    if row is None or found.document.draft:
        return []
    facts = {"name": row.written or found.document.name, "version": row.version}
    facts |= {"plan": book.typed, "kind": found.document.kind.name}
    return [problem("Z103", None, **facts)]


def _settled(out: Collected, found: Found, start: Drafted) -> list[str]:
    """The edited paragraphs, put on the plan of now when that is not what was built."""
    try:
        built = found.place.with_suffix(".txt").read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return out.edited
    assert start.document
    if built == light(start.document):
        return out.edited
    out.problems.append(problem("Z102", None, name=found.document.name))
    now = [line.text for line in start.lines]
    made = threeway.merged(threeway.of_light(built), now, out.edited)
    out.problems += [conflict(said, text) for said, text in made.conflicts]
    return made.texts
