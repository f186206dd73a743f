"""成套: kinds that are made although their key is not written, each with its stock words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gencirc.kind.library import Kind, Library
from gencirc.kind.needs import lacking
from gencirc.likeness import nearest
from gencirc.plan.model import Plan
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import Speech, stock
from gencirc.plan.scope import Scope
from gencirc.plan.units import concerned
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Text

ALL = "全套"
ONLY_ALL = "是"  # 成套 of a kind that is in the full set alone


def completed(plan: Plan, library: Library) -> tuple[Plan, list[Problem]]:
    """The plan with the papers that 成套 asks for, and what stock papers take from the plan."""
    kinds = library.kinds()
    problems: list[Problem] = []
    for key, paper in plan.papers.items():
        plan = plan.with_paper(key, _filled(paper, plan, kinds.get(key)))
    for name in plan.bundle:
        members = list(_members(name, kinds.values()))
        named = [k for k in kinds.values() if k.answers([name])]
        left: list[str] = []
        for kind in members or named:
            tried = _with(kind, plan, name.mark)
            missing = lacking(kind, _scope(tried, str(kind.key), library)) if members else []
            plan = plan if missing else tried
            left += [_left_out(kind, missing)] if missing else []
        if left:
            problems.append(problem("K250", name, name=name, left="；".join(left)))
        if not members and not named:
            problems.append(_unknown(name, kinds.values()))
    return plan, problems


def _members(name: str, kinds: Iterable[Kind]) -> Iterator[Kind]:
    """The kinds of a set, by what their heads say."""
    return (k for k in kinds if (k.sets if name == ALL else name != ONLY_ALL and name in k.sets))


def _with(kind: Kind, plan: Plan, mark: Mark) -> Plan:
    """The plan with the stock paper of a kind, unless it has one of its own."""
    key = str(kind.key)
    if key in plan.papers:
        return plan
    return plan.with_paper(key, _filled(stock(key, mark), plan, kind))


def _scope(plan: Plan, key: str, library: Library) -> Scope:
    return Scope(plan, [], plan.papers[key], passage=library.passage)


def _left_out(kind: Kind, missing: list[list[str]]) -> str:
    return f"{kind.name}（要有{'、'.join('或'.join(names) for names in missing)}）"


def _unknown(name: Text, kinds: Iterable[Kind]) -> Problem:
    """A name that is neither a kind nor a set of kinds."""
    known = dict.fromkeys([ALL, *(s for k in kinds for s in k.sets if s != ONLY_ALL)])
    names = [*map(str, known), *(str(k.name) for k in kinds)]
    near = nearest(name, names, 0.3) or ALL
    return problem("K251", name, name=name, near=near, all="、".join(names))


# -- what a stock paper takes from the plan ------------------------------------------


def _filled(paper: Paper, plan: Plan, kind: Kind | None) -> Paper:
    """A stock paper with the recipients, or speaker and points, that the plan has for it."""
    if not paper.stock or kind is None:
        return paper
    if isinstance(paper, Speech):
        return paper.but(speaker=_speaker(plan), points=plan.requirements)
    asked = any(f"{kind.key}.主送" in path.split("或") for path in kind.needs)
    if asked and isinstance(paper, Official) and not paper.recipients:
        return paper.but(recipients=_recipients(plan, paper.mark))
    return paper


def _recipients(plan: Plan, mark: Mark) -> Text | None:
    """主送 of the notice, so that all papers go to the same bodies, else all that have duties."""
    if plan.notice and plan.notice.recipients:
        return plan.notice.recipients
    return Text("、".join(concerned(plan)), mark) or None


def _speaker(plan: Plan) -> Text | None:
    """Who speaks at the meeting by its agenda, else the chief of the leading group."""
    turns = plan.meeting.agenda if plan.meeting else ()
    chiefs = plan.leading.leader if plan.leading else ()
    speaks = [t.who for t in turns if "讲话" in t.what]
    return next(iter([*speaks, *chiefs]), None)
