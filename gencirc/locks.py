"""One run at a time: a lock file beside what several runs may write.

The system lets go of the lock when its process ends, killed or not; the empty lock
file stays, since taking it away would let two runs hold two locks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

WAIT = 120.0  # seconds; a run with many papers holds the register that long


class Busy(Exception):
    """Another run held the lock all the time; the text is who, if it gave its name."""


@contextmanager
def alone(path: Path, wait: float | None = None, named: bool = False) -> Iterator[None]:
    """Hold ``path`` alone, by a hidden lock file beside it; ``Busy`` after ``wait`` seconds.

    Who takes it ``named`` is told to those who wait for it in vain.
    """
    from filelock import FileLock, Timeout  # not wanted for help and checks

    who = path.with_name(f".{path.name}.who")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT if wait is None else wait)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(_read(who)) from None
    try:
        with suppress(OSError):
            if named:
                who.write_text(_me(), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            if named:
                who.unlink(missing_ok=True)
        lock.release()


def _me() -> str:
    """张三@办公室电脑，10:21 起."""
    import getpass
    import platform

    name = "有人"
    with suppress(OSError, KeyError, ImportError):  # a user without an account
        name = getpass.getuser()
    return f"{name}@{platform.node()}，{datetime.now():%H:%M} 起"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") or "没有留名"
    except (OSError, UnicodeError):
        return "没有留名"
