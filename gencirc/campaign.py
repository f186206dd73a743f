"""One plan on its way to papers: read, told apart by recipient, worded, checked, laid out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gencirc import record
from gencirc.allotting import Allotting
from gencirc.batch import Batch, told
from gencirc.checks import check_papers, check_plan, check_together
from gencirc.essence import essence
from gencirc.kind.bundle import completed
from gencirc.kind.document import Document
from gencirc.kind.drafting import draft_document, wanted
from gencirc.kind.elements import HEAD
from gencirc.kind.giving import addressed
from gencirc.kind.library import Kind, Library
from gencirc.kind.needs import has_its_share
from gencirc.kind.wording import Wording
from gencirc.made import Made
from gencirc.options import Options
from gencirc.page.layout import lay
from gencirc.plan.official import Paper
from gencirc.plan.paths import shown
from gencirc.plan.reading import read_plan
from gencirc.plan.recipients import Recipient
from gencirc.problem import Problem, failed, once, problem, softened
from gencirc.proof.sheets import is_sheet, sheets
from gencirc.register.book import Book
from gencirc.register.filling import Shelf, conflicts, filled, settled
from gencirc.register.freezing import as_signed
from gencirc.source.marks import Text
from gencirc.text import light
from gencirc.word.letterhead import Letterhead, compiled
from gencirc.word.repertoire import lacking
from gencirc.word.writing import write

# What may still be missing in a draft: reminders there, errors in a final paper.
UNSETTLED = frozenset((
    "E111", "K108", "K110", "M103", "N201", "N203", "P105", "P132", "P135", "P136", "P137", "P139", "P215",
    "R108", "T101", "T102",
    "T103", "T104", "T107", "T108", "T112", "C102", "C104", "C106", "C107",  # slips of a text brought in
))  # fmt: skip
LACKING = frozenset(["K106", "K108", "K110"])

Kept = Callable[[Path, str, Document, Letterhead], Made | None]
Held = Callable[[str], Mapping[str, str]]
Tick = Callable[[int, int], None]


class Share(NamedTuple):
    """A paper on its way, or one recipient's copy of it: its documents, what is wrong with them."""

    kind: Kind
    paper: Paper
    documents: list[Document]
    problems: list[Problem]
    recipient: Recipient | None = None


