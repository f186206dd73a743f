"""Plans → papers: read, word, check, then write; nothing is written if one thing is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gencirc import record
from gencirc.campaign import Campaign, Kept
from gencirc.delivery import Lists, lists
from gencirc.keeping import digest_of
from gencirc.made import Made
from gencirc.making import NotMade, Part, Tick, gathered, part
from gencirc.memory import FOLDER, Looks, Memory, Recalled
from gencirc.options import Options
from gencirc.outdated import Stayed, outdated
from gencirc.plan.paths import shown
from gencirc.problem import Problem, failed, problem, tidy
from gencirc.remarks import told
from gencirc.reuse import seldom_collected
from gencirc.spool import Spool, spooled, swept

if TYPE_CHECKING:
    from gencirc.office.publishing import Sheets

__all__ = ["Campaign", "Options", "Outcome", "build"]

F = TypeVar("F", bound=record.File)
Watch = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


@dataclass
class Outcome:
    """What came of a run."""

    problems: list[Problem] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    written: list[record.Written] = field(default_factory=list)
    pdfs: list[Sheets] = field(default_factory=list)
    plans: int = 0


@dataclass
class Run:
    """One plan in a run: made anew, or as the last run left it."""

    path: Path
    memory: Memory
    recalled: Recalled | None = None
    campaign: Campaign | None = None
    made: list[Made] = field(default_factory=list)
    lists: Lists | None = None
    found: list[Problem] = field(default_factory=list)  # wrong with the plan and its papers
    read: list[Path] = field(default_factory=list)  # what they were made from

    @property
    def papers(self) -> list[Made]:
        return [*self.made, *(self.lists.papers if self.lists else ())]

    @property
    def files(self) -> list[record.File]:
        return [*self.papers, *(self.lists.files if self.lists else ())]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the plan and its papers."""
        return self.recalled.problems if self.recalled else self.found


NO_LISTS = Lists([], [], {})


def build(
    paths: Iterable[Path], options: Options, dry: bool = False, watch: Watch | None = None
) -> Outcome:
    """Build every plan of ``paths``; with ``dry`` only check them."""
    beside = None if dry else options.output / FOLDER
    if beside:
        swept(beside)
    with seldom_collected(), spooled(beside) as spool:
        return _build(paths, options, dry, watch, spool)


def _build(
    paths: Iterable[Path], options: Options, dry: bool, watch: Watch | None, spool: Spool
) -> Outcome:
    outcome = Outcome()
    runs = [_run(path, options, dry, watch, spool) for path in paths]
    outcome.plans = len(runs)
    outcome.made = [m for r in runs for m in r.papers]
    clashing = list(_clashing(runs))
    outcome.problems = tidy([*(p for r in runs for p in r.problems), *clashing])
    stopped = failed(outcome.problems) and (not options.keep_going or bool(clashing))
    if dry or stopped or (options.strict and outcome.problems):
        return outcome
    return _write(runs, outcome, options)


def _run(path: Path, options: Options, dry: bool, watch: Watch | None, spool: Spool) -> Run:
    """One plan, from memory when nothing has changed since the last run."""
    run = Run(path, Memory(path, options.output))
    if not dry and not options.force:
        run.recalled = run.memory.recall(options)
    if run.recalled:
        return run
    run.campaign = one = Campaign(path, options, run.memory.held)
    kept: Kept = (lambda *asked: None) if dry or options.force else run.memory.kept
    try:
        run.made, run.found, run.read, ready = gathered(
            one, _parts(one, kept, spool, _ticking(watch, "生成"), not dry)
        )
    except NotMade as error:
        run.found = [error.problem]
        return run
    one.done()
    if not dry and run.made:
        same = (lambda *asked: None) if options.force else run.memory.same
        room = None if options.pdf else spool
        run.lists = lists(one, run.made, kept, same, room, ready)
        run.read += one.letterhead.paths  # what only lists are printed on among them
    return run


def _parts(one: Campaign, kept: Kept, spool: Spool, tick: Tick, listing: bool) -> list[Part]:
    """All papers of a plan, made here or by several processes, lists too where those help."""
    options = one.options
    if not options.alone and not failed(one.weighed(one.general)):
        from gencirc import parallel  # not wanted for a few papers

        if options.scheduler or len(one.due) > parallel.FEW:
            mapped = parallel.mapped_by(options)
            return list(parallel.parts(one, kept, spool, mapped, tick, listing))
    return [part(one, range(len(one.due)), kept, None if options.pdf else spool, tick)]


def _ticking(watch: Watch | None, what: str) -> Tick:
    return lambda done, all_: watch(what, done, all_) if watch else None


# -- writing -------------------------------------------------------------------


