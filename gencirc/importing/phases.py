"""Phases with their dates: 第一阶段：集中攻坚（即日起至2月25日）。…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.importing.bodies import body
from gencirc.importing.dates import time
from gencirc.importing.draft import Keyed, Leaf, Pair, pair
from gencirc.importing.levels import Item, Part
from gencirc.importing.ordinals import LEVELS
from gencirc.patterns import holds, later
from gencirc.plan.content import FORM
from gencirc.source.marks import Text

COUNTED = later(
    r"(?:第[一二三四五六七八九十]{1,2}(?:个)?阶段|阶段[一二三四五六](?=[：、]))(?:\s*[：、，]\s*|\s+|为|（(?=[\u4e00-\u9fff]{2,10}）))?"
)
DATES = later(r"\s*[（〖](?:时间[为：]?)?\s*([^（）〖〗]*(?:（[^（）]*）[^（）]*)*)[）〗]\s*")
ISSUE = "(?:本?(?:方案|通知|办法|计划|意见|文件))?(?:印发|下发|发布|公布|发文)之日"
NOW = f"(?:即日|现在|{ISSUE})"
TYPED = rf"(?:{NOW})?[0-9XxＸ×某一二三四五六七八九十年月日号至到—–－～~\-./上中下旬初末底前起止即]{{3,}}(?:以后|之[前后](?:完成)?|前?完成|起?长期坚持)?"
QUARTERS = r"(?:\d{4}年)?(?:第?[一二三四1-4](?:[、至和][一二三四1-4])?季度|[上下]半年)(?:末|底|前)?"
WHEN = rf"(?:{TYPED}(?:[\u4e00-\u9fff]{{2,6}}(?:结束|为止|完成))?|{QUARTERS})"
LOOSE = later(  # no brackets
    rf"(?:(?:(?<=阶段)|(?<=期间))\s*(?:[：，]|——)?|\s*[：，]|(?<=[\u4e00-\u9fff])(?=\d|\s)|(?<=〗))\s*(?:时间[为：]?)?(?:从|自)?({WHEN})$"
)
PHASE = later(
    r"阶段|动员|部署|宣传|发动|整治|攻坚|实施|推进|巩固|提升|总结|验收|准备|排查|整改|启动|检查|评估|督查|迎检|迎接|收尾|申报|试点|推开|铺开|先行|落实|调查|摸底|摸排|自查|建档|清零|长效"
)
ENDS = r"(?:日|号|旬|底|前|以后|之后|月份?|初|末|起|止|结束|季度|半年|\d)"
SPAN = later(
    rf"（?(?:(?:起止|实施|具体)?时间[为：]\s*)?(?:从|自)?({QUARTERS}|(?:\d{{4}}年)?\d{{1,2}}月份?(?=[。；，：）]|$)|(?:{NOW}|(?:[\dXxＸ×某]{{4}}[年./-])?[\dXxＸ×某一二三四五六七八九十]{{1,3}}[月./-])[^。；，：（）]{{0,24}}?{ENDS})(?:）\s*[。；，：]?\s*|[。；，：]\s*|$)"
)
SPOKEN = rf"(?:从|自)?((?:{NOW}|[\dXxＸ×某一二三四五六七八九十])[^。；，：为是]{{0,24}}?{ENDS})(?:[，：]?[为是]|[，：]|[ \u3000]+)\s*"
TURNED = later(rf"{SPOKEN}([\u4e00-\u9fff“”]{{2,10}}?(?:阶段|期))(?=[。：，；]|$)")
NAMED = later(rf"{SPOKEN}([\u4e00-\u9fff“”、]{{2,12}})$")  # 3月1日至3月10日：宣传发动
DOTTED = later(r"(\d[\d./—～~至-]+\d)\s*([\u4e00-\u9fff“”、]{2,12})$")  # 3.1-3.10宣传发动
CLAUSE, DATELIKE = later("[^，]+"), later(r"\d\s*[月日号]|季度|半年|[上中下]旬")
BEGINS = "0123456789XxＸ×某一二三四五六七八九十从自即现本方通办计意文印下发公"  # a time
TIMELY = "0123456789XxＸ×某年月日季旬"  # one of them is in every time without brackets
SIGNS = "：，。 "
STOP = "：，。"


class Head(NamedTuple):
    """The heading of a phase: its name and time, whether it is counted, what is printed anew."""

    name: Text
    when: Leaf | None
    counted: bool
    signs: list[Text]


def phases(part: Part, derived: list[Text], year: int) -> Keyed | None:
    """The phases that stand under a heading, or ``None`` when it is about something else."""
    below = part.parts
    if len(below) < 2 or not all(p.title for p in below):
        return None
    heads = [_head(p.title, year) for p in below if p.title]
    if not all(heads):
        return None
    told = [_timed(h, p, year) for h, p in zip(heads, below, strict=True) if h]
    found = [h for h, _ in told]
    empty = any(not items and h.when is None for h, items in told)
    if len({str(h.name) for h in found}) < len(found) or empty or not _are_phases(part, found):
        return None
    derived += [t for h in found for t in h.signs]
    counted = all(h.counted for h in found)
    forms = ["第一阶段"] if counted else []
    forms += [below[0].form] if below[0].form in LEVELS else []
    forms += [] if counted or all(h.name.endswith("阶段") for h in found) else ["原名"]
    made = tuple(_phase(h, items) for h, items in told)
    return Keyed(((pair(FORM, " ".join(forms)),) if forms else ()) + made)


def dated(parts: Sequence[Part], year: int) -> list[tuple[Text, Leaf]]:
    """Names and times of headings that are phases, though no heading above them fetches them."""
    heads = [h for p in parts if p.title and (h := _among(p.title, year) or _head(p.title, year))]
    return [
        (h.name, h.when) for h in heads
        if h.when and PHASE.search(h.name) and not holds(h.name, STOP)
    ]  # fmt: skip


def _among(title: Text, year: int) -> Head | None:
    """A heading whose bracket says more than the time: 集中整治（为期80天，3月11日至5月31日）"""
    found = DATES.search(title)
    if not found or "，" not in found[1] or not found.start():
        return None
    parts = [title.part(*m.span()) for m in CLAUSE.finditer(title, *found.span(1))]
    times = [t for p in parts if DATELIKE.search(p) and (t := time(p.trimmed(), year))]
    made = _head(title.part(0, found.start()), year) if len(times) == 1 else None
    return made._replace(when=times[0]) if made else None


def _turned(title: str) -> re.Match[str] | None:
    """A title whose time stands before the name."""
    if title[:1] not in BEGINS:
        return None
    return TURNED.fullmatch(title) or NAMED.fullmatch(title) or DOTTED.fullmatch(title)


def _head(title: Text, year: int) -> Head | None:
    """A heading as name and dates."""
    signs: list[Text] = []
    counted = COUNTED.match(title)
    if counted:
        signs.append(title.part(0, counted.end()))
        title = title.part(counted.end(), len(title))
        if title.endswith("）") and "（" not in title:
            signs.append(title.part(len(title) - 1, len(title)))
            title = title.part(0, len(title) - 1)
    said = holds(title, TIMELY)
    if said and (turned := _turned(title)):
        typed, name = title.part(*turned.span(1)), title.part(*turned.span(2))
        if when := time(typed, year):
            signs += [title.part(0, turned.start(1)), title.part(turned.end(1), turned.start(2))]
            return Head(name, when, bool(counted), _signs(signs, when, typed))
    timed = [
        (d, t)
        for p in ((DATES, LOOSE) if said else (DATES,))
        if (d := p.search(title)) and (t := time(title.part(*d.span(1)).trimmed(), year))
    ]
    if not timed:
        return Head(title, None, bool(counted), signs) if title else None
    dates, when = timed[0]
    typed = title.part(*dates.span(1)).trimmed()
    signs += [title.part(dates.start(), dates.start(1)), title.part(dates.end(1), dates.end())]
    name = title.part(0, dates.start()).trimmed()
    if not name and dates.end() < len(title):
        name = title.part(dates.end(), len(title)).trimmed()
        lead = len(name) - len(name.lstrip(SIGNS + "为是"))
        signs.append(name.part(0, lead))
        name = name.part(lead, len(name))
    elif title[dates.end() :].strip("阶段。： "):
        return None
    name = name.part(0, len(name.rstrip(SIGNS)))
    return Head(name, when, bool(counted), _signs(signs, when, typed)) if name else None


def _signs(signs: list[Text], when: Leaf, typed: Text) -> list[Text]:
    """What is printed anew: a time too, where it is spelled otherwise."""
    return signs if typed in when.words else [*signs, typed]


def _timed(head: Head, part: Part, year: int) -> tuple[Head, list[Item]]:
    """A head with what stands under it; without dates of its own it gets those of the text.

    时间：4月1日至4月10日。召开动员大会。
    """
    first = part.items[0] if part.items else None
    found = SPAN.match(first) if head.when is None and isinstance(first, Text) else None
    if found is None or not isinstance(first, Text):
        return head, part.items
    typed = first.part(*found.span(1)).trimmed()
    when = time(typed, year)
    if when is None:
        return head, part.items
    signs = [first.part(0, found.start(1)), first.part(found.end(1), found.end())]
    rest = first.part(found.end(), len(first))
    items = [*([rest] if rest else []), *part.items[1:]]
    return head._replace(when=when, signs=_signs([*head.signs, *signs], when, typed)), items


def _are_phases(part: Part, heads: Sequence[Head]) -> bool:
    """Whether dated or counted headings are phases: by dates, or by the words of the headings."""
    dated = sum(h.when is not None for h in heads)
    said = sum(bool(PHASE.search(h.name)) for h in heads)
    if any(holds(h.name, STOP) for h in heads):
        return False
    if all(h.counted for h in heads) or dated * 2 > len(heads):
        return True
    named = sum("阶段" in h.name for h in heads)
    about = bool(part.title and STEPS.search(part.title))
    return named == len(heads) or (about and said == len(heads) and dated > 0)


STEPS = later("步骤|时间|阶段|进度|时序|安排")


def _phase(head: Head, items: list[Item]) -> Pair:
    content = [pair("内容", body(items))] if items else []
    return pair(head.name, Keyed((*([pair("时间", head.when)] if head.when else []), *content)))
