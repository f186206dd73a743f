"""A program in the place of LibreOffice that does as a test wants."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

START = """#!{python}
import os, shutil, subprocess, sys, time
from pathlib import Path

options = sys.argv[1 : sys.argv.index("--outdir")]
out, *files = map(Path, sys.argv[sys.argv.index("--outdir") + 1 :])

def write(file, pages=1):
    kids = " ".join(f"{{n + 3}} 0 R" for n in range(pages))
    text = "%PDF-1.4\\n1 0 obj\\n<</Type/Catalog/Pages 2 0 R>>\\nendobj\\n"
    text += f"2 0 obj\\n<</Type/Pages/Kids[{{kids}}]/Count {{pages}}>>\\nendobj\\n"
    for n in range(pages):
        text += f"{{n + 3}} 0 obj\\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\\nendobj\\n"
    text += "trailer\\n<</Root 1 0 R>>\\n%%EOF\\n"
    (out / (file.stem + ".pdf")).write_text(text)

"""
WELL = "for file in files: write(file)"


def soffice(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str = WELL) -> Path:
    """Put a program where GENCIRC_SOFFICE points; ``does`` is what it runs."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "假 soffice.py"
    script.write_text(START.format(python=sys.executable) + does + "\n", encoding="utf-8")
    script.chmod(0o755)
    if os.name == "nt":
        command = folder / "soffice.cmd"
        command.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
        script = command
    monkeypatch.setenv("GENCIRC_SOFFICE", str(script))
    return script
