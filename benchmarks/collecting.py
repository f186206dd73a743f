"""How much of what a chief changes comes back: every kind's example, every sort of change."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from gencirc.campaign import Campaign
from gencirc.collect.desk import Desk, Wanted, named_files
from gencirc.collect.matching import aligned
from gencirc.collect.origins import Origins
from gencirc.collect.owners import Paper
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from gencirc.options import Options
from gencirc.plan.paths import plans_in
from gencirc.starting import kinds, start_kind
from tests.collect.edits import applied, edits
import shutil
TOP = Path(__file__).resolve().parent.parent

def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--only", default="")
    ask.add_argument("--sort", default="")
    ask.add_argument("-v", action="store_true")
    ask.add_argument("--each", type=int, default=2)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    by_sort, by_kind = defaultdict(Counter), defaultdict(Counter)
    began = time.time()
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(TOP / "plans", Path(folder) / "plans")
        for kind in kinds():
            start_kind(kind, "", Path(folder) / "new", date(2026, 7, 10))
        for plan in plans_in(Path(folder)):
            if asked.only and asked.only not in str(plan):
                continue
            campaign = Campaign(plan, Options())
            mine = plan.parent.name.endswith("样例")
            for share in campaign.shares:
                for document in share.documents:
                    copy = document.copy
                    if (plan, share.kind.key, document.name) in seen:
                        continue
                    seen.add((plan, share.kind.key, document.name))
                    if mine and share.kind.key != plan.parent.name.removesuffix("样例"):
                        continue
                    desk = Desk(plan, Options(), Wanted(str(share.kind.key), copy, document.name), lambda k: {})
                    start = desk.draft()
                    if not start.lines:
                        print("!!", plan.parent.name, document.name, [p.words for p in start.problems][:2]); continue
                    paper = Paper(start.lines, Origins(plan, start.campaign.files, named_files(start.campaign)))
                    texts = [line.text for line in start.lines]
                    same = aligned(start.lines, texts)
                    assert not same.atoms, same.atoms[:3]
                    for change in edits(start.lines, asked.seed, asked.each, campaign.plan.registry.people):
                        if asked.sort and change.sort != asked.sort:
                            continue
                        new = applied(texts, change)
                        found = aligned(start.lines, new)
                        ok = bool(found.atoms)
                        trial = Trial(desk, start, new, found, paper)
                        tried = trial.all(units(found, new, paper, desk))
                        whole = ok and not tried.left
                        for c in (by_sort[change.sort], by_kind[str(share.kind.name)]):
                            c["all"] += 1; c["found"] += ok; c["written"] += whole
                        if asked.v and not whole:
                            print(f"-- {plan.parent.name} {document.name} {change.sort}: {texts[change.at][:50]} -> {''.join(change.texts)[:60]}")
                            for u, why in tried.left:
                                print("     ", [(a.kind, a.before[:30], a.after[:30]) for a in u.atoms], why[:80], [x.sort for x in (paper.letters[u.atoms[0].old][u.atoms[0].at:u.atoms[0].at+1] if u.atoms[0].old is not None else [])])
    for title, table in (("文种", by_kind), ("改法", by_sort)):
        print(title)
        for name, c in table.items():
            print(f"  {name:<10} {c['all']:4} found {c['found']/c['all']:.0%} written {c['written']/c['all']:.1%}")
        whole = sum(table.values(), Counter())
        print("  all", whole["all"], f"{whole['found']/whole['all']:.1%}", f"{whole['written']/whole['all']:.1%}")
    print(time.time() - began)

if __name__ == "__main__":
    main()
