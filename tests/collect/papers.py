"""Every kind's example as a built paper with its plan, for a chief to work on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gencirc.build import build
from gencirc.collect.desk import Desk, Drafted, Wanted
from gencirc.memory import Memory
from gencirc.options import Options
from gencirc.starting import start_kind

DAY = date(2026, 7, 10)


class Built(NamedTuple):
    """A paper in its output folder, its plan, and how it was drafted."""

    plan: Path
    file: Path
    options: Options
    start: Drafted
    desk: Desk


def example(kind: str, folder: Path) -> Built:
    """The example of a kind, built into ``folder``."""
    start_kind(kind, "", folder / "plans", DAY)
    return built(folder / "plans" / f"{kind}样例" / "活动.yaml", kind, folder)


def built(plan: Path, key: str, folder: Path) -> Built:
    """The first paper of a kind that a plan builds."""
    options = Options(folder / "output")
    outcome = build([plan], replace(options, force=True))
    made = next(m for m in outcome.made if m.document.kind.key == key)
    wanted = Wanted(key, made.document.copy, made.document.name)
    desk = Desk(plan, options, wanted, Memory(plan, options.output).held)
    return Built(plan, made.path, options, desk.draft(), desk)


@cache
def people(plan: Path) -> tuple[str, ...]:
    """The names that a chief would not change into words."""
    from gencirc.campaign import Campaign

    registry = Campaign(plan, Options()).plan.registry
    return (*registry.people, *registry.units, *registry.roles)
