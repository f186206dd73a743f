"""One measurement in a process of its own: so many papers made one way, what that took as JSON.

    python -m benchmarks.worker 做法 底料 份数 输出

What is imported and prepared once is not counted; ``benchmarks.field`` measures it apart.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

PLAIN = "-zlib"


def measured(work: Callable[[], object]) -> dict[str, float]:
    """CPU and wall seconds of some work, and the greatest memory of the process so far, in MB."""
    before, began = used(), time.perf_counter()
    work()
    wall, after = time.perf_counter() - began, used()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "user": after[0] - before[0], "system": after[1] - before[1],
        "wall": wall, "peak": max(peak(), children),
    }  # fmt: skip


def used() -> tuple[float, float]:
    """User and system seconds so far, of this process and its children that have ended."""
    both = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(b.ru_utime for b in both), sum(b.ru_stime for b in both)


def peak() -> float:
    """The greatest memory so far, MB; ru_maxrss would be that of the process that started us."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text())
    assert found
    return int(found[1]) / 1024


def pipeline(plan: Path, out: Path, jobs: int = 1) -> dict[str, float]:
    """The whole of gencirc: from the plan as typed to the files."""
    from dataclasses import fields

    from gencirc.build import Options, build
    from gencirc.problem import failed

    known = {f.name for f in fields(Options)}
    more = {"jobs": jobs} if "jobs" in known else {}
    if jobs > 1 and not more:
        sys.exit("Options 还没有 jobs")
    outcome = None

    def work() -> None:
        nonlocal outcome
        outcome = build([plan], Options(output=out, **more))

    took = measured(work)
    assert outcome is not None
    if failed(outcome.problems):
        sys.exit(f"没有生成：{outcome.problems[:3]}")
    return took


def others(name: str, folder: Path, count: int, out: Path) -> dict[str, float]:
    """Another way, paper after paper."""
    from benchmarks.rivals import RIVALS

    make = RIVALS[name].prepare(folder)

    def work() -> None:
        for n in range(count):
            make(n, out / f"{n}.docx")

    return measured(work)


def plainly(name: str) -> str:
    """The name of a way; with ``-zlib`` behind it no quicker library of deflate is found."""
    if name.endswith(PLAIN):
        sys.modules |= dict.fromkeys(("isal", "zlib_ng"))  # type: ignore[arg-type]
    return name.removesuffix(PLAIN)


def main(name: str, folder: str, count: str, out: str) -> None:
    """Measure and print."""
    name = plainly(name)
    if name.startswith("gencirc"):
        jobs = int(name.partition("-j")[2] or 1)
        took = pipeline(Path(folder), Path(out), jobs)
    else:
        took = others(name, Path(folder), int(count), Path(out))
    print(json.dumps(took))


if __name__ == "__main__":
    main(*sys.argv[1:])
