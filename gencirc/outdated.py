"""PDFs of ours that show what their papers were before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gencirc.keeping import digest_of
from gencirc.problem import Problem
from gencirc.record import Record, Standing, about


class Stayed(NamedTuple):
    """One that is as the last run left it."""

    folder: Path
    file: str
    digest: str


def outdated(files: Iterable[Standing]) -> list[Problem]:
    """A reminder for every such PDF."""
    out = []
    known = cache(_known)
    for one in files:
        ours = known(one.folder)
        if ours is None:
            continue
        stem, _, ending = one.file.rpartition(".")
        source = ours.sources.get(f"{stem}.pdf") if ending == "docx" else None
        if source not in (None, one.digest):
            pdf = one.folder / f"{stem}.pdf"
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
