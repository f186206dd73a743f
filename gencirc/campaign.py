"""One plan on its way to papers: read, told apart by recipient, worded, checked, laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gencirc.alike import forget
from gencirc.batch import told
from gencirc.checks import Together, check_papers, check_plan, check_together, leftovers
from gencirc.due import Due, Held, asked, unknown
from gencirc.filenames import Placed, folder_for, safe
from gencirc.kind.bundle import completed
from gencirc.kind.document import Document
from gencirc.kind.drafting import draft_document
from gencirc.kind.giving import addressed
from gencirc.kind.library import Library
from gencirc.kind.wording import Wording
from gencirc.letterheads import Letterheads
from gencirc.options import Options
from gencirc.plan.reading import read_plan
from gencirc.problem import Problem, failed, once, softened
from gencirc.register.book import Book
from gencirc.register.filling import Shelf, conflicts, filled, settled
from gencirc.reuse import nothing_remembered
from gencirc.text import light

if TYPE_CHECKING:
    from gencirc.made import Made
    from gencirc.mould.casting import Moulds
    from gencirc.word.letterhead import Letterhead

# What may still be missing in a draft: reminders there, errors in a final paper.
UNSETTLED = frozenset((
    "E111", "K108", "K110", "M103", "N201", "N203", "P105", "P132", "P135", "P136", "P137", "P139", "P215", "P216",
    "R108", "T101", "T102",
    "T103", "T104", "T107", "T108", "T112", "C102", "C104", "C106", "C107", "C103", "D206", "D210", "D211", "T115",  # slips of a text brought in
))  # fmt: skip
LACKING = frozenset(["K106", "K108", "K110"])

Kept: TypeAlias = "Callable[[Placed, str, Document, Letterhead], Made | None]"


class Share(NamedTuple):
    """A paper on its way: its documents, what is wrong with them."""

    due: Due
    documents: list[Document]
    problems: list[Problem]


class Campaign:
    """One plan on its way to papers: what it asks for, and how each is worded and laid out."""

    def __init__(
        self,
        path: Path,
        options: Options,
        held: Held = lambda kind: {},
        book: Book | None = None,
    ) -> None:
        """``held``: the file names that recipients of a kind had before; ``book``: the register."""
        self.path = path
        self.options = options
        self.library = Library.beside(path, options.templates)
        self.wording = Wording(self.library)
        self.later: list[Problem] = []
        self.letterhead = Letterheads(self.library, self.later)
        kinds = self.library.kinds()
        shelf = Shelf(path, kinds, book)
        reading = read_plan(path, self.library.demands(), shelf)
        self.book = shelf.book
        self.plan, incomplete = completed(reading.plan, self.library)
        self.plan = filled(self.plan, kinds, self.book)
        self.files = reading.files
        self.general = [*reading.problems, *self.library.problems, *unknown(options.kinds, kinds)]
        self.general += [*incomplete, *self.book.problems]
        self.readable = not failed(self.weighed(self.general))
        self.due, self.batches, wrong = asked(
            self.plan, kinds, options, self.book, held, self.readable
        )
        self.general += [*wrong, *check_plan(self.plan)]

    def weighed(self, problems: list[Problem]) -> list[Problem]:
        """The problems as they count: in a draft what is open is no error."""
        return softened(problems, UNSETTLED) if self.options.draft else problems

    @cached_property
    def reading(self) -> leftovers.Reading:
        """What leftovers were looked for in the papers made here so far."""
        return leftovers.Reading(self.plan)

    @cached_property
    def moulds(self) -> Moulds:
        """What the papers of batches are cast from."""
        from gencirc.mould.casting import Moulds  # not wanted where no paper goes to several

        return Moulds(self.plan, self._typed, self.due, self.addressed, self.drafted)

    def done(self) -> None:
        """Let go of the moulds and of all that was used again: the papers are made."""
        vars(self).pop("moulds", None)
        forget()
        nothing_remembered()

    # -- all at once ---------------------------------------------------------------

    @cached_property
    def shares(self) -> list[Share]:
        """Every paper, worded and checked."""
        return [self.worded(due) for due in self.due]

    @property
    def documents(self) -> list[Document]:
        """Every document that could be worded."""
        return [d for share in self.shares for d in share.documents]

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the plan and with its papers as they are worded."""
        together = Together(self.plan)
        for share in self.shares:
            read_together(together, share)
        wrong = check_together(self.plan, [together.seen])
        return self.found(((s.due, s.problems) for s in self.shares), wrong)

    def found(
        self, papers: Iterable[tuple[Due, Sequence[Problem]]], together: list[Problem]
    ) -> list[Problem]:
        """All that is wrong, each mistake said once."""
        return self.weighed(once([*self.general, *together, *self.told(papers)]))

    def papers(self, kept: Kept = lambda *asked: None) -> list[Made]:
        """The papers as Word files, issued ones as they were signed."""
        from gencirc.register.freezing import as_signed

        made, problems = as_signed(self.drawn(kept), self.book, self.folder)
        self.later += problems
        return made

    def drawn(self, kept: Kept = lambda *asked: None) -> list[Made]:
        """The papers as the plan now says them; none when something is wrong."""
        if failed(self.problems):
            return []
        drawn = []
        for share in self.shares:
            forget()  # it was in hand when it was worded
            drawn.append((share.due, *self.draw(share, kept)))
        self.later += self.told((due, problems) for due, _, problems in drawn)
        return [m for _, made, _ in drawn for m in made]

    # -- from the plan to documents ----------------------------------------------

    def worded(self, due: Due) -> Share:
        """A paper, or a recipient's copy, worded and checked."""
        kind, paper, _, copy = due
        draft = self.options.draft
        if kind.is_sheet:
            from gencirc.proof.sheets import sheets  # not wanted while no sheet is asked for

            made = sheets(
                self.plan, kind, paper, self.wording, self.letterhead.elements, self.folder, draft
            )
            return Share(due, *made)
        documents, problems = (self.moulds.drafted if due.recipient else self.drafted)(due)
        documents = [d if d.copy == copy else replace(d, copy=copy) for d in documents]
        # what a plan lacks was said when it was read
        found = [p for p in problems if self.readable or p.code not in LACKING]
        found += [*check_papers(self.plan, documents), *conflicts(documents, self.book)]
        return Share(due, documents, found)

    def drafted(self, due: Due) -> tuple[list[Document], list[Problem]]:
        """A paper, or a recipient's copy, worded."""
        kind, paper, recipient, _ = due = self.addressed(due)
        tags = self.letterhead.elements(kind.layout(paper))
        draft = self.options.draft
        return draft_document(self.plan, kind, paper, self.wording, tags, draft, recipient)

    def addressed(self, due: Due) -> Due:
        """A paper as its recipient gets it, with what the register has for this copy."""
        kind, paper, recipient, copy = due
        if recipient is None:
            return due
        paper = settled(addressed(paper, recipient), kind, self.book, copy)
        return Due(kind, paper, recipient, copy)

    def _typed(self) -> list[str]:
        """All that was typed for the plan, beside the rows of lists."""
        typed = [p for p in self.files if p.suffix in (".yaml", ".yml")]
        texts = [p.read_text(encoding="utf-8", errors="replace") for p in typed]
        kinds = (d.kind.source.text for d in self.due)
        return [*texts, *self.plan.registry.names(), *dict.fromkeys(kinds)]

    def told(self, found: Iterable[tuple[Due, Sequence[Problem]]]) -> list[Problem]:
        """What is wrong with papers: said of the recipients whose it is, or once of all."""
        pairs = list(found)
        alone = [p for due, problems in pairs if not due.recipient for p in problems]
        for batch in self.batches:
            alone += told(
                str(batch.kind.name),
                [(d.recipient, ps) for d, ps in pairs if d.recipient and d.kind is batch.kind],
            )
        return alone

    # -- from documents to files -------------------------------------------------

    def draw(self, share: Share, kept: Kept) -> tuple[list[Made], list[Problem]]:
        """The papers of a share as Word files, and what is to be said of their pages.

        ``kept`` gives those that need not be made again.
        """
        found: list[Problem] = []
        papers = (self._paper(d, self.place(d), kept, found) for d in share.documents)
        return [m for m in papers if m], found

    def _paper(
        self, document: Document, place: Placed, kept: Kept, found: list[Problem]
    ) -> Made | None:
        from gencirc.essence import essence

        letterhead = self.letterhead(document.letterhead)
        if letterhead is None:
            return None
        made_from = essence(document, letterhead, self.names)
        same = kept(place, made_from, document, letterhead)
        if same:
            return same
        made, problems = self.laid(document, letterhead, place, made_from)
        found += problems
        return made

    def listed(self, document: Document, place: Placed, kept: Kept) -> Made | None:
        """A list that belongs to a batch, as a paper of its own."""
        return self._paper(document, place, kept, [])

    def laid(
        self, document: Document, letterhead: Letterhead, place: Placed, made_from: str = ""
    ) -> tuple[Made, list[Problem]]:
        """A document on its pages and as bytes, and what is to be said of its pages."""
        # not wanted where papers are only worded
        from gencirc.made import Made
        from gencirc.page.layout import lay
        from gencirc.word.repertoire import lacking
        from gencirc.word.writing import write

        laid = lay(document, letterhead, self.names, self.plan.registry.people)
        shown = document if _same_lines(document, laid.document) else laid.document
        problems = [*laid.problems, *lacking(shown, letterhead)]
        data = write(laid.document, letterhead, self.names, laid.setting)
        text, noted = light(shown), bool(problems)
        made = Made(place, data, text, laid.pages, laid.document, letterhead, noted, made_from)
        return made, problems

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that a line does not break within."""
        issuers = (i.full for i in self.plan.issuers)
        return tuple(str(n) for n in (*issuers, self.plan.campaign) if n)

    def inputs(self) -> list[Path]:
        """Every file that the papers were made from."""
        seals = [Path(str(i.seal_picture)) for i in self.plan.issuers if i.seal_picture]
        templates = sorted(self.library.used)
        return [*self.files, *templates, *self.letterhead.paths, *seals, *self.book.files]

    @cached_property
    def folder(self) -> Path:
        """output / the plan's folder."""
        return self.options.output / folder_for(self.path)

    @cached_property
    def _batched(self) -> dict[int, tuple[Path, dict[int, str]]]:
        """By the identity of a kind that goes to several: where its papers lie, their names."""
        return {id(b.kind): (b.folder_in(self.folder), b.stems) for b in self.batches}

    def place(self, document: Document) -> Placed:
        """The folder / the paper's name; of papers to several, the kind's / the recipient's."""
        draft = "（草稿）" if document.draft else ""
        if document.recipient is None:
            return Placed(self.folder, f"{safe(document.name + draft)}.docx")
        folder, stems = self._batched[id(document.kind)]
        more = document.name.removeprefix(str(document.kind.name)) + draft
        return Placed(folder, f"{stems[id(document.recipient)]}{more}.docx")


def _same_lines(document: Document, laid: Document) -> bool:
    """Whether nothing was parted or moved to lay a paper out: what is kept together says the same."""
    return len(document.blocks) == len(laid.blocks) and document.head.keys() == laid.head.keys()


def read_together(together: Together, share: Share) -> None:
    """Read the papers of a share among the others; sheets are about them."""
    for document in share.documents:
        if not document.kind.is_sheet:
            together.read(document)
