"""Who is in a group: its list by class with posts, and how it came to differ from before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from gencirc.blocks.tree import Block, Paragraph
from gencirc.kind import elements
from gencirc.kind.phrases import ended
from gencirc.kind.printing import Blocks
from gencirc.numerals import chinese
from gencirc.plan.content import Body
from gencirc.plan.fields import NOWHERE
from gencirc.plan.groups import Group, LeadingGroup
from gencirc.plan.loads import every_group
from gencirc.plan.model import Plan
from gencirc.plan.papers import Custom
from gencirc.plan.saying import leading_name
from gencirc.plan.scope import Scope
from gencirc.plan.staffing import staffed
from gencirc.plan.titles import booked, notice_title
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

Team = Group | LeadingGroup
CLASSES = (("组长", "leader"), ("副组长", "deputies"), ("成员", "members"))
LEADING = "领导小组"


class Adjustment(NamedTuple):
    """A group before and after."""

    name: Words
    before: Team
    after: Team


def adjustment(paper: Custom, scope: Scope) -> dict[str, Any]:
    """What a paper that adjusts a group may say of it."""
    found = _adjusted(paper, scope)
    if found is None:
        return {
            "调整组名": Words, "原通知": Words, "共几人": Words,
            "调整情况": Blocks, "调整后": Blocks,
        }  # fmt: skip
    return {
        "调整组名": lambda: found.name,
        "原通知": lambda: _former(paper, scope),
        "共几人": lambda: _counted(found.after, scope),
        "调整情况": lambda: Blocks(_changes(found, paper, scope)),
        "调整后": lambda: Blocks(roster(found.after, scope)),
    }


def roster(team: Team, scope: Scope) -> list[Block]:
    """A group by class: 组长：甲（局长）; then its office."""
    out: list[Block] = []
    for label, attribute in CLASSES:
        names = getattr(team, attribute)
        if names:
            with_posts = [_with_post(n, scope) for n in names]
            out.append(Paragraph(say(team.mark, label, "：", listed(team.mark, with_posts))))
    if isinstance(team, LeadingGroup) and team.office:
        chief = listed(team.mark, map(scope.words, team.chief))
        tail = say(team.mark, "，办公室主任由", chief, "担任") if chief else Words()
        office = scope.words(team.office)
        out.append(Paragraph(say(team.mark, "领导小组办公室设在", office, tail, "。")))
    return out


def _with_post(name: Text, scope: Scope) -> Words:
    post = scope.plan.registry.post(str(name), scope.day)
    return say(name.mark, scope.words(name), *(("（", str(post), "）") if post else ()))


def _value(paper: Custom, key: str) -> Text | None:
    body = paper.values.get(key, Body())
    return body.only


def _adjusted(paper: Custom, scope: Scope) -> Adjustment | None:
    """The group that a paper names, before and after; what is wrong is reported."""
    typed = _value(paper, "调整") or Text(LEADING, paper.mark)
    plan = scope.plan
    after = _team(typed, plan)
    if after is None:
        scope.report("N320", typed, name=typed)
        return None
    before = _team(typed, _earlier(paper, scope)) or after
    name = (
        leading_name(after, scope) if isinstance(after, LeadingGroup) else scope.words(after.name)
    )
    return Adjustment(name, before, after)


def _team(name: str, plan: Plan) -> Team | None:
    if plan.leading and name in (LEADING, plan.leading.name):
        return plan.leading
    return next((g for g in every_group(plan) if g.name == name), None)


def _earlier(paper: Custom, scope: Scope) -> Plan:
    """The plan as the earlier notice had it; as it was typed when no day of that is known."""
    plan = scope.plan.typed or scope.plan
    typed = _value(paper, "原日期")
    period = plan.calendar.period(str(typed)) if typed else None
    notice = plan.notice if not _value(paper, "原通知") else None
    day = (period and period.start) or (plan.day_of(notice) if notice else None)
    if typed and (period is None or period.days != 1):
        scope.report("D105", typed, value=typed)
    if day and scope.day and day >= scope.day:
        scope.report("N322", typed or paper.mark, first=day.isoformat())
    return staffed(plan, day) if day else plan


def _former(paper: Custom, scope: Scope) -> Words:
    """《原通知》（文号）确定的, from what is typed or from the plan's own notice."""
    typed = _value(paper, "原通知")
    if typed:
        return say(typed.mark, scope.words(typed), "确定的")
    notice = scope.plan.notice
    if notice is None or not notice.number or not notice.date:
        return Words()
    number = elements.number(notice, scope)
    title = booked(scope.resolved(notice_title(scope.plan)))
    return say(paper.mark, title, "（", number, "）确定的")


def _counted(team: Team, scope: Scope) -> Words:
    """共九人, when everybody in the group is a person."""
    names = {str(n) for _, attribute in CLASSES for n in getattr(team, attribute)}
    if not names <= set(scope.plan.registry.people):
        return Words()
    return say(NOWHERE, f"共{chinese(len(names))}人，")


def _changes(found: Adjustment, paper: Custom, scope: Scope) -> Iterator[Block]:
    """A sentence for every place that others have now, and for units that changed."""
    said = [*_places(found, scope), *_units(found, scope)]
    if not said:
        day = scope.day.isoformat() if scope.day else "最后"
        scope.report("N321", paper.mark, name=str(found.name), day=day)
        return
    if _kept(found):
        said.append(say(NOWHERE, "其他组成人员不变"))
    yield Paragraph(ended(listed(NOWHERE, said, "；")))


def _everybody(team: Team) -> set[str]:
    return {
        str(n) for _, attribute in (*CLASSES, ("", "chief")) for n in getattr(team, attribute, ())
    }


def _places(found: Adjustment, scope: Scope) -> Iterator[Words]:
    """由甲（局长）担任组长，乙不再担任."""
    people = scope.plan.registry.people
    staying = _everybody(found.after)
    for label, attribute in (*CLASSES, ("办公室主任", "chief")):
        before, after = (getattr(t, attribute, ()) for t in (found.before, found.after))
        come = [n for n in after if n not in before and n in people]
        left = [n for n in before if n not in after and n in people]
        gone = [n for n in left if n not in staying]
        if come:
            names = listed(NOWHERE, (_with_post(n, scope) for n in come))
            made = ("由", names, f"担任{label}") if label != "成员" else (names, "为成员")
            tail = _no_longer(gone, "" if label != "成员" else label) if gone else Words()
            yield say(NOWHERE, *made, tail)
        elif gone:
            yield _no_longer(gone, label, "")


def _no_longer(names: list[Text], label: str, sign: str = "，") -> Words:
    return say(NOWHERE, sign, listed(NOWHERE, names), "不再担任", label)


def _units(found: Adjustment, scope: Scope) -> Iterator[Words]:
    """成员单位甲更名为乙; 甲撤销，由乙接替."""
    for name in found.before.members:
        steps = scope.plan.registry.followed(str(name), scope.day)
        if name in found.after.members or not steps or not steps[-1].unit:
            continue
        heir = str(steps[-1].heir)
        how = "更名为" if steps[-1].unit == "更名" else f"{steps[-1].unit}，职责并入"
        yield say(NOWHERE, "成员单位", name, how, heir)


def _kept(found: Adjustment) -> bool:
    """Whether somebody stands where he stood: then the others are said not to change."""
    return any(
        n in getattr(found.after, attribute)
        for _, attribute in CLASSES
        for n in getattr(found.before, attribute)
    )