def _write(runs: list[Run], outcome: Outcome, options: Options) -> Outcome:
    """Write the papers, and those that were written as PDF too."""
    files = [f for r in runs for f in r.files]
    edited = [] if options.force else record.edited(files)
    outcome.problems += edited
    if failed(edited) and not options.keep_going:
        return outcome
    spoilt = {Path(p.place[0]) for p in edited}
    written = record.save(_without(files, spoilt))
    outcome.problems += [w.problem for w in written if w.problem]
    failures = spoilt | {w.path for w in written if w.state == "失败"}
    outcome.written = [*(w for r in runs for w in _stayed(r)), *written]
    looks = _publish(runs, outcome, options, failures)
    outcome.problems += _outdated(runs, failures)
    for run in runs:
        if run.campaign:
            outcome.problems += _gone(run)
            _remember(run, outcome, options, looks, failures)
    return outcome


def _stayed(run: Run) -> list[record.Written]:
    """What the last run wrote of a plan for which nothing has changed."""
    if run.recalled is None:
        return []
    sheets, files = {s.path: s for s in run.recalled.papers}, run.recalled.files
    shown = (p for p in files if p.suffix not in (".txt", ".pdf"))
    return [record.Written(sheets.get(p, p), "未变") for p in shown]


def _publish(
    runs: list[Run], outcome: Outcome, options: Options, failures: set[Path]
) -> dict[Path, Looks]:
    """The PDFs beside the papers; what was said of those that stay is said again."""
    if not options.pdf:
        return {}
    from gencirc.office.publishing import publish, recalled, said

    known = {pdf: look for r in runs for pdf, look in r.memory.looks().items()}
    done = [m for r in runs for m in _without(r.papers, failures)]
    made = publish(done, options.force, known)
    stayed = [s for r in runs if r.recalled for s in recalled(r.recalled)]
    outcome.pdfs = [*stayed, *made.pdfs]
    looks = {s.path: known.get(s.path, {}) for s in stayed} | made.looks
    found = [*made.problems, *said(looks)]
    outcome.problems += [p for p in found if p not in outcome.problems]
    return looks


def _without(files: list[F], failures: set[Path]) -> list[F]:
    """The files that did not fail; of many, no paths are made for nothing."""
    return [f for f in files if f.path not in failures] if failures else files


def _outdated(runs: list[Run], failures: set[Path]) -> list[Problem]:
    """PDFs of ours that show what papers were before."""
    fresh = (f for r in runs for f in _without(r.files, failures))
    recalled = (r.recalled.files for r in runs if r.recalled)
    stayed = (Stayed(p.parent, p.name, d) for files in recalled for p, d in files.items())
    return outdated(chain(fresh, stayed))


def _gone(run: Run) -> list[Problem]:
    """Files of the last run whose recipients are no longer listed: named once, and left."""
    assert run.campaign
    out = []
    for batch in run.campaign.batches:
        place = batch.folder_in(run.campaign.folder)
        now = set(batch.stems.values())
        before = run.memory.held(str(batch.kind.name))
        gone = [n.split("\t")[0] for n, s in before.items()
                if s not in now and (place / f"{s}.docx").exists()]  # fmt: skip
        if gone:
            facts = {"kind": batch.kind.name, "folder": place, "names": "、".join(gone)}
            out.append(problem("M112", None, **facts))
    return out


def _remember(
    run: Run, outcome: Outcome, options: Options, looks: dict[Path, Looks], failures: set[Path]
) -> None:
    """Keep what the next run may go by; after a mistake only what was written."""
    one, keep = run.campaign, run.memory
    assert one
    files, papers = _without(run.files, failures), _without(run.papers, failures)
    ours = {m.path for m in papers} if looks else set[Path]()
    mine = {pdf: look for pdf, look in looks.items() if pdf.with_suffix(".docx") in ours}
    pdfs = keep.named({pdf: digest_of(pdf) for pdf in mine})
    facts: dict[str, Any] = {
        "份": lambda: keep.sheets(papers),
        "写": lambda: chain(keep.written(files), pdfs.items()),
        "料": keep.named((run.lists or NO_LISTS).made_from),
        "收": {str(b.kind.name): dict(zip(b.keys, b.stems.values(), strict=True)) for b in one.batches},
        "PDF": keep.named({
            pdf: {face: told(p, keep.near) for face, p in look.items()}
            for pdf, look in mine.items()
        }),
    }  # fmt: skip
    if not files:
        return
    if not failed(outcome.problems) and not options.kinds:
        facts |= keep.facts_of(options, run.read, tidy(run.problems))
    keep.save(facts, partial=bool(options.kinds))


def _clashing(runs: Sequence[Run]) -> Iterator[Problem]:
    """Papers of two plans that would be the same file."""
    if len(runs) < 2:
        return
    first: dict[Path, Run] = {}
    for run in runs:
        if run.recalled:
            first |= {sheet.path: run for sheet in run.recalled.papers}
    for run in runs:
        for paper in run.made:
            other = first.setdefault(paper.path, run)
            if other is not run:
                where = shown(other.path)
                yield problem("B107", paper.document.paper.mark, file=paper.path, other=where)
