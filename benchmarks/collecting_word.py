"""How much comes back from real Word files: plain edits, tracked ones, saved again by LibreOffice.

python benchmarks/collecting_word.py [--seed N] [--only KIND] [--again] [-v]

Every kind's example is built, one change of every sort is made in the .docx itself (every other
one tracked), and the file is collected; with --again LibreOffice saves it first. 找到: the file
reads as edited and the change is seen; 写回: the plan then says it.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.collecting import row
from gencirc.collect.collecting import Collected, collected
from gencirc.collect.edited import texts
from gencirc.outside.paper import read
from gencirc.starting import kinds
from tests.collect.chief import edited
from tests.collect.edits import Edited, applied, edits
from tests.collect.papers import Built, example, people
from tests.collect.test_office import saved_again

DERIVED = "改取来的"


class Sheet(NamedTuple):
    """A changed file, and what it should read."""

    kind: str
    paper: Built
    change: Edited
    tracked: bool
    file: Path
    wanted: list[str]


def sheets(folder: Path, seed: int, only: str) -> Iterator[Sheet]:
    """Every kind's example, one change of every sort each in a file of its own."""
    for kind in kinds():
        if only not in kind:
            continue
        paper = example(kind, folder / kind)
        data = paper.file.read_bytes()
        built = texts(read(paper.file)[0])
        made = edits(paper.start.lines, seed, 1, people(paper.plan))
        for number, change in enumerate(made):
            tracked = (number + seed) % 2 > 0
            file = folder / kind / f"{number}-{paper.file.name}"
            file.write_bytes(edited(data, change, tracked))
            yield Sheet(kind, paper, change, tracked, file, applied(built, change))


def resaved(made: list[Sheet], folder: Path) -> list[Sheet]:
    """The same files as LibreOffice writes them."""
    plain = []
    for number, sheet in enumerate(made):
        plain.append(folder / f"{number}.docx")
        plain[-1].write_bytes(sheet.file.read_bytes())
    again = saved_again(plain, folder)
    return [s._replace(file=file) for s, file in zip(made, again, strict=True)]


def main() -> None:
    """Print the shares by sort of change, and by plain and tracked."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--only", default="")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--again", action="store_true", help="saved by LibreOffice first")
    ask.add_argument("-v", action="store_true", help="what was not written")
    asked = ask.parse_args()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        folder = Path(name)
        made = list(sheets(folder, asked.seed, asked.only))
        for sheet in resaved(made, folder) if asked.again else made:
            out = collected(sheet.file, sheet.paper.plan, folder, sheet.paper.options)
            _count(sheet, out, table, asked.v)
    _print(table)
    print(f"{time.perf_counter() - began:.0f} 秒")


def _count(sheet: Sheet, out: Collected, table: dict[str, Counter[str]], telling: bool) -> None:
    found = out.differing is not None and bool(out.differing.atoms) and out.edited == sheet.wanted
    written = found and not out.tried.left
    facts = {"改": 1, "找到": found, "写回": written, "一字不差": out.whole and written}
    facts["机器"] = written and not out.tried.along and not out.tried.empty
    facts["列出"] = not written and bool(out.tried.left)
    table[sheet.change.sort].update(facts)
    if sheet.change.sort != DERIVED:
        table["修订" if sheet.tracked else "直接改"].update(facts)
        table["合计"].update(facts)
    if telling and not written and sheet.change.sort != DERIVED:
        said = [
            f"{a.kind} “{a.before[:30]}”→“{a.after[:30]}” {w}"
            for u, w in out.tried.left
            for a in u.atoms
        ]
        print(f"{sheet.kind} {sheet.change.sort}{'' if found else ' 没找到'}：{'；'.join(said)}")
        if not found:
            print("  该读：", [t for t in sheet.wanted if t not in out.edited])
            print("  读成：", [t for t in out.edited if t not in sheet.wanted])


def _print(table: dict[str, Counter[str]]) -> None:
    print(f"\n{'改法':　<8}   改  找到    写回    只差机器编的  一字不差  没写回而列出")
    for name, c in table.items():
        print(row(name, c))


if __name__ == "__main__":
    main()
