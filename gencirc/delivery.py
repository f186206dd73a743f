"""The delivery list of a batch: who gets which file, and where they sign for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gencirc.afresh import Afresh
from gencirc.batch import LIST, Batch
from gencirc.blocks.tree import Table, Title
from gencirc.campaign import Campaign, Kept
from gencirc.filenames import Placed
from gencirc.keeping import summed
from gencirc.kind.document import Document
from gencirc.kind.editions import PLAIN
from gencirc.made import Made
from gencirc.plan.fields import NOWHERE
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.record import Paper as File
from gencirc.reuse import little_remembered
from gencirc.source.marks import Text
from gencirc.spool import Piece, Putting, Spool
from gencirc.word.letterhead import Letterhead
from gencirc.words import Span, Words, say
from gencirc.workbook import workbook

COLUMNS = ("序号", "单位", "文件", "标题", "任务数", "最早时限", "联系人", "签收人", "签收日期")
PRINTED = ("序号", "单位", "任务数", "最早时限", "联系人", "签收人", "签收日期")  # on paper
WIDTHS = (6, 24, 30, 44, 8, 16, 24, 12, 14)  # characters, in the sheet
SIGNED = "\u3000" * 4  # room to write in, on paper
BLANKS = {"签收人": SIGNED, "签收日期": SIGNED}
COUNTED, FILE = COLUMNS.index("任务数"), COLUMNS.index("文件")  # 标题 behind it
UNMADE = "未生成"

Row = tuple[str, ...]  # by COLUMNS
Same = Callable[[Path, str], bytes | None]  # a file made from the same before


class Lists(NamedTuple):
    """The lists of a plan's batches."""

    papers: list[Made]
    files: list[File]
    made_from: dict[Path, str]  # digests of what the files were made from


class Ahead(NamedTuple):
    """A list for Word that was made while the papers were, as if none of them failed."""

    place: Placed
    data: bytes | Piece
    text: str | Piece
    pages: int
    noted: bool
    essence: str
    rows: list[Row]

    def of(self, document: Document, letterhead: Letterhead) -> Made:
        """The same as a paper."""
        return Made(
            self.place, self.data, self.text, self.pages, document, letterhead, self.noted,
            self.essence,
        )  # fmt: skip


def lists(
    campaign: Campaign,
    made: Iterable[Made],
    kept: Kept,
    same: Same,
    spool: Spool | None = None,
    ready: Collection[Ahead] = (),
) -> Lists:
    """A list for every batch, for Word and for Excel; what is large is put away in ``spool``.

    One of those ``ready`` is taken where every recipient got a paper, as was supposed.
    """
    out = Lists([], [], {})
    known = {one.place.folder: one for one in ready}
    first: dict[int, Made] = {}
    for paper in made:
        if paper.document.recipient is not None:
            first.setdefault(id(paper.document.recipient), paper)
    for batch in campaign.batches:
        one = known.get(batch.folder_in(campaign.folder))
        papers = [first.get(id(recipient)) for recipient in batch.recipients]
        rows = list(map(_given, one.rows if one else _rows(batch), papers))
        if rows:
            taken = _taken(campaign, batch, one) if one and None not in papers else None
            printed = [taken] if taken else _printed(campaign, batch, rows, kept)
            out.papers.extend(m.stored(spool, m.document.paper) if spool else m for m in printed)
            _sheet(campaign, batch, rows, same, out)
            if spool:
                rows.clear()  # what is remembered of the table holds them no longer
    return out


def ahead(campaign: Campaign, place: int, kept: Kept, room: Putting | None) -> list[Ahead]:
    """The list of a batch (``place`` of the plan's) before its papers are there."""
    batch = campaign.batches[place]
    rows = list(_rows(batch))
    printed = _printed(campaign, batch, rows, kept) if rows else []
    made = [m.stored(room, m.document.paper) if room else m for m in printed]
    return [Ahead(m.place, m.content, m.text_, m.pages, m.noted, m.essence, rows) for m in made]


def _taken(campaign: Campaign, batch: Batch, one: Ahead) -> Made | None:
    """A list that was made ahead."""
    document = _document(campaign, batch, one.rows)
    letterhead = campaign.letterhead(document.letterhead)
    return one.of(document, letterhead) if letterhead else None


def _rows(batch: Batch) -> Iterator[Row]:
    """What is known of the recipients before their papers are there."""
    return (_row(n, r) for n, r in enumerate(batch.recipients, 1))


def _given(row: Row, paper: Made | None) -> Row:
    """The row of a recipient with the paper that it gets."""
    if paper is None:
        return (*row[:FILE], UNMADE, "", *row[FILE + 2 : -1], UNMADE)
    return (*row[:FILE], paper.file, paper.document.title, *row[FILE + 2 :])


def _row(number: int, recipient: Recipient) -> Row:
    count = len(recipient.lead.tasks)
    helped = len(recipient.partner.tasks)
    return (
        str(number),
        recipient.name,
        "",
        "",
        f"{count}（配合{helped}）" if helped else str(count),
        str(say(NOWHERE, *recipient.deadlines[:1])),
        str(recipient.contact or ""),
        "",
        "",
    )


def _printed(campaign: Campaign, batch: Batch, rows: list[Row], kept: Kept) -> list[Made]:
    """The list as a paper of its own."""
    place = Placed(batch.folder_in(campaign.folder), f"{LIST}.docx")
    with little_remembered():
        made = campaign.listed(_document(campaign, batch, rows), place, kept)
    return [made] if made else []


def _document(campaign: Campaign, batch: Batch, rows: list[Row]) -> Document:
    """The list before it meets a page, without a red head."""
    at = campaign.plan.mark
    title = say(NOWHERE, campaign.plan.campaign, batch.kind.name, LIST)
    return Document(
        LIST, batch.kind, Paper(mark=at), Text(PLAIN, at), str(title), (Title(title), _table(rows)),
        None, draft=campaign.options.draft,
    )  # fmt: skip


def _table(rows: list[Row]) -> Table:
    """The columns for paper that hold something; no row is kept as words but what many say."""
    places = [COLUMNS.index(c) for c in PRINTED]
    shown = [n for n in places if COLUMNS[n] in BLANKS or any(row[n] for row in rows)]
    counts = Counter(row[COUNTED] for row in rows)
    many = {text: _cell(text) for text, times in counts.items() if times > 1}
    cells = {n: _Cells(many | {"": _cell(BLANKS.get(COLUMNS[n], ""))}) for n in shown}

    def made() -> Iterator[tuple[Words, ...]]:
        return (tuple([known[row[n]] for n, known in cells.items()]) for row in rows)

    return Table(tuple(_cell(COLUMNS[n]) for n in shown), Afresh(len(rows), made))


class _Cells(dict[str, Words]):
    """Cells by their texts; of others than these none is kept."""

    def __missing__(self, text: str) -> Words:
        return _cell(text)


def _cell(text: str) -> Words:
    return Words((Span(text, NOWHERE, False),) if text else ())


def _sheet(campaign: Campaign, batch: Batch, rows: list[Row], same: Same, out: Lists) -> None:
    """The list for Excel."""
    path = batch.folder_in(campaign.folder) / f"{LIST}.xlsx"
    told = summed("\0".join(row).encode("utf-8", "replace") for row in rows)
    out.made_from[path] = told
    data = same(path, told) or workbook(LIST, COLUMNS, WIDTHS, rows)
    out.files.append(File(path, data))
