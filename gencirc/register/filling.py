"""What the register gives to a plan: numbers and days of its papers; and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from gencirc.kind.document import Document
from gencirc.kind.library import Kind
from gencirc.plan.dates import Period, full
from gencirc.plan.fields import NOWHERE
from gencirc.plan.given import Value, Values
from gencirc.plan.model import Plan
from gencirc.plan.official import Official, Paper
from gencirc.plan.whens import When
from gencirc.problem import Problem, problem
from gencirc.register import numbers
from gencirc.register.book import Book, opened
from gencirc.register.rows import Key, Row
from gencirc.source.marks import Mark, Text

OTHERS = ("方案", "讲话", "经验交流材料")  # papers without a number; their days are their own


class Shelf:
    """Where a plan that is being read finds its register; ``book`` once it is read."""

    book: Book

    def __init__(self, plan: Path, kinds: Mapping[str, Kind], book: Book | None = None) -> None:
        self._plan, self._kinds, self._book = plan, kinds, book

    def __call__(self, registry: Path | None) -> Values:
        """What the register has for the plan's papers."""
        self.book = self._book or opened(self._plan, registry)
        return given(self._kinds, self.book)


def given(kinds: Mapping[str, Kind], book: Book) -> Values:
    """Number and day of papers, to be read with the plan: other days count from theirs."""
    numbered = {key: kind for key, kind in kinds.items() if key not in OTHERS}
    papers = {k: v for k, kind in numbered.items() if not kind.each and (v := _given(kind, book))}
    return Values(papers, {k: d for k, kind in numbered.items() if (d := _first_day(kind, book))})


def _first_day(kind: Kind, book: Book) -> Text | None:
    """The day of a paper that others count from; of one that goes to several that of the first."""
    row = book.row(book.key(str(kind.name)))
    copies = [r for r in book.copies(str(kind.name)) if r.day]
    day = _day_of(row, book) or min((r.day for r in copies if r.day), default=None)
    return Text(full(day), NOWHERE) if day else None


def _day_of(row: Row | None, book: Book) -> date | None:
    """The day of a paper that types none: of its new version, of its row, of this issue."""
    return book.renewed or (row.day if row else None) or book.today


def _given(kind: Kind, book: Book) -> dict[str, Value]:
    row, values = book.row(book.key(str(kind.name))), {}
    at = row.mark if row and row.mark.source.name else None
    day = _day_of(row, book)
    if day and "成文日期" not in kind.without:
        values["成文日期"] = Value(full(day), at)
    if row and row.written:
        values["文号"] = Value(str(row.number or row.written), at)
    return values


def filled(plan: Plan, kinds: Mapping[str, Kind], book: Book) -> Plan:
    """The plan with number, day and signers of its papers, where it types none itself.

    Papers that go to several one by one get theirs copy by copy.
    """
    for key, paper in plan.papers.items():
        kind = kinds.get(key)
        if kind and kind.sent(paper) is None:
            made = settled(paper, kind, book)
            plan = plan if made is paper else plan.with_paper(key, made)
    return plan


def settled(paper: Paper, kind: Kind, book: Book, copy: str = "") -> Paper:
    """A paper, or one recipient's copy, with what the register has for it."""
    row = book.row(book.key(str(kind.name), copy))
    return _filled(paper, kind, row, book) if isinstance(paper, Official) else paper


def _filled(paper: Official, kind: Kind, row: Row | None, book: Book) -> Official:
    at = row.mark if row and row.mark.source.name else paper.mark
    day = _day_of(row, book)
    if not paper.date and day:
        paper = paper.but(date=When(Text(full(day), at), Period(day, day)))
    if row and row.written and not paper.number:
        paper = paper.but(number=Text(str(row.number or row.written), at))
    if row and row.signer and not paper.signers and kind.direction(paper) == "上行":
        paper = paper.but(signers=tuple(Text(n, at) for n in row.signer.split("、")))
    return paper


def key_of(document: Document, book: Book) -> Key:
    """The key of the paper that a document prints."""
    return book.key(str(document.kind.name), document.copy)


def conflicts(documents: Iterable[Document], book: Book) -> Iterator[Problem]:
    """Numbers that the register has for another paper, or otherwise for this one."""
    for document in documents:
        asked = numbers.printed(document) if not document.draft else None
        if asked is None or asked.number is None:
            continue
        key, number = key_of(document, book), asked.number
        own, other = book.row(key), book.holder(number, key, document.title)
        if own and own.number and own.number != number:
            yield problem("G111", _place(document), number=number, other=own.number)
        if other:
            line, file = other.mark.place[1], other.mark.source.name
            yield problem(
                "G110", _place(document), number=number, title=document.title, other=other.said,
                file=file, line=line,
            )  # fmt: skip


def _place(document: Document) -> Mark:
    paper = document.paper
    typed = paper.number if isinstance(paper, Official) else None
    return typed.mark if typed else paper.mark
