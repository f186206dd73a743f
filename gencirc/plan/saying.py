"""How things of the plan are put in words inside a sentence: groups, slogans, figures, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from gencirc.plan.consultation import PARTLY, REFUSED, TAKEN, Consultation
from gencirc.plan.content import Body
from gencirc.plan.dates import DAY, full, printed
from gencirc.plan.facts import Basis, Fact, Slogan
from gencirc.plan.fields import NOWHERE
from gencirc.plan.groups import Group, Groups, LeadingGroup
from gencirc.plan.model import Plan
from gencirc.plan.whens import When
from gencirc.source.marks import Reckoned, Text
from gencirc.source.nodes import Node, Scalar, Sequence
from gencirc.words import Words, listed, say, unstopped

if TYPE_CHECKING:
    from gencirc.plan.scope import Scope

WEEKDAYS = "一二三四五六日"


def listing(parts: Iterable[str | Text | Words]) -> Words:
    """甲、乙、丙."""
    return listed(NOWHERE, parts)


def dated(when: When) -> Words:
    """A date as typed, in the standard's form; a counted span gets its last day.

    Of an expression the day it stands for.
    """
    if isinstance(when.text, Reckoned):
        return say(when.text.mark, when.text)
    first, last = when.period
    if first and last and "天" in when.text:
        same = f"{last.month}月{last.day}日" if first.year == last.year else full(last)
        return say(when.text.mark, f"{full(first)}至{same}")
    typed = printed(when.text)
    return say(when.text.mark, when.text if typed == when.text else typed)


def weekday(day: date) -> str:
    """The day of the week as papers print it: 星期二."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def opening_time(when: When) -> Words:
    """2026年5月19日（星期二）15:00: the time of a meeting with its day of the week."""
    words, day = dated(when), when.period.start
    found = DAY.search(str(words))
    if not found or day is None or when.period.days != 1 or re.search("星期|周", str(words)):
        return words
    named = say(when.text.mark, f"（{weekday(day)}）")
    return words.cut(0, found.end()) + named + words.cut(found.end()).trimmed()


# -- consultations ---------------------------------------------------------------


def consulted(made: Consultation, scope: Scope) -> Words:
    """共征求12个单位意见，收到……: how many were asked, what came back, what was taken."""
    at = made.mark
    asked = f"{len(made.units)}个单位" if made.counted else listing(made.units)
    parts = [say(at, "共征求", asked, "意见", _heard(made))]
    for names, what in ((made.content, "反馈无意见"), (made.silent, "未反馈意见")):
        if names:
            several = f"{len(names)}个单位" if len(names) > 1 else ""
            parts.append(say(at, listing(names), several, what))
    return listed(at, parts, "；")


def _heard(made: Consultation) -> str:
    if not made.opinions:
        return "，没有收到修改意见"
    counts = ((made.count(word), word) for word in (TAKEN, PARTLY, REFUSED))
    said = "，".join(f"{word}{number}条" for number, word in counts if number)
    return f"，收到{len(made.heard)}个单位反馈意见{len(made.opinions)}条" + (
        f"，其中{said}" if said else ""
    )


# -- groups ----------------------------------------------------------------------


def duties_listed(made: Groups, scope: Scope) -> Words:
    """甲组负责…，乙组负责…: names and duties, for 【功能组.名单及职责】."""
    parts = []
    for group in made.groups:
        duty = _duty(group, scope)
        parts.append(
            say(group.name.mark, group.name, "负责", duty) if duty else say(NOWHERE, group.name)
        )
    return listed(NOWHERE, parts, "，")


def _duty(group: Group, scope: Scope) -> Words:
    """The duty as it follows 负责: without that word and without a full stop."""
    words = unstopped(scope.words(group.duty)) if group.duty else Words()
    return words.cut(2) if str(words).startswith("负责") else words


