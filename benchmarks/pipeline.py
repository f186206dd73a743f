"""The whole pipeline on the benchmark's notice, beside docxtpl in the same run.

    python -m benchmarks.pipeline [份数] [--rounds 3] [--growth] [--jobs]

YAML, wording, checks, layout and writing by ``gencirc.build.build``; every measurement is a
process of its own, imports not counted, ways in turn. ``--growth``: 100, 1,000 and 10,000
papers; ``--jobs``: with ``-j 2`` beside one, so many papers and 10,000.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks import shape
from benchmarks.laying import lay
from benchmarks.notice import alike, differing
from benchmarks.running import Bench, Took, folder, ratios, spread, two_cores
from benchmarks.worker import others

VARIANTS = {
    "八成相同": (False, False),
    "段段不同": (True, False),
    "八成相同，画印章": (False, True),
}
SLOW = 200  # papers that docxtpl makes in a round
MANY = 10_000


def plans(bench: Bench, count: int) -> dict[str, Path]:
    """A plan of so many departments for every variant."""
    return {
        name: shape.write(bench.top / "plans" / f"{name}{count}", count, *kind)
        for name, kind in VARIANTS.items()
    }


def compared(bench: Bench, base: Path, papers: list[Path]) -> None:
    """docxtpl's paper is the same in text and structure, or its time would not count."""
    out = bench.place()
    others("docxtpl", base, 3, out)
    for n in range(3):
        found = differing(papers[n], out / f"{n}.docx")
        assert not found, found[:5]
    print(
        f"docxtpl 的成品同 gencirc 的逐段、逐格、页脚相同；两份之间相同的占 {alike(*papers[:2]):.0%}"
    )


def versus(bench: Bench, base: Path, count: int, rounds: int) -> None:
    """Every variant beside docxtpl, round after round."""
    took: dict[str, list[Took]] = {name: [] for name in (*VARIANTS, "docxtpl")}
    typed = plans(bench, count)
    for _ in range(rounds):
        for name, plan in typed.items():
            took[name].append(bench.run("gencirc", plan, count))
        took["docxtpl"].append(bench.run("docxtpl", base, min(SLOW, count)))
    report(took, count)


def report(took: dict[str, list[Took]], count: int) -> None:
    """Milliseconds, papers a second, memory and how many times docxtpl's speed."""
    print(f"\n{count} 份（docxtpl {min(SLOW, count)} 份），CPU 毫秒/份，中位（最少～最多）")
    for name, found in took.items():
        each = median(t.each for t in found)
        times = spread(ratios(took["docxtpl"], found), 1)
        print(
            f"{name}: {spread(t.each for t in found)}，每核每秒 {1000 / each:.0f} 份，"
            f"墙钟 {median(t.wall for t in found):.1f} 秒，内存 {max(t.peak for t in found):.0f} MB，"
            f"docxtpl 的 {times} 倍"
        )
    plain, sealed = (took[n] for n in ("八成相同", "八成相同，画印章"))
    print(f"画印章的是不画的 {spread(ratios(plain, sealed))} 倍快")


def growth(bench: Bench) -> None:
    """A hundred, a thousand, ten thousand: time of a paper and memory."""
    print("\n份数多起来（CPU 毫秒/份，内存 MB）")
    for name in ("八成相同", "段段不同"):
        found = []
        for count in (100, 1000, MANY):
            place = bench.top / "growth" / f"{name}{count}"
            plan = shape.write(place, count, *VARIANTS[name])
            found.append(bench.run("gencirc", plan, count))
        line = "，".join(f"{t.count} 份 {t.each:.2f}/{t.peak:.0f}" for t in found)
        each = "，".join(f"{_more(a, b):.2f}" for a, b in pairwise(found))
        print(f"{name}: {line}；多一份多用 {each}；内存 {found[-1].peak - found[0].peak:+.0f}")


def _more(few: Took, many: Took) -> float:
    """CPU milliseconds that every further paper took."""
    return (many.each * many.count - few.each * few.count) / (many.count - few.count)


def jobs(bench: Bench, count: int, rounds: int) -> None:
    """Two workers beside one: wall time."""
    plan = shape.write(bench.top / "jobs" / str(count), count)
    times = two_cores(bench, plan, count, rounds)
    print(f"\n两个进程是一个的 {spread(times)} 倍快（墙钟，{count} 份）")


def main() -> None:
    """Lay out, compare, measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--jobs", action="store_true")
    asked = parser.parse_args()
    with folder() as top:
        bench, base = Bench(Path(top)), Path(top) / "base"
        base.mkdir()
        compared(bench, base, lay(base))
        versus(bench, base, asked.count, asked.rounds)
        if asked.growth:
            growth(bench)
        if asked.jobs:
            for count in sorted({asked.count, MANY}):
                jobs(bench, count, asked.rounds)


if __name__ == "__main__":
    main()
