"""The delivery list of a batch: who gets which file, and where they sign for it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc.batch import LIST, Batch
from gencirc.blocks.tree import Table, Title
from gencirc.campaign import Campaign, Kept
from gencirc.filenames import safe
from gencirc.kind.document import Document
from gencirc.kind.editions import PLAIN
from gencirc.made import Made
from gencirc.plan.fields import NOWHERE
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.problem import Problem, problem
from gencirc.record import Paper as File
from gencirc.record import digest
from gencirc.source.marks import Text
from gencirc.word import package
from gencirc.words import Words, say

if TYPE_CHECKING:
    from openpyxl.styles import NamedStyle

COLUMNS = ("序号", "单位", "文件", "标题", "任务数", "最早时限", "联系人", "签收人", "签收日期")
PRINTED = ("序号", "单位", "任务数", "最早时限", "联系人", "签收人", "签收日期")  # on paper
WIDTHS = (6, 24, 30, 44, 8, 16, 24, 12, 14)  # characters, in the sheet
A4 = "9"
SIGNED = "\u3000" * 4  # room to write in, on paper
BLANKS = {"签收人": SIGNED, "签收日期": SIGNED}
UNMADE = "未生成"
CORE, STAMP = "docProps/core.xml", "2000-01-01T00:00:00Z"

Row = dict[str, str]
Same = Callable[[Path, str], bytes | None]  # a file made from the same before


class Lists(NamedTuple):
    """The lists of a plan's batches."""

    papers: list[Made]
    files: list[File]
    problems: list[Problem]
    made_from: dict[Path, str]  # digests of what the files were made from


def lists(campaign: Campaign, made: Iterable[Made], kept: Kept, same: Same) -> Lists:
    """A list for every batch: for Word, and for Excel where openpyxl is there."""
    out = Lists([], [], [], {})
    first: dict[int, Made] = {}
    for paper in made:
        if paper.document.recipient is not None:
            first.setdefault(id(paper.document.recipient), paper)
    for batch in campaign.batches:
        rows = [_row(n, r, first) for n, r in enumerate(batch.recipients, 1)]
        if rows:
            out.papers.extend(_printed(campaign, batch, rows, kept))
            _sheet(campaign, batch, rows, same, out)
    return out


def _row(number: int, recipient: Recipient, made: Mapping[int, Made]) -> Row:
    paper = made.get(id(recipient))
    count = len(recipient.lead.tasks)
    helped = len(recipient.partner.tasks)
    return {
        "序号": str(number),
        "单位": str(recipient.name),
        "文件": paper.path.name if paper else UNMADE,
        "标题": paper.document.title if paper else "",
        "任务数": f"{count}（配合{helped}）" if helped else str(count),
        "最早时限": str(say(NOWHERE, *recipient.deadlines[:1])),
        "联系人": str(recipient.contact or ""),
        "签收人": "",
        "签收日期": "" if paper else UNMADE,
    }


def _printed(campaign: Campaign, batch: Batch, rows: list[Row], kept: Kept) -> list[Made]:
    """The list as a paper of its own, without a red head."""
    at = campaign.plan.mark

    def cell(text: str) -> Words:
        return say(NOWHERE, text)

    title = say(NOWHERE, campaign.plan.campaign, batch.kind.name, LIST)
    shown = [c for c in PRINTED if c in BLANKS or any(row[c] for row in rows)]
    table = Table(
        tuple(map(cell, shown)),
        tuple(tuple(cell(row[c] or BLANKS.get(c, "")) for c in shown) for row in rows),
    )
    document = Document(
        LIST, batch.kind, Paper(mark=at), Text(PLAIN, at), str(title), (Title(title), table), None,
        draft=campaign.options.draft,
    )  # fmt: skip
    made = campaign.listed(document, folder(campaign, batch) / f"{LIST}.docx", kept)
    return [made] if made else []


def folder(campaign: Campaign, batch: Batch) -> Path:
    """Where the papers of a batch lie."""
    return campaign.folder / safe(str(batch.kind.name))


def _sheet(campaign: Campaign, batch: Batch, rows: list[Row], same: Same, out: Lists) -> None:
    """The list for Excel, or as CSV without the library for it."""
    path = folder(campaign, batch) / f"{LIST}.xlsx"
    told = digest(repr([list(row.values()) for row in rows]).encode())
    kept = same(path, told)
    try:
        data = kept or workbook(rows)
    except ModuleNotFoundError:
        path, data = path.with_suffix(".csv"), table(rows)
        out.problems.append(problem("M111", None))
    out.files.append(File(path, data))
    out.made_from[path] = told


def table(rows: list[Row]) -> bytes:
    """The rows as CSV that Excel opens with a double click."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({k: _harmless(v) for k, v in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _harmless(value: str) -> str:
    """A text that a table program would take for a formula, with a mark before it."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value


def workbook(rows: list[Row]) -> bytes:
    """The rows as an Excel workbook: texts only, the header fixed; equal rows give equal bytes."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = LIST
    for look in _looks():
        book.add_named_style(look)
    for number, row in enumerate([dict(zip(COLUMNS, COLUMNS, strict=True)), *rows], 1):
        for place, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, place)
            cell.value, cell.data_type = row[name], "s"
            cell.style = "表头" if number == 1 else "格"
    for place, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _looks() -> list[NamedStyle]:
    """How the header and the other cells look; all are texts."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

    line = Side(style="thin")
    border = Border(line, line, line, line)
    return [
        NamedStyle(
            name,
            font=Font(name="宋体", size=11, bold=name == "表头"),
            border=border,
            alignment=Alignment("center" if name == "表头" else None, "center", wrap_text=True),
            number_format="@",
        )
        for name in ("表头", "格")
    ]


def _timeless(data: bytes) -> bytes:
    """The workbook without the hour it was made at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    stamped = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", STAMP, parts[CORE].decode())
    return package.write(parts | {CORE: stamped.encode()})
