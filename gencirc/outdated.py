"""PDFs of ours that show what their papers were before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from gencirc.keeping import digest_of
from gencirc.problem import Problem
from gencirc.record import Record, about


def outdated(files: Iterable[tuple[Path, str, str]]) -> list[Problem]:
    """A reminder for every such PDF; files by folder, name and digest."""
    out = []
    known = cache(_known)
    for folder, name, now in files:
        ours, (stem, _, ending) = known(folder), name.rpartition(".")
        source = ours.sources.get(f"{stem}.pdf") if ours and ending == "docx" else None
        if ours and source not in (None, now):
            pdf = folder / f"{stem}.pdf"
            if pdf.exists() and digest_of(pdf) == ours.files.get(pdf.name):
                out.append(about("B127", pdf))
    return out


def _known(folder: Path) -> Record | None:
    """The record of a folder; most hold no PDF, and a long record is not read for nothing."""
    try:
        with os.scandir(folder) as entries:
            pdfs = any(e.name.endswith(".pdf") for e in entries)
    except OSError:
        pdfs = False
    return Record(folder) if pdfs else None
