"""Files put in their places whole: written beside and renamed, or moved there."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from gencirc.keeping import digest_of, pieces, summed
from gencirc.locks import Busy, alone
from gencirc.patterns import later
from gencirc.spool import Piece

BESIDE = later(r"\..+\.\d+\.tmp")  # what put writes first
# Windows lets no file be replaced while another run reads it: pauses, in seconds.
PATIENCE = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
SHORT = 48  # characters that are kept of a name to which more is added


def put(place: Path | str, data: bytes | Piece | Iterable[bytes], lasting: bool = False) -> None:
    """Write beside and rename, so that there is never half a file; ``lasting`` before going on.

    What was put away already is only moved; no path is made for that.
    """
    if isinstance(data, Piece):
        try:
            return _rename(data.path, place)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            data = data.read()  # on another disk
    path = Path(place)
    beside = path.with_name(f".{path.name[-SHORT:]}.{os.getpid()}.tmp")
    try:
        if isinstance(data, bytes):
            beside.write_bytes(data)
        else:
            with beside.open("wb") as file:
                file.writelines(data)
        if lasting:  # a power cut does not undo it
            with beside.open("r+b") as file:
                os.fsync(file.fileno())
        _rename(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def renew(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON object as ``pieces`` does; where the very same stands it stays."""
    old = digest_of(path)
    if not old or old != summed(pieces(content)):
        put(path, pieces(content))


def _rename(beside: Path | str, path: Path | str) -> None:
    for pause in PATIENCE:
        try:
            return os.replace(beside, path)
        except PermissionError:  # read by another run just now, or open in Word for good
            time.sleep(pause)
    return os.replace(beside, path)


def sweep(folder: Path, name: str = "*") -> None:
    """Remove what a killed run was writing; only for who holds the folder alone."""
    for path in folder.glob(f".{name}.tmp"):
        if BESIDE.fullmatch(path.name):
            path.unlink(missing_ok=True)


def swept(folder: Path, lock: str, name: str = "*") -> None:
    """Remove what a killed run was writing, unless another run is at work there."""
    if next(folder.glob(f".{name}.tmp"), None):
        with suppress(OSError, Busy), alone(folder / lock, 0):
            sweep(folder, name)
