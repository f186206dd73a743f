"""A small campaign, runs that are killed at random moments, and what must hold afterwards.

Used by the tests with a few rounds and by ``benchmarks/kills.py`` with many.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gencirc.keeping import digest
from gencirc.register.rows import Row, rows_of
from gencirc.register.table import load
from tests.helpers import PLAN, TOP, put

OPEN = PLAN.replace("文号: 3, 成文日期: 2026-05-25, ", "")
LETTER = "函: {主送: 清河县交通运输局, 事由: 商请协助, 正文: 请贵局协助清理。}\n"
ISSUE = ("issue", "plans", "--date", "2026-05-25", "--all")
BUILD = ("build",)
LEAST = 0.02  # seconds before the first kill
NAMES = ("夏季整治", "防汛", "扫雪")
REGISTER = Path("plans/发文登记.csv")


def campaigns(folder: Path, round_: int = 0) -> None:
    """Three plans, each with a notice, a speech and a letter; every round says something else."""
    for name in NAMES:
        plan = OPEN.replace("夏季整治", name).replace("请认真落实", f"请认真落实第{round_}项")
        put(folder, plan + LETTER, name)


def command(*arguments: str) -> list[str]:
    """gencirc of this checkout, wherever it is started."""
    return [sys.executable, "-m", "gencirc", *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(TOP), "PYTHONIOENCODING": "utf-8"}


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A run of gencirc that goes on while others do."""
    return subprocess.Popen(
        command(*arguments), cwd=folder, env=environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def finish(folder: Path, *arguments: str) -> float:
    """A run that must end well; the seconds it took."""
    begin = time.perf_counter()
    done = subprocess.run(
        command(*arguments), cwd=folder, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - begin


def killed(folder: Path, after: float, at_work: bool, *arguments: str) -> bool:
    """Kill a run after some seconds, or so long after it began to write; whether it still ran."""
    process = start(folder, *arguments)
    while at_work and process.poll() is None and not writing(folder):
        time.sleep(0.001)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return process.returncode != 0


def writing(folder: Path) -> bool:
    """Whether a run has the register, or is writing papers."""
    records = folder.glob("output/*/记录.json")
    return (folder / "plans/.发文登记.csv.who").exists() or any(
        "将写" in r.read_text(encoding="utf-8") for r in records
    )


class Seen(NamedTuple):
    """What a round left behind when it was killed."""

    running: bool
    rows: int
    frozen: int
    outputs: int


def seen(folder: Path, running: bool) -> Seen:
    frozen = list(folder.glob("plans/*/签发稿/*.docx"))
    return Seen(
        running, len(register(folder)), len(frozen), len(list(folder.glob("output/*/*.docx")))
    )


def register(folder: Path) -> list[Row]:
    """The rows of the register, which must be whole."""
    table, problems = load(folder / REGISTER, "发文登记.csv")
    rows, strange = rows_of(table)
    assert problems + strange == []
    return rows


def sound(folder: Path) -> None:
    """What holds at any moment: whole files, whole rows, no number twice, every row's text kept."""
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    rows = register(folder)
    numbers = [r.number for r in rows if r.number and r.version == 1]
    assert len(numbers) == len(set(numbers))
    for row in rows:
        plan = folder / "plans" / row.key.plan
        for name, known in zip(row.files, row.digests, strict=True):
            assert digest((plan.parent / "签发稿" / name).read_bytes()) == known


def complete(folder: Path) -> None:
    """What holds after the next run: the whole set, numbered from 1 on, nothing left over."""
    sound(folder)
    for code in ("清城管发", "清城管函"):
        given = sorted(
            int(n[1]) for r in register(folder) if (n := re.match(rf"{code}.*〕(\d+)号", r.written))
        )
        assert given == list(range(1, len(NAMES) + 1)), given
    for row in register(folder):
        name = row.key.plan.partition("/")[0]
        for file, known in zip(row.files, row.digests, strict=True):
            assert digest((folder / "output" / name / file).read_bytes()) == known
    assert tidy(folder)


def tidy(folder: Path) -> bool:
    """Whether nothing temporary is left."""
    return not [p for p in folder.rglob("*") if p.name.endswith((".tmp", ".who"))]


def round_of_issuing(folder: Path, after: float, at_work: bool = False) -> Seen:
    """Kill an ``issue`` of three plans, look, and let the next run complete the set."""
    campaigns(folder)
    running = killed(folder, after, at_work, *ISSUE)
    sound(folder)
    left = seen(folder, running)
    finish(folder, *ISSUE)
    complete(folder)
    return left


def round_of_building(folder: Path, round_: int, after: float, at_work: bool = False) -> Seen:
    """Kill a ``build`` that writes everything anew, look, and let the next run complete it."""
    campaigns(folder, round_)
    running = killed(folder, after, at_work, *BUILD)
    sound(folder)
    left = seen(folder, running)
    finish(folder, *BUILD)
    sound(folder)
    texts = [p.read_text(encoding="utf-8") for p in folder.glob("output/*/通知.txt")]
    assert len(texts) == len(NAMES)
    assert all(f"第{round_}项" in t for t in texts)
    assert tidy(folder)
    return left


def moments(count: int, longest: float, seed: int) -> Sequence[float]:
    """Random moments of a run, in seconds."""
    chance = random.Random(seed)
    return [chance.uniform(LEAST, longest) for _ in range(count)]
