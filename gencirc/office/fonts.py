"""The faces LibreOffice shows: installed ones first, open ones standing in for the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

STAND_INS = Path(__file__).parent / "fonts.conf"
VARIABLE = "FONTCONFIG_FILE"


def surroundings() -> dict[str, str]:
    """The environment of a conversion: on Linux with the stand-ins, unless the user chose."""
    env = dict(os.environ)
    if sys.platform.startswith("linux"):
        env.setdefault(VARIABLE, str(STAND_INS))
    return env
