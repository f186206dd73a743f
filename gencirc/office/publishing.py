"""The PDFs beside the papers: which are due, what came of them, what they look like."""

from __future__ import annotations

import re
import tempfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc import record
from gencirc.keeping import digest, digest_of
from gencirc.locks import Busy, alone
from gencirc.office.convert import program, to_pdf
from gencirc.office.faces import substituted
from gencirc.problem import Problem, problem
from gencirc.record import Record, about

if TYPE_CHECKING:
    from gencirc.made import Made
    from gencirc.memory import Looks, Recalled

PAGES = "页数"
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


class Sheets(NamedTuple):
    """A PDF beside its paper."""

    path: Path
    state: record.State
    pages: int
    backup: Path | None = None


class Published(NamedTuple):
    """What became of the PDFs of a run."""

    pdfs: list[Sheets]
    problems: list[Problem]
    looks: dict[Path, Looks]  # what was seen in each


def publish(made: Sequence[Made], force: bool, known: Mapping[Path, Looks]) -> Published:
    """PDFs of papers that are written; those that still show their paper stay.

    ``known`` tells what was seen in PDFs before: those that stay are not opened again.
    """
    places = {m.path.with_suffix(".pdf"): m for m in made}
    records = {folder: Record(folder) for folder in {p.parent for p in places}}
    strange = [p for p in places if not force and _foreign(p, records[p.parent])]
    kept = [p for p, m in places.items() if not force and _current(p, m, records[p.parent])]
    due = {p: m for p, m in places.items() if p not in strange and p not in kept}
    written, problems = _convert(due) if due else ([], [])
    sheets = {p: Sheets(p, "未变", page_count(p)) for p in kept}
    sheets |= {w.path: Sheets(w.path, w.state, page_count(w.path), w.backup) for w in written}
    pdfs = [sheets[p] for p in places if p in sheets]
    problems = [about("B123", p) for p in strange] + problems
    looks = {
        s.path: known[s.path] if s.path in kept and s.path in known else _looked_at(s, places)
        for s in pdfs
    }
    return Published(pdfs, problems, looks)


def recalled(last: Recalled) -> list[Sheets]:
    """The PDFs of a plan for which nothing has changed."""
    return [Sheets(p, "未变", page_count(p)) for p in last.files if p.suffix == ".pdf"]


def said(looks: Mapping[Path, Looks]) -> list[Problem]:
    """What was seen in PDFs: pages of each, every face once for the run, where it comes first."""
    pages = [p for look in looks.values() for key, p in look.items() if key == PAGES]
    faces: dict[str, Problem] = {}
    for look in looks.values():
        for key, found in look.items():
            if key != PAGES:
                faces.setdefault(key, found)
    return [*pages, *faces.values()]


def _foreign(pdf: Path, known: Record) -> bool:
    """Whether another hand has made the PDF or changed it."""
    return pdf.exists() and digest_of(pdf) != known.files.get(pdf.name)


def _current(pdf: Path, made: Made, known: Record) -> bool:
    """Whether the PDF is there as it was written, from this very paper."""
    ours = pdf.exists() and not _foreign(pdf, known)
    return ours and known.sources.get(pdf.name) == digest(made.data)


def _convert(due: dict[Path, Made]) -> tuple[list[record.Written], list[Problem]]:
    """Make the PDFs in one run of LibreOffice, and write them as papers are written."""
    if program() is None:
        return [], [problem("B120", None)]
    with tempfile.TemporaryDirectory(prefix="gencirc-", ignore_cleanup_errors=True) as folder:
        done = to_pdf([m.path for m in due.values()], Path(folder))
        papers = [
            record.Paper(pdf, done.pdfs[m.path].read_bytes(), m.text)
            for pdf, m in due.items()
            if m.path in done.pdfs
        ]
    lost = [about("B121", m.path, why=done.why) for m in due.values() if m.path not in done.pdfs]
    written = record.save(papers)
    _note((w.path for w in written if w.state != "失败"), due)
    return written, lost + [w.problem for w in written if w.problem]


def _note(pdfs: Iterable[Path], due: dict[Path, Made]) -> None:
    """Keep which paper a PDF shows; without it, it is merely made again."""
    folders: dict[Path, list[Path]] = {}
    for pdf in pdfs:
        folders.setdefault(pdf.parent, []).append(pdf)
    for folder, mine in folders.items():
        with suppress(OSError, Busy), alone(folder / record.RECORD):
            known = Record(folder)
            known.sources |= {pdf.name: digest(due[pdf].data) for pdf in mine}
            known.save()


def page_count(pdf: Path) -> int:
    """Pages of a PDF of LibreOffice's; 0 when there are none to be seen."""
    try:
        data = pdf.read_bytes()
    except OSError:
        return 0
    return len(PAGE.findall(data + _packed(data)))


def _packed(data: bytes) -> bytes:
    """Objects that newer editions pack into streams."""
    out = b""
    for found in re.finditer(rb"/Type\s*/ObjStm\b.*?stream\r?\n", data, re.S):
        with suppress(zlib.error):
            out += zlib.decompressobj().decompress(data[found.end() :])
    return out


def _looked_at(sheet: Sheets, places: Mapping[Path, Made]) -> Looks:
    """Pages as counted against pages as reckoned, faces as asked for against faces used."""
    made = places[sheet.path]
    if not sheet.pages:
        return {}
    look = substituted(made, sheet.path)
    if sheet.pages != made.pages:
        facts = {"pages": sheet.pages, "reckoned": made.pages}
        look[PAGES] = about("B122", sheet.path, **facts)
    return look
