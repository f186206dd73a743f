"""Measurements in processes of their own, each into a fresh folder, and their middle and spread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.worker import used

TOP = Path(__file__).resolve().parent.parent
BYTECODE = Path(tempfile.gettempdir()) / "gencirc-bench-bytecode"


class Took(NamedTuple):
    """What one measurement took; seconds and MB."""

    count: int
    user: float
    system: float
    wall: float
    peak: float

    @property
    def each(self) -> float:
        """CPU milliseconds of one paper."""
        return (self.user + self.system) / self.count * 1000


class Bench:
    """A folder in which every measurement gets a fresh place; all of it goes at the end."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.runs = 0

    def run(self, name: str, folder: Path, count: int) -> Took:
        """One measurement of some papers made one way."""
        return self._run([sys.executable, "-m", "benchmarks.worker", name], folder, count)

    def node(self, script: str, folder: Path, count: int) -> Took:
        """The same by a script for Node."""
        return self._run(["node", str(TOP / "benchmarks" / script)], folder, count)

    def cold(self, command: list[str]) -> float:
        """CPU seconds of a whole process, start and imports with it."""
        before = used()
        subprocess.run(command, check=True, cwd=TOP, env=environment(), capture_output=True)
        return sum(used()) - sum(before)

    def place(self) -> Path:
        """A fresh folder."""
        self.runs += 1
        made = self.top / "runs" / f"{self.runs:04}"
        made.mkdir(parents=True)
        return made

    def _run(self, command: list[str], folder: Path, count: int) -> Took:
        done = subprocess.run(
            [*command, str(folder), str(count), str(self.place())],
            cwd=TOP, env=environment(), capture_output=True, encoding="utf-8",
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else command)
        return Took(count, **json.loads(done.stdout.splitlines()[-1]))


def environment() -> dict[str, str]:
    """This project before any that is installed, its bytecode kept as if it were."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(TOP), "PYTHONPYCACHEPREFIX": str(BYTECODE)}


def folder() -> tempfile.TemporaryDirectory[str]:
    """A place for a whole session of measurements, on a real disk where one is named."""
    return tempfile.TemporaryDirectory(prefix="gencirc-bench-", dir=os.environ.get("BENCH_FOLDER"))


def two_cores(bench: Bench, plan: Path, count: int, rounds: int, library: str = "") -> list[float]:
    """How many times faster two processes are than one, wall time.

    Each run of two is held against the mean of those of one before and behind it, since
    machines become slower and quicker within minutes.
    """
    ones, times = [bench.run(f"gencirc-j1{library}", plan, count).wall], []
    for _ in range(rounds):
        two = bench.run(f"gencirc-j2{library}", plan, count).wall
        ones.append(bench.run(f"gencirc-j1{library}", plan, count).wall)
        times.append((ones[-2] + ones[-1]) / 2 / two)
    return times


def spread(values: Iterable[float], digits: int = 2) -> str:
    """The median with the least and the greatest."""
    found = sorted(values)
    return f"{median(found):.{digits}f}（{found[0]:.{digits}f}～{found[-1]:.{digits}f}）"


def ratios(base: Iterable[Took], other: Iterable[Took]) -> list[float]:
    """How many times faster the other was, pair by pair."""
    return [b.each / o.each for b, o in zip(base, other, strict=True)]