def sentence(leading: LeadingGroup, scope: Scope) -> Words:
    """由…任组长，…任副组长，…为成员."""
    parts = [say(NOWHERE, "由", listing(leading.leader), "任组长")]
    if leading.deputies:
        parts.append(say(NOWHERE, listing(leading.deputies), "任副组长"))
    if leading.members:
        parts.append(say(NOWHERE, listing(leading.members), "为成员"))
    return listed(NOWHERE, parts, "，")


def leading_name(leading: LeadingGroup, scope: Scope) -> Words:
    """The full name of the leading group."""
    if leading.name:
        return say(NOWHERE, leading.name)
    return say(NOWHERE, scope.plan.campaign, "领导小组")


def unfolded(plan: Plan, scope: Scope) -> Words:
    """下设1个创城办公室、5个片区行动组（…）…"""
    parts = []
    for made in plan.classes.values():
        names = listing(g.name for g in made.groups)
        several = say(NOWHERE, "（", names, _shared(made), "）")
        alone = len(made.groups) == 1 and str(made.groups[0].name) == str(made.name)
        inside = _single(made.groups[0], scope) if alone else several
        parts.append(say(NOWHERE, f"{len(made.groups)}个", made.name, inside))
    return say(NOWHERE, "下设", listing(parts))


def _single(group: Group, scope: Scope) -> Words:
    """（设在创建办，负责组织协调）: a class of one group."""
    said = [say(NOWHERE, "设在", listing(group.departments))] if group.departments else []
    duty = _duty(group, scope)
    said += [say(NOWHERE, "负责", duty)] if duty else []
    return say(NOWHERE, "（", listed(NOWHERE, said, "，"), "）") if said else Words()


def _shared(made: Groups) -> Words:
    """，由…任片长: what holds for every group of a class."""
    group = made.shared
    if group is None:
        return Words()
    said = [say(NOWHERE, "由", _extra(e.value), "任", e.key) for e in group.extra]
    if group.leader:
        said.append(say(NOWHERE, "由", listing(group.leader), "任组长"))
    return say(NOWHERE, "，", listed(NOWHERE, said, "，")) if said else Words()


def _extra(node: Node) -> Words:
    if isinstance(node, Scalar):
        return say(NOWHERE, node.text)
    items = node.items if isinstance(node, Sequence) else ()
    return listing(i.text for i in items if isinstance(i, Scalar))


def system_name(plan: Plan, scope: Scope) -> Words:
    """“1+5+4+4”体系: every addend counted."""
    sums = "+".join(str(len(c.groups)) for c in plan.classes.values())
    return say(NOWHERE, f"“{sums}”体系")


# -- facts and slogans -----------------------------------------------------------


def slogan_parts(slogan: Slogan, scope: Scope) -> Words:
    """定领导、定责任 …, or the passage that holds the parts."""
    if slogan.source is not None:
        return scope.words(slogan.source)
    return listing(say(p[1].mark, p[0], p[1]) if isinstance(p, tuple) else p for p in slogan.said)


def slogan_said(slogan: Slogan, scope: Scope) -> Words:
    """“四定四包”（定领导、…）."""
    return say(NOWHERE, "“", slogan.name, "”（", slogan_parts(slogan, scope), "）")


def fact_parts(fact: Fact, scope: Scope) -> Words:
    """甲151个、乙161个."""
    return listing(say(NOWHERE, f.name, f.figure or "") for f in fact.parts)


def passage(body: Body, scope: Scope) -> Any:
    texts = [i for i in body.items if isinstance(i, Text)]
    return (
        Words(s for t in texts for s in scope.words(t)) if len(texts) == len(body.items) else None
    )


def basis_said(basis: Basis, scope: Scope) -> Words:
    tail = say(NOWHERE, "（", basis.number, "）") if basis.number else Words()
    return say(NOWHERE, basis.issuer or "", basis.title, tail)


def bases_said(bases: Iterable[Basis], scope: Scope) -> Words:
    """按照《甲》、《乙》和《丙》: the last of several joined with 和."""
    *most, last = (basis_said(b, scope) for b in bases)
    return say(NOWHERE, listing(most), "和" if most else "", last)


def bare_number(number: Fact) -> str:
    return f"{number.number:f}" if number.number is not None else ""
