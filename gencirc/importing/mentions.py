"""Data that texts tell without headings of their own: taken up beside the words, fetched where they stand."""

from __future__ import annotations

from gencirc.importing.draft import Keyed, pair
from gencirc.importing.facts import Facts
from gencirc.importing.responsible import responsible
from gencirc.importing.teams import listed
from gencirc.importing.timetables import told
from gencirc.importing.weaving import Stretch, stretch

TWICE = "待核：照正文取的，要改两处一起改"


def mentioned(facts: Facts) -> dict[Stretch, str]:
    """Take up what the texts name without a part of its own, and tell where it is fetched."""
    _tasks(facts)
    return _teams(facts) | _phases(facts)


def _teams(facts: Facts) -> dict[Stretch, str]:
    if {"工作组"} & {*facts.found, *facts.refused}:
        return {}
    found = next((made for tree in facts.trees if (made := listed(tree)).groups), None)
    if found is None or found.groups is None:
        return {}
    facts.found["工作组"] = found.groups
    if not found.whole:
        facts.remarks["工作组"] = TWICE
    return {stretch(t): "【工作组.名单】" for t in found.whole}


def _phases(facts: Facts) -> dict[Stretch, str]:
    if {"阶段"} & {*facts.found, *facts.refused}:
        return {}
    found = next((made for tree in facts.trees if (made := told(tree, facts.year))), None)
    if found is None:
        return {}
    facts.found["阶段"] = Keyed(tuple(pair(s.name, Keyed((pair("时间", s.when),))) for s in found))
    if not all(s.typed for s in found):
        facts.remarks["阶段"] = TWICE
    return {stretch(s.typed): f"【{s.name}.时间】" for s in found if s.typed}


def _tasks(facts: Facts) -> None:
    """The tasks that no heading fetches; beside those that are fetched one by one, the others."""
    before = facts.found.get("任务")
    if "任务" in facts.refused or (before and not (facts.several and isinstance(before, Keyed))):
        return
    made = responsible(facts.trees)
    fetched = before.pairs if isinstance(before, Keyed) else ()
    names = {str(p.key) for p in fetched}
    more = [p for p in (made.pairs if made else ()) if str(p.key) not in names]
    if more:
        facts.found["任务"] = Keyed((*fetched, *more))
        facts.remarks["任务"] = TWICE
