"""The same notice made by gencirc and by everybody else, side by side in one run.

    python -m benchmarks.field [--rounds 5] [--most 10000] [--quick]

Each way first makes papers that are compared with gencirc's, text and structure; a way whose
papers differ does not count. Then all ways in turn, each measurement a process of its own;
then one paper from a cold start; then 1 to 10,000 papers. The page is ``benchmarks/结果.md``.
What is not installed is skipped and said so (``benchmarks/requirements.txt``; for npm:
``npm install docxtemplater pizzip`` and NODE_PATH).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks import shape
from benchmarks.laying import lay
from benchmarks.notice import differing
from benchmarks.report import Results, page
from benchmarks.rivals import RIVALS
from benchmarks.running import TOP, Bench, Took, environment, folder, two_cores

SIZES = (1, 10, 100, 1000, 10_000)
OURS = {  # label, whether every block is distinct
    "gencirc": ("gencirc 全程，八成相同", False),
    "gencirc-zlib": ("gencirc 全程，八成相同，zlib", False),
    "gencirc-distinct": ("gencirc 全程，段段不同", True),
    "gencirc-distinct-zlib": ("gencirc 全程，段段不同，zlib", True),
}
NODE = "docxtemplater"


class Way(NamedTuple):
    """One way to make the papers."""

    name: str
    label: str
    most: int  # papers of a measurement at most


def ways() -> tuple[list[Way], list[str]]:
    """The ways that this machine has, and what is missing for the others."""
    found = [Way(name, label, 10_000) for name, (label, _) in OURS.items()]
    missing = []
    for name, rival in RIVALS.items():
        if not rival.needs or _installed(rival.needs):
            found.append(Way(name, rival.label, rival.most))
        else:
            missing.append(f"{rival.label}：没有装 {rival.needs}")
    if node():
        found.append(Way(NODE, "npm docxtemplater", 200))
    else:
        missing.append("npm docxtemplater：没有 Node 或者没有装")
    return found, missing


def _installed(module: str) -> bool:
    top = module.partition(".")[0]
    return find_spec(top) is not None and find_spec(module) is not None


def node() -> bool:
    """Whether Node finds docxtemplater."""
    if not shutil.which("node"):
        return False
    asked = ["node", "-e", "require('docxtemplater'); require('pizzip')"]
    return subprocess.run(asked, capture_output=True, env=environment()).returncode == 0


class Field:
    """All ways on one set of papers."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.base = bench.top / "base"
        self.base.mkdir()
        self.papers = lay(self.base)

    def run(self, way: Way, count: int) -> Took:
        """One measurement."""
        if way.name in OURS:
            name = way.name.replace("-distinct", "")
            return self.bench.run(name, self.plan(way, count), count)
        if way.name == NODE:
            return self.bench.node("docxtemplater.js", self.base, count)
        return self.bench.run(way.name, self.base, count)

    def plan(self, way: Way, count: int) -> Path:
        """The plan of so many departments, written before the clock runs."""
        place = self.bench.top / "plans" / f"{way.name}{count}"
        if not place.exists():
            shape.write(place, count, OURS[way.name][1])
        return place / "活动.yaml"

    def wrong(self, way: Way) -> list[str]:
        """In what its papers differ from gencirc's."""
        if way.name in OURS or way.name.startswith("floor"):
            return []
        self.run(way, 3)
        made = self.bench.top / "runs" / f"{self.bench.runs:04}"
        return [line for n in range(3) for line in differing(self.papers[n], made / f"{n}.docx")]

    def cold(self, way: Way) -> float:
        """CPU seconds of a whole process that makes one paper."""
        if way.name in OURS:
            plan = self.plan(way, 1)
            more = ["-m", "gencirc", "build", str(plan), "-o", str(self.bench.place())]
            return self.bench.cold([sys.executable, *more])
        last = [str(self.base), "1", str(self.bench.place())]
        if way.name == NODE:
            return self.bench.cold(["node", str(TOP / "benchmarks" / "docxtemplater.js"), *last])
        return self.bench.cold([sys.executable, "-m", "benchmarks.worker", way.name, *last])


def measure(rounds: int, sizes: tuple[int, ...], quick: bool) -> Results:
    """Everything, in turn."""
    with folder() as top:
        field = Field(Bench(Path(top)))
        found, missing = ways()
        made = Results(missing=missing)
        for way in found:
            _say(f"核对 {way.label}")
            if wrong := field.wrong(way):
                made.wrong[way.label] = wrong
        good = [w for w in found if w.label not in made.wrong]
        usual = 50 if quick else 1000
        for number in range(rounds):
            for way in good:
                _say(f"第 {number + 1} 轮 {way.label}")
                made.warm.setdefault(way.label, []).append(field.run(way, min(way.most, usual)))
                made.cold.setdefault(way.label, []).append(field.cold(way))
        for size in sizes:
            for way in good:
                if size <= way.most:
                    _say(f"{size} 份 {way.label}")
                    made.sizes.setdefault(way.label, []).append(field.run(way, size))
        for size in (usual, max(sizes)):
            _say(f"{size} 份，两个进程")
            plan = shape.write(Path(top) / "jobs" / str(size), size)
            made.jobs[size] = two_cores(field.bench, plan, size, rounds, "-zlib")
        return made


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="最多做到多少份")
    parser.add_argument("--quick", action="store_true", help="几十份，只看通不通，不写结果")
    asked = parser.parse_args()
    sizes = SIZES[:2] if asked.quick else tuple(s for s in SIZES if s <= asked.most)
    made = page(measure(asked.rounds, sizes, asked.quick))
    print(made)
    if not asked.quick:
        (TOP / "benchmarks" / "结果.md").write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
