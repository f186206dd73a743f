"""The units that a plan gives duties to."""

from __future__ import annotations

from gencirc.plan.model import Plan
from gencirc.source.marks import Text


def concerned(plan: Plan) -> list[Text]:
    """The units that have duties in groups and tasks, each once, in the registry's order."""
    groups = [*plan.groups.groups, *(g for c in plan.classes.values() for g in c.groups)]
    held = [(*g.departments, *g.partners) for g in groups]
    held += [(*t.departments, *t.partners) for t in plan.tasks.tasks]
    found = {str(name): name for names in reversed(held) for name in reversed(names)}
    rank = {name: place for place, name in enumerate(plan.registry.units)}
    typed = {str(name): place for place, name in enumerate(n for names in held for n in names)}
    return sorted(
        found.values(), key=lambda n: (rank.get(n, len(rank)), typed[n] if n not in rank else 0)
    )
