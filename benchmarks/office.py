"""LibreOffice as the benchmarks need it: many files in one call, in a profile of its own."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PREVIEW = HERE.parent / "tests" / "files" / "fonts.conf"
CELLS = HERE / "cells.conf"  # a face of equal cells, as the standard reckons
PROPERTIES = re.compile(r"<style:paragraph-properties\b[^>]*?(?=/?>)")
AUTOSPACE = re.compile(r' style:text-autospace="[^"]*"')
MOST = 240  # files in one call; LibreOffice stops after 255
PDF = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


def convert(files: Iterable[Path], to: str, folder: Path, fonts: Path = PREVIEW) -> list[Path]:
    """The files in another format, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = list(files)
    profile = f"-env:UserInstallation=file://{folder.resolve()}/.profile"
    for start in range(0, len(listed), MOST):
        subprocess.run(
            ["soffice", profile, "--headless", "--norestore", "--convert-to", to,
             "--outdir", str(folder), *map(str, listed[start : start + MOST])],
            env=os.environ | {"FONTCONFIG_FILE": str(fonts)}, capture_output=True, check=True,
        )  # fmt: skip
    ending = to.split(":", 1)[0]
    return [folder / f"{f.stem}.{ending}" for f in listed]


def flat(files: Iterable[Path], folder: Path) -> list[Path]:
    """Papers as .fodt without gaps beside digits, which LibreOffice sets whatever a .docx says."""
    made = convert(files, "fodt", folder)
    for path in made:
        path.write_text(_without_gaps(path.read_text(encoding="utf-8")), encoding="utf-8")
    return made


def _without_gaps(xml: str) -> str:
    def closed(match: re.Match[str]) -> str:
        return AUTOSPACE.sub("", match[0]) + ' style:text-autospace="none"'

    return PROPERTIES.sub(closed, xml)


def version() -> str:
    """Name and number of the LibreOffice that is used."""
    ran = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
    return " ".join(ran.stdout.split()[:2])
