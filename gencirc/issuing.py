"""Plan → issued papers: number and day given, the text frozen, a row in the register, output.

In this order, all under one lock. A run that is killed has either not registered a
paper, and the next one writes over its frozen file; or has, and the next one writes its
output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gencirc import locks, record
from gencirc.blocks.tree import Signature
from gencirc.campaign import Campaign
from gencirc.kind.document import Document
from gencirc.kind.library import Library
from gencirc.made import Made
from gencirc.messages.system import why
from gencirc.options import Options
from gencirc.plan.anchors import UNSIGNED
from gencirc.plan.official import Official
from gencirc.plan.paths import shown
from gencirc.plan.reading import read_plan
from gencirc.plan.reckoning import GAP
from gencirc.plan.registry import Registry
from gencirc.problem import Problem, failed, problem, tidy
from gencirc.record import about
from gencirc.register import freezing
from gencirc.register.book import Book, opened, register_for
from gencirc.register.filling import key_of
from gencirc.register.numbering import Asked, refused, rows_for, skipped
from gencirc.register.rows import Key, Row
from gencirc.register.table import added, encoded
from gencirc.replacing import put, sweep

SHOWN = 20  # recipients that a message names
Papers = list[tuple[Row, list[Made]]]


@dataclass
class Issued:
    """What came of issuing the papers of one plan."""

    register: Path
    problems: list[Problem] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)  # new in the register
    before: list[Row] = field(default_factory=list)  # issued already
    changes: dict[Key, list[str]] = field(default_factory=dict)  # of new versions
    written: list[record.Written] = field(default_factory=list)

    def well(self, problems: Iterable[Problem]) -> bool:
        """Whether nothing is wrong so far, the problems noted."""
        self.problems += problems
        return not failed(self.problems)


def issue(path: Path, asked: Asked, options: Options) -> Issued:
    """Issue the papers of a plan that are not issued yet; nothing if one thing is wrong."""
    registry = read_plan(path, Library.beside(path, options.templates).demands()).registry
    outcome = Issued(register_for(path, registry))
    try:
        with locks.alone(outcome.register, named=True):
            sweep(outcome.register.parent, f"{outcome.register.name}.*")
            today, renewed = asked.day or asked.now.date(), asked.day if asked.again else None
            book = replace(opened(path, registry), today=today, renewed=renewed)
            _issue(path, book, asked, options, outcome)
    except locks.Busy as busy:
        facts = {"who": busy, "seconds": round(locks.WAIT)}
        outcome.problems.append(about("G120", Path(shown(outcome.register)), **facts))
    except OSError as error:
        outcome.problems.append(about("G109", Path(shown(outcome.register)), why=why(error)))
    outcome.problems = tidy(outcome.problems)
    return outcome


def _issue(path: Path, book: Book, asked: Asked, options: Options, outcome: Issued) -> None:
    """Number, build, freeze, register, write; for who has the register alone.

    The plan is worded twice: what it says of a number can only be right with the number.
    """
    first = Campaign(path, options, book=book)
    chosen, problems = _chosen(first, asked, bool(options.kinds))
    if not chosen and not outcome.well(first.problems):
        return
    due = [d for d in chosen if asked.again or not book.issued(key_of(d, book))]
    problems += refused(due, book, asked)
    if not outcome.well(problems):
        return
    rows = rows_for(due, book, asked)
    # the others have no day now, as in every build from here on
    last = Campaign(path, options, book=replace(book.more(rows), today=None, renewed=None))
    made = freezing.by_paper(last.drawn(), book)
    if not outcome.well([*last.problems, *last.later, *_unknown(asked, last.plan.registry)]):
        return
    if not outcome.well(_blank(rows, made, last)):
        return
    papers = _sealed(rows, made, last, outcome)
    keys = {row.key for row, _ in papers}
    old = [m for d in chosen if (key := key_of(d, book)) not in keys for m in made.get(key, ())]
    before, problems = freezing.as_signed(old, book, last.folder)
    outcome.before = [row for m in by_key(old, book) if (row := book.issued(m))]
    files = _files([*(m for _, group in papers for m in group), *before])
    problems += [] if options.force else record.edited(files)
    problems += [p for row, _ in papers for p in freezing.claimed(row, book)]
    if outcome.well(problems) and outcome.well(_registered(papers, book)):
        outcome.rows = [row for row, _ in papers]
        outcome.written = record.save(files)
        outcome.well(w.problem for w in outcome.written if w.problem)
        outcome.well(skipped(outcome.rows, book))


def _files(made: Iterable[Made]) -> list[record.Paper]:
    return [record.Paper(m.path, m.data, m.text) for m in made]


def by_key(made: Iterable[Made], book: Book) -> Iterable[Key]:
    """The keys of papers, each once."""
    return dict.fromkeys(key_of(m.document, book) for m in made)


def _chosen(campaign: Campaign, asked: Asked, named: bool) -> tuple[list[Document], list[Problem]]:
    """The papers that are meant, without their other editions: official ones, or those named."""
    book, mark = campaign.book, campaign.plan.mark
    first: dict[Key, Document] = {}
    for document in campaign.documents:
        first.setdefault(key_of(document, book), document)
    known = {d.copy: None for d in first.values() if d.copy}
    strange = [n for n in asked.recipients if n not in known]
    more = "……" if len(known) > SHOWN else ""
    all_ = "、".join([*known][:SHOWN]) + more or "（这份计划没有分发的公文）"
    problems = [problem("G123", None, name=n, all=all_) for n in strange]
    found = [
        d
        for d in first.values()
        if (named or asked.everything or _official(d))
        and (not asked.recipients or d.copy in asked.recipients)
    ]
    return found, problems if found or problems else [problem("G122", mark)]


def _official(document: Document) -> bool:
    """Whether a paper is one of an office: it has a head, or it is signed."""
    signed = any(isinstance(b, Signature) for b in document.blocks)
    return isinstance(document.paper, Official) and (bool(document.head) or signed)


def _unknown(asked: Asked, registry: Registry) -> list[Problem]:
    """Signers that are nowhere registered."""
    names = asked.signer.split("、") if asked.signer and registry.people else []
    return [problem("G128", None, name=n) for n in names if n not in registry.people]


def _blank(
    rows: Iterable[Row], made: dict[Key, list[Made]], campaign: Campaign
) -> Iterator[Problem]:
    """The papers in which a day would stay blank: it counts from a paper without a date."""
    waiting = [p.mark for p in campaign.problems if p.code == UNSIGNED]
    for row in rows:
        if waiting and any(GAP in m.text for m in made[row.key]):
            yield problem("G130", waiting[0], name=row.said)


def _sealed(
    rows: Sequence[Row], made: dict[Key, list[Made]], campaign: Campaign, outcome: Issued
) -> Papers:
    """The rows with their files; of new versions only those that say something else."""
    out: Papers = []
    same: list[Row] = []
    for row in rows:
        papers, old = made[row.key], campaign.book.issued(row.key)
        changes = _changes(old, papers, campaign) if old else []
        if old and changes is None:
            same.append(old)
            continue
        outcome.changes[row.key] = changes or []
        out.append((freezing.sealed(row, papers, campaign.folder), papers))
    if same and not out:
        more = f"等 {len(same)} 份" if len(same) > 1 else ""
        outcome.problems.append(problem("G118", campaign.plan.mark, name=same[0].said + more))
    return out


def _changes(old: Row, papers: Sequence[Made], campaign: Campaign) -> list[str] | None:
    """What a new version says otherwise than the last one, ``None`` when it is the same."""
    frozen, lost = freezing.kept(old, campaign.book.folder)
    changes = freezing.differences(frozen, papers, campaign.folder)
    same = [f.data for f in frozen] == [m.data for m in papers]
    return None if same and not changes and not lost else changes


def _registered(papers: Papers, book: Book) -> list[Problem]:
    """Freeze the papers and add their rows: all of them or none."""
    if not papers:
        return []
    text = added(book.table, [row.cells() for row, _ in papers])
    if text is None:
        return [about("G108", Path(shown(book.path)))]
    try:
        if book.path.exists():
            book.path.open("r+b").close()  # Excel lets nobody else write
        wrong = freezing.freeze(papers, book.folder)
        if not wrong:
            _add(papers, book, encoded(text))
    except OSError as error:
        return [about("G109", Path(shown(book.path)), why=why(error))]
    return wrong


def _add(papers: Papers, book: Book, data: bytes) -> None:
    """Write the register; frozen files that it will not speak of are taken away."""
    try:
        put(book.path, data, lasting=True)
    except OSError:
        freezing.thaw(book.folder / name for row, _ in papers for name in row.files)
        raise
