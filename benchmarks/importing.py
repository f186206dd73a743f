"""How well foreign papers are brought in: what is recognised, what is left, what comes back.

    PYTHONPATH=. python benchmarks/importing.py                  every example, built and imported again
    PYTHONPATH=. python benchmarks/importing.py FOLDER           the papers of a folder
    PYTHONPATH=. python benchmarks/importing.py FOLDER -v        with what was missed

A paper X.txt of a folder may have X.yaml beside it: what a reader finds in it (节: headings,
工作组, 任务, 阶段: names, 日期: dates of phases, signature); recall and precision are told,
those of papers that are 整洁 (neither masked nor damaged) apart from the others. 说明 is for readers.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.findings import WHATS, Found, answers, bare, known, signed
from gencirc.blocks import tree
from gencirc.build import Campaign, Options
from gencirc.importing.ledger import DERIVED, KEPT, LEFT, SIGN
from gencirc.importing.reading import read
from gencirc.importing.taking import Taken, tried

SHOWN = 12  # of what was missed, with -v
ENDINGS = (".txt", ".md", ".docx", ".doc", ".wps")


class Score(NamedTuple):
    """How many there are, how many were found, how many of those are right."""

    there: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        recall = f"{self.right / self.there:.1%}" if self.there else "—"
        precision = f"{self.right / self.found:.1%}" if self.found else "—"
        return f"{self.right}/{self.there} 查全 {recall} 查准 {precision}"


def of(taken: Taken) -> Found:
    """What an imported plan holds."""
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "活动.yaml"
        path.write_text(taken.plan, encoding="utf-8")
        (path.parent / "单位.yaml").write_text(taken.registry or "称谓: 片长\n", encoding="utf-8")
        made = Campaign(path, Options(draft=True))
        return known(made.documents, made.plan)


def scores(there: Found, found: Found) -> dict[str, Score]:
    """How well each sort of thing was found."""
    return {
        what: _score(there.get(what, []), found.get(what, [])) for what in WHATS if what in there
    }


def _score(there: list[str], found: list[str]) -> Score:
    right = sum((Counter(there) & Counter(found)).values())
    return Score(len(there), len(found), right)


# -- the examples --------------------------------------------------------------------


class Case(NamedTuple):
    """A paper to be imported, and what it holds."""

    name: str
    path: Path
    there: Found | None
    clean: bool = True


def examples(room: Path, without: Collection[str] = ()) -> Iterator[Case]:
    """Every plan and every sample of a kind but those ``without``, built; one case a paper."""
    from gencirc.build import build
    from gencirc.starting import kinds, start_kind

    plans = sorted(Path("plans").glob("*/*.yaml"))
    for kind in sorted(set(kinds()) - set(without)):
        started = start_kind(kind, kind, room / "plans")
        plans += [p for p in started.files if p.name == "活动.yaml"]
    for path in plans:
        output = room / "output" / path.parent.name
        plan = Campaign(path, Options()).plan
        for made in build([path], Options(output=output)).made:
            if made.document.recipient or made.document.name.endswith("（大字版）"):
                continue
            shown = known([made.document], plan)
            heads, cells = map(bare, _named(made.document.blocks))
            for what in ("工作组", "任务", "阶段"):
                names = shown[what]
                if any(n in cells and n not in heads for n in names):
                    del shown[what]  # a table may name them in passing: neither asked for nor wrong
                elif not all(n in heads for n in names):
                    shown[what] = []
            if "阶段" not in shown:
                del shown["日期"]
            elif not shown["阶段"]:
                shown["日期"] = list(signed(made.document))
            yield Case(f"{path.parent.name}/{made.document.name}", made.path, shown)


def _named(blocks: Iterable[tree.Block]) -> tuple[str, str]:
    """Where names of groups, tasks and phases can be read: headings, and cells of tables."""
    held = list(blocks)
    heads = [str(b.words) for b in held if isinstance(b, tree.Heading)]
    cells = [str(c) for b in held if isinstance(b, tree.Table) for row in b.rows for c in row]
    return "".join(heads), "".join(cells)


def folder(path: Path) -> Iterator[Case]:
    """The papers of a folder, with what they hold where that is written beside them."""
    for file in sorted(path.iterdir()):
        if file.suffix.lower() in ENDINGS:
            beside = file.with_suffix(".yaml")
            there = yaml.safe_load(beside.read_text(encoding="utf-8")) if beside.is_file() else None
            clean = bool(there.get("整洁", True)) if there else True
            yield Case(file.name, file, there and answers(there), clean)


def measured(cases: Iterable[Case], verbose: bool) -> int:
    """Print the figures; how many characters nobody accounts for."""
    totals: dict[bool, dict[str, Score]] = {True: {}, False: {}}
    slowest = lost = differing = stopped = count = 0.0
    for case in cases:
        text = read(case.path)
        started = time.process_time()
        taken = tried(text.text, case.path.name, text.markdown)
        took = time.process_time() - started
        slowest = max(slowest, took / max(1000, len(text.text)) * 5000)
        lost += unaccounted(taken)
        differing += len(taken.differences)
        stopped += bool(taken.stops)
        count += 1
        counts = " ".join(f"{f}{taken.account.count(f)}" for f in (KEPT, DERIVED, SIGN, LEFT))
        print(
            f"{case.name[:30]:<30} {len(text.text):5}字 {counts} 不同{len(taken.differences)} 待核{len(taken.doubts)} 先改{len(taken.stops)} {took * 1000:.0f}毫秒"
        )
        if case.there is not None:
            _compared(case.there, of(taken), totals[case.clean], verbose)
        if verbose:
            _told(taken)
    for clean, total in totals.items():
        for what, score in total.items():
            print(f"{'整洁' if clean else '遮盖、损坏'} {what} {score}")
    print(
        f"{count:.0f} 份；没有交代的字 {lost:.0f}；同原文不同 {differing:.0f} 处；{stopped:.0f} 份要先改才能生成；最慢（处理器时间，折合 5000 字）{slowest * 1000:.0f} 毫秒"
    )
    return int(lost)


def _compared(there: Found, found: Found, total: dict[str, Score], verbose: bool) -> None:
    """Add the scores of a paper to the total; what was missed or made up is told."""
    for what, score in scores(there, found).items():
        total[what] = total.get(what, Score()) + score
        if verbose and (score.right < score.there or score.right < score.found):
            missed = Counter(there[what]) - Counter(found[what])
            more = Counter(found[what]) - Counter(there[what])
            print(f"    {what} 漏 {list(missed)[:SHOWN]} 多 {list(more)[:SHOWN]}")


def _told(taken: Taken) -> None:
    """What came back otherwise, what was left out, what stops a build."""
    for one in taken.differences[:SHOWN]:
        print(f"    - {one.before[:60]}\n    + {one.after[:60]}")
    for left in taken.account.left[:SHOWN]:
        print(f"    未收 {left.text.strip()[:60]!r}")
    for stop in taken.stops[:SHOWN]:
        print(f"    先改 {stop.code} {stop.words}")


def unaccounted(taken: Taken) -> int:
    """Characters of the source that are neither in the account nor among the changes."""
    text = "".join(s.text for s in taken.account.stretches)
    gone = sum(len(c.old) for c in taken.account.changes if not c.new)
    return abs(len(taken.source.text) - len(text) - gone) + (text != taken.clean.text)


def main() -> None:
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    verbose = "-v" in sys.argv
    if names:
        sys.exit(bool(measured(folder(Path(names[0])), verbose)))
    with tempfile.TemporaryDirectory() as room:
        sys.exit(bool(measured(examples(Path(room)), verbose)))


if __name__ == "__main__":
    main()
