"""What a kind needs of a plan, by its head."""

from __future__ import annotations

from typing import Any

from gencirc.kind.library import Kind
from gencirc.plan.model import Plan
from gencirc.plan.scope import Scope
from gencirc.plan.views import view
from gencirc.problem import Problem, problem


def needed(kind: Kind, scope: Scope) -> list[Problem]:
    """What a kind needs and the plan does not have."""
    out = []
    for names in lacking(kind, scope):
        inside = names[0].rpartition(".")[0]
        where = f"在“{inside}”下面" if inside else "在最上一层"
        key = "”或“".join(n.rpartition(".")[2] for n in names)
        at = scope.paper or scope.plan
        out.append(problem("K110", at.mark, kind=kind.name, key=key, where=where))
    return out


def lacking(kind: Kind, scope: Scope) -> list[list[str]]:
    """The needs of a kind that the plan does not meet, each with what else would do."""
    stock = scope.paper is not None and scope.paper.stock
    needs = (*kind.needs, *(kind.stock_needs if stock else ()))
    paths = [path.split("或") for path in needs]
    missing = [names for names in paths if not any(_there(scope.plan, n, scope) for n in names)]
    # of a stock paper only what the plan has to say: its own keys follow from that
    of_plan = [names for names in missing if not all(n.startswith(f"{kind.key}.") for n in names)]
    return of_plan if stock and of_plan else missing


def _there(plan: Plan, path: str, scope: Scope) -> bool:
    head, *rest = path.split(".")
    thing: Any = plan.papers.get(head) or view(plan, head, scope)
    for name in rest:
        thing = thing and view(thing, name, scope)
    return bool(thing)
