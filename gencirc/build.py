"""Plans → papers: read, word, check, then write; nothing is written if one thing is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gencirc import record
from gencirc.checks import check_papers, check_plan
from gencirc.kind.drafting import Document, draft_document, wanted
from gencirc.kind.elements import HEAD
from gencirc.kind.library import Kind, Library
from gencirc.kind.wording import Wording
from gencirc.made import Made
from gencirc.page.layout import lay
from gencirc.plan.model import Plan
from gencirc.plan.reading import read_plan, shown
from gencirc.problem import Problem, failed, problem, softened, tidy
from gencirc.register.book import Book, opened
from gencirc.register.filling import conflicts, filled
from gencirc.register.freezing import settled
from gencirc.source.marks import Text
from gencirc.text import light
from gencirc.word.letterhead import Letterhead, compiled
from gencirc.word.repertoire import lacking
from gencirc.word.writing import write

if TYPE_CHECKING:
    from gencirc.office.publishing import Sheets

# What may still be missing in a draft: reminders there, errors in a final paper.
UNSETTLED = frozenset((
    "E111", "K108", "K110", "N201", "N203", "P105", "P132", "P135", "P136", "P137", "P139", "R108", "T101", "T102",
))  # fmt: skip
LACKING = frozenset(["K106", "K108", "K110"])


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    output: Path = Path("output")
    templates: Path | None = None
    kinds: tuple[str, ...] = ()
    draft: bool = False
    force: bool = False
    offline: bool = False  # this machine may hold classified papers
    pdf: bool = False  # by LibreOffice, beside each paper


@dataclass
class Outcome:
    """What came of a run."""

    problems: list[Problem] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    written: list[record.Written] = field(default_factory=list)
    pdfs: list[Sheets] = field(default_factory=list)
    plans: int = 0


def build(paths: Iterable[Path], options: Options, dry: bool = False) -> Outcome:
    """Build every plan of ``paths``; with ``dry`` only check them."""
    outcome = Outcome()
    for path in paths:
        outcome.plans += 1
        one = Campaign(path, options)
        outcome.problems += one.problems
        outcome.made += one.papers()
        outcome.problems += one.later
    outcome.problems = tidy([*outcome.problems, *_clashing(outcome.made)])
    if dry or failed(outcome.problems):
        return outcome
    files = [record.Paper(m.path, m.data, m.text) for m in outcome.made]
    if not options.force:
        outcome.problems += record.edited(files)
    if not failed(outcome.problems):
        _write(files, outcome, options)
    return outcome


def _write(files: list[record.Paper], outcome: Outcome, options: Options) -> None:
    """Write the papers, and those that were written as PDF too."""
    outcome.written = record.save(files)
    outcome.problems += [w.problem for w in outcome.written if w.problem]
    failures = {w.path for w in outcome.written if w.state == "失败"}
    if options.pdf:
        from gencirc.office.publishing import publish

        done = [m for m in outcome.made if m.path not in failures]
        outcome.pdfs, problems = publish(done, options.force)
        outcome.problems += [p for p in problems if p not in outcome.problems]
    outcome.problems += record.outdated(f for f in files if f.path not in failures)


class Campaign:
    """One plan on its way to papers."""

    def __init__(self, path: Path, options: Options, book: Book | None = None) -> None:
        self.path = path
        self.options = options
        self.library = Library.beside(path, options.templates)
        self.wording = Wording(self.library)
        self.later: list[Problem] = []
        self.letterheads: dict[str, Letterhead | None] = {}
        kinds = self.library.kinds()
        reading = read_plan(path, self.library.demands())
        self.book = book or opened(path, reading.registry)
        self.plan: Plan = filled(reading.plan, kinds, self.book)
        found = reading.problems + self.library.problems + _unknown(options.kinds, kinds)
        found += self.book.problems
        self.readable = not failed(self._weighed(found))
        self.documents = self._documents(found)
        found += check_plan(self.plan)
        found += check_papers(self.plan, self.documents)
        found += conflicts(self.documents, self.book)
        self.problems = self._weighed(_once(found))

    def _weighed(self, problems: list[Problem]) -> list[Problem]:
        return softened(problems, UNSETTLED) if self.options.draft else problems

    def _documents(self, found: list[Problem]) -> list[Document]:
        """Every paper the plan asks for; problems go to ``found``."""
        made: list[Document] = []
        pairs = wanted(self.plan, self.library.kinds())
        if not pairs and self.readable:
            found.append(problem("B101", self.plan.mark, all="、".join(self.library.kinds())))
        for kind, paper in pairs:
            if self.options.kinds and not kind.answers(self.options.kinds):
                continue
            secrecy: Text | None = getattr(paper, "secrecy", None)
            if secrecy and not self.options.offline:
                found.append(problem("B102", secrecy))
            letterhead = self._letterhead(kind.layout(paper))
            tags = letterhead.elements if letterhead else HEAD
            documents, problems = draft_document(
                self.plan, kind, paper, self.wording, tags, self.options.draft
            )
            made += documents
            # what a plan lacks was said when it was read
            found += [p for p in problems if self.readable or p.code not in LACKING]
        return made

    def papers(self) -> list[Made]:
        """The papers as Word files, issued ones as signed; none when something is wrong."""
        made, problems = settled(self.drawn(), self.book)
        self.later += problems
        return made

    def drawn(self) -> list[Made]:
        """The papers as the plan now says them."""
        if failed(self.problems):
            return []
        return [m for d in self.documents if (m := self._paper(d))]

    def _paper(self, document: Document) -> Made | None:
        letterhead = self._letterhead(document.letterhead)
        if letterhead is None:
            return None
        names = tuple(
            str(n) for n in (*(i.full for i in self.plan.issuers), self.plan.campaign) if n
        )
        laid = lay(document, letterhead, names, self.plan.registry.people)
        self.later += [*laid.problems, *lacking(laid.document, letterhead)]
        data = write(laid.document, letterhead, names, laid.setting)
        path, text = self._place(document), light(laid.document)
        return Made(path, data, text, laid.pages, laid.document, letterhead)

    def _letterhead(self, typed: Text) -> Letterhead | None:
        """The letterhead of a name, looked up once; what is wrong with it goes to ``later``."""
        name = str(typed)
        if name not in self.letterheads:
            path = self.library.letterhead(name)
            if path is None:
                known = "、".join(self.library.letterheads())
                self.later.append(problem("L106", typed, name=name, all=known))
                self.letterheads[name] = None
            else:
                self.letterheads[name], problems = compiled(path, shown(path))
                self.later += problems
        return self.letterheads[name]

    def _place(self, document: Document) -> Path:
        """output / the plan's folder / the paper's name."""
        name = document.name + ("（草稿）" if document.draft else "")
        return self.options.output / record.folder_for(self.path) / f"{record.safe(name)}.docx"


def _unknown(asked: Iterable[str], kinds: dict[str, Kind]) -> list[Problem]:
    """The kinds asked for on the command line that there are none of."""
    known = "、".join(dict.fromkeys(str(k.name) for k in kinds.values()))
    strange = [a for a in asked if not any(k.answers([a]) for k in kinds.values())]
    return [problem("B108", None, name=name, all=known) for name in strange]


def _clashing(made: Iterable[Made]) -> Iterable[Problem]:
    """Papers of two plans that would be the same file."""
    first: dict[Path, Made] = {}
    for paper in made:
        other = first.setdefault(paper.path, paper)
        if other is not paper:
            where = other.document.paper.mark.source.name
            yield problem("B107", paper.document.paper.mark, file=paper.path, other=where)


def _once(problems: list[Problem]) -> list[Problem]:
    """A mistake is said once.

    A reference that led nowhere is not reported again as left over in the text, nor
    what stands in a date or a passage that was refused already.
    """
    known = {p.place for p in problems if p.code.startswith("R") and p.code != "R107"}
    refused = [p.mark for p in problems if p.code in ("D101", "D105", "R104") and p.mark]

    def again(p: Problem) -> bool:
        if p.code == "R107":
            return p.place in known
        in_date = p.code in ("D210", "D211", "T119", "T124") and p.mark
        return bool(in_date and any(in_date.same(r) for r in refused))

    return [p for p in problems if not again(p)]