class Campaign:
    """One plan on its way to papers."""

    def __init__(
        self,
        path: Path,
        options: Options,
        tick: Tick = lambda done, all_: None,
        held: Held = lambda kind: {},
        book: Book | None = None,
    ) -> None:
        """``held``: the file names that recipients of a kind had before; ``book``: the register."""
        self.path = path
        self.held = held
        self.options = options
        self.tick = tick
        self.library = Library.beside(path, options.templates)
        self.wording = Wording(self.library)
        self.later: list[Problem] = []
        self.letterheads: dict[str, Letterhead | None] = {}
        self.batches: list[Batch] = []
        kinds = self.library.kinds()
        shelf = Shelf(path, kinds, book)
        reading = read_plan(path, self.library.demands(), shelf)
        self.book = shelf.book
        self.plan, incomplete = completed(reading.plan, self.library)
        self.plan = filled(self.plan, kinds, self.book)
        self.files = reading.files
        self.general = reading.problems + self.library.problems + _unknown(options.kinds, kinds)
        self.general += [*incomplete, *self.book.problems]
        self.readable = not failed(self._weighed(self.general))
        self.shares = list(self._shares())
        self.general += check_plan(self.plan)
        self.general += check_together(
            self.plan, [d for d in self.documents if not is_sheet(d.kind)]
        )
        found = [*self.general, *self._told((s, s.problems) for s in self.shares)]
        self.problems = self._weighed(once(found))

    def _weighed(self, problems: list[Problem]) -> list[Problem]:
        return softened(problems, UNSETTLED) if self.options.draft else problems

    @property
    def documents(self) -> list[Document]:
        """Every document that could be worded."""
        return [d for share in self.shares for d in share.documents]

    # -- from the plan to documents ----------------------------------------------

    def _shares(self) -> Iterator[Share]:
        """Every paper the plan asks for, one for each recipient where it goes to several."""
        pairs = wanted(self.plan, self.library.kinds())
        if not pairs and self.readable:
            self.general.append(
                problem("B101", self.plan.mark, all="、".join(self.library.kinds()))
            )
        for kind, paper in pairs:
            if self.options.kinds and not kind.answers(self.options.kinds):
                continue
            secrecy: Text | None = getattr(paper, "secrecy", None)
            if secrecy and not self.options.offline:
                self.general.append(problem("B102", secrecy))
            recipients = self._recipients(kind, paper)
            copies = self.batches[-1].copies if recipients != [None] else [""]
            for done, (recipient, copy) in enumerate(zip(recipients, copies, strict=True), 1):
                yield self._share(kind, paper, recipient, copy)
                self.tick(done, len(recipients))

    def _recipients(self, kind: Kind, paper: Paper) -> list[Recipient | None]:
        """Those a paper goes to one by one, or nobody in particular."""
        each = kind.sent(paper)
        if each is None:
            return [None]
        if each is kind.each:  # the plan's own words are the place of what is wrong with it
            each = each._replace(mark=paper.mark)
        found = self.allotted.recipients(kind, paper, each)
        self.general += self.allotted.problems()
        if each.mark is paper.mark:  # nobody has named them: those who have no share get none
            found = [r for r in found if has_its_share(kind, self.plan, paper, r)]
        number: Text | None = getattr(paper, "number", None)
        if number and kind.each and len(found) > 1:
            facts = {"have": len(found), "kind": kind.name}
            self.general.append(problem("M113", number, **facts))
        self.batches.append(Batch(kind, tuple(found), self.held(str(kind.name))))
        return list(found)

    @cached_property
    def allotted(self) -> Allotting:
        """What of the plan is whose."""
        return Allotting(self.plan, self.book)

    def _share(self, kind: Kind, paper: Paper, recipient: Recipient | None, copy: str) -> Share:
        """A paper, or a recipient's copy, worded and checked."""
        paper = addressed(paper, recipient)
        if recipient:
            paper = settled(paper, kind, self.book, copy)
        draft = self.options.draft
        if is_sheet(kind):
            made = sheets(self.plan, kind, paper, self.wording, self._elements, self.folder, draft)
            return Share(kind, paper, *made)
        tags = self._elements(kind.layout(paper))
        documents, problems = draft_document(
            self.plan, kind, paper, self.wording, tags, draft, recipient
        )
        documents = [replace(d, copy=copy) for d in documents] if copy else documents
        # what a plan lacks was said when it was read
        found = [p for p in problems if self.readable or p.code not in LACKING]
        found += [*check_papers(self.plan, documents), *conflicts(documents, self.book)]
        return Share(kind, paper, documents, found, recipient)

    def _elements(self, letterhead: Text) -> Collection[str]:
        """What the letterhead of a name prints."""
        found = self._letterhead(letterhead)
        return found.elements if found else HEAD

    def _told(self, found: Iterable[tuple[Share, list[Problem]]]) -> list[Problem]:
        """What is wrong with papers: said of the recipients whose it is, or once of all."""
        pairs = [(share, problems) for share, problems in found]
        alone = [p for share, problems in pairs if not share.recipient for p in problems]
        for batch in self.batches:
            alone += told(
                str(batch.kind.name),
                [
                    (s.recipient, ps) for s, ps in pairs
                    if s.recipient and s.kind is batch.kind
                ],
            )  # fmt: skip
        return alone

    # -- from documents to files -------------------------------------------------

    def papers(self, kept: Kept = lambda *asked: None) -> list[Made]:
        """The papers as Word files, issued ones as they were signed."""
        made, problems = as_signed(self.drawn(kept), self.book, self.folder)
        self.later += problems
        return made

    def drawn(self, kept: Kept = lambda *asked: None) -> list[Made]:
        """The papers as the plan now says them; none when something is wrong.

        ``kept`` gives those that need not be made again. With ``keep_going`` the papers
        that nothing is wrong with come alone.
        """
        if failed(self.problems if not self.options.keep_going else self._weighed(self.general)):
            return []
        good = [s for s in self.shares if not failed(self._weighed(s.problems))]
        made: list[Made] = []
        later: list[tuple[Share, list[Problem]]] = []
        for done, share in enumerate(good, 1):
            found: list[Problem] = []
            papers = [
                m for d in share.documents if (m := self._paper(d, self.place(d), kept, found))
            ]
            made += [] if self.options.keep_going and failed(found) else papers
            later.append((share, found))
            self.tick(done, len(good))
        self.later += self._told(later)
        return made

    def _paper(
        self, document: Document, path: Path, kept: Kept, found: list[Problem]
    ) -> Made | None:
        letterhead = self._letterhead(document.letterhead)
        if letterhead is None:
            return None
        made_from = essence(document, letterhead, self.names)
        same = kept(path, made_from, document, letterhead)
        if same:
            return same
        made, problems = self.laid(document, letterhead, path)
        found += problems
        return replace(made, essence=made_from)

    def listed(self, document: Document, path: Path, kept: Kept) -> Made | None:
        """A list that belongs to a batch, as a paper of its own."""
        return self._paper(document, path, kept, [])

    def laid(
        self, document: Document, letterhead: Letterhead, path: Path
    ) -> tuple[Made, list[Problem]]:
        """A document on its pages and as bytes, and what is to be said of its pages."""
        laid = lay(document, letterhead, self.names, self.plan.registry.people)
        problems = [*laid.problems, *lacking(laid.document, letterhead)]
        data = write(laid.document, letterhead, self.names, laid.setting)
        text = light(laid.document)
        made = Made(path, data, text, laid.pages, laid.document, letterhead, bool(problems))
        return made, problems

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that a line does not break within."""
        issuers = (i.full for i in self.plan.issuers)
        return tuple(str(n) for n in (*issuers, self.plan.campaign) if n)

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

    def inputs(self) -> list[Path]:
        """Every file that the papers were made from."""
        letterheads = [m.path for m in self.letterheads.values() if m]
        seals = [Path(str(i.seal_picture)) for i in self.plan.issuers if i.seal_picture]
        templates = sorted(self.library.used)
        return [*self.files, *templates, *letterheads, *seals, *self.book.files]

    @property
    def folder(self) -> Path:
        """output / the plan's folder."""
        return self.options.output / record.folder_for(self.path)

    def place(self, document: Document) -> Path:
        """The folder / the paper's name; of papers to several, the kind's / the recipient's."""
        draft = "（草稿）" if document.draft else ""
        if document.recipient is None:
            return self.folder / f"{record.safe(document.name + draft)}.docx"
        batch = next(b for b in self.batches if b.kind is document.kind)
        stem = batch.stems[id(document.recipient)]
        more = document.name.removeprefix(str(document.kind.name)) + draft
        return self.folder / record.safe(str(document.kind.name)) / f"{stem}{more}.docx"


def _unknown(asked: Iterable[str], kinds: dict[str, Kind]) -> list[Problem]:
    """The kinds asked for on the command line that there are none of."""
    known = "、".join(dict.fromkeys(str(k.name) for k in kinds.values()))
    strange = [a for a in asked if not any(k.answers([a]) for k in kinds.values())]
    return [problem("B108", None, name=name, all=known) for name in strange]
