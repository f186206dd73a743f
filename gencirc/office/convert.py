"""Word files → PDF through LibreOffice, with a profile of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Converted(NamedTuple):
    """PDF by its Word file; ``why`` is empty when all went well."""

    pdfs: dict[Path, Path]
    why: str


def program() -> Path | None:
    """Where LibreOffice is."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else None


def to_pdf(files: Sequence[Path], folder: Path, limit: float = 120) -> Converted:
    """The files as PDF in ``folder``, in one run."""
    soffice = program()
    if soffice is None:
        return Converted({}, "没有装 LibreOffice")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(soffice), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, capture_output=True, timeout=limit, check=False, env=dict(os.environ)
            )
        except subprocess.TimeoutExpired:
            return Converted({}, f"LibreOffice 转换超过 {limit:.0f} 秒")
    made = {f: folder / f"{f.stem}.pdf" for f in files}
    pdfs = {f: p for f, p in made.items() if p.is_file()}
    return Converted(pdfs, "" if len(pdfs) == len(made) else "LibreOffice 没有转出来")
