"""An imported plan in a folder of its own, with proposals for the registry beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gencirc.filenames import safe
from gencirc.importing.taking import Taken
from gencirc.plan.paths import registry_beside
from gencirc.problem import Problem
from gencirc.record import about

PLAN, REGISTRY, LEFT = "活动.yaml", "单位.yaml", "未收.txt"


def save(taken: Taken, folder: Path) -> tuple[list[Path], list[Problem]]:
    """Write the plan, its names and what was left out; never over a plan that is there."""
    plan = folder / PLAN
    if plan.exists():
        return [], [about("X104", plan)]
    files = {plan: _headed(taken)}
    if taken.registry:
        files[folder / REGISTRY] = taken.registry
    if left := list(_left(taken)):
        files[folder / LEFT] = "\n".join(left) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return list(files), []


def shared(folder: Path) -> Path | None:
    """The registry of the other plans, which the one beside this plan stands before."""
    above = folder.parent
    return registry_beside(above) if above.exists() else None


def _headed(taken: Taken) -> str:
    return f"# 由 gencirc import 从“{taken.source.name}”读出；“# 待核”的地方对照原件核一遍，改好就删掉那一行。\n{taken.plan}"


def _left(taken: Taken) -> Sequence[str]:
    """What is not in the plan, with the line of the source it stood in."""
    out = [
        f"第{_line(taken, taken.clean.at(s.begin))}行\t{' '.join(s.text.split())}"
        for s in taken.account.left
    ]
    for why, changes in taken.account.gone.items():
        gone = [c for c in changes if not c.new]
        out += [f"第{_line(taken, c.at)}行\t{' '.join(c.old.split())}\t（{why}）" for c in gone]
    return [*out, *(f"页眉页脚\t{text}" for text in taken.margins)]


def _line(taken: Taken, at: int) -> int:
    return taken.source.place(at)[0]


def name_of(taken: Taken, file: Path) -> str:
    """The folder's name: that of the campaign, else of the file."""
    first = next((p for p in taken.made.plan.pairs if str(p.key) == "活动"), None)
    return safe(str(first.value) if first else file.stem)
