"""Runs killed at random moments: ``issue`` and ``build``, each so many times.

    python -m benchmarks.kills [rounds]

After every kill: every .docx opens, the register reads, no number stands twice, what is
registered is frozen. After the next run: the set is whole, numbers are 1 to N, nothing
temporary is left. The first thing that does not hold stops it.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.register import killing
from tests.register.killing import Seen

ROUNDS = 50
TRIALS = 3  # the shortest of these is how long a run takes
WRITING = {"issue": 0.5, "build": 0.05}  # the part of a run in which it writes
MOST = 5  # a machine that is busy or idle by turns: so many times the rounds at most
PAPERS = 3 * len(killing.NAMES)


def issuing(folder: Path, rounds: int) -> tuple[float, list[Seen]]:
    """Every round a campaign of its own, whose first ``issue`` is killed."""
    took = []
    for n in range(TRIALS):
        killing.campaigns(folder / f"whole{n}")
        took.append(killing.finish(folder / f"whole{n}", *killing.ISSUE))
    return min(took), killed(
        rounds,
        min(took),
        WRITING["issue"],
        lambda n, after, at_work: killing.round_of_issuing(folder / str(n), after, at_work),
    )


def building(folder: Path, rounds: int) -> tuple[float, list[Seen]]:
    """One campaign, built anew every round, with one paper that is issued."""
    killing.campaigns(folder)
    killing.finish(folder, "issue", "plans/扫雪", "--date", "2026-05-25", "--kind", "函")
    took = []
    for n in range(TRIALS):
        killing.campaigns(folder, 1000 + n)
        took.append(killing.finish(folder, *killing.BUILD))
    return min(took), killed(
        rounds,
        min(took),
        WRITING["build"],
        lambda n, after, at_work: killing.round_of_building(folder, n, after, at_work),
    )


def killed(
    rounds: int, longest: float, part: float, one: Callable[[int, float, bool], Seen]
) -> list[Seen]:
    """Rounds until so many runs were killed before they had ended by themselves.

    Every second one is killed while it writes: within a ``part`` of its time from then on.
    """
    out: list[Seen] = []
    for n, after in enumerate(killing.moments(MOST * rounds, longest, 9704), 1):
        out.append(one(n, after * part if n % 2 else after, bool(n % 2)))
        if sum(s.running for s in out) == rounds:
            break
    return out


def stage(seen: Seen) -> str:
    """How far an ``issue`` had come."""
    if not seen.running:
        return "已经做完"
    if seen.frozen > seen.rows:
        return "有签发稿，还没有登记"
    if not seen.rows:
        return "还没有取号"
    return (
        "有的登记了，没有写完"
        if seen.outputs < seen.rows or seen.rows < PAPERS
        else "都写好了，还没有退出"
    )


def told(name: str, longest: float, all_: Sequence[Seen]) -> str:
    running = sum(s.running for s in all_)
    return (
        f"{name}：整个要 {longest:.2f} 秒，断在 {killing.LEAST}—{longest:.2f} 秒之间；"
        f"断了 {running} 次（另有 {len(all_) - running} 次已经自己做完）；"
        f"半截的文件 0，重号 0，漏号 0，下一次都做全了，留下的临时文件 0"
    )


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    runs: dict[str, Callable[[Path, int], tuple[float, list[Seen]]]] = {
        "issue": issuing,
        "build": building,
    }
    for name, run in runs.items():
        with tempfile.TemporaryDirectory() as folder:
            longest, seen = run(Path(folder), rounds)
        print(told(name, longest, seen))
        if name == "issue":
            for what, count in Counter(map(stage, seen)).most_common():
                print(f"  断在“{what}”：{count} 次")


if __name__ == "__main__":
    main()
