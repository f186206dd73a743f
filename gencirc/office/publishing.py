"""The PDFs beside the papers: which are due, what came of them, what they look like."""

from __future__ import annotations

import re
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc import record
from gencirc.locks import Busy, alone
from gencirc.office.convert import program, to_pdf
from gencirc.office.faces import substituted
from gencirc.problem import Problem, problem
from gencirc.record import Record, about, digest, digest_of

if TYPE_CHECKING:
    from gencirc.made import Made

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


def publish(made: Sequence[Made], force: bool) -> Published:
    """PDFs of papers that are written; those that still show their paper stay."""
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
    return Published(pdfs, problems + _looked_at(pdfs, places))


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
    for pdf in pdfs:
        with suppress(OSError, Busy), alone(pdf.parent / record.RECORD):
            known = Record(pdf.parent)
            known.sources[pdf.name] = digest(due[pdf].data)
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


def _looked_at(pdfs: Iterable[Sheets], places: dict[Path, Made]) -> list[Problem]:
    """Pages as counted against pages as reckoned, faces as asked for against faces used."""
    there = [s for s in pdfs if s.pages]
    out = [
        about("B122", s.path, pages=s.pages, reckoned=places[s.path].pages)
        for s in there
        if s.pages != places[s.path].pages
    ]
    return out + substituted([(places[s.path], s.path) for s in there])
