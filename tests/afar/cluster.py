"""A scheduler and workers as processes of their own, over TCP."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
START = 60.0  # seconds until everything must be there


class Cluster:
    """A scheduler with its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.file = folder / "scheduler.json"
        self.scheduler = self._started(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"
        )
        self.workers: list[subprocess.Popen[bytes]] = []
        self._until(self.file.exists)
        self.address: str = json.loads(self.file.read_text(encoding="utf-8"))["address"]

    def join(self, many: int = 1, top: Path = TOP) -> None:
        """More workers, each with one thread and without a nanny that would start it again.

        ``top``: where their gencirc lies.
        """
        more = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.workers += [self._started("dask_worker", *more, top=top) for _ in range(many)]

    def end(self) -> None:
        """Stop what we started."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _started(self, module: str, *more: str, top: Path = TOP) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}"]
        return subprocess.Popen(
            [*command, "--scheduler-file", str(self.file), *more],
            cwd=self.folder, env={**os.environ, "PYTHONPATH": str(top)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _until(self, there: object) -> None:
        end = time.monotonic() + START
        while not there():  # type: ignore[operator]
            assert time.monotonic() < end, "the scheduler does not start"
            time.sleep(0.05)


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A scheduler with so many workers, ended whatever happens."""
    made = Cluster(folder)
    try:
        made.join(workers)
        yield made
    finally:
        made.end()
