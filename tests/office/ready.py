"""Whether pages can be made here."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec

from gencirc.office.fonts import STAND_INS, VARIABLE

NOT_READY = "要 LibreOffice 和预览字体"


@cache
def ready() -> bool:
    """Whether LibreOffice and the preview fonts are here; on CI they must be."""
    if os.environ.get("CI"):
        return True
    if not (shutil.which("soffice") and shutil.which("fc-match") and find_spec("pdfplumber")):
        return False
    env = os.environ | {VARIABLE: str(STAND_INS)}
    found = subprocess.run(
        ["fc-match", "仿宋_GB2312"], env=env, capture_output=True, text=True, check=False
    )
    return "Fandol" in found.stdout
