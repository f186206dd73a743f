"""What a kind needs of a plan, by its head."""

from __future__ import annotations

from typing import Any

from gencirc.kind import giving
from gencirc.kind.library import Kind
from gencirc.plan.content import Body
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.plan.scope import Scope
from gencirc.plan.views import view
from gencirc.problem import Problem, problem


def needed(kind: Kind, scope: Scope) -> list[Problem]:
    """What a kind needs and the plan does not have."""
    out = []
    recipient = scope.local.get(giving.RECIPIENT)
    for names in lacking(kind, scope):
        if recipient and names[0].startswith(giving.RECIPIENT):
            found = [_found(scope.plan, n, scope) for n in names]
            out += giving.lacking(kind, recipient, found, "或".join(names))
            continue
        inside = names[0].rpartition(".")[0]
        where = f"在“{inside}”下面" if inside else "在最上一层"
        key = "”或“".join(n.rpartition(".")[2] for n in names)
        at = scope.paper or scope.plan
        out.append(problem("K110", at.mark, kind=kind.name, key=key, where=where))
    return out


def has_its_share(kind: Kind, plan: Plan, paper: Paper, recipient: Recipient) -> bool:
    """Whether there is anything for a recipient in the paper of a kind."""
    scope = Scope(plan, [], giving.addressed(paper, recipient), local=giving.names_for(recipient))
    return not any(found.code == "M103" for found in needed(kind, scope))


def lacking(kind: Kind, scope: Scope) -> list[list[str]]:
    """The needs of a kind that the plan does not meet, each with what else would do."""
    stock = scope.paper is not None and scope.paper.stock
    needs = (*kind.needs, *(kind.stock_needs if stock else ()))
    paths = [path.split("或") for path in needs]
    missing = [names for names in paths if not _met(names, scope)]
    # of a stock paper only what the plan has to say: its own keys follow from that
    of_plan = [names for names in missing if not all(n.startswith(f"{kind.key}.") for n in names)]
    return of_plan if stock and of_plan else missing


def _met(names: list[str], scope: Scope) -> bool:
    """Whether one of several is there; what a recipient has is known only with the recipient.

    照例 is nothing where its words are about what is looked for.
    """
    of_recipient = names[0].startswith(giving.RECIPIENT)
    if of_recipient and giving.RECIPIENT not in scope.local:
        return True
    found = (_found(scope.plan, name, scope) for name in names)
    return any(f and not (of_recipient and isinstance(f, Body) and f.stock) for f in found)


def _found(plan: Plan, path: str, scope: Scope) -> Any:
    """What stands at a path such as 会议.主持."""
    head, *rest = path.split(".")
    mine = scope.paper if plan.key(scope.paper) == head else plan.papers.get(head)
    thing: Any = scope.local.get(head) or mine or view(plan, head, scope)
    for name in rest:
        thing = thing and view(thing, name, scope)
    return thing
