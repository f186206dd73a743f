"""Rows for papers that are being issued: number, day, signer and version settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from gencirc.blocks.tree import Recipients
from gencirc.kind.document import Document
from gencirc.plan.dates import full
from gencirc.plan.official import Official
from gencirc.plan.whens import When
from gencirc.problem import Problem, problem
from gencirc.register import numbers
from gencirc.register.book import Book
from gencirc.register.filling import key_of
from gencirc.register.numbers import Number, Series
from gencirc.register.rows import Row
from gencirc.source.marks import Text


class Asked(NamedTuple):
    """What is to be issued, and what the command line settles."""

    now: datetime
    day: date | None = None  # --date
    recipients: tuple[str, ...] = ()
    signer: str = ""
    number: int = 0
    again: str = ""  # why there is a new version
    everything: bool = False  # speeches and other papers without a head too


def rows_for(documents: Sequence[Document], book: Book, asked: Asked) -> list[Row]:
    """A row for every paper, its number the next that is free in its series."""
    highest = {series: max(held) for series, held in book.taken.items()}
    return [_row(d, _number(d, highest, asked), book, asked) for d in documents]


def _row(document: Document, number: Number | None, book: Book, asked: Asked) -> Row:
    key, paper = key_of(document, book), document.paper
    typed = paper.number if isinstance(paper, Official) else None
    blocks = (str(b.words) for b in document.blocks if isinstance(b, Recipients))
    sent = next(blocks, document.copy)
    old = book.issued(key)
    signer = asked.signer or _signers(paper) or (old.signer if old else "")
    return Row(
        key, document.title, number, str(number or typed or ""), sent.rstrip("："), signer,
        _day(paper), f"{asked.now:%Y-%m-%d %H:%M:%S}", old.version + 1 if old else 1,
        note=asked.again,
    )  # fmt: skip


def _number(document: Document, highest: dict[Series, int], asked: Asked) -> Number | None:
    """The number printed already, or the next one; ``highest`` goes up with it."""
    wanted = numbers.printed(document)
    if wanted is None:
        return None
    high = highest.get(wanted.series, 0)
    made = wanted.number or Number(wanted.series, asked.number or high + 1)
    highest[wanted.series] = max(high, made.serial)
    return made


def _signers(paper: object) -> str:
    return "、".join(paper.signers) if isinstance(paper, Official) else ""


def _day(paper: object) -> date | None:
    typed: When | None = getattr(paper, "date", None)
    return typed.period.start if typed else None


def refused(documents: Sequence[Document], book: Book, asked: Asked) -> Iterator[Problem]:
    """What the command line asks that the plan or the register has settled otherwise."""
    for document in documents:
        yield from _settled(document, asked)
        old = book.issued(key_of(document, book))
        if asked.again and old is None:
            yield problem("G119", document.paper.mark, name=f"《{document.title}》")
        if asked.number and old and old.number and old.number.serial != asked.number:
            yield problem("G129", document.paper.mark, name=old.said, number=old.number)
    open_ = [w for d in documents if (w := numbers.printed(d)) and not w.serial]
    if asked.number and len(open_) > 1:
        yield problem("G124", None, count=len(open_))
    elif asked.number and open_:
        yield from _given(Number(open_[0].series, asked.number), book)


def _settled(document: Document, asked: Asked) -> Iterator[Problem]:
    """What is typed in the plan and asked otherwise."""
    paper = document.paper
    if not isinstance(paper, Official):
        return
    day, wanted = _day(paper), numbers.printed(document)
    if asked.day and paper.date and day and day != asked.day:
        yield _differs(paper.date.text, "成文日期", full(day), full(asked.day))
    if asked.signer and paper.signers and _signers(paper) != asked.signer:
        yield _differs(paper.signers[0], "签发人", _signers(paper), asked.signer)
    typed = paper.number
    if asked.number and typed and wanted and wanted.serial not in (None, asked.number):
        yield _differs(typed, "文号", str(typed), f"{asked.number}号")


def _differs(at: Text, key: str, typed: str, asked: str) -> Problem:
    return problem("G126", at, key=key, typed=typed, asked=asked)


def _given(number: Number, book: Book) -> Iterator[Problem]:
    """A number asked for that a paper has already."""
    held = book.serials(number.series)
    for row in held.get(number.serial, ())[:1]:
        free = numbers.ranges(numbers.gaps(held)) or "没有空着的"
        facts = {"other": row.said, "line": row.mark.place[1], "gaps": free}
        yield problem("G125", row.mark, number=number, next=numbers.free(held), **facts)


def skipped(rows: Sequence[Row], book: Book) -> Iterator[Problem]:
    """The serials that nobody has in the series of new numbers."""
    after = book.more(rows)
    for series in dict.fromkeys(r.number.series for r in rows if r.number):
        gaps = numbers.gaps(after.serials(series))
        if gaps:
            yield problem("G127", None, code=series, gaps=numbers.ranges(gaps))
